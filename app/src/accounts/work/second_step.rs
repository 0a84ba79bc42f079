//! The second half of a sign-in: the code, or setting up what makes codes.
//!
//! Invariant: a wrong code is counted even though it is refused; after five the next has to wait.

use super::client::Client;
use super::sign_in::SignedIn;
use crate::access::{Entropy, House};
use crate::accounts::model::{Enrolment, Stage};
use crate::accounts::secrets::Secrets;
use crate::accounts::store::{second_step, session, waits};
use crate::accounts::totp;
use crate::error::{Error, Result};
use crate::id::AccountId;

/// Takes the code of a sign-in that waits for it.
///
/// # Errors
/// `Unauthenticated` if there is no such sign-in, `Invalid` if the code does not fit.
pub(crate) async fn take_code(house: &House, client: &Client, code: &str) -> Result<SignedIn> {
    let (client, secrets, code) = (client.clone(), Secrets::of(house), code.to_owned());
    let taken = house
        .public(move |tx| {
            let now = tx.now();
            let token = client.token.as_ref().ok_or(Error::Unauthenticated)?;
            let half = session::find_half(tx.conn(), token, Stage::SecondStep, now)?.ok_or(Error::Unauthenticated)?;
            let key = secrets.wait_key("second step", half.account.id.as_str());
            if !waits::begin_try(tx, &key)? || !second_step::spend(tx, &secrets, &half.account, &code)? {
                return Ok(None);
            }
            waits::forgive(tx, &key)?;
            opened(tx, &half, "second step").map(Some)
        })
        .await?;
    taken.ok_or_else(wrong_code)
}

/// Makes sure that a sign-in waits for its code.
///
/// # Errors
/// `Unauthenticated` if none does.
pub(crate) async fn awaits_code(house: &House, client: &Client) -> Result<()> {
    let token = client.token.clone().ok_or(Error::Unauthenticated)?;
    let half = house
        .public(move |tx| {
            let now = tx.now();
            session::find_half(tx.conn(), &token, Stage::SecondStep, now)
        })
        .await?;
    half.map(drop).ok_or(Error::Unauthenticated)
}

/// Returns what the page of an enrolment shows, for the sign-in that waits for it.
///
/// # Errors
/// `Unauthenticated` if there is no such sign-in.
pub(crate) async fn enrolment_of(house: &House, client: &Client, salt: Option<String>) -> Result<Enrolment> {
    let token = client.token.clone().ok_or(Error::Unauthenticated)?;
    let half = house
        .public(move |tx| {
            let now = tx.now();
            session::find_half(tx.conn(), &token, Stage::Enrol, now)
        })
        .await?
        .ok_or(Error::Unauthenticated)?;
    Ok(enrolment(&Secrets::of(house), &half.account.id, &half.account.email, salt))
}

/// Draws up an enrolment, with a new salt unless one was drawn up before.
pub(crate) fn enrolment(secrets: &Secrets, account: &AccountId, email: &str, salt: Option<String>) -> Enrolment {
    let salt = salt.filter(|salt| salt.len() == 43).unwrap_or_else(|| Entropy.token().secret().to_owned());
    let key = secrets.totp_key(account.as_str(), &salt);
    Enrolment {
        key: totp::typed_key(key),
        picture: totp::picture(key, email),
        codes: secrets.recovery_codes(account.as_str(), &salt),
        salt,
    }
}

/// Confirms the second step of a sign-in that enrols, and opens it.
///
/// # Errors
/// `Unauthenticated` if there is no such sign-in, `Invalid` if the code does not fit.
pub(crate) async fn enrol(house: &House, client: &Client, salt: &str, code: &str) -> Result<SignedIn> {
    let (client, secrets) = (client.clone(), Secrets::of(house));
    let (salt, code) = (salt.to_owned(), code.to_owned());
    house
        .public(move |tx| {
            let (now, entropy) = (tx.now(), tx.entropy());
            let token = client.token.as_ref().ok_or(Error::Unauthenticated)?;
            let half = session::find_half(tx.conn(), token, Stage::Enrol, now)?.ok_or(Error::Unauthenticated)?;
            let id = &half.account.id;
            let confirmed = second_step::confirmed(&secrets, id, &salt, &code, now).ok_or_else(wrong_code)?;
            let proof = tx.proof();
            second_step::set(tx.conn(), proof, (entropy, now), &secrets, id, &confirmed)?;
            let person = &half.account.person;
            tx.note(Some(person), "second_step.set", Some(person.as_str()), "")?;
            opened(tx, &half, "enrolment")
        })
        .await
}

/// Returns the one answer to a code that does not fit, was taken before, or has to wait.
pub(crate) fn wrong_code() -> Error {
    Error::invalid(
        "code",
        "This code does not fit. Type the six digits that the app shows now, or one of your recovery codes; each works \
         once. After five tries every further one has to wait.",
    )
}

fn opened(tx: &mut crate::access::PublicTx<'_>, half: &session::Half, how: &str) -> Result<SignedIn> {
    let person = &half.account.person;
    tx.note(Some(person), "session.begin", Some(person.as_str()), how)?;
    Ok(SignedIn {
        token: session::open(tx, half)?,
        stage: Stage::Open,
        account: half.account.id.clone(),
        is_remembered: half.is_remembered,
    })
}
