//! How far a viewer's own part of the organisation reaches.
//!
//! Invariant: one query, upwards from the team, so that it costs what the tree is deep and not how wide it is.

use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

use crate::access::{Action, Viewer};
use crate::coverage::model::{Named, Part};
use crate::coverage::policy::{Reach, ReadCoverage};
use crate::error::Result;
use crate::id::{PersonId, TeamId};
use crate::storage::{Conn, sql};

/// How many teams of their own somebody is offered.
const OFFERED: usize = 20;

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Bool)]
    is_theirs: bool,
}

#[derive(QueryableByName)]
struct TeamRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    parent_id: String,
}

impl Action for ReadCoverage {
    const NAME: &'static str = "coverage.read";

    fn subject(&self, conn: &mut Conn, viewer: &Viewer) -> Result<Option<Reach>> {
        match &self.0 {
            Part::Team(id) => reach(conn, id, &viewer.person),
            _ => Ok(Some(Reach::default())),
        }
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

/// Tells whether `viewer` stands in the chain of whoever leads the team or one above it; nothing if there is no such team.
fn reach(conn: &mut Conn, team: &TeamId, viewer: &PersonId) -> Result<Option<Reach>> {
    let found: Option<Found> = sql(
        "WITH RECURSIVE up (id, parent_id, lead_id) AS (SELECT t.id, t.parent_id, t.lead_id FROM team t WHERE t.id = $1 \
           UNION SELECT t.id, t.parent_id, t.lead_id FROM up JOIN team t ON t.id = up.parent_id), \
         chain (id) AS (SELECT up.lead_id FROM up WHERE up.lead_id IS NOT NULL \
           UNION SELECT p.manager_id FROM chain JOIN person p ON p.id = chain.id WHERE p.manager_id IS NOT NULL) \
         SELECT EXISTS (SELECT 1 FROM chain WHERE chain.id = $2) AS is_theirs FROM team WHERE team.id = $1",
    )
    .bind::<Text, _>(team.as_str())
    .bind::<Text, _>(viewer.as_str())
    .get_result(conn)
    .optional()?;
    Ok(found.map(|found| Reach { is_theirs: found.is_theirs }))
}

/// Returns the teams that `person` or somebody who reports to them leads, without those below another of them.
pub(super) fn parts(conn: &mut Conn, person: &PersonId) -> Result<Vec<Named>> {
    let rows: Vec<TeamRow> = sql(
        "SELECT t.id, t.name, COALESCE(t.parent_id, '') AS parent_id FROM team t WHERE t.archived_at IS NULL \
           AND (t.lead_id = $1 OR t.lead_id IN (SELECT p.id FROM person p WHERE p.manager_id = $1 AND p.state = 'active')) \
         ORDER BY t.name, t.id LIMIT 200",
    )
    .bind::<Text, _>(person.as_str())
    .load(conn)?;
    let is_below = |row: &TeamRow| rows.iter().any(|other| other.id == row.parent_id);
    let tops = rows.iter().filter(|row| !is_below(row)).take(OFFERED);
    Ok(tops.map(|row| (TeamId::stored(row.id.clone()), row.name.clone())).collect())
}
