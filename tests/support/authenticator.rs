//! An authenticator app: the six digits for a key that was typed in.
//!
//! Invariant: knows what stands on the page and the time, nothing else.

use app::time::{SECOND, Timestamp};
use totp_rs::Builder;

/// Returns the code for a key as the page shows it, in base 32 with spaces.
pub fn code(key: &str, now: Timestamp) -> String {
    let mut bits = 0_u32;
    let mut held = 0;
    let mut bytes = Vec::new();
    for letter in key.bytes().filter(u8::is_ascii_alphanumeric) {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'2'..=b'7' => letter - b'2' + 26,
            _ => panic!("{key} is no key"),
        };
        bits = bits << 5 | u32::from(value);
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    let key: [u8; 20] = bytes.try_into().unwrap();
    let seconds = u64::try_from(now.0 / SECOND).unwrap();
    Builder::new().with_secret(key).build_noncompliant().generate(seconds).to_string()
}
