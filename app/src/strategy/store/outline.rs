//! The outline: the rows that one address unfolds.
//!
//! Invariant: the number of queries does not depend on the number of rows; no level is read that is not shown.

mod filtered;
mod tree;

use diesel::prelude::*;

use super::moves::neighbours;
use super::nodes::current;
use super::rows::NodeRow;
use crate::access::Tx;
use crate::error::{Error, Result};
use crate::id::{NodeId, StrategyId};
use crate::organisation;
use crate::routes::links;
use crate::storage::Conn;
use crate::storage::schema::{node, strategy};
use crate::strategy::drafts::store::ground;
use crate::strategy::model::{Banner, Landing, OutlineView, Show, Told, Undo, Written};
use crate::strategy::policy::{abilities, drafts};

/// Reads the outline of the strategy in force; none while there is none.
pub(crate) fn outline(tx: &mut impl Tx, wanted: Wanted<'_>) -> Result<Option<OutlineView>> {
    let Some(id) = current(tx.conn())? else {
        return Ok(None);
    };
    read(tx, &id, wanted, links::STRATEGY.to_owned())
}

/// Reads the outline of a draft, whose copied nodes hang in `copy`; the caller knows that the viewer may see it.
pub(crate) fn draft_outline(
    tx: &mut impl Tx,
    copy: &StrategyId,
    wanted: Wanted<'_>,
    home: String,
) -> Result<OutlineView> {
    read(tx, copy, wanted, home)?.ok_or(Error::NotFound)
}

/// Reads the tree of a strategy that is archived, to be read alone; none if it has no mission.
pub(crate) fn archived_outline(
    tx: &mut impl Tx,
    id: &StrategyId,
    open: Option<&str>,
    at: Option<NodeId>,
) -> Result<Option<OutlineView>> {
    let wanted = Wanted { open, at, page: 1, ..Wanted::default() };
    let found = read(tx, id, wanted, links::strategy(id))?;
    Ok(found.map(|outline| OutlineView { can: Vec::new(), ..outline }))
}

/// What an address asks for: what it unfolds (nothing: a sensible beginning), a node to unfold down to, which rows, which
/// page of them, and an act that can be taken back.
#[derive(Default)]
pub(crate) struct Wanted<'a> {
    pub open: Option<&'a str>,
    pub at: Option<NodeId>,
    pub show: Show,
    pub page: i64,
    pub undo: Option<&'a str>,
}

fn read(tx: &mut impl Tx, id: &StrategyId, wanted: Wanted<'_>, home: String) -> Result<Option<OutlineView>> {
    let Wanted { open, at, show, page, undo } = wanted;
    let settings = organisation::store::view(tx)?;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let conn = tx.conn();
    let (name, vision): (String, String) =
        strategy::table.filter(strategy::id.eq(id.as_str())).select((strategy::name, strategy::vision)).first(conn)?;
    let mission = node::table
        .filter(node::strategy_id.eq(id.as_str()))
        .filter(node::parent_id.is_null())
        .filter(node::archived_at.is_null())
        .select(NodeRow::as_select())
        .first(conn)
        .optional()?;
    let Some(mission) = mission else {
        return Ok(None);
    };
    let found = match show {
        Show::Everything => tree::rows(conn, &mission, open, at.as_ref())?,
        _ => filtered::rows(conn, id, show, page)?,
    };
    let ground = ground(conn, id.as_str())?;
    let mut place = mission.place(&ground);
    // What may be done with a row, not with the mission: the rule looks at whether there is a parent.
    place.parent = Some(place.id.clone());
    let undo = undo.filter(|_| drafts(&viewer, &place)).map(|text| told(conn, id, text)).transpose()?.flatten();
    Ok(Some(OutlineView {
        strategy: id.clone(),
        home,
        name,
        vision,
        mission: Banner {
            title: mission.written(&mission.title),
            id: NodeId::stored(mission.id),
            unwritten: mission.unwritten,
            below: found.below_mission,
        },
        levels: settings.levels,
        rows: found.rows,
        show,
        open: found.open,
        at,
        found: found.total,
        page,
        undo,
        can: abilities(&viewer, &place),
        today: now.day(&settings.time_zone),
    }))
}

/// What either sort of outline found.
struct Found {
    rows: Vec<crate::strategy::model::OutlineRow>,
    open: String,
    below_mission: i64,
    total: Option<i64>,
}

/// Returns the act to take back, if it still can be: the node has not been changed since.
fn told(conn: &mut Conn, strategy: &StrategyId, text: &str) -> Result<Option<Told>> {
    let Some(undo) = Undo::read(text) else {
        return Ok(None);
    };
    let Some(row) = NodeRow::find(conn, undo.node())?.filter(|row| row.strategy_id == strategy.as_str()) else {
        return Ok(None);
    };
    let is_archived = row.archived_at.is_some();
    let landing = match &undo {
        Undo::Archived(_) if is_archived => None,
        Undo::Moved { revision, parent, .. } if !is_archived && *revision == row.revision => {
            Some(landing(conn, &row, parent)?)
        }
        _ => return Ok(None),
    };
    Ok(Some(Told { act: undo.written(), title: row.written(&row.title), revision: row.revision, landing }))
}

/// Returns where `row` stands, seen from its `old` parent.
fn landing(conn: &mut Conn, row: &NodeRow, old: &NodeId) -> Result<Landing> {
    let parent = row.parent_id.clone().map(NodeId::stored).filter(|parent| parent != old);
    let (previous, next) = neighbours(conn, &NodeId::stored(row.id.clone()))?;
    let previous = previous.filter(|_| next.is_none());
    Ok(Landing { below: title(conn, parent)?, before: title(conn, next)?, after: title(conn, previous)? })
}

fn title(conn: &mut Conn, id: Option<NodeId>) -> Result<Option<Written>> {
    let Some(id) = id else {
        return Ok(None);
    };
    Ok(NodeRow::find(conn, &id)?.map(|row| row.written(&row.title)))
}
