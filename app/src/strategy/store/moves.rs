//! Moving nodes: below another parent, or among their siblings.
//!
//! Invariant: no node comes below itself; siblings that are in sight keep distinct positions.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::conflict::changed_meanwhile;
use super::nodes::place;
use crate::access::{Action, Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::storage::schema::node;
use crate::storage::{Conn, sql};
use crate::strategy::model::Undo;
use crate::strategy::policy::{MoveNode, ReceiveNode};

/// How deep a tree is followed.
pub(crate) const DEPTH_MAX: i64 = 24;

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Where among its new siblings a node is put. A sibling that has gone elsewhere meanwhile means last: nothing is pushed aside there.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Spot<'a> {
    /// Right before a sibling.
    Before(&'a NodeId),
    /// Right after a sibling.
    After(&'a NodeId),
    /// After all of them.
    Last,
}

/// Hangs the node below `parent` at `spot`, and returns how to take it back.
///
/// # Errors
/// `Conflict` if the node was changed since `revision`; `Invalid` if the new parent lies below the node, is archived, belongs
/// to another strategy, if the tree would become too deep, or if the node stands there already.
pub(crate) fn to(
    tx: &mut Writer<'_>,
    permit: &Permit<MoveNode>,
    parent: &NodeId,
    spot: Spot<'_>,
    revision: i64,
) -> Result<Undo> {
    let target = follower(tx.conn(), parent, spot)?;
    if permit.parent.as_ref() == Some(parent) && permit.revision == revision {
        let (_, next) = neighbours(tx.conn(), &permit.id)?;
        if target == next || target.as_ref() == Some(&permit.id) {
            return Err(Error::invalid("before", "It stands there already."));
        }
    }
    hang(tx, permit, parent, target.as_ref(), revision)
}

/// Hangs the node below `parent`, before its child `before` or last, and returns how to take it back.
///
/// # Errors
/// As [`to`], but where it stands already it may be put.
pub(super) fn hang(
    tx: &mut Writer<'_>,
    permit: &Permit<MoveNode>,
    parent: &NodeId,
    before: Option<&NodeId>,
    revision: i64,
) -> Result<Undo> {
    check(tx.conn(), permit, parent)?;
    // Both ends have to be the mover's to change.
    tx.permit(ReceiveNode(parent.clone()))?;
    let undo = taken_back(tx, permit, revision)?;
    let position = match before {
        Some(before) => position(tx.conn(), before)?,
        None => last_position(tx.conn(), parent)?,
    };
    put(tx, permit, parent, position, revision)?;
    Ok(undo)
}

/// Moves the node one place up or down among its siblings, and returns how to take it back.
///
/// # Errors
/// `Conflict` if the node was changed since `revision`; `Invalid` at the end of the row.
pub(crate) fn step(tx: &mut Writer<'_>, permit: &Permit<MoveNode>, is_up: bool, revision: i64) -> Result<Undo> {
    let parent = permit.parent.clone().ok_or(Error::Forbidden)?;
    let undo = taken_back(tx, permit, revision)?;
    let (previous, next) = neighbours(tx.conn(), &permit.id)?;
    let position = match (is_up, previous, next) {
        (true, Some(previous), _) => position(tx.conn(), &previous)?,
        // Right behind the next one: room is made there.
        (false, _, Some(next)) => position(tx.conn(), &next)? + 1,
        (true, None, _) => return Err(Error::invalid("step", "It is the first there already.")),
        (false, _, None) => return Err(Error::invalid("step", "It is the last there already.")),
    };
    put(tx, permit, &parent, position, revision)?;
    Ok(undo)
}

/// Makes room at `position` below `parent`. Archived siblings move too: they keep their place for when they come back.
pub(super) fn make_room<A: Action>(
    tx: &mut Writer<'_>,
    _permit: &Permit<A>,
    parent: &NodeId,
    position: i64,
) -> Result<()> {
    diesel::update(node::table.filter(node::parent_id.eq(parent.as_str())).filter(node::position.ge(position)))
        .set(node::position.eq(node::position + 1))
        .execute(tx.conn())?;
    Ok(())
}

/// Hangs the node at `position` below `parent`, which was checked by the caller.
fn put(tx: &mut Writer<'_>, permit: &Permit<MoveNode>, parent: &NodeId, position: i64, revision: i64) -> Result<()> {
    make_room(tx, permit, parent, position)?;
    let now = tx.now().0;
    let moved = diesel::update(node::table.filter(node::id.eq(permit.id.as_str())).filter(node::revision.eq(revision)))
        .set((
            node::parent_id.eq(parent.as_str()),
            node::position.eq(position),
            node::updated_at.eq(now),
            node::revision.eq(revision + 1),
        ))
        .execute(tx.conn())?;
    if moved == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

fn check(conn: &mut Conn, permit: &Permit<MoveNode>, parent: &NodeId) -> Result<()> {
    let target = place(conn, parent)?
        .filter(|target| target.strategy == permit.strategy)
        .ok_or_else(|| Error::invalid("parent", "This parent is not there any more. Choose another."))?;
    if target.archived_at.is_some() {
        return Err(Error::invalid("parent", "This parent is archived. Restore it first, or choose another."));
    }
    if is_within(conn, parent, &permit.id)? {
        return Err(Error::invalid(
            "parent",
            "A node cannot hang below itself or below one of its own children. Choose a parent outside of it.",
        ));
    }
    if height(conn, parent, "up")? + height(conn, &permit.id, "down")? >= DEPTH_MAX {
        return Err(Error::invalid(
            "parent",
            format!("The tree would become deeper than {DEPTH_MAX} levels. Choose a parent further up."),
        ));
    }
    Ok(())
}

/// Tells whether `id` is `above` or lies below it.
pub(super) fn is_within(conn: &mut Conn, id: &NodeId, above: &NodeId) -> Result<bool> {
    let found: Found = sql(
        "WITH RECURSIVE up (id, parent_id, depth) AS (\
           SELECT id, parent_id, CAST(0 AS BIGINT) FROM node WHERE id = $1 \
           UNION ALL SELECT n.id, n.parent_id, up.depth + 1 FROM up JOIN node n ON n.id = up.parent_id WHERE up.depth < $2) \
         SELECT COUNT(*) AS number FROM up WHERE id = $3",
    )
    .bind::<Text, _>(id.as_str())
    .bind::<BigInt, _>(4 * DEPTH_MAX)
    .bind::<Text, _>(above.as_str())
    .get_result(conn)?;
    Ok(found.number > 0)
}

/// Counts the levels from `id` to the mission (`up`), or to its deepest descendant (`down`).
fn height(conn: &mut Conn, id: &NodeId, way: &str) -> Result<i64> {
    let step = if way == "up" { "n.id = w.parent_id" } else { "n.parent_id = w.id" };
    let found: Found = sql(format!(
        "WITH RECURSIVE w (id, parent_id, depth) AS (\
           SELECT id, parent_id, CAST(0 AS BIGINT) FROM node WHERE id = $1 \
           UNION ALL SELECT n.id, n.parent_id, w.depth + 1 FROM w JOIN node n ON {step} WHERE w.depth < $2) \
         SELECT CAST(COALESCE(MAX(depth), 0) AS BIGINT) AS number FROM w"
    ))
    .bind::<Text, _>(id.as_str())
    .bind::<BigInt, _>(2 * DEPTH_MAX)
    .get_result(conn)?;
    Ok(found.number)
}

/// Returns what takes a move back that is about to be done.
fn taken_back(tx: &mut Writer<'_>, permit: &Permit<MoveNode>, revision: i64) -> Result<Undo> {
    Ok(Undo::Moved {
        node: permit.id.clone(),
        revision: revision + 1,
        parent: permit.parent.clone().ok_or(Error::Forbidden)?,
        before: neighbours(tx.conn(), &permit.id)?.1,
    })
}

/// Returns the siblings in sight before and after `id`.
pub(super) fn neighbours(conn: &mut Conn, id: &NodeId) -> Result<(Option<NodeId>, Option<NodeId>)> {
    let here: Option<(Option<String>, i64)> = node::table
        .filter(node::id.eq(id.as_str()))
        .select((node::parent_id, node::position))
        .first(conn)
        .optional()?;
    let Some((Some(parent), position)) = here else {
        return Ok((None, None));
    };
    let siblings =
        || node::table.filter(node::parent_id.eq(parent.clone())).filter(node::archived_at.is_null()).select(node::id);
    let previous: Option<String> =
        siblings().filter(node::position.lt(position)).order(node::position.desc()).first(conn).optional()?;
    let next: Option<String> =
        siblings().filter(node::position.gt(position)).order(node::position).first(conn).optional()?;
    Ok((previous.map(NodeId::stored), next.map(NodeId::stored)))
}

/// Returns the child of `parent` that is to follow what is put at `spot`; none where that is to be the last.
pub(super) fn follower(conn: &mut Conn, parent: &NodeId, spot: Spot<'_>) -> Result<Option<NodeId>> {
    let (Spot::Before(sibling) | Spot::After(sibling)) = spot else {
        return Ok(None);
    };
    let is_there = place(conn, sibling)?.is_some_and(|place| place.parent.as_ref() == Some(parent));
    match spot {
        _ if !is_there => Ok(None),
        Spot::After(sibling) => Ok(neighbours(conn, sibling)?.1),
        _ => Ok(Some(sibling.clone())),
    }
}

fn position(conn: &mut Conn, id: &NodeId) -> Result<i64> {
    Ok(node::table.filter(node::id.eq(id.as_str())).select(node::position).first(conn)?)
}

fn last_position(conn: &mut Conn, parent: &NodeId) -> Result<i64> {
    let last: Option<i64> =
        node::table.filter(node::parent_id.eq(parent.as_str())).select(diesel::dsl::max(node::position)).first(conn)?;
    Ok(last.map_or(0, |last| last + 1))
}
