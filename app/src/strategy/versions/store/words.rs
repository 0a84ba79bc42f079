//! Further links and words for lenses, by the nodes that they belong to.
//!
//! Invariant: a draft's node goes by the id that it mirrors, at both ends of a link.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::error::Result;
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::versions::model::Words;

type Supports = BTreeMap<(String, String), String>;
type AllWords = BTreeMap<(String, String, String), Words>;

#[derive(QueryableByName)]
struct SupportRow {
    #[diesel(sql_type = Text)]
    node: String,
    #[diesel(sql_type = Text)]
    other: String,
    #[diesel(sql_type = Text)]
    because: String,
}

#[derive(QueryableByName)]
struct WordRow {
    #[diesel(sql_type = Text)]
    node: String,
    #[diesel(sql_type = Text)]
    other: String,
    #[diesel(sql_type = Text)]
    lens: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    because: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
}

/// Further links, of what a condition on the node `n` says.
const SUPPORTS: &str = "SELECT COALESCE(n.of_id, n.id) AS node, COALESCE(t.of_id, t.id) AS other, s.because FROM node n \
     JOIN support s ON s.node_id = n.id JOIN node t ON t.id = s.parent_id WHERE ";

/// Words, of what a condition on the node `n` says.
const WORDS: &str = "SELECT COALESCE(n.of_id, n.id) AS node, COALESCE(t.of_id, t.id, '') AS other, w.lens_id AS lens, w.title, \
     w.because, w.language, w.direction FROM node n JOIN wording w ON w.node_id = n.id \
     LEFT JOIN support s ON s.id = w.support_id LEFT JOIN node t ON t.id = s.parent_id WHERE ";

/// Reads all further links of a strategy.
pub(super) fn supports(conn: &mut Conn, strategy: &str) -> Result<Supports> {
    Ok(by_link(sql(format!("{SUPPORTS} n.strategy_id = $1")).bind::<Text, _>(strategy).load(conn)?))
}

/// Reads the further links of nodes by their rows.
pub(super) fn supports_of(conn: &mut Conn, rows: &[&str]) -> Result<Supports> {
    let query = sql(format!("{SUPPORTS} n.id IN {}", listed(conn.kind(), 1)));
    Ok(by_link(query.bind::<Text, _>(array(conn.kind(), rows.iter().copied())).load(conn)?))
}

/// Reads all words of a strategy.
pub(super) fn words(conn: &mut Conn, strategy: &str) -> Result<AllWords> {
    Ok(by_lens(sql(format!("{WORDS} n.strategy_id = $1")).bind::<Text, _>(strategy).load(conn)?))
}

/// Reads the words of nodes by their rows.
pub(super) fn words_of(conn: &mut Conn, rows: &[&str]) -> Result<AllWords> {
    let query = sql(format!("{WORDS} n.id IN {}", listed(conn.kind(), 1)));
    Ok(by_lens(query.bind::<Text, _>(array(conn.kind(), rows.iter().copied())).load(conn)?))
}

fn by_link(rows: Vec<SupportRow>) -> Supports {
    rows.into_iter().map(|row| ((row.node, row.other), row.because)).collect()
}

fn by_lens(rows: Vec<WordRow>) -> AllWords {
    rows.into_iter()
        .map(|row| ((row.node, row.other, row.lens), [row.title, row.because, row.language, row.direction]))
        .collect()
}
