//! Reading the map.
//!
//! Invariant: a fixed number of queries, whatever the picture shows; of a whole strategy its ids alone are read, and everything
//! else only of what is shown.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable, Text};
use jiff::civil::Date;

use super::model::{Address, Asked, MapNode, MapView, Shown, Spot, Support, choose, traced};
use crate::access::{Permit, Tx};
use crate::error::{Error, Result};
use crate::id::{NodeId, StrategyId};
use crate::measures;
use crate::organisation;
use crate::storage::schema::{node, strategy};
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::drafts::policy::ReadDraft;
use crate::strategy::model::{Found, Owner, Search, State, Written};
use crate::strategy::store::{looked_for, matching::matching, names, nodes::current, pillars};
use crate::translation::store::marks;

#[derive(QueryableByName)]
struct NodeRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    of_id: Option<String>,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    because: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Bool)]
    unwritten: bool,
    #[diesel(sql_type = Nullable<Text>)]
    owner_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    owner_team_id: Option<String>,
}

#[derive(QueryableByName)]
struct SupportRow {
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    parent_id: String,
    #[diesel(sql_type = Text)]
    because: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
}

/// Reads the map of the strategy in force; none while there is none.
pub(crate) fn map(tx: &mut impl Tx, address: Address) -> Result<Option<MapView>> {
    let Some(id) = current(tx.conn())? else {
        return Ok(None);
    };
    read(tx, &id, Address { draft: None, ..address })
}

/// Reads the map of a draft.
///
/// # Errors
/// `NotFound` once the draft has ended.
pub(crate) fn draft_map(tx: &mut impl Tx, permit: &Permit<ReadDraft>, address: Address) -> Result<MapView> {
    if !permit.state.is_alive() {
        return Err(Error::NotFound);
    }
    let address = Address { draft: Some(permit.draft.id.clone()), ..address };
    read(tx, &permit.copy, address)?.ok_or(Error::NotFound)
}

fn read(tx: &mut impl Tx, id: &StrategyId, address: Address) -> Result<Option<MapView>> {
    let settings = organisation::store::view(tx)?;
    let today = tx.now().day(&settings.time_zone);
    let conn = tx.conn();
    let name: String = strategy::table.filter(strategy::id.eq(id.as_str())).select(strategy::name).first(conn)?;
    let spots = spots(conn, id)?;
    let (found, steps) = found(conn, id, &address, today)?;
    let mission = spots.iter().find(|spot| spot.parent.is_none()).map(|spot| spot.id.clone());
    let Some(mission) = mission else {
        return Ok(None);
    };
    let kept = steps.as_ref().map(|steps| steps.keys().chain([&mission]).cloned().collect());
    let asked = Asked { at: address.at.clone(), depth: address.depth, kept };
    let choice = choose(&spots, &asked);
    let mut nodes = nodes(conn, &spots, choice.shown)?;
    for node in &mut nodes {
        node.found = steps.as_ref().is_none_or(|steps| steps.get(&node.id).copied().unwrap_or(false));
    }
    let search = Search {
        home: address.home(),
        asked: address.asked(),
        found,
        pillars: pillars(conn, mission.as_str())?,
        lenses: organisation::store::lenses(conn)?.into_iter().map(|lens| (lens.id, lens.name)).collect(),
        states: State::PLAIN.to_vec(),
        drawn: "Stations".to_owned(),
    };
    Ok(Some(MapView {
        strategy: id.clone(),
        name,
        address,
        levels: settings.levels,
        nodes,
        search,
        at: choice.at,
        depth: choice.depth,
        deep: choice.levels,
        below: choice.below,
        today,
    }))
}

/// What a filter found, and each node that it found or that leads there, with which of the two it is.
type Steps = (Option<Found>, Option<HashMap<NodeId, bool>>);

/// Finds what is looked for; nothing where nothing is.
fn found(conn: &mut Conn, id: &StrategyId, address: &Address, today: Date) -> Result<Steps> {
    if address.filter.is_empty() {
        return Ok((None, None));
    }
    let matches = matching(conn, id, &address.filter, today)?;
    let (person, team) = looked_for(conn, &address.filter)?;
    let found = Found { count: matches.found, all: matches.all, on_page: matches.found, person, team };
    Ok((Some(found), Some(matches.tree.into_iter().map(|step| (step.id, step.is_hit)).collect())))
}

