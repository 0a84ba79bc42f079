//! Further links: a node also supports another than its parent.
//!
//! Invariant: at most one for each pair; never to itself, to its own parent, or to something below it.

use diesel::prelude::*;

use super::conflict::changed_meanwhile;
use super::moves::is_within;
use super::nodes::{place, touch};
use super::rows::NodeRow;
use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::{NodeId, SupportId};
use crate::storage::Conn;
use crate::storage::schema::{node, support, wording};
use crate::strategy::model::SupportView;
use crate::strategy::policy::EditNode;
use crate::text::Prose;

/// Lists what a node also supports.
pub(super) fn of_node(conn: &mut Conn, id: &NodeId) -> Result<Vec<SupportView>> {
    let rows = support::table
        .inner_join(node::table.on(node::id.eq(support::parent_id)))
        .filter(support::node_id.eq(id.as_str()))
        .filter(node::archived_at.is_null())
        .order((node::title, support::id))
        .select((support::id, support::because, support::revision, NodeRow::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(view).collect())
}

/// Lists what also supports a node.
pub(super) fn of_parent(conn: &mut Conn, id: &NodeId) -> Result<Vec<SupportView>> {
    let rows = support::table
        .inner_join(node::table.on(node::id.eq(support::node_id)))
        .filter(support::parent_id.eq(id.as_str()))
        .filter(node::archived_at.is_null())
        .order((node::title, support::id))
        .limit(200)
        .select((support::id, support::because, support::revision, NodeRow::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(view).collect())
}

/// Lets the node also support `parent`.
///
/// # Errors
/// `Invalid` if that would be itself, its own parent, something below it, or a link that is there already.
pub(crate) fn insert_support(
    tx: &mut Writer<'_>,
    permit: &Permit<EditNode>,
    parent: &NodeId,
    because: &Prose,
) -> Result<SupportId> {
    let refuse = |message: &str| Err(Error::invalid("parent", message));
    let target =
        place(tx.conn(), parent)?.filter(|target| target.strategy == permit.strategy && target.archived_at.is_none());
    if target.is_none() {
        return refuse("This node is not there any more. Choose another.");
    }
    if permit.parent.as_ref() == Some(parent) {
        return refuse("This is its parent already. Write the because on the node itself.");
    }
    if is_within(tx.conn(), parent, &permit.id)? {
        return refuse("A node cannot support itself or what hangs below it.");
    }
    let known: i64 = support::table
        .filter(support::node_id.eq(permit.id.as_str()))
        .filter(support::parent_id.eq(parent.as_str()))
        .count()
        .get_result(tx.conn())?;
    if known > 0 {
        return refuse("It supports this already.");
    }
    let id = tx.new_id();
    diesel::insert_into(support::table)
        .values((
            support::id.eq(&id),
            support::node_id.eq(permit.id.as_str()),
            support::parent_id.eq(parent.as_str()),
            support::because.eq(because.as_str()),
        ))
        .execute(tx.conn())?;
    touch(tx, permit)?;
    Ok(SupportId::stored(id))
}

/// Changes the because of a further link.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn edit_support(
    tx: &mut Writer<'_>,
    permit: &Permit<EditNode>,
    id: &SupportId,
    because: &Prose,
    revision: i64,
) -> Result<()> {
    let changed = diesel::update(
        support::table
            .filter(support::id.eq(id.as_str()))
            .filter(support::node_id.eq(permit.id.as_str()))
            .filter(support::revision.eq(revision)),
    )
    .set((support::because.eq(because.as_str()), support::revision.eq(revision + 1)))
    .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { touch(tx, permit) }
}

/// Takes a further link away, with its wordings.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn remove_support(
    tx: &mut Writer<'_>,
    permit: &Permit<EditNode>,
    id: &SupportId,
    revision: i64,
) -> Result<()> {
    let seen: i64 = support::table
        .filter(support::id.eq(id.as_str()))
        .filter(support::node_id.eq(permit.id.as_str()))
        .filter(support::revision.eq(revision))
        .count()
        .get_result(tx.conn())?;
    if seen == 0 {
        return Err(changed_meanwhile());
    }
    diesel::delete(wording::table.filter(wording::support_id.eq(id.as_str()))).execute(tx.conn())?;
    diesel::delete(support::table.filter(support::id.eq(id.as_str()))).execute(tx.conn())?;
    touch(tx, permit)
}

fn view((id, because, revision, row): (String, String, i64, NodeRow)) -> SupportView {
    SupportView {
        id: SupportId::stored(id),
        title: row.written(&row.title),
        because: row.written(&because),
        node: NodeId::stored(row.id),
        revision,
    }
}
