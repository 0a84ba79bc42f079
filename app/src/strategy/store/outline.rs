//! The outline: the rows that one address unfolds.
//!
//! Invariant: the number of queries does not depend on the number of rows; no level is read that is not shown.

mod filtered;
mod tree;

pub(crate) use filtered::{ON_A_PAGE, looked_for, steps};

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
use crate::strategy::delegations::store as delegations;
use crate::strategy::drafts::store::ground;
use crate::strategy::model::{Asked, Banner, Found, Landing, OutlineRow, OutlineView, Told, Undo, Written};
use crate::strategy::policy::{abilities, drafts};
use crate::translation::store::marks;

/// How many pillars are offered to choose from.
const PILLARS: i64 = 100;

/// Reads the outline of the strategy in force; none while there is none.
pub(crate) fn outline(tx: &mut impl Tx, asked: &Asked) -> Result<Option<OutlineView>> {
    let Some(id) = current(tx.conn())? else {
        return Ok(None);
    };
    read(tx, &id, asked, links::STRATEGY.to_owned())
}

/// Reads the outline of a draft, whose copied nodes hang in `copy`; the caller knows that the viewer may see it.
pub(crate) fn draft_outline(tx: &mut impl Tx, copy: &StrategyId, asked: &Asked, home: String) -> Result<OutlineView> {
    read(tx, copy, asked, home)?.ok_or(Error::NotFound)
}

/// Reads the tree of a strategy that is archived, to be read alone; none if it has no mission.
pub(crate) fn archived_outline(tx: &mut impl Tx, id: &StrategyId, asked: &Asked) -> Result<Option<OutlineView>> {
    let found = read(tx, id, asked, links::strategy(id))?;
    Ok(found.map(|outline| OutlineView { can: Vec::new(), ..outline }))
}

fn read(tx: &mut impl Tx, id: &StrategyId, asked: &Asked, home: String) -> Result<Option<OutlineView>> {
    let settings = organisation::store::view(tx)?;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let today = now.day(&settings.time_zone);
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
    let mut drawn = if asked.filter.is_empty() {
        tree::rows(conn, &mission, asked)?
    } else {
        filtered::rows(conn, id, asked, today)?
    };
    let pillars = pillars(conn, &mission.id)?;
    let lenses = organisation::store::lenses(conn)?.into_iter().map(|lens| (lens.id, lens.name)).collect();
    let ground = ground(conn, id.as_str())?.ok_or(Error::NotFound)?;
    let mut place = mission.place(&ground);
    // What may be done with a row, not with the mission: the rule looks at whether there is a parent.
    place.parent = Some(place.id.clone());
    let place = delegations::marked(tx, place, &mut drawn.rows)?;
    let conn = tx.conn();
    let published: Vec<NodeId> =
        drawn.rows.iter().map(|row| row.of.clone().unwrap_or_else(|| row.id.clone())).collect();
    let mut marks = marks(conn, &published)?;
    for (row, published) in drawn.rows.iter_mut().zip(&published) {
        row.translated = marks.remove(published);
    }
    let undo = asked.undo.as_deref().filter(|_| drafts(&viewer, &place));
    let undo = undo.map(|text| told(conn, id, text)).transpose()?.flatten();
    Ok(Some(OutlineView {
        strategy: id.clone(),
        home,
        name,
        vision,
        mission: Banner {
            title: mission.written(&mission.title),
            id: NodeId::stored(mission.id),
            unwritten: mission.unwritten,
            below: drawn.below_mission.unwrap_or(i64::try_from(pillars.len()).unwrap_or(0)),
        },
        levels: settings.levels,
        rows: drawn.rows,
        asked: drawn.asked,
        found: drawn.found,
        pillars,
        lenses,
        undo,
        can: abilities(&viewer, &place),
        today,
    }))
}

/// What either sort of outline draws.
struct Drawn {
    rows: Vec<OutlineRow>,
    asked: Asked,
    below_mission: Option<i64>,
    found: Option<Found>,
}

/// Reads the first pillars.
pub(crate) fn pillars(conn: &mut Conn, mission: &str) -> Result<Vec<(NodeId, Written)>> {
    let rows: Vec<(String, String, String, String)> = node::table
        .filter(node::parent_id.eq(mission))
        .filter(node::archived_at.is_null())
        .order((node::position, node::id))
        .limit(PILLARS)
        .select((node::id, node::title, node::language, node::direction))
        .load(conn)?;
    let pillar = |(id, title, language, direction): (String, String, String, String)| {
        (NodeId::stored(id), Written::new(title, &language, &direction))
    };
    Ok(rows.into_iter().map(pillar).collect())
}

/// Returns the act to take back, if it still can be: none of its nodes has been changed since.
fn told(conn: &mut Conn, strategy: &StrategyId, text: &str) -> Result<Option<Told>> {
    let Some(undo) = Undo::read(text) else {
        return Ok(None);
    };
    let nodes = undo.nodes();
    let ids: Vec<&str> = nodes.iter().map(|(id, _)| id.as_str()).collect();
    let rows: Vec<NodeRow> = node::table
        .filter(node::strategy_id.eq(strategy.as_str()))
        .filter(node::id.eq_any(&ids))
        .select(NodeRow::as_select())
        .load(conn)?;
    let still = |(id, revision): &(&NodeId, Option<i64>)| {
        let row = rows.iter().find(|row| row.id == id.as_str())?;
        let is_same = revision.is_none_or(|revision| revision == row.revision);
        (is_same && row.archived_at.is_some() == undo.is_away()).then_some(row)
    };
    let Some(found) = nodes.iter().map(still).collect::<Option<Vec<_>>>() else {
        return Ok(None);
    };
    let Some(first) = found.first() else {
        return Ok(None);
    };
    let landing = match &undo {
        Undo::Moved { parent, .. } => Some(landing(conn, first, parent)?),
        Undo::Shifted(_) => {
            let below = title(conn, first.parent_id.clone().map(NodeId::stored))?;
            Some(Landing { below, before: None, after: None })
        }
        Undo::Archived(_) | Undo::PutAway(_) => None,
    };
    Ok(Some(Told {
        act: undo.written(),
        title: first.written(&first.title),
        revision: first.revision,
        others: found.len() - 1,
        landing,
    }))
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
