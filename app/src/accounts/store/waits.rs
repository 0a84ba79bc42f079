//! The `sign_in_wait` table: who has to wait before the next try, shared by all servers.
//!
//! Invariant: a try counts as failed from its beginning; keys are derived, so that no address is stored in the clear.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::access::{Proof, PublicTx};
use crate::accounts::waits::{Failures, HARD_STOP, PER_ADDRESS, after_try};
use crate::error::{Error, Result};
use crate::storage::Conn;
use crate::storage::schema::sign_in_wait;
use crate::time::{DAY, MINUTE, Timestamp};

/// After how long without a try failures are forgotten, in microseconds; a hard stop is not.
const FORGOTTEN: i64 = 30 * DAY;

/// Begins a try under `key`; false if it must not be looked at. To be followed by [`forgive`] if it succeeds.
pub(crate) fn begin_try(tx: &mut PublicTx<'_>, key: &str) -> Result<bool> {
    let now = tx.now();
    let known = find(tx.conn(), key)?;
    let next = after_try(known, now);
    // A try that is not looked at writes as much as one that is, so that it takes as long.
    let kept = next.or(known).unwrap_or(Failures { count: 0, wait_until: now });
    save(tx, key, known.is_some(), kept)?;
    if next.is_some_and(|next| next.count == HARD_STOP) {
        tx.note(None, "sign_in.stopped", None, "")?;
    }
    Ok(next.is_some())
}

/// Counts a sign-in from an address; false if there were too many within the minute.
pub(crate) fn begin_from(tx: &mut PublicTx<'_>, key: &str) -> Result<bool> {
    let now = tx.now();
    let known = find(tx.conn(), key)?;
    let next = match known {
        Some(known) if now < known.wait_until => Failures { count: known.count + 1, ..known },
        _ => Failures { count: 1, wait_until: now.plus(MINUTE) },
    };
    if next.count > PER_ADDRESS {
        return Ok(false);
    }
    save(tx, key, known.is_some(), next)?;
    Ok(true)
}

/// Forgets the failures under `key`, for a try succeeded or the password was reset.
pub(crate) fn forgive(tx: &mut PublicTx<'_>, key: &str) -> Result<()> {
    let proof = tx.proof();
    delete(tx.conn(), proof, key)
}

/// The same, for the command line too.
pub(crate) fn delete(conn: &mut Conn, _proof: Proof, key: &str) -> Result<()> {
    diesel::delete(sign_in_wait::table.filter(sign_in_wait::id.eq(key))).execute(conn)?;
    Ok(())
}

/// Counts a sign-in from an address back, for it succeeded.
pub(crate) fn give_back(tx: &mut PublicTx<'_>, key: &str) -> Result<()> {
    diesel::update(sign_in_wait::table.filter(sign_in_wait::id.eq(key)).filter(sign_in_wait::failures.gt(0)))
        .set(sign_in_wait::failures.eq(sign_in_wait::failures - 1))
        .execute(tx.conn())?;
    Ok(())
}

fn find(conn: &mut Conn, key: &str) -> Result<Option<Failures>> {
    let row: Option<(i64, i64)> = sign_in_wait::table
        .filter(sign_in_wait::id.eq(key))
        .select((sign_in_wait::failures, sign_in_wait::wait_until))
        .first(conn)
        .optional()?;
    Ok(row.map(|(count, wait_until)| Failures { count, wait_until: Timestamp(wait_until) }))
}

fn save(tx: &mut PublicTx<'_>, key: &str, is_known: bool, failures: Failures) -> Result<()> {
    let now = tx.now();
    if is_known {
        diesel::update(sign_in_wait::table.filter(sign_in_wait::id.eq(key)))
            .set((
                sign_in_wait::failures.eq(failures.count),
                sign_in_wait::wait_until.eq(failures.wait_until.0),
                sign_in_wait::last_at.eq(now.0),
            ))
            .execute(tx.conn())?;
        return Ok(());
    }
    diesel::delete(
        sign_in_wait::table
            .filter(sign_in_wait::last_at.lt(now.plus(-FORGOTTEN).0))
            .filter(sign_in_wait::failures.lt(HARD_STOP)),
    )
    .execute(tx.conn())?;
    let inserted = diesel::insert_into(sign_in_wait::table)
        .values((
            sign_in_wait::id.eq(key),
            sign_in_wait::failures.eq(failures.count),
            sign_in_wait::wait_until.eq(failures.wait_until.0),
            sign_in_wait::last_at.eq(now.0),
        ))
        .execute(tx.conn());
    match inserted {
        Ok(_) => Ok(()),
        // Somebody else began the first try at the same time: the transaction is run again and finds their row.
        Err(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Err(Error::Busy),
        Err(error) => Err(error.into()),
    }
}
