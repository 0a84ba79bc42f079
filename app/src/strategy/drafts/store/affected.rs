//! Whose line a change touches.
//!
//! Invariant: one query; counts people and teams and names nobody.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::error::Result;
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::versions::model::{Affected, Change, Field};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    people: i64,
    #[diesel(sql_type = BigInt)]
    teams: i64,
}

/// Counts the people with a card on a node that changes, or below one, and those whose team owns such a node; and the
/// teams that own one or that they belong to.
pub(super) fn affected(conn: &mut Conn, changes: &[Change]) -> Result<Affected> {
    let nodes: BTreeSet<&str> = changes
        .iter()
        .filter(|change| !matches!(change.cell.field, Field::Position | Field::Order))
        .map(|change| change.cell.node.as_str())
        .collect();
    if nodes.is_empty() {
        return Ok(Affected::default());
    }
    let list = listed(conn.kind(), 1);
    let row: Row = sql(format!(
        "WITH RECURSIVE below (id) AS (SELECT n.id FROM node n WHERE n.id IN {list} \
           UNION SELECT n.id FROM below JOIN node n ON n.parent_id = below.id), \
         owning (id) AS (SELECT DISTINCT n.owner_team_id FROM below JOIN node n ON n.id = below.id \
           WHERE n.owner_team_id IS NOT NULL), \
         touched (id, team_id) AS (SELECT p.id, p.team_id FROM below JOIN contribution c ON c.node_id = below.id \
           JOIN person p ON p.id = c.person_id WHERE c.archived_at IS NULL AND p.state = 'active' \
           UNION SELECT p.id, p.team_id FROM owning JOIN person p ON p.team_id = owning.id WHERE p.state = 'active') \
         SELECT (SELECT COUNT(*) FROM touched) AS people, \
           (SELECT COUNT(*) FROM (SELECT id FROM owning UNION SELECT team_id FROM touched WHERE team_id IS NOT NULL) AS team) AS teams"
    ))
    .bind::<Text, _>(array(conn.kind(), nodes))
    .get_result(conn)?;
    Ok(Affected { people: row.people, teams: row.teams })
}
