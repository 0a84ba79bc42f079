//! People and teams that were found.
//!
//! Invariant: name, title, address and team alone: what the directory shows everybody.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use super::plain;
use crate::error::Result;
use crate::id::{PersonId, TeamId};
use crate::search::model::{self, Hit, Place, Target, Term, holds_all};
use crate::storage::{Conn, array, listed, sql};

#[derive(QueryableByName)]
struct PersonRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Nullable<Text>)]
    email: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    team: Option<String>,
}

#[derive(QueryableByName)]
struct TeamRow {
    #[diesel(sql_type = Text)]
    start_id: String,
    #[diesel(sql_type = Text)]
    name: String,
}

/// Reads people.
pub(super) fn people(conn: &mut Conn, ids: &[String], terms: &[Term]) -> Result<HashMap<String, Hit>> {
    let list = listed(conn.kind(), 1);
    let rows: Vec<PersonRow> = sql(format!(
        "SELECT p.id, p.name, p.title, p.email, t.name AS team FROM person p LEFT JOIN team t ON t.id = p.team_id \
         WHERE p.id IN {list}"
    ))
    .bind::<Text, _>(array(conn.kind(), ids.iter().map(String::as_str)))
    .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), person(row, terms))).collect())
}

fn person(row: PersonRow, terms: &[Term]) -> Hit {
    let shown = format!("{} {}", row.name, row.title);
    let team = row.team.iter().map(|team| plain(team, &[]));
    let above = Some(plain(&row.title, terms)).filter(|title| !title.pieces.is_empty()).into_iter().chain(team);
    let email = row.email.filter(|_| !holds_all(&shown, terms));
    Hit {
        name: plain(&row.name, terms),
        place: Place { above: above.collect(), ..Place::default() },
        passage: email.map(|email| ("Address".to_owned(), plain(&email, terms))),
        target: Target::Person(PersonId::stored(row.id)),
    }
}

/// Reads teams, with the teams above them.
pub(super) fn teams(conn: &mut Conn, ids: &[String], terms: &[Term]) -> Result<HashMap<String, Hit>> {
    let list = listed(conn.kind(), 1);
    let rows: Vec<TeamRow> = sql(format!(
        "WITH RECURSIVE up (start_id, parent_id, name, depth) AS (\
           SELECT t.id, t.parent_id, t.name, CAST(0 AS BIGINT) FROM team t WHERE t.id IN {list} \
           UNION ALL SELECT up.start_id, t.parent_id, t.name, up.depth + 1 FROM up JOIN team t ON t.id = up.parent_id \
           WHERE up.depth < 20) \
         SELECT up.start_id, up.name FROM up ORDER BY up.start_id, up.depth DESC"
    ))
    .bind::<Text, _>(array(conn.kind(), ids.iter().map(String::as_str)))
    .load(conn)?;
    let mut ways: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows {
        ways.entry(row.start_id).or_default().push(row.name);
    }
    let hits = ways.into_iter().filter_map(|(id, mut way)| {
        let name = plain(&way.pop()?, terms);
        let above: Vec<model::Text> = way.iter().map(|name| plain(name, &[])).collect();
        let target = Target::Team(TeamId::stored(id.clone()));
        Some((id, Hit { target, name, place: Place { above, ..Place::default() }, passage: None }))
    });
    Ok(hits.collect())
}
