//! The first visit: a one-time link on an empty database, and the first account behind it.
//!
//! Invariant: while there is an account, no set-up link is made and none works.

use super::client::Client;
use super::sign_in::{self, SignedIn};
use crate::access::{House, Proof, Token, Tx, Writer};
use crate::accounts::password::Password;
use crate::accounts::secrets::Secrets;
use crate::accounts::store::first::{self, First};
use crate::accounts::store::{account, link};
use crate::error::{Error, Result};
use crate::routes::links;

/// Returns the path of a new set-up link, to be printed at the start; `None` if there is an account. Blocks.
///
/// # Errors
/// What the database said.
pub fn setup_link(house: &House) -> Result<Option<String>> {
    let secrets = Secrets::of(house);
    house.write_as_system(move |tx| {
        let proof = tx.system()?;
        setup_link_in(tx, proof, &secrets)
    })
}

/// The same within a transaction, for whoever has just emptied the database.
pub(crate) fn setup_link_in(tx: &mut Writer<'_>, proof: Proof, secrets: &Secrets) -> Result<Option<String>> {
    if account::any(tx.conn())? {
        return Ok(None);
    }
    let (entropy, now) = (tx.entropy(), tx.now());
    let token = link::insert_setup(tx.conn(), proof, (entropy, now), secrets)?;
    tx.note("account.set_up_link", None, "")?;
    Ok(Some(links::set_up(token.secret())))
}

/// Tells whether a set-up link can be used.
///
/// # Errors
/// `Busy`.
pub(crate) async fn is_open(house: &House, token: &str) -> Result<bool> {
    let Some(token) = Token::read(token) else {
        return Ok(false);
    };
    house
        .public(move |tx| {
            let now = tx.now();
            link::is_setup(tx.conn(), &token, now)
        })
        .await
}

/// Creates the organisation and the first account, and signs in.
///
/// # Errors
/// `Invalid` if the link cannot be used, or with what is wrong with the password.
pub(crate) async fn set_up(
    house: &House,
    client: &Client,
    token: &str,
    first: First,
    password: &str,
) -> Result<SignedIn> {
    // Before the hash, so that nobody without a link makes the server work.
    if !is_open(house, token).await? {
        return Err(link::no_setup());
    }
    let token = Token::read(token).ok_or_else(link::no_setup)?;
    let known = [first.name.as_str().to_owned(), first.email.clone(), first.organisation.as_str().to_owned()];
    let password = Password::chosen("new_password", password, false, &known)?;
    let hash = house.hashing.hash(&Secrets::of(house), password).await?;
    let client = client.clone();
    house
        .public(move |tx| {
            link::claim_setup(tx, &token)?;
            let id = first::insert(tx, &first, &hash)?;
            let candidate = account::find(tx.conn(), &id)?.ok_or(Error::NotFound)?;
            sign_in::begin(tx, &client, &candidate, false)
        })
        .await
}
