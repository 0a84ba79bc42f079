//! Where the translations of many nodes stand.
//!
//! Invariant: one query for any number of nodes, and none for none.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::error::Result;
use crate::id::NodeId;
use crate::storage::{Conn, array, listed, sql};
use crate::translation::model::{Mark, State};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Returns the mark of each of `nodes` that was offered to a team.
pub(crate) fn marks(conn: &mut Conn, nodes: &[NodeId]) -> Result<HashMap<NodeId, Mark>> {
    if nodes.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<Row> = sql(format!(
        "SELECT x.node_id, x.state, COUNT(*) AS number FROM translation x \
         WHERE x.node_id IN {} AND x.state NOT IN ('withdrawn', 'ended') GROUP BY x.node_id, x.state",
        listed(conn.kind(), 1)
    ))
    .bind::<Text, _>(array(conn.kind(), nodes.iter().map(NodeId::as_str)))
    .load(conn)?;
    let mut counts: HashMap<NodeId, Vec<(State, i64)>> = HashMap::new();
    for row in rows {
        counts.entry(NodeId::stored(row.node_id)).or_default().push((State::read(&row.state), row.number));
    }
    Ok(counts.into_iter().filter_map(|(node, counts)| Some((node, Mark::of(&counts)?))).collect())
}
