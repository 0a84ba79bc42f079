//! Random ids and tokens.
//!
//! Invariant: the one place that draws randomness for ids, tokens and references.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::time::Timestamp;

/// Where ids and tokens come from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entropy;

/// A secret of 256 bits, shown once; only its SHA-256 is ever stored. Its `Debug` form hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(..)")
    }
}

impl Entropy {
    /// Returns a new id that sorts by `now` (UUIDv7).
    pub fn id(self, now: Timestamp) -> String {
        let seconds = u64::try_from(now.0.div_euclid(1_000_000)).unwrap_or(0);
        let nanos = u32::try_from(now.0.rem_euclid(1_000_000) * 1_000).unwrap_or(0);
        let time = uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos);
        uuid::Uuid::new_v7(time).to_string()
    }

    /// Returns a new token.
    pub fn token(self) -> Token {
        Token(URL_SAFE_NO_PAD.encode(Self::bytes::<32>()))
    }

    /// Returns `N` random bytes.
    #[expect(clippy::disallowed_methods, reason = "the one place that draws randomness")]
    pub fn bytes<const N: usize>() -> [u8; N] {
        rand::random()
    }
}

impl Token {
    /// Reads what a cookie or a link carried; `None` if it cannot be a token.
    pub fn read(text: &str) -> Option<Self> {
        (text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'))
            .then(|| Self(text.to_owned()))
    }

    /// Wraps 256 bits that were derived from a secret of the house.
    pub(crate) fn derived(bytes: [u8; 32]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Returns the secret, to be handed over once.
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// Returns the hexadecimal SHA-256 under which the token is stored.
    pub fn hash(&self) -> String {
        Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Returns a short reference under which a fault is logged and reported.
pub fn reference() -> String {
    Entropy::bytes::<5>().iter().map(|byte| format!("{byte:02x}")).collect()
}
