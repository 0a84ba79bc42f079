//! Nodes: which strategy is in force, adding and changing nodes, who owns them.
//!
//! Invariant: a new node comes last among its siblings; a change filters on the revision its author saw.

use diesel::prelude::*;

use super::conflict::changed_meanwhile;
use super::rows::NodeRow;
use crate::access::{Action, Permit, Tx as _, Viewer, Writer};
use crate::error::{Error, Result};
use crate::id::{NodeId, StrategyId};
use crate::storage::Conn;
use crate::storage::schema::{node, organisation, strategy};
use crate::strategy::delegations::store::looked_at;
use crate::strategy::drafts::store::ground;
use crate::strategy::model::{NodeEdit, Owner, Place, Seen};
use crate::strategy::policy::{AddNode, BeginStrategy, EditNode, ReceiveNode, ReviewStrategy, TakeOverNode};
use crate::strategy::versions::model::Kind;
use crate::strategy::versions::store::{Made, record};
use crate::text::Title;
use crate::time::Timestamp;

impl Action for BeginStrategy {
    const NAME: &'static str = "strategy.begin";

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

impl Action for ReviewStrategy {
    const NAME: &'static str = "strategy.review";

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

/// Gives the acts on one node their subject: its place.
macro_rules! on_a_node {
    ($($act:ident $name:literal)*) => { $(
        impl Action for $crate::strategy::policy::$act {
            const NAME: &'static str = $name;

            fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Place>> {
                place(conn, &self.0)
            }

            fn subject_at(&self, conn: &mut Conn, viewer: &Viewer, now: Timestamp) -> Result<Option<Place>> {
                match place(conn, &self.0)? {
                    Some(place) => looked_at(conn, viewer, now, place).map(Some),
                    None => Ok(None),
                }
            }

            fn audited(&self) -> Option<String> {
                Some(self.0.to_string())
            }
        }
    )* };
}

on_a_node! {
    AddNode "strategy.add"
    EditNode "strategy.edit"
    MoveNode "strategy.move"
    ArchiveNode "strategy.archive"
    TakeOverNode "strategy.take_over"
    DraftNode "draft.for_node"
    PreviewNode "strategy.preview"
}

impl Action for ReceiveNode {
    const NAME: &'static str = "strategy.receive";

    /// Whatever is hung there is audited.
    const AUDITED: bool = false;

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Place>> {
        place(conn, &self.0)
    }

