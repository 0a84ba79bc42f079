//! The `session` table: opening, renewing and ending.
//!
//! Invariant: only the SHA-256 of a token is stored; whoever gains a right gets a new token, and the old one is dead.

use diesel::prelude::*;

use super::account::{self, Candidate};
use crate::access::{Entropy, Permit, Proof, PublicTx, Token, Tx, Writer};
use crate::accounts::model::{DeviceView, Stage, ends_at};
use crate::accounts::policy::{EndOtherSessions, EndOwnSession, EndSessions};
use crate::error::{Error, Result};
use crate::id::{AccountId, PersonId, SessionId};
use crate::storage::Conn;
use crate::storage::schema::session;
use crate::time::{MINUTE, Timestamp};

/// How long the second half of a sign-in may take, in microseconds.
const HALF: i64 = 15 * MINUTE;

/// What a session begins with.
#[derive(Debug, Clone)]
pub(crate) struct Beginning {
    /// Where the sign-in stands.
    pub stage: Stage,
    /// Whether the device is remembered.
    pub is_remembered: bool,
    /// What the device is called.
    pub device: String,
}

/// A sign-in whose second half is outstanding.
#[derive(Debug, Clone)]
pub(crate) struct Half {
    /// The session.
    pub id: SessionId,
    /// Whose it will be.
    pub account: Candidate,
    /// Whether the device is remembered.
    pub is_remembered: bool,
}

/// Begins a session of `account` and returns its token.
pub(crate) fn insert(tx: &mut PublicTx<'_>, account: &Candidate, beginning: &Beginning) -> Result<Token> {
    let (now, token) = (tx.now(), tx.entropy().token());
    let ends = match beginning.stage {
        Stage::Open => ends_at(account.offices, beginning.is_remembered, now),
        Stage::SecondStep | Stage::Enrol => now.plus(HALF),
    };
    let id = tx.entropy().id(now);
    diesel::delete(session::table.filter(session::ends_at.lt(now.0))).execute(tx.conn())?;
    diesel::insert_into(session::table)
        .values((
            session::id.eq(id),
            session::token_hash.eq(token.hash()),
            session::account_id.eq(account.id.as_str()),
            session::stage.eq(beginning.stage.word()),
            session::remembered.eq(beginning.is_remembered),
            session::device.eq(&beginning.device),
            session::created_at.eq(now.0),
            session::seen_at.eq(now.0),
            session::fresh_at.eq(now.0),
            session::ends_at.eq(ends.0),
        ))
        .execute(tx.conn())?;
    Ok(token)
}

/// Signs `person` in without asking for anything, for whoever has made sure otherwise that they may: the set-up, and
/// the personas of a demo. The audit trail says how.
///
/// # Errors
/// `NotFound` if the person has no account that can be used.
pub(crate) fn begin(tx: &mut PublicTx<'_>, person: &PersonId, device: &str, how: &str) -> Result<Token> {
    let account = account::find_of(tx.conn(), person)?.filter(|account| account.is_usable).ok_or(Error::NotFound)?;
    let beginning = Beginning { stage: Stage::Open, is_remembered: false, device: device.to_owned() };
    tx.note(Some(person), "session.begin", Some(person.as_str()), how)?;
    insert(tx, &account, &beginning)
}

/// Finds the sign-in that `token` has begun and that stands at `stage`.
pub(crate) fn find_half(conn: &mut Conn, token: &Token, stage: Stage, now: Timestamp) -> Result<Option<Half>> {
    let row: Option<(String, String, bool)> = session::table
        .filter(session::token_hash.eq(token.hash()))
        .filter(session::stage.eq(stage.word()))
        .filter(session::ends_at.gt(now.0))
        .select((session::id, session::account_id, session::remembered))
        .first(conn)
        .optional()?;
    let Some((id, account, is_remembered)) = row else {
        return Ok(None);
    };
    let account = account::find(conn, &AccountId::stored(account))?;
    Ok(account.filter(|account| account.is_usable).map(|account| Half {
        id: SessionId::stored(id),
        account,
        is_remembered,
    }))
}

