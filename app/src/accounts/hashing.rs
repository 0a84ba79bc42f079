//! Hashing passwords: slow on purpose, so a few at a time.
//!
//! Invariant: at most so many hashes run as the house was told, and [`QUEUE`] wait; the next is `Busy` at once; never inside a
//! transaction; a check costs one hash whether or not there is anything to check against.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

use super::password::Password;
use super::secrets::Secrets;
use crate::error::{Error, Result};
use crate::storage::error::internal;

/// How many may wait.
const QUEUE: usize = 64;
/// Memory in KiB (OWASP's minimum for argon2id with two passes).
const MEMORY: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// What is hashed against where there is no password.
const NO_SALT: &[u8] = b"nobody is behind this door";

/// The turns at hashing, and how many hashes were computed so far.
#[derive(Debug)]
pub(crate) struct Hashing {
    turns: Semaphore,
    places: Semaphore,
    done: AtomicU64,
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Checked {
    /// Whether the password is the right one.
    pub fits: bool,
    /// Whether the stored hash was made with other parameters than today's.
    pub is_old: bool,
}

impl Hashing {
    /// Lets `at_once` hashes run at once, and at least one.
    pub fn new(at_once: usize) -> Self {
        Self {
            turns: Semaphore::new(at_once.max(1)),
            places: Semaphore::new(at_once.max(1) + QUEUE),
            done: AtomicU64::new(0),
        }
    }

    /// Hashes a password into a PHC string.
    ///
    /// # Errors
    /// `Busy` if too many wait already.
    pub async fn hash(&self, secrets: &Secrets, password: Password) -> Result<String> {
        let secrets = secrets.clone();
        self.in_turn(move || {
            let hash = hasher(&secrets.password_key())?.hash_password(password.bytes());
            hash.map(|hash| hash.to_string()).map_err(|error| internal(&error))
        })
        .await
    }

    /// Checks a password against a PHC string; without one, the same work is done and nothing fits.
    ///
    /// # Errors
    /// `Busy` if too many wait already.
    pub async fn check(&self, secrets: &Secrets, password: Password, stored: Option<String>) -> Result<Checked> {
        let secrets = secrets.clone();
        self.in_turn(move || {
            let key = secrets.password_key();
            let hasher = hasher(&key)?;
            let stored = stored.and_then(|stored| PasswordHash::new(&stored).ok());
            let Some(stored) = stored else {
                // The result is thrown away; the time it took is the point.
                let _ = hasher.hash_password_with_salt(password.bytes(), NO_SALT);
                return Ok(Checked { fits: false, is_old: false });
            };
            let fits = hasher.verify_password(password.bytes(), &stored).is_ok();
            Ok(Checked { fits, is_old: !is_current(&stored) })
        })
        .await
    }

    /// Returns how many hashes were computed since the start.
    #[cfg(test)]
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::SeqCst)
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _place = self.places.try_acquire().map_err(|_| Error::Busy)?;
        let _turn = self.turns.acquire().await.map_err(|_| Error::Busy)?;
        self.done.fetch_add(1, Ordering::SeqCst);
        match actix_web::web::block(work).await {
            Ok(outcome) => outcome,
            Err(error) => Err(internal(&error)),
        }
    }
}

fn hasher(key: &[u8]) -> Result<Argon2<'_>> {
    Params::new(MEMORY, PASSES, LANES, None)
        .and_then(|params| Argon2::new_with_secret(key, Algorithm::Argon2id, Version::V0x13, params))
        .map_err(|error| internal(&error))
}

fn is_current(stored: &PasswordHash) -> bool {
    stored.algorithm == Algorithm::Argon2id.ident()
        && Params::try_from(stored)
            .is_ok_and(|params| (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY, PASSES, LANES))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Password {
        Password::typed(text).unwrap()
    }

    #[actix_web::test]
    async fn a_hash_names_its_parameters_and_needs_the_pepper() {
        let (hashing, secrets) = (Hashing::new(4), Secrets::from([7; 32]));
        let stored = hashing.hash(&secrets, password("violet tram")).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        for (pepper, text, fits) in [(7, "violet tram", true), (7, "violet trams", false), (8, "violet tram", false)] {
            let checked = hashing.check(&Secrets::from([pepper; 32]), password(text), Some(stored.clone())).await;
            assert_eq!(checked.map(|checked| checked.fits), Ok(fits));
        }
    }

    #[actix_web::test]
    async fn a_hash_of_older_parameters_fits_and_is_old() {
        let (hashing, secrets) = (Hashing::new(4), Secrets::from([7; 32]));
        let key = secrets.password_key();
        let params = Params::new(8_192, 1, 1, None).unwrap();
        let older = Argon2::new_with_secret(&key, Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let stored = older.hash_password(b"violet tram").unwrap().to_string();
        let checked = hashing.check(&secrets, password("violet tram"), Some(stored)).await;
        assert_eq!(checked, Ok(Checked { fits: true, is_old: true }));
    }

    #[actix_web::test]
    async fn the_sixty_ninth_at_once_is_busy() {
        let hashing = Hashing::new(4);
        let places: Vec<_> = (0..4 + QUEUE).map(|_| hashing.places.try_acquire().unwrap()).collect();
        let refused = hashing.check(&Secrets::from([7; 32]), password("violet tram"), None).await;
        assert_eq!(refused, Err(Error::Busy));
        drop(places);
    }
}
