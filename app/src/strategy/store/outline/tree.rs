//! The unfolded part of the tree.
//!
//! Invariant: the children of all unfolded nodes come in one query, at most so many of each as the address shows.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::super::lines::stations;
use super::super::owners::names;
use super::super::rows::{NodeRow, owner};
use super::Drawn;
use crate::error::Result;
use crate::id::NodeId;
use crate::measures;
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::model::{Asked, Folds, Opened, OutlineRow, Owner, Written};

/// How many rows the first screen unfolds below the pillars.
const FIRST: i64 = 60;

#[derive(Clone, QueryableByName)]
pub(super) struct ChildRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    parent_id: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    because: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Nullable<Text>)]
    owner_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    owner_team_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    handed_from_id: Option<String>,
    #[diesel(sql_type = BigInt)]
    revision: i64,
    #[diesel(sql_type = Nullable<Text>)]
    of_id: Option<String>,
    #[diesel(sql_type = BigInt)]
    nth: i64,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = Text)]
    parent_id: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Rows in the order in which they are drawn, and the children that still have to find their place among them.
#[derive(Default)]
pub(super) struct Grown {
    pub rows: Vec<OutlineRow>,
    pub children: HashMap<NodeId, Vec<ChildRow>>,
}

/// Reads the rows below `mission`.
pub(super) fn rows(conn: &mut Conn, mission: &NodeRow, asked: &Asked) -> Result<Drawn> {
    let root = NodeId::stored(mission.id.clone());
    let mut folds = asked.open.clone().unwrap_or_default();
    folds.open(root.clone());
    if let Some(at) = &asked.at {
        let line = stations(conn, std::slice::from_ref(at), None)?;
        for station in line.values().flat_map(|line| &line.stations) {
            folds.open(station.id.clone());
        }
    }
    if asked.open.is_none() {
        begin(conn, &root, &mut folds)?;
    }
    let mut grown = Grown { children: children(conn, &folds)?, ..Grown::default() };
    let ids: Vec<&str> = grown.children.values().flatten().map(|child| child.id.as_str()).collect();
    let below = counts(conn, ids.into_iter().chain([root.as_str()]))?;
    let pillars = grown.children.remove(&root).unwrap_or_default();
    for (pillar, child) in pillars.into_iter().enumerate() {
        walk(&mut grown, child, 0, pillar);
    }
    let mut rows = grown.rows;
    fill(conn, &mut rows, &below, &folds)?;
    let below_mission = below.get(root.as_str()).copied();
    Ok(Drawn { rows, asked: Asked { open: Some(folds), ..asked.clone() }, below_mission, found: None })
}

/// Unfolds the first pillars, as many as fit on a first screen.
fn begin(conn: &mut Conn, root: &NodeId, folds: &mut Folds) -> Result<()> {
    let mut only_root = Folds::default();
    only_root.open(root.clone());
    let pillars = children(conn, &only_root)?.remove(root).unwrap_or_default();
    let below = counts(conn, pillars.iter().map(|pillar| pillar.id.as_str()))?;
    let mut shown = 0;
    for pillar in pillars {
        shown += below.get(&pillar.id).copied().unwrap_or(0);
        if shown > FIRST {
            break;
        }
        if below.contains_key(&pillar.id) {
            folds.open(NodeId::stored(pillar.id));
        }
    }
    Ok(())
}

/// Reads the children in sight of what is unfolded.
pub(super) fn children(conn: &mut Conn, folds: &Folds) -> Result<HashMap<NodeId, Vec<ChildRow>>> {
    if folds.ids().next().is_none() {
        return Ok(HashMap::new());
    }
    let parents = listed(conn.kind(), 1);
    let rows: Vec<ChildRow> = sql(format!(
        "SELECT * FROM (SELECT id, parent_id, title, because, language, direction, owner_id, owner_team_id, handed_from_id, \
           revision, of_id, ROW_NUMBER() OVER (PARTITION BY parent_id ORDER BY position, id) AS nth \
           FROM node WHERE parent_id IN {parents} AND archived_at IS NULL) AS child \
         WHERE nth <= $2 ORDER BY parent_id, nth"
    ))
    .bind::<Text, _>(array(conn.kind(), folds.ids().map(NodeId::as_str)))
    .bind::<BigInt, _>(folds.widest())
    .load(conn)?;
    let mut children: HashMap<NodeId, Vec<ChildRow>> = HashMap::new();
    for row in rows {
        let parent = NodeId::stored(row.parent_id.clone());
        if row.nth <= folds.shown(&parent) {
            children.entry(parent).or_default().push(row);
        }
    }
    Ok(children)
}

