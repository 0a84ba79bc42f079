//! Up to which version somebody has marked what changed on their lines as read.
//!
//! Invariant: written by that person's own form alone; looking is not recorded, and neither is the form in the audit trail.

use diesel::prelude::*;

use crate::access::{Action, Permit, Tx as _, Viewer, Writer};
use crate::error::{Error, Result};
use crate::mission::policy::MarkRead;
use crate::storage::Conn;
use crate::storage::schema::{line_read, version};
use crate::strategy::store::nodes::current;

impl Action for MarkRead {
    const NAME: &'static str = "mission.read";
    const AUDITED: bool = false;

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

/// Marks everything up to the version `number` of the strategy in force as read.
///
/// # Errors
/// `NotFound` if there is no such version.
pub(crate) fn mark_read(tx: &mut Writer<'_>, _permit: &Permit<MarkRead>, number: i64) -> Result<()> {
    let (me, now) = (tx.viewer().person.clone(), tx.now().0);
    let strategy = current(tx.conn())?.ok_or(Error::NotFound)?;
    let id: String = version::table
        .filter(version::strategy_id.eq(strategy.as_str()))
        .filter(version::number.eq(number))
        .select(version::id)
        .first(tx.conn())
        .optional()?
        .ok_or(Error::NotFound)?;
    let read = (line_read::version_id.eq(&id), line_read::read_at.eq(now));
    let known = diesel::update(line_read::table.filter(line_read::id.eq(me.as_str()))).set(read).execute(tx.conn())?;
    if known == 0 {
        diesel::insert_into(line_read::table)
            .values((line_read::id.eq(me.as_str()), line_read::version_id.eq(&id), line_read::read_at.eq(now)))
            .execute(tx.conn())?;
    }
    Ok(())
}
