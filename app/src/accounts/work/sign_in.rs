//! Signing in with a password.
//!
//! Invariant: unknown, wrong, locked, shut and without a password are one answer, one write and one hash.

use super::client::Client;
use crate::access::{House, PublicTx, Token};
use crate::accounts::model::{EMAIL_MAX, Stage};
use crate::accounts::password::Password;
use crate::accounts::secrets::Secrets;
use crate::accounts::store::account::{self, Candidate};
use crate::accounts::store::session::{self, Beginning};
use crate::accounts::store::waits;
use crate::error::{Error, Result};
use crate::id::AccountId;

/// A sign-in that got somewhere.
#[derive(Debug)]
pub(crate) struct SignedIn {
    /// The token of the session.
    pub token: Token,
    /// Where it stands.
    pub stage: Stage,
    /// Whose it is.
    pub account: AccountId,
    /// Whether the cookie outlives the browser.
    pub is_remembered: bool,
}

/// What the first look found.
struct Look {
    candidate: Option<Candidate>,
    /// Under which failures of this try are counted.
    key: String,
    /// Whether the try is looked at; its hash is computed all the same.
    counts: bool,
}

/// Signs in.
///
/// # Errors
/// `Invalid` with one text for every reason; `Invalid` with another if the address tried too often; `Busy`.
pub(crate) async fn sign_in(
    house: &House,
    client: &Client,
    email: &str,
    password: &str,
    is_remembered: bool,
) -> Result<SignedIn> {
    let password = Password::typed(password).ok_or_else(wrong)?;
    let email: String = email.trim().to_lowercase().chars().take(EMAIL_MAX).collect();
    let secrets = Secrets::of(house);
    let look = first_look(house, client, &secrets, email).await?;
    let usable = look.candidate.clone().filter(|candidate| look.counts && candidate.is_usable);
    let stored = usable.as_ref().and_then(|candidate| candidate.password_hash.clone());
    let checked = house.hashing.check(&secrets, password.clone(), stored.clone()).await?;
    let (Some(candidate), true) = (usable, checked.fits) else {
        tracing::info!(counted = look.counts, "a sign-in was refused");
        return Err(wrong());
    };
    let rehashed = if checked.is_old { Some(house.hashing.hash(&secrets, password).await?) } else { None };
    let (client, key) = (client.clone(), look.key);
    let from = secrets.wait_key("address", &client.address);
    house
        .public(move |tx| {
            let now_there = still(tx, &candidate, stored.as_deref())?;
            waits::forgive(tx, &key)?;
            waits::give_back(tx, &from)?;
            if let Some(hash) = &rehashed {
                let proof = tx.proof();
                account::set_password(tx.conn(), proof, &candidate.id, hash)?;
            }
            begin(tx, &client, &now_there, is_remembered)
        })
        .await
}

/// Returns the one answer to everything that does not fit.
pub(crate) fn wrong() -> Error {
    Error::invalid(
        "",
        "This e-mail address and this password do not fit together. After five tries every further one has to wait, \
         longer each time. An admin can make you a link to choose a new password.",
    )
}

async fn first_look(house: &House, client: &Client, secrets: &Secrets, email: String) -> Result<Look> {
    let (client, secrets) = (client.clone(), secrets.clone());
    let look = house
        .public(move |tx| {
            let candidate = account::find_by_email(tx.conn(), &email)?;
            let device = candidate.as_ref().and_then(|found| client.known_device(&secrets, &found.id));
            let key = match device {
                // Whoever guesses elsewhere does not slow down a device that the account is at home on.
                Some(device) => secrets.wait_key("device", &format!("{email} {device}")),
                None => secrets.wait_key("sign_in", &email),
            };
            let from = secrets.wait_key("address", &client.address);
            if device.is_none() && !waits::begin_from(tx, &from)? {
                return Ok(None);
            }
            let counts = waits::begin_try(tx, &key)?;
            Ok(Some(Look { candidate, key, counts }))
        })
        .await?;
    look.ok_or_else(|| {
        Error::invalid(
            "",
            "There were too many sign-ins from your address within a minute. Please wait a minute and try again.",
        )
    })
}

/// Reads the account again: it may have been shut, or its password changed, while the hash was computed.
fn still(tx: &mut PublicTx<'_>, seen: &Candidate, stored: Option<&str>) -> Result<Candidate> {
    account::find(tx.conn(), &seen.id)?
        .filter(|now| now.is_usable && now.password_hash.as_deref() == stored)
        .ok_or_else(wrong)
}

/// Begins the session in place of the one that the browser came with.
pub(super) fn begin(
    tx: &mut PublicTx<'_>,
    client: &Client,
    candidate: &Candidate,
    is_remembered: bool,
) -> Result<SignedIn> {
    if let Some(token) = &client.token {
        session::end(tx, token)?;
    }
    let beginning = Beginning {
        stage: Stage::after_password(candidate.totp_salt.is_some(), candidate.offices),
        is_remembered: is_remembered && !candidate.offices.any(),
        device: client.device.clone(),
    };
    let token = session::insert(tx, candidate, &beginning)?;
    if beginning.stage == Stage::Open {
        let person = candidate.person.as_str();
        tx.note(Some(&candidate.person), "session.begin", Some(person), "password")?;
    }
    Ok(SignedIn {
        token,
        stage: beginning.stage,
        account: candidate.id.clone(),
        is_remembered: beginning.is_remembered && beginning.stage == Stage::Open,
    })
}
