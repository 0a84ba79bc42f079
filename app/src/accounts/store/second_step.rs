//! The second step's columns of `account`, and the `recovery_code` table.
//!
//! Invariant: only a salt is stored, never the key; a code is taken once, whether it is of the moment or for recovery.

use diesel::prelude::*;

use super::account::Candidate;
use super::{notice, session};
use crate::access::{Entropy, Permit, Proof, PublicTx, Tx, Writer};
use crate::accounts::policy::{DropSecondStep, SetSecondStep};
use crate::accounts::secrets::Secrets;
use crate::accounts::totp;
use crate::error::Result;
use crate::id::AccountId;
use crate::storage::Conn;
use crate::storage::schema::{account, recovery_code};
use crate::time::Timestamp;

/// A second step about to be set up: its salt, and the step of the code that was typed.
#[derive(Debug, Clone)]
pub(crate) struct Confirmed {
    /// The salt.
    pub salt: String,
    /// The step of the code; the same code does not sign in again.
    pub step: i64,
}

/// Checks the code that confirms a second step with `salt`.
pub(crate) fn confirmed(
    secrets: &Secrets,
    id: &AccountId,
    salt: &str,
    code: &str,
    now: Timestamp,
) -> Option<Confirmed> {
    let key = secrets.totp_key(id.as_str(), salt);
    totp::step_of(key, code, now).map(|step| Confirmed { salt: salt.to_owned(), step })
}

/// Sets up one's own second step, or another one in its place.
pub(crate) fn set_own(
    tx: &mut Writer<'_>,
    permit: &Permit<SetSecondStep>,
    secrets: &Secrets,
    confirmed: &Confirmed,
) -> Result<()> {
    let (id, person) = (tx.viewer().account.clone(), tx.viewer().person.clone());
    let (entropy, now) = (tx.entropy(), tx.now());
    let proof = permit.proof();
    set(tx.conn(), proof, (entropy, now), secrets, &id, confirmed)?;
    notice::insert_with(tx, proof, &person, "second_step.set", Some(&person))
}

/// Stores a second step and the hashes of its recovery codes.
pub(crate) fn set(
    conn: &mut Conn,
    _proof: Proof,
    (entropy, now): (Entropy, Timestamp),
    secrets: &Secrets,
    id: &AccountId,
    confirmed: &Confirmed,
) -> Result<()> {
    diesel::update(account::table.filter(account::id.eq(id.as_str())))
        .set((
            account::totp_salt.eq(Some(&confirmed.salt)),
            account::totp_confirmed_at.eq(Some(now.0)),
            account::totp_last_step.eq(confirmed.step),
            account::revision.eq(account::revision + 1),
        ))
        .execute(conn)?;
    diesel::delete(recovery_code::table.filter(recovery_code::account_id.eq(id.as_str()))).execute(conn)?;
    for code in secrets.recovery_codes(id.as_str(), &confirmed.salt) {
        diesel::insert_into(recovery_code::table)
            .values((
                recovery_code::id.eq(entropy.id(now)),
                recovery_code::account_id.eq(id.as_str()),
                recovery_code::code_hash.eq(secrets.recovery_hash(id.as_str(), &code)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Takes `code` from whoever signs in; false if it does not fit or was taken before.
pub(crate) fn spend(tx: &mut PublicTx<'_>, secrets: &Secrets, candidate: &Candidate, code: &str) -> Result<bool> {
    let now = tx.now();
    let conn = tx.conn();
    let Some(salt) = &candidate.totp_salt else {
        return Ok(false);
    };
    let id = candidate.id.as_str();
    let taken = match totp::step_of(secrets.totp_key(id, salt), code, now) {
        Some(step) => {
            diesel::update(account::table.filter(account::id.eq(id)).filter(account::totp_last_step.lt(step)))
                .set(account::totp_last_step.eq(step))
                .execute(conn)?
        }
        None => diesel::update(
            recovery_code::table
                .filter(recovery_code::account_id.eq(id))
                .filter(recovery_code::code_hash.eq(secrets.recovery_hash(id, code)))
                .filter(recovery_code::used_at.is_null()),
        )
        .set(recovery_code::used_at.eq(Some(now.0)))
        .execute(conn)?,
    };
    Ok(taken == 1)
}

/// Does without one's own second step.
pub(crate) fn drop_own(tx: &mut Writer<'_>, permit: &Permit<DropSecondStep>) -> Result<()> {
    let (id, person) = (tx.viewer().account.clone(), tx.viewer().person.clone());
    clear(tx.conn(), &id)?;
    notice::insert_with(tx, permit.proof(), &person, "second_step.removed", Some(&person))
}

/// Takes a second step away and signs the account out.
pub(crate) fn remove(conn: &mut Conn, proof: Proof, id: &AccountId) -> Result<()> {
    clear(conn, id)?;
    session::end_all(conn, proof, id)
}

/// Counts the recovery codes that are left.
pub(crate) fn codes_left(conn: &mut Conn, id: &AccountId) -> Result<i64> {
    Ok(recovery_code::table
        .filter(recovery_code::account_id.eq(id.as_str()))
        .filter(recovery_code::used_at.is_null())
        .count()
        .get_result(conn)?)
}

/// Called by [`drop_own`] and [`remove`].
fn clear(conn: &mut Conn, id: &AccountId) -> Result<()> {
    diesel::update(account::table.filter(account::id.eq(id.as_str())))
        .set((
            account::totp_salt.eq(None::<String>),
            account::totp_confirmed_at.eq(None::<i64>),
            account::revision.eq(account::revision + 1),
        ))
        .execute(conn)?;
    diesel::delete(recovery_code::table.filter(recovery_code::account_id.eq(id.as_str()))).execute(conn)?;
    Ok(())
}