    fn subject_at(&self, conn: &mut Conn, viewer: &Viewer, now: Timestamp) -> Result<Option<Place>> {
        AddNode(self.0.clone()).subject_at(conn, viewer, now)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Returns the strategy that everybody reads; none while there is none.
pub(crate) fn current(conn: &mut Conn) -> Result<Option<StrategyId>> {
    let id: Option<Option<String>> = organisation::table.select(organisation::strategy_id).first(conn).optional()?;
    Ok(id.flatten().map(StrategyId::stored))
}

/// Reads where a node hangs; none if there is no such node.
pub(crate) fn place(conn: &mut Conn, id: &NodeId) -> Result<Option<Place>> {
    let Some(row) = NodeRow::find(conn, id)? else {
        return Ok(None);
    };
    let ground = ground(conn, &row.strategy_id)?;
    Ok(ground.map(|ground| row.place(&ground)))
}

/// Begins a strategy with its mission, and makes it the one that everybody reads.
pub(crate) fn begin(
    tx: &mut Writer<'_>,
    permit: &Permit<BeginStrategy>,
    name: &Title,
    mission: &Title,
) -> Result<NodeId> {
    if current(tx.conn())?.is_some() {
        return Err(Error::invalid("", "There is a strategy already. Change that one."));
    }
    let (strategy_id, id, now) = (tx.new_id(), tx.new_id(), tx.now().0);
    diesel::insert_into(strategy::table)
        .values((strategy::id.eq(&strategy_id), strategy::name.eq(name.as_str()), strategy::created_at.eq(now)))
        .execute(tx.conn())?;
    diesel::insert_into(node::table)
        .values((
            node::id.eq(&id),
            node::strategy_id.eq(&strategy_id),
            node::position.eq(0_i64),
            node::title.eq(mission.as_str()),
            node::created_at.eq(now),
            node::updated_at.eq(now),
        ))
        .execute(tx.conn())?;
    diesel::update(organisation::table).set(organisation::strategy_id.eq(&strategy_id)).execute(tx.conn())?;
    let made = Made { strategy: &strategy_id, kind: Kind::Begun, reason: "Begun with its mission", draft: None };
    record(tx, permit.proof(), &made, &[])?;
    Ok(NodeId::stored(id))
}

/// Adds a node as the last below the one that the permit names.
pub(crate) fn insert(tx: &mut Writer<'_>, permit: &Permit<AddNode>, edit: &NodeEdit) -> Result<NodeId> {
    let last: Option<i64> = node::table
        .filter(node::parent_id.eq(permit.id.as_str()))
        .select(diesel::dsl::max(node::position))
        .first(tx.conn())?;
    let (id, now) = (tx.new_id(), tx.now().0);
    let (owner_id, owner_team_id) = columns(edit.owner.as_ref());
    diesel::insert_into(node::table)
        .values((
            node::id.eq(&id),
            node::strategy_id.eq(permit.strategy.as_str()),
            node::parent_id.eq(permit.id.as_str()),
            node::position.eq(last.map_or(0, |last| last + 1)),
            node::title.eq(edit.title.as_str()),
            node::because.eq(edit.because.as_str()),
            node::description.eq(edit.description.as_str()),
            node::owner_id.eq(owner_id),
            node::owner_team_id.eq(owner_team_id),
            node::starts_on.eq(edit.starts_on.map(|day| day.to_string())),
            node::ends_on.eq(edit.ends_on.map(|day| day.to_string())),
            node::language.eq(&edit.language),
            node::direction.eq(edit.direction.word()),
            node::links.eq(edit.links.written()),
            node::created_at.eq(now),
            node::updated_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(NodeId::stored(id))
}

/// Notes that words or further links of a node were written, which its own row does not tell.
pub(super) fn touch(tx: &mut Writer<'_>, permit: &Permit<EditNode>) -> Result<()> {
    diesel::update(node::table.filter(node::id.eq(permit.id.as_str())))
        .set(node::touched.eq(true))
        .execute(tx.conn())?;
    Ok(())
}

/// Changes what a node says, as `update` does; where somebody was quicker, with both changes, as long as they are of
/// different fields. Tells whether that was so.
///
/// # Errors
/// `Conflict` if both changed one field since the form was opened, when its fields were as `seen`.
pub(crate) fn save(
    tx: &mut Writer<'_>,
    permit: &Permit<EditNode>,
    edit: &NodeEdit,
    revision: i64,
    seen: &Seen,
) -> Result<bool> {
    if permit.revision == revision {
        return update(tx, permit, edit, revision).map(|()| false);
    }
    let theirs = NodeRow::find(tx.conn(), &permit.id)?.ok_or(Error::NotFound)?.fields();
    let merged = edit.fields().merged(&theirs, seen).ok_or_else(changed_meanwhile)?;
    update(tx, permit, &merged.parse()?, permit.revision).map(|()| true)
}

/// Changes what a node says. A new owner has nothing to take over; a mission that is saved is written.
pub(crate) fn update(tx: &mut Writer<'_>, permit: &Permit<EditNode>, edit: &NodeEdit, revision: i64) -> Result<()> {
    let now = tx.now().0;
    let (owner_id, owner_team_id) = columns(edit.owner.as_ref());
    let keeps_owner = owner_id == permit.owner.as_ref().map(|id| id.as_str());
    let handed_from = permit.handed_from.as_ref().filter(|_| keeps_owner);
    let changed =
        diesel::update(node::table.filter(node::id.eq(permit.id.as_str())).filter(node::revision.eq(revision)))
            .set((
                node::title.eq(edit.title.as_str()),
                node::because.eq(edit.because.as_str()),
                node::description.eq(edit.description.as_str()),
                node::owner_id.eq(owner_id),
                node::owner_team_id.eq(owner_team_id),
                node::handed_from_id.eq(handed_from.map(|id| id.as_str())),
                node::starts_on.eq(edit.starts_on.map(|day| day.to_string())),
                node::ends_on.eq(edit.ends_on.map(|day| day.to_string())),
                node::language.eq(&edit.language),
                node::direction.eq(edit.direction.word()),
                node::links.eq(edit.links.written()),
                node::unwritten.eq(false),
                node::updated_at.eq(now),
                node::revision.eq(revision + 1),
            ))
            .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Notes that a node's owner has taken it over.
pub(crate) fn take_over(tx: &mut Writer<'_>, permit: &Permit<TakeOverNode>) -> Result<()> {
    diesel::update(node::table.filter(node::id.eq(permit.id.as_str())))
        .set((node::handed_from_id.eq(None::<String>), node::revision.eq(node::revision + 1)))
        .execute(tx.conn())?;
    Ok(())
}

/// Returns the columns of an owner: the person's and the team's.
fn columns(owner: Option<&Owner>) -> (Option<&str>, Option<&str>) {
    match owner {
        Some(Owner::Person(id)) => (Some(id.as_str()), None),
        Some(Owner::Team(id)) => (None, Some(id.as_str())),
        None => (None, None),
    }
}
