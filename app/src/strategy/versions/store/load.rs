//! Reading states of a strategy's nodes: whole, as far as two differ, or as far as a change touches one.
//!
//! Invariant: a fixed number of queries, however many nodes there are; a draft's node goes by the id that it mirrors.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable, Text};

use super::words;
use crate::error::Result;
use crate::storage::schema::node;
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::versions::model::{Skeleton, Spot, Texts, Tree};

#[derive(QueryableByName)]
struct TextRow {
    #[diesel(sql_type = Text)]
    node: String,
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

/// What [`TextRow`] selects of the node `n`.
const CELLS: &str = "COALESCE(n.of_id, n.id) AS node, n.title, n.because, n.description, n.owner_id, n.owner_team_id, \
     n.starts_on, n.ends_on, n.language, n.direction, n.unwritten, n.links";

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

/// A draft beside what is published: all places, and the texts that differ.
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
    let differs = |column: &str| format!("COALESCE(n.{column}, '') <> COALESCE(p.{column}, '')");
    let differs: Vec<String> = ["owner_id", "owner_team_id", "starts_on", "ends_on"].map(differs).to_vec();
    let rows: Vec<TextRow> = sql(format!(
        "SELECT {CELLS} FROM node n LEFT JOIN node p ON p.id = n.of_id WHERE n.strategy_id = $1 AND (p.id IS NULL \
         OR n.title <> p.title OR n.because <> p.because OR n.description <> p.description OR n.language <> p.language \
         OR n.direction <> p.direction OR n.unwritten <> p.unwritten OR n.links <> p.links OR {})",
        differs.join(" OR ")
    ))
    .bind::<Text, _>(copy)
    .load(conn)?;
    let drafted = texts(rows);
    let nodes: Vec<&str> = drafted.keys().map(String::as_str).collect();
    let published = texts_of(conn, strategy, &nodes)?;
    let supports = |conn: &mut Conn, from: &str, without: &str| words::supports_ahead(conn, from, without);
    let before = Tree {
        spots: skeleton(conn, strategy)?.0,
        texts: published,
        supports: supports(conn, strategy, copy)?,
        words: words::words_ahead(conn, strategy, copy)?,
    };
    let (spots, ids) = skeleton(conn, copy)?;
    let after = Tree {
        spots,
        texts: drafted,
        supports: supports(conn, copy, strategy)?,
        words: words::words_ahead(conn, copy, strategy)?,
    };
    Ok(Ahead { before, after, ids })
}

/// Reads all places of a strategy (or a draft's copy), and what `nodes` say there.
pub(crate) fn touched(conn: &mut Conn, strategy: &str, nodes: &[&str]) -> Result<Tree> {
    Ok(Tree {
        spots: skeleton(conn, strategy)?.0,
        texts: texts_of(conn, strategy, nodes)?,
        supports: words::supports_of(conn, strategy, nodes)?,
        words: words::words_of(conn, strategy, nodes)?,
    })
}

/// Reads all of a strategy's nodes.
pub(crate) fn whole(conn: &mut Conn, strategy: &str) -> Result<Tree> {
    let rows: Vec<TextRow> =
        sql(format!("SELECT {CELLS} FROM node n WHERE n.strategy_id = $1")).bind::<Text, _>(strategy).load(conn)?;
    Ok(Tree {
        spots: skeleton(conn, strategy)?.0,
        texts: texts(rows),
        supports: words::supports(conn, strategy)?,
        words: words::words(conn, strategy)?,
    })
}

fn texts_of(conn: &mut Conn, strategy: &str, nodes: &[&str]) -> Result<HashMap<String, Texts>> {
    let list = listed(conn.kind(), 2);
    let rows: Vec<TextRow> = sql(format!(
        "SELECT {CELLS} FROM node n WHERE n.strategy_id = $1 AND n.of_id IN {list} \
         UNION ALL SELECT {CELLS} FROM node n WHERE n.strategy_id = $1 AND n.of_id IS NULL AND n.id IN {list}"
    ))
    .bind::<Text, _>(strategy)
    .bind::<Text, _>(array(conn.kind(), nodes.iter().copied()))
    .load(conn)?;
    Ok(texts(rows))
}

fn texts(rows: Vec<TextRow>) -> HashMap<String, Texts> {
    rows.into_iter()
        .map(|row| {
            let owner = match (row.owner_id, row.owner_team_id) {
                (Some(person), _) => format!("person:{person}"),
                (None, Some(team)) => format!("team:{team}"),
                (None, None) => String::new(),
            };
            let unwritten = if row.unwritten { "1".to_owned() } else { String::new() };
            let texts = [
                row.title,
                row.because,
                row.description,
                owner,
                row.starts_on.unwrap_or_default(),
                row.ends_on.unwrap_or_default(),
                row.language,
                row.direction,
                unwritten,
                row.links,
            ];
            (row.node, texts)
        })
        .collect()
}
