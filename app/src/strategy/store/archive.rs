//! Putting nodes away with everything below them, and bringing them back.
//!
//! Invariant: what was put away together carries one time and comes back together; nothing in sight hangs below an
//! archived node.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::conflict::changed_meanwhile;
use super::moves::make_room;
use super::nodes::place;
use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::storage::schema::node;
use crate::strategy::model::Undo;
use crate::strategy::policy::ArchiveNode;
use crate::time::Timestamp;

/// Everything below `$3` that is archived as the state says.
macro_rules! below {
    ($state:literal) => {
        concat!(
            "WITH RECURSIVE below (id, depth) AS (SELECT id, CAST(0 AS BIGINT) FROM node WHERE id = $3 \
             UNION ALL SELECT n.id, below.depth + 1 FROM below JOIN node n ON n.parent_id = below.id \
             WHERE n.archived_at ",
            $state,
            " AND below.depth < 64) SELECT id FROM below"
        )
    };
}

/// Puts the node away with everything below it, and returns how to take it back.
///
/// # Errors
/// `Conflict` if it was changed since `revision`; `Invalid` if it is archived already.
pub(crate) fn archive(tx: &mut Writer<'_>, permit: &Permit<ArchiveNode>, revision: i64) -> Result<Undo> {
    let stamp = next_stamp(tx, permit)?;
    put_away(tx, permit, revision, stamp)?;
    Ok(Undo::Archived(permit.id.clone()))
}

/// Puts the node away at `stamp`, by which it comes back with everything below it.
///
/// # Errors
/// As [`archive`].
pub(super) fn put_away(
    tx: &mut Writer<'_>,
    permit: &Permit<ArchiveNode>,
    revision: i64,
    stamp: Timestamp,
) -> Result<()> {
    if permit.archived_at.is_some() {
        return Err(Error::invalid("", "This is archived already."));
    }
    if permit.revision != revision {
        return Err(changed_meanwhile());
    }
    let now = tx.now().0;
    diesel::sql_query(concat!(
        "UPDATE node SET archived_at = $1, updated_at = $2, revision = revision + 1 WHERE id IN (",
        below!("IS NULL"),
        ")"
    ))
    .bind::<BigInt, _>(stamp.0)
    .bind::<BigInt, _>(now)
    .bind::<Text, _>(permit.id.as_str())
    .execute(tx.conn())?;
    Ok(())
}

/// Returns a time at which nothing else of the strategy was put away: two acts must not share one, or one would bring back
/// what the other put away.
pub(super) fn next_stamp(tx: &mut Writer<'_>, permit: &Permit<ArchiveNode>) -> Result<Timestamp> {
    let last: Option<i64> = node::table
        .filter(node::strategy_id.eq(permit.strategy.as_str()))
        .select(diesel::dsl::max(node::archived_at))
        .first(tx.conn())?;
    Ok(tx.now().max(Timestamp(last.unwrap_or(0)).plus(1)))
}

/// Brings the node back with everything that was put away together with it.
///
/// # Errors
/// `Conflict` if it was changed since `revision`; `Invalid` if it is in sight already or its parent is archived.
pub(crate) fn restore(tx: &mut Writer<'_>, permit: &Permit<ArchiveNode>, revision: i64) -> Result<()> {
    let stamp = permit.archived_at.ok_or_else(|| Error::invalid("", "This is in sight already."))?;
    if permit.revision != revision {
        return Err(changed_meanwhile());
    }
    let parent = permit.parent.clone().ok_or(Error::Forbidden)?;
    let parent_place = place(tx.conn(), &parent)?.ok_or(Error::NotFound)?;
    if parent_place.archived_at.is_some() {
        return Err(Error::invalid("", "What this hangs below is archived too. Restore that first."));
    }
    // Somebody in sight may stand at its old place by now.
    make_room(tx, permit, &parent, permit.position)?;
    diesel::update(node::table.filter(node::id.eq(permit.id.as_str())))
        .set(node::position.eq(permit.position))
        .execute(tx.conn())?;
    let now = tx.now().0;
    diesel::sql_query(concat!(
        "UPDATE node SET archived_at = NULL, updated_at = $1, revision = revision + 1 WHERE archived_at = $2 AND id IN (",
        below!("= $2"),
        ")"
    ))
    .bind::<BigInt, _>(now)
    .bind::<BigInt, _>(stamp.0)
    .bind::<Text, _>(permit.id.as_str())
    .execute(tx.conn())?;
    Ok(())
}
