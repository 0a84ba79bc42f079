//! How far an import is that is being applied, read from what it has written.
//!
//! Invariant: every server sees the same; nothing here writes.

use diesel::prelude::*;

use super::runs::find;
use crate::access::{Permit, Tx};
use crate::error::{Error, Result};
use crate::id::RunId;
use crate::people::model::RunState;
use crate::people::policy::StageImport;
use crate::storage::Conn;
use crate::storage::schema::{import_change, post};

/// Tells whether an import that is being applied has written nothing for so long that its server must have ended.
///
/// # Errors
/// `NotFound` if there is no such people import, `Invalid` if it is being applied by a server that is alive.
pub(crate) fn is_dead(tx: &mut impl Tx, _permit: &Permit<StageImport>, id: &RunId) -> Result<bool> {
    let now = tx.now();
    let found = find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    if found.state == RunState::Waiting && !found.is_silent(now) {
        return Err(Error::invalid("", "It is being applied. Wait until it is done; then it can be undone."));
    }
    Ok(found.state == RunState::Waiting)
}

/// Counts the rows that an import has written where nobody sees them yet.
pub(super) fn written_rows(conn: &mut Conn, id: &RunId) -> Result<usize> {
    let changes: i64 = import_change::table.filter(import_change::run_id.eq(id.as_str())).count().get_result(conn)?;
    let posts: i64 = post::table.filter(post::run_id.eq(id.as_str())).count().get_result(conn)?;
    Ok(usize::try_from(changes + posts).unwrap_or(0))
}
