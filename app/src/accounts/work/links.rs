//! What happens behind an invitation or a reset: a new password, and a sign-in with it.
//!
//! Invariant: the link is used up in the same transaction that stores the password, so that it works once.

use super::client::Client;
use super::sign_in::{self, SignedIn};
use crate::access::{House, Token};
use crate::accounts::model::LinkView;
use crate::accounts::password::Password;
use crate::accounts::secrets::Secrets;
use crate::accounts::store::{account, link, mine, session, waits};
use crate::error::{Error, Result};

/// Returns what the page of a link shows; `None` if the link cannot be used.
///
/// # Errors
/// `Busy`.
pub(crate) async fn view(house: &House, token: &str) -> Result<Option<LinkView>> {
    let Some(token) = Token::read(token) else {
        return Ok(None);
    };
    house
        .public(move |tx| {
            let now = tx.now();
            link::view(tx.conn(), &token, now)
        })
        .await
}

/// Chooses a password by means of a link, signs out everywhere, and signs in here.
///
/// # Errors
/// `Invalid` if the link cannot be used any more, or with what is wrong with the password.
pub(crate) async fn claim(house: &House, client: &Client, token: &str, password: &str) -> Result<SignedIn> {
    let token = Token::read(token).ok_or_else(used_up)?;
    let looked = token.clone();
    let (found, known) = house
        .public(move |tx| {
            let now = tx.now();
            let found = link::find(tx.conn(), &looked, now)?.ok_or_else(used_up)?;
            let known = mine::known_about(tx.conn(), &found)?;
            Ok((found, known))
        })
        .await?;
    let password = Password::chosen("new_password", password, found.totp_salt.is_some(), &known)?;
    let secrets = Secrets::of(house);
    let hash = house.hashing.hash(&secrets, password).await?;
    let client = client.clone();
    house
        .public(move |tx| {
            let claimed = link::claim(tx, &token)?.ok_or_else(used_up)?;
            let (proof, now) = (tx.proof(), tx.now());
            account::set_password(tx.conn(), proof, &claimed.id, &hash)?;
            session::end_all(tx.conn(), proof, &claimed.id)?;
            link::end_all(tx.conn(), proof, &claimed.id, now)?;
            for (kind, what) in [("sign_in", claimed.email.as_str()), ("confirm", claimed.id.as_str())] {
                waits::forgive(tx, &secrets.wait_key(kind, what))?;
            }
            let person = &claimed.person;
            tx.note(Some(person), "password.set_by_link", Some(person.as_str()), "")?;
            sign_in::begin(tx, &client, &claimed, false)
        })
        .await
}

fn used_up() -> Error {
    Error::invalid("", "This link was used or has run out. Ask an admin for another one.")
}