/// Counts the children in sight of each.
pub(super) fn counts<'a>(conn: &mut Conn, parents: impl Iterator<Item = &'a str>) -> Result<HashMap<String, i64>> {
    let list = listed(conn.kind(), 1);
    let rows: Vec<Count> = sql(format!(
        "SELECT parent_id, COUNT(*) AS number FROM node WHERE parent_id IN {list} AND archived_at IS NULL GROUP BY parent_id"
    ))
    .bind::<Text, _>(array(conn.kind(), parents))
    .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.parent_id, row.number)).collect())
}

/// Puts a row and everything unfolded below it in the order in which it is drawn.
pub(super) fn walk(grown: &mut Grown, child: ChildRow, depth: usize, pillar: usize) {
    let id = NodeId::stored(child.id);
    grown.rows.push(OutlineRow {
        id: id.clone(),
        of: child.of_id.map(NodeId::stored),
        parent: NodeId::stored(child.parent_id),
        depth,
        pillar,
        title: Written::new(child.title, &child.language, &child.direction),
        broken: child.because.is_empty(),
        owner: owner(child.owner_id, child.owner_team_id).map(|owner| (owner, String::new())),
        handed: child.handed_from_id.is_some(),
        measure: None,
        further: 0,
        archived: false,
        below: 0,
        is_first: child.nth == 1,
        is_last: false,
        hidden_after: 0,
        is_open: false,
        part: None,
        marks: Vec::new(),
        translated: None,
        let_edit: Vec::new(),
        opened: Opened::Wholly,
        revision: child.revision,
    });
    // Taken out, so that even a tree that went wrong is walked once.
    for grandchild in grown.children.remove(&id).unwrap_or_default() {
        walk(grown, grandchild, depth + 1, pillar);
    }
}

/// Adds what other tables know: owners' names, measures, how many are below and how many are not shown.
fn fill(conn: &mut Conn, rows: &mut [OutlineRow], below: &HashMap<String, i64>, folds: &Folds) -> Result<()> {
    add_owners_and_measures(conn, rows)?;
    let mut last: HashMap<NodeId, usize> = HashMap::new();
    for (place, row) in rows.iter_mut().enumerate() {
        row.below = below.get(row.id.as_str()).copied().unwrap_or(0);
        row.is_open = row.below > 0 && folds.hold(&row.id);
        last.insert(row.parent.clone(), place);
    }
    for (parent, place) in last {
        let all = below.get(parent.as_str()).copied().unwrap_or(0);
        rows[place].hidden_after = (all - folds.shown(&parent)).max(0);
        rows[place].is_last = rows[place].hidden_after == 0;
    }
    Ok(())
}

/// Adds owners' names and measures to rows that know their owners.
pub(super) fn add_owners_and_measures(conn: &mut Conn, rows: &mut [OutlineRow]) -> Result<()> {
    let owners: Vec<Owner> = rows.iter().filter_map(|row| row.owner.as_ref().map(|(owner, _)| owner.clone())).collect();
    let names = names(conn, &owners)?;
    let ids: Vec<NodeId> = rows.iter().map(|row| row.of.as_ref().unwrap_or(&row.id).clone()).collect();
    let mut readings = measures::store::readings(conn, &ids)?;
    for row in rows {
        if let Some((owner, name)) = &mut row.owner {
            *name = names.get(owner).cloned().unwrap_or_else(|| "a former colleague".to_owned());
        }
        let node = row.of.as_ref().unwrap_or(&row.id);
        let mut found = readings.remove(node).unwrap_or_default().into_iter();
        row.measure = found.next();
        row.further = found.count();
    }
    Ok(())
}