/// Opens a sign-in whose second half succeeded, under a new token.
pub(crate) fn open(tx: &mut PublicTx<'_>, half: &Half) -> Result<Token> {
    let (now, token) = (tx.now(), tx.entropy().token());
    let ends = ends_at(half.account.offices, half.is_remembered, now);
    diesel::update(session::table.filter(session::id.eq(half.id.as_str())))
        .set((
            session::token_hash.eq(token.hash()),
            session::stage.eq(Stage::Open.word()),
            session::seen_at.eq(now.0),
            session::fresh_at.eq(now.0),
            session::ends_at.eq(ends.0),
        ))
        .execute(tx.conn())?;
    Ok(token)
}

/// Gives an open session a new token and marks it as fresh. Returns the token and whether the device is remembered.
pub(crate) fn renew(
    conn: &mut Conn,
    _proof: Proof,
    (entropy, now): (Entropy, Timestamp),
    id: &SessionId,
) -> Result<(Token, bool)> {
    let token = entropy.token();
    diesel::update(session::table.filter(session::id.eq(id.as_str())))
        .set((session::token_hash.eq(token.hash()), session::seen_at.eq(now.0), session::fresh_at.eq(now.0)))
        .execute(conn)?;
    let is_remembered: bool =
        session::table.filter(session::id.eq(id.as_str())).select(session::remembered).first(conn)?;
    Ok((token, is_remembered))
}

/// Lists where an account is signed in, the latest use first.
pub(crate) fn list(
    conn: &mut Conn,
    account: &AccountId,
    this: Option<&SessionId>,
    now: Timestamp,
) -> Result<Vec<DeviceView>> {
    let rows: Vec<(String, String, i64, i64)> = session::table
        .filter(session::account_id.eq(account.as_str()))
        .filter(session::stage.eq(Stage::Open.word()))
        .filter(session::ends_at.gt(now.0))
        .order(session::seen_at.desc())
        .select((session::id, session::device, session::created_at, session::seen_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, created_at, seen_at)| DeviceView {
            is_this: this.is_some_and(|this| this.as_str() == id),
            id: SessionId::stored(id),
            name,
            created_at: Timestamp(created_at),
            seen_at: Timestamp(seen_at),
        })
        .collect())
}

/// Ends the session of a token, whoever holds it: that is signing out.
pub(crate) fn end(tx: &mut PublicTx<'_>, token: &Token) -> Result<()> {
    diesel::delete(session::table.filter(session::token_hash.eq(token.hash()))).execute(tx.conn())?;
    Ok(())
}

/// Ends one of one's own sessions.
pub(crate) fn end_own(tx: &mut Writer<'_>, permit: &Permit<EndOwnSession>) -> Result<()> {
    let id = permit.action().0.clone();
    diesel::delete(session::table.filter(session::id.eq(id.as_str()))).execute(tx.conn())?;
    Ok(())
}

/// Ends all of one's own sessions but the one in use.
pub(crate) fn end_others(tx: &mut Writer<'_>, permit: &Permit<EndOtherSessions>) -> Result<()> {
    let (account, this) = (tx.viewer().account.clone(), tx.viewer().session.clone());
    end_all_but(tx.conn(), permit.proof(), &account, this.as_ref())
}

/// Ends all sessions of somebody.
pub(crate) fn end_of(tx: &mut Writer<'_>, permit: &Permit<EndSessions>) -> Result<()> {
    end_all(tx.conn(), permit.proof(), &permit.id)
}

/// Ends all sessions of an account; called where its rights or its password changed.
pub(crate) fn end_all(conn: &mut Conn, proof: Proof, account: &AccountId) -> Result<()> {
    end_all_but(conn, proof, account, None)
}

/// Ends all sessions of an account but one; called where its password changed.
pub(crate) fn end_all_but(conn: &mut Conn, _proof: Proof, account: &AccountId, but: Option<&SessionId>) -> Result<()> {
    let but = but.map_or("", SessionId::as_str);
    diesel::delete(session::table.filter(session::account_id.eq(account.as_str())).filter(session::id.ne(but)))
        .execute(conn)?;
    Ok(())
}
