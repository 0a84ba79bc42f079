//! Where refused forms wait.
//!
//! Invariant: a row is read only by the session that made it, and never after its 30 minutes.

use diesel::prelude::*;

use crate::access::{PublicTx, Reader, Tx};
use crate::error::{FieldErrors, Result};
use crate::storage::Conn;
use crate::storage::schema::refused_form;
use crate::time::{MINUTE, Timestamp};

/// How long a refused form waits, in microseconds.
const WAITS: i64 = 30 * MINUTE;

/// Keeps a refused form. No rule is asked: whoever sent it is handed back their own words.
pub(super) fn keep(
    tx: &mut PublicTx<'_>,
    id: &str,
    session: Option<&str>,
    path: &str,
    (fields, messages): (&str, &str),
) -> Result<()> {
    let now = tx.now();
    diesel::delete(refused_form::table.filter(refused_form::ends_at.lt(now.0))).execute(tx.conn())?;
    diesel::insert_into(refused_form::table)
        .values((
            refused_form::id.eq(id),
            refused_form::session_id.eq(session),
            refused_form::path.eq(path),
            refused_form::fields.eq(fields),
            refused_form::messages.eq(messages),
            refused_form::ends_at.eq(now.plus(WAITS).0),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Reads a refused form back, for the session that sent it.
pub(super) fn find(
    conn: &mut Conn,
    id: &str,
    session: Option<&str>,
    now: Timestamp,
) -> Result<Option<(String, Vec<(String, String)>, FieldErrors)>> {
    let row: Option<(Option<String>, String, String, String)> = refused_form::table
        .filter(refused_form::id.eq(id))
        .filter(refused_form::ends_at.gt(now.0))
        .select((refused_form::session_id, refused_form::path, refused_form::fields, refused_form::messages))
        .first(conn)
        .optional()?;
    Ok(row.filter(|(owner, ..)| owner.as_deref() == session).and_then(|(_, path, fields, messages)| {
        Some((path, serde_json::from_str(&fields).ok()?, serde_json::from_str(&messages).ok()?))
    }))
}

/// The same through a reader.
pub(super) fn find_for(tx: &mut Reader<'_>, id: &str) -> Result<Option<(String, Vec<(String, String)>, FieldErrors)>> {
    let session = tx.viewer().session.clone();
    let now = tx.now();
    find(tx.conn(), id, session.as_ref().map(crate::id::SessionId::as_str), now)
}
