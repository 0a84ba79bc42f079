//! The `sign_in_link` table: links that work once.
//!
//! Invariant: claimed by one `UPDATE` that only one of two at once can win; a newer link of an account ends the older.

use diesel::prelude::*;

use super::account::{self, Candidate};
use super::notice;
use crate::access::{Entropy, Permit, Proof, PublicTx, Token, Tx, Writer};
use crate::accounts::model::{LinkKind, LinkView};
use crate::accounts::policy::MakeLink;
use crate::accounts::secrets::Secrets;
use crate::error::{Error, Result};
use crate::id::{AccountId, PersonId};
use crate::storage::Conn;
use crate::storage::schema::sign_in_link;
use crate::time::Timestamp;

/// Makes a link for somebody: an invitation if they have never chosen a password, else a reset. They are told.
pub(crate) fn make(tx: &mut Writer<'_>, permit: &Permit<MakeLink>, secrets: &Secrets) -> Result<Token> {
    let (entropy, now) = (tx.entropy(), tx.now());
    let by = tx.actor();
    let (proof, person) = (permit.proof(), &permit.person);
    let token = insert_for(tx.conn(), proof, (entropy, now), secrets, (&permit.id, by.as_deref()))?;
    notice::insert_with(tx, proof, person, "account.link", Some(person))?;
    Ok(token)
}

/// Makes a link for an account, in the name of `by`.
pub(crate) fn insert_for(
    conn: &mut Conn,
    proof: Proof,
    (entropy, now): (Entropy, Timestamp),
    secrets: &Secrets,
    (id, by): (&AccountId, Option<&str>),
) -> Result<Token> {
    let candidate = account::find(conn, id)?.ok_or(Error::NotFound)?;
    let kind = if candidate.password_hash.is_some() { LinkKind::Reset } else { LinkKind::Invitation };
    end_all(conn, proof, id, now)?;
    insert(conn, entropy, now, secrets, (kind, Some(id), by))
}

/// Makes a set-up link, for an empty database.
pub(crate) fn insert_setup(
    conn: &mut Conn,
    _proof: Proof,
    (entropy, now): (Entropy, Timestamp),
    secrets: &Secrets,
) -> Result<Token> {
    insert(conn, entropy, now, secrets, (LinkKind::SetUp, None, None))
}

/// Finds whose link `token` is, while it can be used.
pub(crate) fn find(conn: &mut Conn, token: &Token, now: Timestamp) -> Result<Option<Candidate>> {
    let row: Option<Option<String>> = sign_in_link::table
        .filter(sign_in_link::token_hash.eq(token.hash()))
        .filter(sign_in_link::used_at.is_null())
        .filter(sign_in_link::ends_at.gt(now.0))
        .select(sign_in_link::account_id)
        .first(conn)
        .optional()?;
    match row.flatten() {
        Some(id) => Ok(account::find(conn, &AccountId::stored(id))?.filter(|account| account.is_usable)),
        None => Ok(None),
    }
}

/// Returns what the page of a link shows.
pub(crate) fn view(conn: &mut Conn, token: &Token, now: Timestamp) -> Result<Option<LinkView>> {
    Ok(find(conn, token, now)?.map(|account| LinkView {
        kind: if account.password_hash.is_some() { LinkKind::Reset } else { LinkKind::Invitation },
        name: account.name,
        email: account.email,
        has_second_step: account.totp_salt.is_some(),
    }))
}

/// Tells whether a set-up link can be used: it is not used up, and there is no account yet.
pub(crate) fn is_setup(conn: &mut Conn, token: &Token, now: Timestamp) -> Result<bool> {
    let found: Option<String> = sign_in_link::table
        .filter(sign_in_link::token_hash.eq(token.hash()))
        .filter(sign_in_link::kind.eq(LinkKind::SetUp.word()))
        .filter(sign_in_link::used_at.is_null())
        .filter(sign_in_link::ends_at.gt(now.0))
        .select(sign_in_link::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some() && !account::any(conn)?)
}

