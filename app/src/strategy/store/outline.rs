//! The outline: the rows that one address unfolds.
//!
//! Invariant: the number of queries does not depend on the number of rows; no level is read that is not shown.

mod filtered;
mod tree;

use diesel::prelude::*;

use super::nodes::current;
use super::rows::NodeRow;
use crate::access::Tx;
use crate::error::Result;
use crate::id::{NodeId, StrategyId};
use crate::organisation;
use crate::routes::links;
use crate::storage::Conn;
use crate::storage::schema::{node, strategy};
use crate::strategy::model::{Banner, OutlineView, Show, Undo};
use crate::strategy::policy::{abilities, leads};

/// Reads the outline of the strategy in force; none while there is none.
///
/// `open` is what the address unfolds (nothing: a sensible beginning), `at` a node to unfold down to.
pub(crate) fn outline(
    tx: &mut impl Tx,
    open: Option<&str>,
    at: Option<NodeId>,
    show: Show,
    page: i64,
    undo: Option<&str>,
) -> Result<Option<OutlineView>> {
    let Some(id) = current(tx.conn())? else {
        return Ok(None);
    };
    let wanted = Wanted { open, at, show, page, undo };
    read(tx, &id, wanted, links::STRATEGY.to_owned())
}

/// Reads the tree of a strategy that is archived, to be read alone; none if it has no mission.
pub(crate) fn archived_outline(
    tx: &mut impl Tx,
    id: &StrategyId,
    open: Option<&str>,
    at: Option<NodeId>,
) -> Result<Option<OutlineView>> {
    let wanted = Wanted { open, at, show: Show::Everything, page: 1, undo: None };
    let found = read(tx, id, wanted, links::strategy(id))?;
    Ok(found.map(|outline| OutlineView { can: Vec::new(), ..outline }))
}

/// What an address asks for.
struct Wanted<'a> {
    open: Option<&'a str>,
    at: Option<NodeId>,
    show: Show,
    page: i64,
    undo: Option<&'a str>,
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
    let mut place = mission.place(None);
    // What may be done with a row, not with the mission: the rule looks at whether there is a parent.
    place.parent = Some(place.id.clone());
    let undo = undo.filter(|_| leads(&viewer)).map(|text| told(conn, text)).transpose()?.flatten();
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

/// Returns the act to take back with its node's title and revision, if it can still be taken back.
fn told(conn: &mut Conn, text: &str) -> Result<Option<(String, crate::strategy::model::Written, i64)>> {
    let Some(undo) = Undo::read(text) else {
        return Ok(None);
    };
    let Some(row) = NodeRow::find(conn, undo.node())? else {
        return Ok(None);
    };
    let is_archived = row.archived_at.is_some();
    let can_be = matches!(undo, Undo::Archived(_)) == is_archived;
    Ok(can_be.then(|| (undo.written(), row.written(&row.title), row.revision)))
}
