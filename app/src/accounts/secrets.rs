//! What is derived from the house's one secret: keys, codes and tokens that need not be stored.
//!
//! Invariant: each purpose has a word of its own, so that no value of one can stand for another; every part is
//! preceded by its length.

use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::access::{House, Token};

/// How many recovery codes belong to a second step.
const RECOVERY_CODES: u8 = 10;
/// Letters and digits that are not mistaken for each other (Crockford's 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The house's secret.
#[derive(Clone)]
pub(crate) struct Secrets(Arc<[u8; 32]>);

impl From<[u8; 32]> for Secrets {
    fn from(pepper: [u8; 32]) -> Self {
        Self(Arc::new(pepper))
    }
}

impl Secrets {
    /// Returns the secrets of `house`.
    pub fn of(house: &House) -> Self {
        Self(house.pepper.clone())
    }

    /// Returns what passwords are mixed with.
    pub fn password_key(&self) -> [u8; 32] {
        self.derive("password", &[])
    }

    /// Returns the secret of a second step; only `salt` is stored.
    pub fn totp_key(&self, account: &str, salt: &str) -> [u8; 20] {
        let mut key = [0; 20];
        key.copy_from_slice(&self.derive("totp", &[account, salt])[..20]);
        key
    }

    /// Returns the recovery codes that belong to a second step: 80 bits each, in groups of four characters.
    pub fn recovery_codes(&self, account: &str, salt: &str) -> Vec<String> {
        (0..RECOVERY_CODES)
            .map(|number| {
                let bytes = self.derive("recovery", &[account, salt, &number.to_string()]);
                grouped(&bytes[..16])
            })
            .collect()
    }

    /// Returns the form in which a recovery code is stored; what people confuse in writing is the same.
    pub fn recovery_hash(&self, account: &str, code: &str) -> String {
        let code: String = code
            .chars()
            .filter(|character| character.is_ascii_alphanumeric())
            .map(|character| match character.to_ascii_lowercase() {
                'o' => '0',
                'i' | 'l' => '1',
                other => other,
            })
            .collect();
        hexadecimal(&self.derive("recovery hash", &[account, &code]))
    }

    /// Returns the token of the single-use link stored under `id`.
    pub fn link_token(&self, id: &str) -> Token {
        Token::derived(self.derive("link", &[id]))
    }

    /// Returns the key under which failures of `what` are counted, so that no address is stored in the clear.
    pub fn wait_key(&self, kind: &str, what: &str) -> String {
        format!("{kind}:{}", hexadecimal(&self.derive(kind, &[what])))
    }

    /// Returns the cookie that shows that `account` has signed in on this device before.
    pub fn device_cookie(&self, account: &str, device: &str) -> String {
        format!("{device}.{}", hexadecimal(&self.derive("device", &[account, device])))
    }

    /// Returns the device that `cookie` names, if `account` has signed in on it before.
    pub fn known_device<'a>(&self, account: &str, cookie: &'a str) -> Option<&'a str> {
        let (device, code) = cookie.split_once('.')?;
        let bytes: Vec<u8> = (0..code.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(code.get(at..at + 2)?, 16).ok())
            .collect::<Option<_>>()?;
        let mac = self.mac("device", &[account, device])?;
        mac.verify_slice(&bytes).ok().map(|()| device)
    }

    fn derive(&self, purpose: &str, parts: &[&str]) -> [u8; 32] {
        self.mac(purpose, parts).map_or([0; 32], |mac| mac.finalize().into_bytes().into())
    }

    /// HMAC takes a key of any length: `None` does not happen.
    fn mac(&self, purpose: &str, parts: &[&str]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&*self.0).ok()?;
        for part in std::iter::once(&purpose).chain(parts) {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part.as_bytes());
        }
        Some(mac)
    }
}

/// Writes 16 bytes as 16 letters, five bits of each, in groups of four.
fn grouped(bytes: &[u8]) -> String {
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_purpose_stands_for_another() {
        let secrets = Secrets::from([7; 32]);
        assert_ne!(secrets.derive("link", &["a", "b"]), secrets.derive("link", &["ab"]));
        assert_ne!(secrets.derive("link", &["ab"]), secrets.derive("totp", &["ab"]));
        assert_ne!(secrets.link_token("a").secret(), Secrets::from([8; 32]).link_token("a").secret());
    }

    #[test]
    fn recovery_codes_differ_and_are_read_as_people_write_them() {
        let secrets = Secrets::from([7; 32]);
        let mut codes = secrets.recovery_codes("account", "salt");
        assert!(codes.iter().all(|code| code.len() == 19), "{codes:?}");
        let (written, typed) = ("01ab-cdef-0101-2345", " OLAB cdef-oiO1 2345 ");
        assert_eq!(secrets.recovery_hash("account", written), secrets.recovery_hash("account", typed));
        assert_ne!(secrets.recovery_hash("account", written), secrets.recovery_hash("other", written));
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 10);
    }

    #[test]
    fn a_device_is_known_to_the_account_that_signed_in_on_it() {
        let secrets = Secrets::from([7; 32]);
        let cookie = secrets.device_cookie("ada", "device");
        assert_eq!(secrets.known_device("ada", &cookie), Some("device"));
        for (account, cookie) in [
            ("bob", cookie.as_str()),
            ("ada", "device.00"),
            ("ada", "device.\u{e9}\u{e9}"),
            ("ada", "device."),
            ("ada", "other"),
        ] {
            assert_eq!(secrets.known_device(account, cookie), None, "{account} {cookie}");
        }
    }
}
