//! Which subjects hold every term.
//!
//! Invariant: only subjects in sight; at most [`LOOKED`] rows of the index are read for it, those of the rarest term.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::error::Result;
use crate::search::model::{Found, Sort, Term, ranked};
use crate::storage::index::Entry;
use crate::storage::{Conn, holding, sql};

/// How many rows of the index are looked at for one sort, when there are other terms to be found in them.
const LOOKED: i64 = 10_000;
/// How many are looked at when there are none; up to so many are counted to find the rarest term.
const COUNTED: i64 = 2_000;
/// A term with fewer rows is rare enough to begin with.
const RARE: i64 = 200;
/// How many matching rows are ranked.
const RANKED: i64 = 500;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    subject_id: String,
    #[diesel(sql_type = Text)]
    words: String,
}

/// Returns the ids of what matches, best first, and whether there is more than that.
pub(super) fn find(conn: &mut Conn, sort: Sort, terms: &[Term]) -> Result<(Vec<String>, bool)> {
    let Some((first, rows)) = rarest(conn, sort, terms)? else {
        return Ok((Vec::new(), false));
    };
    let others: Vec<&Term> = terms.iter().enumerate().filter(|(at, _)| *at != first).map(|(_, term)| term).collect();
    let looked = if others.is_empty() { COUNTED } else { LOOKED };
    let is_common = rows > COUNTED && (others.is_empty() || count(conn, sort, &terms[first], LOOKED + 1)? > LOOKED);
    let filters: String = (0..others.len()).map(|at| format!(" AND e.words LIKE ${} ESCAPE '!'", at + 6)).collect();
    let (from, to) = range(&terms[first]);
    let mut query = sql(format!(
        "SELECT e.subject_id, e.words FROM (SELECT subject_id, word FROM search_word \
         WHERE sort = $1 AND word >= $2 AND word < $3 ORDER BY word, subject_id LIMIT $4) AS w \
         JOIN search_entry e ON e.sort = $1 AND e.subject_id = w.subject_id {} WHERE TRUE{filters} LIMIT $5",
        in_sight(sort)
    ))
    .bind::<Text, _>(table(sort))
    .bind::<Text, _>(from)
    .bind::<Text, _>(to)
    .bind::<BigInt, _>(looked)
    .bind::<BigInt, _>(RANKED + 1);
    for term in others {
        let (beginning, is_whole) = term.beginning();
        query = query.bind::<Text, _>(holding(&format!(" {beginning}{}", if is_whole { " " } else { "" })));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let is_cut = is_common || rows.len() as i64 > RANKED;
    // A subject stands there once for each of its words that begin like the term.
    let entries: BTreeMap<String, Entry> =
        rows.into_iter().map(|row| (row.subject_id, Entry::stored(row.words))).collect();
    let found: Vec<Found<'_>> =
        entries.iter().map(|(id, entry)| Found { id, fields: entry.fields().collect() }).collect();
    Ok((ranked(&found, terms).into_iter().map(str::to_owned).collect(), is_cut))
}

/// Returns the place of the rarest term and how many rows it has, counted to one more than [`COUNTED`]; none if one of the
/// terms is nowhere. Of common ones the longest is taken for the rarest.
fn rarest(conn: &mut Conn, sort: Sort, terms: &[Term]) -> Result<Option<(usize, i64)>> {
    let mut best: Option<(i64, Reverse<usize>, usize)> = None;
    for (at, term) in terms.iter().enumerate() {
        let rows = count(conn, sort, term, COUNTED + 1)?;
        if rows == 0 {
            return Ok(None);
        }
        let this = (rows, Reverse(term.word.len()), at);
        best = Some(best.map_or(this, |best| best.min(this)));
        if rows < RARE {
            break;
        }
    }
    Ok(best.map(|(rows, _, at)| (at, rows)))
}

/// Counts the rows of a term, at most `most`.
fn count(conn: &mut Conn, sort: Sort, term: &Term, most: i64) -> Result<i64> {
    let (from, to) = range(term);
    let count: Count = sql("SELECT CAST(COUNT(*) AS BIGINT) AS number FROM (SELECT 1 AS one FROM search_word \
         WHERE sort = $1 AND word >= $2 AND word < $3 LIMIT $4) AS counted")
    .bind::<Text, _>(table(sort))
    .bind::<Text, _>(from)
    .bind::<Text, _>(to)
    .bind::<BigInt, _>(most)
    .get_result(conn)?;
    Ok(count.number)
}

/// Returns the range of the words that may match; a space comes before whatever else a word goes on with.
fn range(term: &Term) -> (String, String) {
    let (beginning, is_whole) = term.beginning();
    (beginning.to_owned(), format!("{beginning}{}", if is_whole { ' ' } else { char::MAX }))
}

const fn table(sort: Sort) -> &'static str {
    match sort {
        Sort::Strategy => "node",
        Sort::Measures => "measure",
        Sort::People => "person",
        Sort::Teams => "team",
    }
}

/// Returns the joins that leave out what is archived, gone, of a strategy that is not in force, or waits for an import to
/// end.
const fn in_sight(sort: Sort) -> &'static str {
    match sort {
        Sort::Strategy => {
            "JOIN node n ON n.id = e.subject_id AND n.archived_at IS NULL \
             JOIN organisation o ON o.strategy_id = n.strategy_id"
        }
        Sort::Measures => {
            "JOIN measure m ON m.id = e.subject_id AND m.archived_at IS NULL \
             JOIN node n ON n.id = m.node_id AND n.archived_at IS NULL \
             JOIN organisation o ON o.strategy_id = n.strategy_id"
        }
        Sort::People => "JOIN person p ON p.id = e.subject_id AND p.state = 'active'",
        Sort::Teams => "JOIN team t ON t.id = e.subject_id AND t.archived_at IS NULL",
    }
}
