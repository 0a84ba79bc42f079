//! What waits for somebody: the nodes they own, the measures they keep, the notices about them.
//!
//! Invariant: one query, at most [`SHOWN`] of each sort; a milestone that was reached wants nothing more, and a notice
//! that was read is not shown again.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use crate::error::Result;
use crate::id::{LensId, MeasureId, NodeId, PersonId};
use crate::mission::model::{Mine, Told};
use crate::storage::{Conn, sql};
use crate::time::Timestamp;

/// How many of each sort are shown.
const SHOWN: i64 = 6;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    sort: String,
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    words: String,
    #[diesel(sql_type = Text)]
    node: String,
    #[diesel(sql_type = Nullable<Text>)]
    other: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    day: Option<String>,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Lists what waits for `of`: what is to be taken over first, then the oldest numbers.
pub(super) fn list(conn: &mut Conn, of: &PersonId, lens: Option<&LensId>) -> Result<Vec<Mine>> {
    let rows: Vec<Row> = sql(format!(
        "SELECT 'owns' AS sort, owned.id, COALESCE(NULLIF(w.title, ''), owned.title) AS words, owned.id AS node, \
           f.name AS other, CAST(NULL AS TEXT) AS day, CAST(0 AS BIGINT) AS number \
           FROM (SELECT n.id, n.title, n.handed_from_id FROM node n \
             WHERE n.owner_id = $2 AND n.archived_at IS NULL \
               AND n.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation') \
             ORDER BY CASE WHEN n.handed_from_id IS NULL THEN 1 ELSE 0 END, n.position, n.id LIMIT {SHOWN}) owned \
           LEFT JOIN person f ON f.id = owned.handed_from_id \
           LEFT JOIN wording w ON w.node_id = owned.id AND w.support_id IS NULL AND w.lens_id = $1 \
         UNION ALL SELECT * FROM (SELECT 'keeps' AS sort, m.id, m.name AS words, m.node_id AS node, \
           CAST(NULL AS TEXT) AS other, (SELECT MAX(v.measured_on) FROM measure_value v \
             WHERE v.measure_id = m.id AND v.role = 'actual' AND v.removed_at IS NULL) AS day, m.stale_after_days AS number \
           FROM measure m JOIN node n ON n.id = m.node_id \
           WHERE m.owner_id = $2 AND m.archived_at IS NULL AND n.archived_at IS NULL \
             AND n.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation') \
             AND NOT (m.kind = 'milestone' AND EXISTS (SELECT 1 FROM measure_value r \
               WHERE r.measure_id = m.id AND r.role = 'actual' AND r.removed_at IS NULL AND r.amount >= 1)) \
           ORDER BY 6, m.id LIMIT {SHOWN}) kept \
         UNION ALL SELECT * FROM (SELECT 'told' AS sort, t.id, t.what AS words, COALESCE(a.name, '') AS node, \
           b.name AS other, CAST(NULL AS TEXT) AS day, t.made_at AS number \
           FROM notice t LEFT JOIN person a ON a.id = t.about_id AND a.id <> t.person_id \
           LEFT JOIN person b ON b.id = t.by_id \
           WHERE t.person_id = $2 AND t.read_at IS NULL ORDER BY t.made_at DESC, t.id LIMIT {SHOWN}) told"
    ))
    .bind::<Text, _>(lens.map_or("", LensId::as_str))
    .bind::<Text, _>(of.as_str())
    .load(conn)?;
    Ok(rows.into_iter().map(mine).collect())
}

fn mine(row: Row) -> Mine {
    match row.sort.as_str() {
        "owns" => Mine::Owns(NodeId::stored(row.id), row.words, row.other),
        "keeps" => Mine::Keeps(
            MeasureId::stored(row.id),
            NodeId::stored(row.node),
            row.words,
            row.day.and_then(|day| day.parse().ok()),
            row.number,
        ),
        _ => Mine::Told(Told {
            what: row.words,
            about: Some(row.node).filter(|name| !name.is_empty()),
            by: row.other,
            at: Timestamp(row.number),
        }),
    }
}