/// Uses an invitation or a reset up; `None` if it cannot be used, or somebody else was quicker.
pub(crate) fn claim(tx: &mut PublicTx<'_>, token: &Token) -> Result<Option<Candidate>> {
    let now = tx.now();
    let Some(candidate) = find(tx.conn(), token, now)? else {
        return Ok(None);
    };
    Ok(use_up(tx.conn(), token, now)?.then_some(candidate))
}

/// Uses a set-up link up.
///
/// # Errors
/// `Invalid` if it has run out or was used, or if there is an account already.
pub(crate) fn claim_setup(tx: &mut PublicTx<'_>, token: &Token) -> Result<()> {
    let now = tx.now();
    if is_setup(tx.conn(), token, now)? && use_up(tx.conn(), token, now)? { Ok(()) } else { Err(no_setup()) }
}

/// Returns the answer to a set-up link that does not work.
pub(crate) fn no_setup() -> Error {
    Error::invalid("", "This set-up link was used or has run out. Start the server again for a new one.")
}

/// Finds the link that `by` made for an account and that can still be used: what for, its id, until when.
pub(crate) fn find_made(
    conn: &mut Conn,
    id: &AccountId,
    by: &PersonId,
    now: Timestamp,
) -> Result<Option<(LinkKind, String, Timestamp)>> {
    let row: Option<(String, String, i64)> = sign_in_link::table
        .filter(sign_in_link::account_id.eq(id.as_str()))
        .filter(sign_in_link::made_by.eq(by.as_str()))
        .filter(sign_in_link::used_at.is_null())
        .filter(sign_in_link::ends_at.gt(now.0))
        .select((sign_in_link::kind, sign_in_link::id, sign_in_link::ends_at))
        .first(conn)
        .optional()?;
    Ok(row.and_then(|(kind, id, ends_at)| Some((LinkKind::parse(&kind)?, id, Timestamp(ends_at)))))
}

/// Ends the links of an account, where a newer one is made or its password was changed.
pub(crate) fn end_all(conn: &mut Conn, _proof: Proof, id: &AccountId, now: Timestamp) -> Result<()> {
    diesel::update(
        sign_in_link::table.filter(sign_in_link::account_id.eq(id.as_str())).filter(sign_in_link::used_at.is_null()),
    )
    .set(sign_in_link::used_at.eq(Some(now.0)))
    .execute(conn)?;
    Ok(())
}

/// Called by [`claim`] and [`claim_setup`].
fn use_up(conn: &mut Conn, token: &Token, now: Timestamp) -> Result<bool> {
    let used = diesel::update(
        sign_in_link::table
            .filter(sign_in_link::token_hash.eq(token.hash()))
            .filter(sign_in_link::used_at.is_null())
            .filter(sign_in_link::ends_at.gt(now.0)),
    )
    .set(sign_in_link::used_at.eq(Some(now.0)))
    .execute(conn)?;
    Ok(used == 1)
}

/// Called by [`insert_for`] and [`insert_setup`].
fn insert(
    conn: &mut Conn,
    entropy: Entropy,
    now: Timestamp,
    secrets: &Secrets,
    (kind, account, by): (LinkKind, Option<&AccountId>, Option<&str>),
) -> Result<Token> {
    let id = entropy.id(now);
    let token = secrets.link_token(&id);
    diesel::insert_into(sign_in_link::table)
        .values((
            sign_in_link::id.eq(&id),
            sign_in_link::token_hash.eq(token.hash()),
            sign_in_link::kind.eq(kind.word()),
            sign_in_link::account_id.eq(account.map(AccountId::as_str)),
            sign_in_link::made_by.eq(by),
            sign_in_link::made_at.eq(now.0),
            sign_in_link::ends_at.eq(now.plus(kind.lasts()).0),
        ))
        .execute(conn)?;
    Ok(token)
}
