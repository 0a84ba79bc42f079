//! The first visit: a one-time link on an empty database, and the first account behind it.
//!
//! Invariant: while there is an account, no set-up link is made and none works.

use super::client::Client;
use super::sign_in::{self, SignedIn};
use crate::access::{House, Proof, Token, Tx, Writer};
use crate::accounts::model;
use crate::accounts::password::Password;
use crate::accounts::secrets::Secrets;
use crate::accounts::store::first::{self, First};
use crate::accounts::store::{account, link};
use crate::error::{Error, FieldErrors, Result};
use crate::routes::links;
use crate::text::Title;

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

/// The form of the first visit, as typed.
pub(crate) struct Typed {
    /// What the organisation is called.
    pub organisation: String,
    /// Where its days end.
    pub time_zone: String,
    /// Who sets it up.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// Their password.
    pub password: String,
    /// Whether they also lead the strategy.
    pub leads: bool,
}

impl Typed {
    /// Checks all fields.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken.
    fn parse(&self) -> Result<(First, Password)> {
        let mut errors = FieldErrors::default();
        let organisation = errors.keep(Title::parse("organisation", &self.organisation));
        let time_zone = errors.keep(model::time_zone("time_zone", &self.time_zone));
        let name = errors.keep(Title::parse("name", &self.name));
        let email = errors.keep(model::email("email", &self.email));
        let known = [&self.name, &self.email, &self.organisation].map(|text| text.trim().to_lowercase());
        let password = errors.keep(Password::chosen("new_password", &self.password, false, &known));
        match (organisation, time_zone, name, email, password) {
            (Some(organisation), Some(time_zone), Some(name), Some(email), Some(password)) => {
                Ok((First { organisation, time_zone, name, email, leads: self.leads }, password))
            }
            _ => Err(Error::Invalid(errors)),
        }
    }
}

/// Creates the organisation and the first account, and signs in.
///
/// # Errors
/// `Invalid` if the link cannot be used, or with what is wrong with each field.
pub(crate) async fn set_up(house: &House, client: &Client, token: &str, typed: &Typed) -> Result<SignedIn> {
    // Before anything else, so that nobody without a link makes the server work.
    if !is_open(house, token).await? {
        return Err(link::no_setup());
    }
    let token = Token::read(token).ok_or_else(link::no_setup)?;
    let (first, password) = typed.parse()?;
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
