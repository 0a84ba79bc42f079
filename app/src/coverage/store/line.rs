//! The gaps on somebody's own line.
//!
//! Invariant: what is on the line of their cards, of what their team was offered and of what they or it own; what is their team's
//! own; and their own cards. A line is short, so all of it is one list.

use diesel::prelude::*;
use diesel::sql_types::Text;
use jiff::civil::Date;

use super::renew::{COLUMNS, Row};
use crate::access::Viewer;
use crate::error::Result;
use crate::id::TeamId;
use crate::storage::{Conn, sql};

/// How many gaps of a line are read at most.
const MOST: usize = 300;

/// Lists the gaps on the viewer's own line on `today`.
pub(super) fn list(conn: &mut Conn, viewer: &Viewer, today: Date) -> Result<Vec<Row>> {
    let columns = COLUMNS.split(", ").map(|name| format!("g.{name}")).collect::<Vec<_>>().join(", ");
    let rows = sql(format!(
        "WITH RECURSIVE up (id) AS (SELECT c.node_id FROM contribution c WHERE c.person_id = $1 AND c.archived_at IS NULL \
             AND c.node_id IS NOT NULL \
           UNION SELECT t.node_id FROM translation t WHERE t.team_id = $2 AND t.state NOT IN ('withdrawn', 'ended') \
           UNION SELECT n.id FROM node n WHERE n.owner_id = $1 AND n.archived_at IS NULL \
           UNION SELECT n.id FROM node n WHERE n.owner_team_id = $2 AND n.archived_at IS NULL \
           UNION SELECT n.parent_id FROM up JOIN node n ON n.id = up.id WHERE n.parent_id IS NOT NULL) \
         SELECT {columns} FROM up JOIN gap g ON g.node_id = up.id AND g.node_id <> '' AND g.scope_id = '' \
           AND g.source = 'node' WHERE g.since <= $3 \
         UNION SELECT {columns} FROM gap g WHERE g.source_id = $2 AND g.scope_id = $2 AND g.source = 'team' AND g.since <= $3 \
         UNION SELECT {columns} FROM contribution c JOIN gap g ON g.source_id = c.id AND g.scope_id = $1 \
           WHERE c.person_id = $1 AND g.since <= $3 \
         LIMIT {MOST}"
    ))
    .bind::<Text, _>(viewer.person.as_str())
    .bind::<Text, _>(viewer.team.as_ref().map_or("", TeamId::as_str))
    .bind::<Text, _>(today.to_string())
    .load(conn)?;
    Ok(rows)
}
