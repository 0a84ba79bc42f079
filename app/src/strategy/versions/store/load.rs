//! Reading states of a strategy's nodes: whole, as far as two differ, or as far as a change touches one.
//!
//! Invariant: a fixed number of queries, however many nodes there are; a draft's node goes by the id that it mirrors.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::words;
use crate::error::Result;
use crate::storage::schema::node;
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::versions::model::{Skeleton, Spot, Texts, Tree};

#[derive(QueryableByName)]
struct TextRow {
    #[diesel(embed)]
    spot: SpotRow,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    because: String,
    #[diesel(sql_type = Text)]
    description: String,
    #[diesel(sql_type = Nullable<Text>)]
    owner_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    owner_team_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    starts_on: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    ends_on: Option<String>,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Bool)]
    unwritten: bool,
    #[diesel(sql_type = Text)]
    links: String,
}

#[derive(QueryableByName)]
struct SpotRow {
    #[diesel(sql_type = Text)]
    row_id: String,
    #[diesel(sql_type = Text)]
    node: String,
    #[diesel(sql_type = Nullable<Text>)]
    parent: Option<String>,
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    archived_at: Option<i64>,
}

/// What [`SpotRow`] selects of the node `n` below `u`.
const SPOT: &str =
    "n.id AS row_id, COALESCE(n.of_id, n.id) AS node, COALESCE(u.of_id, u.id) AS parent, n.position, n.archived_at";
/// What [`TextRow`] selects beside it.
const CELLS: &str = "n.title, n.because, n.description, n.owner_id, n.owner_team_id, n.starts_on, n.ends_on, n.language, \
     n.direction, n.unwritten, n.links";
/// Where both are selected from.
const NODES: &str = "FROM node n LEFT JOIN node u ON u.id = n.parent_id WHERE";

/// Reads where all nodes of a strategy hang, and which row is which node's.
pub(crate) fn skeleton(conn: &mut Conn, strategy: &str) -> Result<(Skeleton, HashMap<String, String>)> {
    type Row = (String, Option<String>, Option<String>, i64, Option<i64>);
    let rows: Vec<Row> = node::table
        .filter(node::strategy_id.eq(strategy))
        .select((node::id, node::of_id, node::parent_id, node::position, node::archived_at))
        .load(conn)?;
    let keys: HashMap<&str, &str> =
        rows.iter().filter_map(|(id, of, ..)| Some((id.as_str(), of.as_deref()?))).collect();
    let key = |id: &str| keys.get(id).copied().unwrap_or(id).to_owned();
    let spots = rows
        .iter()
        .map(|(id, _, parent, position, archived)| {
            (key(id), Spot { parent: parent.as_deref().map(key), position: *position, archived: *archived })
        })
        .collect();
    let ids = rows.iter().map(|(id, ..)| (key(id), id.clone())).collect();
    Ok((spots, ids))
}

/// A draft beside what is published, as far as they differ: what was touched in the draft, and the siblings of what stands
/// elsewhere there.
pub(crate) struct Ahead {
    /// What is published.
    pub before: Tree,
    /// What is drafted.
    pub after: Tree,
    /// Which row of the draft is which node's.
    pub ids: HashMap<String, String>,
}

/// Reads what is published in `strategy` and what is drafted in `copy`.
pub(crate) fn ahead(conn: &mut Conn, strategy: &str, copy: &str) -> Result<Ahead> {
    let drafted: Vec<TextRow> = sql(format!(
        "SELECT {SPOT}, {CELLS} {NODES} n.strategy_id = $1 AND (n.revision > 1 OR n.touched OR n.of_id IS NULL)"
    ))
    .bind::<Text, _>(copy)
    .load(conn)?;
    let keys: Vec<&str> = drafted.iter().map(|row| row.spot.node.as_str()).collect();
    let published = rows_of(conn, strategy, false, &keys)?;
    let mut before = part(conn, &published)?;
    let mut after = part(conn, &drafted)?;
    let mut ids: HashMap<String, String> = ids(&drafted);
    let mut parents: BTreeSet<&str> = BTreeSet::new();
    for row in &drafted {
        let (was, is) = (before.spots.get(&row.spot.node), after.spots.get(&row.spot.node));
        let place = |spot: Option<&Spot>| spot.map(|spot| (spot.parent.clone(), spot.position));
        if place(was) != place(is) {
            parents.extend(row.spot.parent.as_deref());
        }
    }
    let elsewhere = published.iter().filter(|row| {
        after
            .spots
            .get(&row.spot.node)
            .is_some_and(|spot| spot.parent != row.spot.parent || spot.position != row.spot.position)
    });
    parents.extend(elsewhere.filter_map(|row| row.spot.parent.as_deref()));
    let parents: Vec<&str> = parents.into_iter().collect();
    if !parents.is_empty() {
        for row in children(conn, strategy, false, &parents)? {
            before.spots.insert(row.node.clone(), row.spot());
        }
        for row in children(conn, copy, true, &parents)? {
            ids.insert(row.node.clone(), row.row_id.clone());
            after.spots.insert(row.node.clone(), row.spot());
        }
    }
    Ok(Ahead { before, after, ids })
}

