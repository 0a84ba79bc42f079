//! A fresh sign-in of somebody who is signed in: the password once more, or a code.
//!
//! Invariant: failures are counted like those of a sign-in; success makes a new token.

use crate::access::{House, Token, Viewer};
use crate::accounts::password::Password;
use crate::accounts::secrets::Secrets;
use crate::accounts::sessions;
use crate::accounts::store::{account, second_step, session, waits};
use crate::error::{Error, Result};

/// How somebody proves that it is them.
#[derive(Debug, Clone)]
pub(crate) enum Proof {
    /// With their password.
    Password(String),
    /// With a code of their second step.
    Code(String),
}

/// Renews the session of `viewer`; returns its new token and whether the device is remembered.
///
/// # Errors
/// `Invalid` if the proof does not hold, `Unauthenticated` if the session ended meanwhile, `Busy`.
pub(crate) async fn confirm(house: &House, viewer: &Viewer, proof: Proof) -> Result<(Token, bool)> {
    let secrets = Secrets::of(house);
    let key = secrets.wait_key("confirm", viewer.account.as_str());
    let (id, begun) = (viewer.account.clone(), key.clone());
    let found = house
        .public(move |tx| {
            let counts = waits::begin_try(tx, &begun)?;
            Ok(account::find(tx.conn(), &id)?.filter(|_| counts))
        })
        .await?;
    let code = match proof {
        Proof::Code(code) => Some(code),
        Proof::Password(text) => {
            let stored = found.as_ref().and_then(|found| found.password_hash.clone());
            let password = Password::typed(&text).ok_or_else(refused)?;
            let checked = house.hashing.check(&secrets, password, stored).await?;
            if !checked.fits {
                return Err(refused());
            }
            None
        }
    };
    let (found, viewer) = (found.ok_or_else(refused)?, viewer.clone());
    let id = viewer.session.clone().ok_or(Error::Unauthenticated)?;
    let renewed = house
        .public(move |tx| {
            let (now, entropy) = (tx.now(), tx.entropy());
            sessions::renewed(tx.conn(), &viewer, now)?;
            if let Some(code) = &code
                && !second_step::spend(tx, &secrets, &found, code)?
            {
                return Ok(None);
            }
            waits::forgive(tx, &key)?;
            let person = &viewer.person;
            tx.note(Some(person), "session.confirm", Some(person.as_str()), "")?;
            let proof = tx.proof();
            session::renew(tx.conn(), proof, (entropy, now), &id).map(Some)
        })
        .await?;
    renewed.ok_or_else(refused)
}

fn refused() -> Error {
    Error::invalid("", "This does not fit. After five tries every further one has to wait, longer each time.")
}
