//! The audit trail: who did what to whom.
//!
//! Invariant: ids and words of the code only; never a text that somebody wrote.

use diesel::prelude::*;

use super::gate::{Tx, Writer};
use crate::error::Result;
use crate::storage::schema::audit;

/// Writes one row, in the transaction of the act itself.
pub(super) fn write(
    tx: &mut Writer<'_>,
    action: &str,
    subject: Option<&str>,
    detail: &str,
) -> Result<()> {
    let id = tx.new_id();
    let (now, actor) = (tx.now().0, tx.actor());
    diesel::insert_into(audit::table)
        .values((
            audit::id.eq(id),
            audit::made_at.eq(now),
            audit::actor_id.eq(actor),
            audit::action.eq(action),
            audit::subject_id.eq(subject),
            audit::detail.eq(detail),
        ))
        .execute(tx.conn())?;
    Ok(())
}