/// Reads where every node of a strategy hangs, siblings in their order.
fn spots(conn: &mut Conn, id: &StrategyId) -> Result<Vec<Spot>> {
    let rows: Vec<(String, Option<String>)> = node::table
        .filter(node::strategy_id.eq(id.as_str()))
        .filter(node::archived_at.is_null())
        .order((node::parent_id, node::position, node::id))
        .select((node::id, node::parent_id))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, parent)| Spot { id: NodeId::stored(id), parent: parent.map(NodeId::stored) })
        .collect())
}

/// Reads what is drawn of the nodes that are shown.
fn nodes(conn: &mut Conn, spots: &[Spot], shown: Vec<Shown>) -> Result<Vec<MapNode>> {
    let wanted = listed(conn.kind(), 1);
    let rows: Vec<NodeRow> = sql(format!(
        "SELECT id, of_id, title, because, language, direction, unwritten, owner_id, owner_team_id FROM node WHERE id IN {wanted}"
    ))
    .bind::<Text, _>(array(conn.kind(), shown.iter().map(|shown| shown.id.as_str())))
    .load(conn)?;
    let measured: Vec<NodeId> =
        rows.iter().map(|row| NodeId::stored(row.of_id.clone().unwrap_or_else(|| row.id.clone()))).collect();
    let mut readings = measures::store::readings(conn, &measured)?;
    let marks = marks(conn, &measured)?;
    let owners: Vec<Owner> = rows.iter().filter_map(owner).collect();
    let names = names(conn, &owners)?;
    let mut supports = supports(conn, spots, &shown)?;
    let mut rows: HashMap<String, NodeRow> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
    let filled = shown.into_iter().filter_map(|shown| {
        let row = rows.remove(shown.id.as_str())?;
        let owner =
            owner(&row).map(|owner| names.get(&owner).cloned().unwrap_or_else(|| "a former colleague".to_owned()));
        let written = |text: String| Written::new(text, &row.language, &row.direction);
        Some(MapNode {
            title: written(row.title.clone()),
            because: written(row.because.clone()),
            unwritten: row.unwritten,
            translated: marks.get(&NodeId::stored(row.of_id.clone().unwrap_or_else(|| row.id.clone()))).copied(),
            owner,
            measures: readings.remove(&NodeId::stored(row.of_id.unwrap_or(row.id))).unwrap_or_default(),
            supports: supports.remove(&shown.id).unwrap_or_default(),
            parent: shown.parent,
            level: shown.level,
            pillar: shown.pillar,
            below: shown.below,
            id: shown.id,
            found: true,
        })
    });
    Ok(filled.collect())
}

fn owner(row: &NodeRow) -> Option<Owner> {
    crate::strategy::store::owner(row.owner_id.clone(), row.owner_team_id.clone())
}

/// Reads what the nodes also support, with where that is in the picture.
fn supports(conn: &mut Conn, spots: &[Spot], shown: &[Shown]) -> Result<HashMap<NodeId, Vec<Support>>> {
    let wanted = listed(conn.kind(), 1);
    let rows: Vec<SupportRow> = sql(format!(
        "SELECT s.node_id, s.parent_id, s.because, t.title, t.language, t.direction FROM support s \
         JOIN node t ON t.id = s.parent_id WHERE s.node_id IN {wanted} AND t.archived_at IS NULL ORDER BY s.node_id, t.title, s.id"
    ))
    .bind::<Text, _>(array(conn.kind(), shown.iter().map(|shown| shown.id.as_str())))
    .load(conn)?;
    let targets: Vec<NodeId> = rows.iter().map(|row| NodeId::stored(row.parent_id.clone())).collect();
    let mut found: HashMap<NodeId, Vec<Support>> = HashMap::new();
    for (row, (to, pillar)) in rows.into_iter().zip(traced(spots, shown, &targets)) {
        found.entry(NodeId::stored(row.node_id)).or_default().push(Support {
            title: Written::new(row.title, &row.language, &row.direction),
            to,
            pillar,
            broken: row.because.is_empty(),
        });
    }
    Ok(found)
}
