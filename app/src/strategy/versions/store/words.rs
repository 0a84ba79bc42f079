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

/// The further links of the strategy that is bound as `$n`.
macro_rules! supports {
    ($place:literal) => {
        concat!(
            "SELECT COALESCE(n.of_id, n.id) AS node, COALESCE(t.of_id, t.id) AS other, s.because FROM node n \
             JOIN support s ON s.node_id = n.id JOIN node t ON t.id = s.parent_id WHERE n.strategy_id = $",
            $place
        )
    };
}

/// The words of the strategy that is bound as `$n`.
macro_rules! words {
    ($place:literal) => {
        concat!(
            "SELECT COALESCE(n.of_id, n.id) AS node, COALESCE(t.of_id, t.id, '') AS other, w.lens_id AS lens, w.title, \
             w.because, w.language, w.direction FROM node n JOIN wording w ON w.node_id = n.id \
             LEFT JOIN support s ON s.id = w.support_id LEFT JOIN node t ON t.id = s.parent_id WHERE n.strategy_id = $",
            $place
        )
    };
}

/// Reads all further links of a strategy.
pub(super) fn supports(conn: &mut Conn, strategy: &str) -> Result<Supports> {
    Ok(by_link(sql(supports!(1)).bind::<Text, _>(strategy).load(conn)?))
}

/// Reads the further links of `strategy` that are not the same in `other`.
pub(super) fn supports_ahead(conn: &mut Conn, strategy: &str, other: &str) -> Result<Supports> {
    let query = sql(concat!(supports!(1), " EXCEPT ", supports!(2)));
    Ok(by_link(query.bind::<Text, _>(strategy).bind::<Text, _>(other).load(conn)?))
}

/// Reads the further links of `nodes`.
pub(super) fn supports_of(conn: &mut Conn, strategy: &str, nodes: &[&str]) -> Result<Supports> {
    let query = sql(format!("{} AND COALESCE(n.of_id, n.id) IN {}", supports!(1), listed(conn.kind(), 2)));
    let list = array(conn.kind(), nodes.iter().copied());
    Ok(by_link(query.bind::<Text, _>(strategy).bind::<Text, _>(list).load(conn)?))
}

/// Reads all words of a strategy.
pub(super) fn words(conn: &mut Conn, strategy: &str) -> Result<AllWords> {
    Ok(by_lens(sql(words!(1)).bind::<Text, _>(strategy).load(conn)?))
}

/// Reads the words of `strategy` that are not the same in `other`.
pub(super) fn words_ahead(conn: &mut Conn, strategy: &str, other: &str) -> Result<AllWords> {
    let query = sql(concat!(words!(1), " EXCEPT ", words!(2)));
    Ok(by_lens(query.bind::<Text, _>(strategy).bind::<Text, _>(other).load(conn)?))
}

/// Reads the words of `nodes`.
pub(super) fn words_of(conn: &mut Conn, strategy: &str, nodes: &[&str]) -> Result<AllWords> {
    let query = sql(format!("{} AND COALESCE(n.of_id, n.id) IN {}", words!(1), listed(conn.kind(), 2)));
    let list = array(conn.kind(), nodes.iter().copied());
    Ok(by_lens(query.bind::<Text, _>(strategy).bind::<Text, _>(list).load(conn)?))
}

fn by_link(rows: Vec<SupportRow>) -> Supports {
    rows.into_iter().map(|row| ((row.node, row.other), row.because)).collect()
}

fn by_lens(rows: Vec<WordRow>) -> AllWords {
    rows.into_iter()
        .map(|row| ((row.node, row.other, row.lens), [row.title, row.because, row.language, row.direction]))
        .collect()
}
