//! The gaps as a table of pillars and teams.
//!
//! Invariant: each cell is counted no further than it is shown, so the table costs what it has of cells.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use jiff::civil::Date;

use crate::coverage::model::{Asked, COUNTED, Cell, Heat, Kind, Named, Part};
use crate::error::Result;
use crate::id::{LensId, NodeId};
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::model::Written;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = Text)]
    pillar: String,
    #[diesel(sql_type = Text)]
    team: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Counts the gaps of each of `pillars`, and of none, in each of `teams`, and in no team where the whole organisation is asked
/// for. What tells about people's cards is in no cell.
pub(super) fn heat(
    conn: &mut Conn,
    asked: &Asked,
    pillars: &[(NodeId, Written)],
    teams: &[Named],
    today: Date,
) -> Result<Heat> {
    let is_company = asked.part == Part::Company;
    let rows: Vec<Option<&(NodeId, Written)>> = match &asked.pillar {
        Some(only) => pillars.iter().filter(|(id, _)| id == only).map(Some).collect(),
        None => pillars.iter().map(Some).chain([None]).collect(),
    };
    let pillar = |row: &Option<&(NodeId, Written)>| row.map_or("", |(id, _)| id.as_str()).to_owned();
    let mut columns: Vec<(String, Part, String)> =
        teams.iter().map(|(id, name)| (id.to_string(), Part::Team(id.clone()), name.clone())).collect();
    if is_company && asked.lens.is_none() {
        columns.push(("-".to_owned(), Part::Company, "No team".to_owned()));
    }
    let down: Vec<String> = rows.iter().map(pillar).collect();
    let across: Vec<&str> = columns.iter().map(|(id, ..)| id.as_str()).collect();
    let counts = counts(conn, &down, &across, asked.lens.as_ref(), today)?;
    let cell = |pillar: &Option<&(NodeId, Written)>, (id, part, _): &(String, Part, String)| {
        let down = pillar.map_or("", |(id, _)| id.as_str());
        let count = counts.get(&(down.to_owned(), id.clone())).copied().unwrap_or(0).min(COUNTED + 1);
        let is_listed = count > 0 && *part != Part::Company && pillar.is_some();
        let list = asked.of_kind(None).under(pillar.map(|(id, _)| id.clone())).of_part(part.clone());
        Cell { count, asked: is_listed.then_some(list) }
    };
    let rows = rows.iter().map(|row| (row.cloned(), columns.iter().map(|column| cell(row, column)).collect()));
    Ok(Heat { rows: rows.collect(), teams: columns.iter().map(|(.., name)| name.clone()).collect() })
}

/// Counts one range of the index for each cell and kind, none further than is shown.
fn counts(
    conn: &mut Conn,
    pillars: &[String],
    teams: &[&str],
    lens: Option<&LensId>,
    today: Date,
) -> Result<HashMap<(String, String), usize>> {
    let of_lens = if lens.is_some() { "AND g.lens_id = $4" } else { "" };
    let (down, across) = (listed(conn.kind(), 1), listed(conn.kind(), 2));
    let (down, across) = (column(&down), column(&across));
    let most = COUNTED + 1;
    let kinds: Vec<String> = Kind::ALL
        .into_iter()
        .filter(|kind| !kind.is_of_cards())
        .map(|kind| {
            format!(
                "(SELECT COUNT(*) FROM (SELECT 1 FROM gap g WHERE g.scope_id = t.id AND g.pillar_id = p.id \
                 AND g.kind = '{}' AND g.since <= $3 {of_lens} LIMIT {most}) k)",
                kind.word()
            )
        })
        .collect();
    let rows: Vec<Count> = sql(format!(
        "SELECT p.id AS pillar, t.id AS team, CAST({} AS BIGINT) AS number FROM {down} p CROSS JOIN {across} t",
        kinds.join(" + ")
    ))
    .bind::<Text, _>(array(conn.kind(), pillars.iter().map(String::as_str)))
    .bind::<Text, _>(array(conn.kind(), teams.iter().copied()))
    .bind::<Text, _>(today.to_string())
    .bind::<Text, _>(lens.map_or("", LensId::as_str))
    .load(conn)?;
    Ok(rows.into_iter().map(|row| ((row.pillar, row.team), usize::try_from(row.number).unwrap_or(0))).collect())
}

/// Gives the one column of a list the name `id`.
fn column(list: &str) -> String {
    list.replace("(SELECT value FROM", "(SELECT value AS id FROM").replace("AS TEXT[])))", "AS TEXT[])) AS id)")
}
