//! Who speaks for a team: its lead, else the lead of the nearest team above that has one.
//!
//! Invariant: one query for any number of teams; only people who are there speak.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::error::Result;
use crate::id::{PersonId, TeamId};
use crate::storage::{Conn, array, listed, sql};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    start_id: String,
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = Text)]
    id: String,
}

/// Returns who speaks for each of `teams`, by name; a team for which nobody does is missing.
pub(super) fn speakers(conn: &mut Conn, teams: &[&TeamId]) -> Result<HashMap<TeamId, (PersonId, String)>> {
    let start = listed(conn.kind(), 1);
    let rows: Vec<Row> = sql(format!(
        "WITH RECURSIVE up (start_id, parent_id, lead_id, depth) AS (\
           SELECT t.id, t.parent_id, t.lead_id, CAST(0 AS BIGINT) FROM team t WHERE t.id IN {start} \
           UNION ALL SELECT up.start_id, t.parent_id, t.lead_id, up.depth + 1 FROM up JOIN team t ON t.id = up.parent_id \
           WHERE up.depth < 20) \
         SELECT up.start_id, p.id, p.name FROM up JOIN person p ON p.id = up.lead_id AND p.state = 'active' \
         ORDER BY up.start_id, up.depth"
    ))
    .bind::<Text, _>(array(conn.kind(), teams.iter().map(|team| team.as_str())))
    .load(conn)?;
    let mut found = HashMap::new();
    for row in rows {
        found.entry(TeamId::stored(row.start_id)).or_insert((PersonId::stored(row.id), row.name));
    }
    Ok(found)
}

/// Returns who speaks for `team`.
pub(super) fn speaker(conn: &mut Conn, team: &TeamId) -> Result<Option<(PersonId, String)>> {
    Ok(speakers(conn, &[team])?.remove(team))
}

/// Returns `team` and the teams above it.
pub(super) fn above(conn: &mut Conn, team: Option<&TeamId>) -> Result<HashSet<TeamId>> {
    let rows: Vec<Id> = sql("WITH RECURSIVE up (id, parent_id, depth) AS (\
           SELECT t.id, t.parent_id, CAST(0 AS BIGINT) FROM team t WHERE t.id = $1 \
           UNION ALL SELECT t.id, t.parent_id, up.depth + 1 FROM up JOIN team t ON t.id = up.parent_id \
           WHERE up.depth < 20) \
         SELECT id FROM up")
    .bind::<Text, _>(team.map_or("", TeamId::as_str))
    .load(conn)?;
    Ok(rows.into_iter().map(|row| TeamId::stored(row.id)).collect())
}
