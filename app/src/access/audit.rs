//! The audit trail: who did what to whom.
//!
//! Invariant: ids and words of the code only; never a text that somebody wrote.

use diesel::prelude::*;

use super::entropy::Entropy;
use crate::error::Result;
use crate::storage::Conn;
use crate::storage::bulk::Rows;
use crate::storage::schema::audit;
use crate::time::Timestamp;

/// What happened: the act's name, the id it was done to, and further words of the code.
pub(super) struct Event<'a> {
    pub action: &'a str,
    pub subject: Option<&'a str>,
    pub detail: &'a str,
}

/// Writes one row, in the transaction of the act itself.
pub(super) fn write(
    conn: &mut Conn,
    entropy: Entropy,
    now: Timestamp,
    actor: Option<&str>,
    event: &Event<'_>,
) -> Result<()> {
    diesel::insert_into(audit::table)
        .values((
            audit::id.eq(entropy.id(now)),
            audit::made_at.eq(now.0),
            audit::actor_id.eq(actor),
            audit::action.eq(event.action),
            audit::subject_id.eq(event.subject),
            audit::detail.eq(event.detail),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes one row for each of `subjects`, with one statement for many.
pub(super) fn write_all(
    conn: &mut Conn,
    entropy: Entropy,
    now: Timestamp,
    actor: Option<&str>,
    (action, subjects): (&str, &[String]),
) -> Result<()> {
    let mut rows = Rows::new("audit", &["id", "made_at", "actor_id", "action", "subject_id"]);
    for subject in subjects {
        let id = entropy.id(now);
        rows.push(vec![id.into(), now.0.into(), actor.into(), action.into(), subject.clone().into()]);
    }
    rows.insert(conn)
}
