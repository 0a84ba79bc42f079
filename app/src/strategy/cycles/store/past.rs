//! What a node was in the cycle before, and what it continues as.
//!
//! Invariant: one query each; a draft that somebody may not see is not named.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use crate::error::Result;
use crate::id::{NodeId, StrategyId};
use crate::storage::{Conn, sql};
use crate::strategy::cycles::model::{PastView, Score, Verdict};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = Text)]
    cycle: String,
    #[diesel(sql_type = Text)]
    verdict: String,
    #[diesel(sql_type = Text)]
    score: String,
    #[diesel(sql_type = Text)]
    learned: String,
    #[diesel(sql_type = Nullable<Text>)]
    other_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    other: Option<String>,
    #[diesel(sql_type = BigInt)]
    is_past: i64,
    #[diesel(sql_type = BigInt)]
    same: i64,
}

#[derive(QueryableByName)]
struct Brought {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = BigInt)]
    waits: i64,
}

/// What both halves select.
const CELLS: &str = "k.number, k.cycle, COALESCE(l.verdict, '') AS verdict, COALESCE(l.score, '') AS score, \
     COALESCE(l.learned, '') AS learned, o.id AS other_id, o.title AS other";

/// Lists what a record says of a node: of the one it came from, and of itself, with what it continues as where that is in
/// force or was.
pub(crate) fn past_of(conn: &mut Conn, node: &NodeId) -> Result<Vec<PastView>> {
    let rows: Vec<Row> = sql(format!(
        "SELECT {CELLS}, CAST(1 AS BIGINT) AS is_past, \
           CAST(CASE WHEN o.title = n.title AND o.description = n.description THEN 1 ELSE 0 END AS BIGINT) AS same \
         FROM carried c JOIN closing k ON k.id = c.closing_id JOIN node n ON n.id = c.id \
         JOIN node o ON o.id = c.from_id \
         LEFT JOIN closing_line l ON l.closing_id = k.id AND l.node_id = c.from_id \
         WHERE c.id = $1 AND k.number IS NOT NULL \
         UNION ALL SELECT {CELLS}, CAST(0 AS BIGINT) AS is_past, CAST(0 AS BIGINT) AS same \
         FROM closing_line l JOIN closing k ON k.id = l.closing_id \
         LEFT JOIN (SELECT g.from_id, g.closing_id, f.id, f.title FROM carried g JOIN node f ON f.id = g.id \
           JOIN next_cycle x ON x.id = f.strategy_id AND x.came_at IS NOT NULL WHERE g.from_id = $1) o \
           ON o.closing_id = k.id \
         WHERE l.node_id = $1 AND k.state = 'closed' \
         ORDER BY is_past DESC, number DESC"
    ))
    .bind::<Text, _>(node.as_str())
    .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let verdict = Verdict::read(&row.verdict);
            PastView {
                number: row.number,
                cycle: row.cycle,
                score: Score::read(&row.score),
                learned: row.learned,
                other: row.other_id.map(NodeId::stored).zip(row.other),
                is_past: row.is_past == 1,
                to_rewrite: row.is_past == 1 && row.same == 1 && verdict == Some(Verdict::Change),
                verdict,
            }
        })
        .collect())
}

/// Lists the nodes of a draft that came over from a closed cycle, each with whether it was to change and says what it said.
pub(crate) fn brought(conn: &mut Conn, copy: &StrategyId) -> Result<HashMap<String, bool>> {
    let rows: Vec<Brought> = sql("SELECT n.id, CAST(CASE WHEN c.verdict = 'change' AND n.title = o.title \
           AND n.description = o.description THEN 1 ELSE 0 END AS BIGINT) AS waits \
         FROM node n JOIN carried c ON c.id = n.id JOIN node o ON o.id = c.from_id WHERE n.strategy_id = $1")
    .bind::<Text, _>(copy.as_str())
    .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id, row.waits == 1)).collect())
}
