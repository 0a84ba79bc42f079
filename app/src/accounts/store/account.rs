//! The `account` table: who can sign in, and with what.
//!
//! Invariant: an e-mail address is stored in lower case; a password as a PHC string or not at all.

use diesel::prelude::*;

use crate::access::{Entropy, Offices, Permit, Proof, Token, Tx, Writer};
use crate::accounts::policy::{ChangePassword, DisableAccount, EnableAccount, InvitePerson};
use crate::accounts::store::{notice, office, session};
use crate::error::{Error, Result};
use crate::id::{AccountId, PersonId};
use crate::storage::Conn;
use crate::storage::schema::{account, person};
use crate::time::Timestamp;

/// An account with all that a sign-in needs to know of it; never shown.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// Its id.
    pub id: AccountId,
    /// Whose it is.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// The PHC string of their password, if they have one.
    pub password_hash: Option<String>,
    /// The salt of their second step, once it is confirmed.
    pub totp_salt: Option<String>,
    /// The offices they hold.
    pub offices: Offices,
    /// Whether the account is open and the person present.
    pub is_usable: bool,
}

type Row = (
    String,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    Option<i64>,
    (bool, bool, bool),
    Option<i64>,
    String,
);

/// Finds the account of an e-mail address that was folded.
pub(crate) fn find_by_email(conn: &mut Conn, email: &str) -> Result<Option<Candidate>> {
    let row = all().filter(account::email.eq(email)).first::<Row>(conn).optional()?;
    Ok(row.map(candidate))
}

/// Finds an account.
pub(crate) fn find(conn: &mut Conn, id: &AccountId) -> Result<Option<Candidate>> {
    let row = all().filter(account::id.eq(id.as_str())).first::<Row>(conn).optional()?;
    Ok(row.map(candidate))
}

/// Finds the account of a person.
pub(crate) fn find_of(conn: &mut Conn, person: &PersonId) -> Result<Option<Candidate>> {
    let row = all().filter(account::person_id.eq(person.as_str())).first::<Row>(conn).optional()?;
    Ok(row.map(candidate))
}

/// Tells whether there is any account at all.
pub(crate) fn any(conn: &mut Conn) -> Result<bool> {
    let found: Option<String> = account::table.select(account::id).first(conn).optional()?;
    Ok(found.is_some())
}

/// Gives a person of the directory an account, without a password.
pub(crate) fn invite(tx: &mut Writer<'_>, permit: &Permit<InvitePerson>, email: &str) -> Result<AccountId> {
    let (entropy, now) = (tx.entropy(), tx.now());
    insert(tx.conn(), permit.proof(), (entropy, now), permit, email)
}

/// Inserts an account; called for a permit to invite, a claimed set-up link, or the server's command line.
pub(crate) fn insert(
    conn: &mut Conn,
    _proof: Proof,
    (entropy, now): (Entropy, Timestamp),
    person: &PersonId,
    email: &str,
) -> Result<AccountId> {
    if find_of(conn, person)?.is_some() {
        return Err(Error::invalid("", "This person has an account already."));
    }
    if find_by_email(conn, email)?.is_some() {
        return Err(Error::invalid("email", "Somebody signs in with this e-mail address already."));
    }
    let id = entropy.id(now);
    diesel::insert_into(account::table)
        .values((
            account::id.eq(&id),
            account::person_id.eq(person.as_str()),
            account::email.eq(email),
            account::created_at.eq(now.0),
        ))
        .execute(conn)?;
    Ok(AccountId::stored(id))
}

/// Stores a new password of one's own, signs out everywhere else, and returns the session's new token.
pub(crate) fn change_password(
    tx: &mut Writer<'_>,
    permit: &Permit<ChangePassword>,
    hash: &str,
) -> Result<(Token, bool)> {
    let (id, person) = (tx.viewer().account.clone(), tx.viewer().person.clone());
    let session = tx.viewer().session.clone().ok_or(Error::Unauthenticated)?;
    let (entropy, now) = (tx.entropy(), tx.now());
    let proof = permit.proof();
    set_password(tx.conn(), proof, &id, hash)?;
    session::end_all_but(tx.conn(), proof, &id, Some(&session))?;
    notice::insert_with(tx, proof, &person, "password.changed", Some(&person))?;
    session::renew(tx.conn(), proof, (entropy, now), &session)
}

/// Stores a password; called for a permit or a claimed link.
pub(crate) fn set_password(conn: &mut Conn, _proof: Proof, id: &AccountId, hash: &str) -> Result<()> {
    diesel::update(account::table.filter(account::id.eq(id.as_str())))
        .set((account::password_hash.eq(hash), account::revision.eq(account::revision + 1)))
        .execute(conn)?;
    Ok(())
}

/// Shuts an account and ends its sessions; never the last admin's.
pub(crate) fn disable(tx: &mut Writer<'_>, permit: &Permit<DisableAccount>) -> Result<()> {
    if permit.offices.admin && !office::another_admin(tx.conn(), &permit.id)? {
        return Err(Error::invalid("", "This is the only admin. Give the office to somebody else first."));
    }
    let now = tx.now().0;
    diesel::update(account::table.filter(account::id.eq(permit.id.as_str())))
        .set((account::disabled_at.eq(Some(now)), account::revision.eq(account::revision + 1)))
        .execute(tx.conn())?;
    session::end_all(tx.conn(), permit.proof(), &permit.id)?;
    let person = &permit.person;
    notice::insert_with(tx, permit.proof(), person, "account.disabled", Some(person))
}

/// Opens an account again.
pub(crate) fn enable(tx: &mut Writer<'_>, permit: &Permit<EnableAccount>) -> Result<()> {
    diesel::update(account::table.filter(account::id.eq(permit.id.as_str())))
        .set((account::disabled_at.eq(None::<i64>), account::revision.eq(account::revision + 1)))
        .execute(tx.conn())?;
    let person = &permit.person;
    notice::insert_with(tx, permit.proof(), person, "account.enabled", Some(person))
}

#[diesel::dsl::auto_type(no_type_alias)]
fn all() -> _ {
    account::table.inner_join(person::table.on(person::id.eq(account::person_id))).select((
        account::id,
        account::person_id,
        person::name,
        account::email,
        account::password_hash,
        account::totp_salt,
        account::totp_confirmed_at,
        (account::leadership, account::admin, account::auditor),
        account::disabled_at,
        person::state,
    ))
}

fn candidate(row: Row) -> Candidate {
    let (id, person, name, email, password_hash, salt, confirmed_at, offices, disabled_at, state) = row;
    Candidate {
        id: AccountId::stored(id),
        person: PersonId::stored(person),
        name,
        email,
        password_hash,
        totp_salt: salt.filter(|_| confirmed_at.is_some()),
        offices: office::offices(offices),
        is_usable: disabled_at.is_none() && state == "active",
    }
}
