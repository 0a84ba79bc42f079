//! The managers above somebody, as they are now.
//!
//! Invariant: one query for the whole chain; a cycle in the data ends it.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::access::{Action, Viewer};
use crate::error::Result;
use crate::id::PersonId;
use crate::mission::policy::{CHAIN_MAX, Chain, ReadMission};
use crate::storage::{Conn, sql};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
}

impl Action for ReadMission {
    const NAME: &'static str = "mission.read";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Chain>> {
        above(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Returns somebody with the managers above them; `None` if they are not there.
pub(crate) fn above(conn: &mut Conn, id: &PersonId) -> Result<Option<Chain>> {
    let rows: Vec<Row> = sql("WITH RECURSIVE chain (id, manager_id, depth) AS (\
           SELECT p.id, p.manager_id, CAST(0 AS BIGINT) FROM person p WHERE p.id = $1 AND p.state = 'active' \
           UNION ALL SELECT p.id, p.manager_id, chain.depth + 1 \
           FROM chain JOIN person p ON p.id = chain.manager_id WHERE chain.depth < $2) \
         SELECT id FROM chain ORDER BY depth")
    .bind::<Text, _>(id.as_str())
    .bind::<BigInt, _>(i64::try_from(CHAIN_MAX).unwrap_or(i64::MAX))
    .load(conn)?;
    let mut people = rows.into_iter().map(|row| PersonId::stored(row.id));
    Ok(people.next().map(|person| Chain::follow(person, people)))
}
