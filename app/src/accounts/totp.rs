//! The second step: six digits of an authenticator app (RFC 6238).
//!
//! Invariant: pure; the key is handed in and nothing of it is kept. The picture has no inline style.

use qrcodegen::{QrCode, QrCodeEcc};
use totp_rs::{Builder, Secret, Totp};

use super::model::Picture;
use crate::time::{SECOND, Timestamp};

/// What an authenticator app shows as the issuer.
const ISSUER: &str = "Throughline";
/// The quiet margin that a scanner needs around the code, in modules.
const MARGIN: i32 = 4;

/// Returns the step that `code` belongs to, if it is the code of now, 30 seconds ago or 30 seconds ahead.
pub(crate) fn step_of(key: [u8; 20], code: &str, now: Timestamp) -> Option<i64> {
    let digits: String = code.chars().filter(|character| !character.is_whitespace()).collect();
    let seconds = u64::try_from(now.0 / SECOND).ok()?;
    let step = totp(key).check(&digits, seconds)?;
    i64::try_from(step).ok()
}

/// Returns the key as it is typed in by hand, in groups of four.
pub(crate) fn typed_key(key: [u8; 20]) -> String {
    let letters: Vec<char> = Secret::new_stack(key).to_base32().chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Returns the key as an authenticator app scans it.
pub(crate) fn picture(key: [u8; 20], email: &str) -> Option<Picture> {
    let code = QrCode::encode_text(&address(key, email), QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                path.push_str(&format!("M{} {}h1v1h-1z", x + MARGIN, y + MARGIN));
            }
        }
    }
    Some(Picture { side: code.size() + 2 * MARGIN, path })
}

fn address(key: [u8; 20], email: &str) -> String {
    let name: String = form_urlencoded::byte_serialize(email.as_bytes()).collect();
    let secret = Secret::new_stack(key).to_base32();
    format!("otpauth://totp/{ISSUER}:{name}?secret={secret}&issuer={ISSUER}")
}

/// Six digits, SHA-1, 30 seconds, one step either way: what every authenticator app does.
fn totp(key: [u8; 20]) -> Totp {
    Builder::new().with_secret(key).build_noncompliant()
}

/// Returns the code of `now`, as an authenticator app would.
#[cfg(test)]
pub(crate) fn code_at(key: [u8; 20], now: Timestamp) -> String {
    totp(key).generate((now.0 / SECOND) as u64).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, SHA-1, the last six of the eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let key = *b"12345678901234567890";
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
        {
            let now = Timestamp(second * SECOND);
            assert_eq!(code_at(key, now), code);
            assert_eq!(step_of(key, code, now), Some(second / 30));
            assert_eq!(step_of(key, code, now.plus(30 * SECOND)), Some(second / 30), "one step late");
            assert_eq!(step_of(key, code, now.plus(61 * SECOND)), None, "too late");
        }
        assert_eq!(step_of(key, "287 082", Timestamp(59 * SECOND)), Some(1), "as apps show it");
        for wrong in ["", "28708", "abcdef", "2870820", "\u{661}87082"] {
            assert_eq!(step_of(key, wrong, Timestamp(59 * SECOND)), None, "{wrong:?}");
        }
    }

    #[test]
    fn the_picture_holds_the_key_for_this_address() {
        let key = *b"12345678901234567890";
        assert_eq!(
            address(key, "ada+x@example.org"),
            "otpauth://totp/Throughline:ada%2Bx%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Throughline"
        );
        let picture = picture(key, "ada@example.org").unwrap();
        assert!(picture.side > 29 && picture.path.starts_with("M4 4h1v1h-1z"));
        assert!(typed_key(key).starts_with("GEZD GNBV"));
    }
}