/// A state of a strategy's nodes, or of a draft's copy of it, as far as a change touches it; and which row is which node's.
pub(crate) struct Touched {
    /// The state: the places of all nodes, or of those that are touched.
    pub tree: Tree,
    /// The rows.
    pub ids: HashMap<String, String>,
}

/// Reads what `nodes` say in a strategy (`is_copy`: a draft's), with the places of all nodes if the change moves anything
/// (`is_placing`).
pub(crate) fn touched(
    conn: &mut Conn,
    strategy: &str,
    is_copy: bool,
    nodes: &[&str],
    is_placing: bool,
) -> Result<Touched> {
    let rows = rows_of(conn, strategy, is_copy, nodes)?;
    let mut tree = part(conn, &rows)?;
    if is_placing {
        let (spots, ids) = skeleton(conn, strategy)?;
        tree.spots = spots;
        return Ok(Touched { tree, ids });
    }
    Ok(Touched { tree, ids: ids(&rows) })
}

/// Reads all of a strategy's nodes.
pub(crate) fn whole(conn: &mut Conn, strategy: &str) -> Result<Tree> {
    let rows: Vec<TextRow> =
        sql(format!("SELECT {SPOT}, {CELLS} {NODES} n.strategy_id = $1")).bind::<Text, _>(strategy).load(conn)?;
    Ok(Tree {
        spots: rows.iter().map(|row| (row.spot.node.clone(), row.spot.spot())).collect(),
        texts: texts(&rows),
        supports: words::supports(conn, strategy)?,
        words: words::words(conn, strategy)?,
    })
}

impl SpotRow {
    fn spot(&self) -> Spot {
        Spot { parent: self.parent.clone(), position: self.position, archived: self.archived_at }
    }
}

/// Reads nodes by the ids that they are published by.
fn rows_of(conn: &mut Conn, strategy: &str, is_copy: bool, nodes: &[&str]) -> Result<Vec<TextRow>> {
    let list = listed(conn.kind(), 2);
    let select = format!("SELECT {SPOT}, {CELLS} {NODES} n.strategy_id = $1 AND");
    let query = if is_copy {
        format!("{select} n.of_id IN {list} UNION ALL {select} n.of_id IS NULL AND n.id IN {list}")
    } else {
        format!("{select} n.id IN {list}")
    };
    Ok(sql(query).bind::<Text, _>(strategy).bind::<Text, _>(array(conn.kind(), nodes.iter().copied())).load(conn)?)
}

/// Reads the children of nodes by the ids that those are published by.
fn children(conn: &mut Conn, strategy: &str, is_copy: bool, parents: &[&str]) -> Result<Vec<SpotRow>> {
    let list = listed(conn.kind(), 2);
    let mirrors = "SELECT m.id FROM node m WHERE m.strategy_id = $1 AND";
    let above = if is_copy {
        format!("({mirrors} m.of_id IN {list} UNION ALL {mirrors} m.of_id IS NULL AND m.id IN {list})")
    } else {
        list
    };
    // The rows below a row are of its own strategy.
    let query = if is_copy {
        format!("SELECT {SPOT} {NODES} n.parent_id IN {above}")
    } else {
        format!("SELECT {SPOT} {NODES} u.strategy_id = $1 AND n.parent_id IN {above}")
    };
    Ok(sql(query).bind::<Text, _>(strategy).bind::<Text, _>(array(conn.kind(), parents.iter().copied())).load(conn)?)
}

/// The nodes of `rows` with their words and further links.
fn part(conn: &mut Conn, rows: &[TextRow]) -> Result<Tree> {
    let ids: Vec<&str> = rows.iter().map(|row| row.spot.row_id.as_str()).collect();
    Ok(Tree {
        spots: rows.iter().map(|row| (row.spot.node.clone(), row.spot.spot())).collect(),
        texts: texts(rows),
        supports: words::supports_of(conn, &ids)?,
        words: words::words_of(conn, &ids)?,
    })
}

fn ids(rows: &[TextRow]) -> HashMap<String, String> {
    rows.iter().map(|row| (row.spot.node.clone(), row.spot.row_id.clone())).collect()
}

fn texts(rows: &[TextRow]) -> HashMap<String, Texts> {
    rows.iter()
        .map(|row| {
            let owner = match (&row.owner_id, &row.owner_team_id) {
                (Some(person), _) => format!("person:{person}"),
                (None, Some(team)) => format!("team:{team}"),
                (None, None) => String::new(),
            };
            let unwritten = if row.unwritten { "1".to_owned() } else { String::new() };
            let texts = [
                row.title.clone(),
                row.because.clone(),
                row.description.clone(),
                owner,
                row.starts_on.clone().unwrap_or_default(),
                row.ends_on.clone().unwrap_or_default(),
                row.language.clone(),
                row.direction.clone(),
                unwritten,
                row.links.clone(),
            ];
            (row.spot.node.clone(), texts)
        })
        .collect()
}
