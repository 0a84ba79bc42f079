//! What waits for somebody, what they own and keep beside it, and what was published on their lines.
//!
//! Invariant: one query: that of the list of what waits, and two parts more; a milestone that was reached wants nothing more;
//! a version that was marked read is not shown again, and none for longer than [`LATELY`].

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::error::Result;
use crate::id::{MeasureId, NodeId};
use crate::mission::model::{ChangedField, Mine, Published};
use crate::owed::model::Item;
use crate::owed::store::sources::{Asked, Row, items, union};
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::versions::model::Field;
use crate::time::{DAY, Timestamp};

/// How many of each sort are shown.
const SHOWN: i64 = 6;
/// How many changed fields are shown.
const CHANGED: i64 = 24;
/// For how long what was published is shown.
const LATELY: i64 = 30 * DAY;
/// The fields that a line shows.
const FIELDS: &str = "'title', 'because', 'description', 'starts_on', 'ends_on', 'parent', 'archived', 'word_title', \
     'word_because'";

/// What stands beside a line: what waits, what is theirs beside that, and what was published.
pub(super) type Beside = (Vec<Item>, Vec<Mine>, Vec<Published>);

/// Lists what waits for whoever is asked for, what else they own and keep, the oldest numbers first, and what was published on
/// `nodes`, which are those of their lines.
pub(super) fn list(conn: &mut Conn, asked: &Asked<'_>, nodes: &[&str]) -> Result<Beside> {
    let (kind, today) = (conn.kind(), asked.now.day(asked.zone).to_string());
    let on_lines = listed(kind, 6);
    let waits = union(kind, None);
    let rows: Vec<Row> = sql(format!(
        "{waits} UNION ALL SELECT 'owns' AS sort, owned.id, COALESCE(NULLIF(w.title, ''), owned.title) AS words, \
           owned.id AS node, CAST(NULL AS TEXT) AS other, CAST(NULL AS TEXT) AS day, CAST(0 AS BIGINT) AS number, \
           '' AS field, '' AS before, '' AS after, CAST(0 AS BIGINT) AS at \
           FROM (SELECT n.id, n.title FROM node n \
             WHERE n.owner_id = $2 AND n.handed_from_id IS NULL AND n.archived_at IS NULL \
               AND n.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation') \
             ORDER BY n.position, n.id LIMIT {SHOWN}) owned \
           LEFT JOIN wording w ON w.node_id = owned.id AND w.support_id IS NULL AND w.lens_id = $1 \
         UNION ALL SELECT * FROM (SELECT 'keeps' AS sort, m.id, m.name AS words, m.node_id AS node, \
           CAST(NULL AS TEXT) AS other, (SELECT MAX(v.measured_on) FROM measure_value v \
             WHERE v.measure_id = m.id AND v.role = 'actual' AND v.removed_at IS NULL) AS day, m.stale_after_days AS number, \
           '' AS field, '' AS before, '' AS after, CAST(0 AS BIGINT) AS at \
           FROM measure m JOIN node n ON n.id = m.node_id \
           WHERE m.owner_id = $2 AND m.archived_at IS NULL AND n.archived_at IS NULL \
             AND n.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation') \
             AND NOT (m.kind = 'milestone' AND EXISTS (SELECT 1 FROM measure_value r \
               WHERE r.measure_id = m.id AND r.role = 'actual' AND r.removed_at IS NULL AND r.amount >= 1)) \
           ORDER BY 6, m.id LIMIT {SHOWN}) kept \
         UNION ALL SELECT * FROM (SELECT 'published' AS sort, c.node_id AS id, v.reason AS words, n.title AS node, \
           b.name AS other, CAST(NULL AS TEXT) AS day, v.number AS number, c.field AS field, \
           COALESCE(bp.title, c.before) AS before, COALESCE(ap.title, c.after) AS after, v.made_at AS at \
           FROM version_change c JOIN version v ON v.id = c.version_id JOIN node n ON n.id = c.node_id \
           LEFT JOIN person b ON b.id = v.made_by \
           LEFT JOIN node bp ON c.field = 'parent' AND bp.id = c.before \
           LEFT JOIN node ap ON c.field = 'parent' AND ap.id = c.after \
           WHERE c.node_id IN {on_lines} AND c.field IN ({FIELDS}) AND (c.lens_id = '' OR c.lens_id = $1) \
             AND c.other_id = '' AND v.made_at > $4 - {LATELY} AND v.number > COALESCE((SELECT seen.number FROM line_read r \
             JOIN version seen ON seen.id = r.version_id WHERE r.id = $2 AND seen.strategy_id = v.strategy_id), 0) \
             AND NOT EXISTS (SELECT 1 FROM version_change new WHERE new.version_id = v.id AND new.node_id = c.node_id \
             AND new.field = 'added') \
           ORDER BY v.number DESC, c.node_id, c.field LIMIT {CHANGED}) published"
    ))
    .bind::<Text, _>(asked.lens.map_or("", |lens| lens.as_str()))
    .bind::<Text, _>(asked.person.as_str())
    .bind::<BigInt, _>(i64::from(asked.leads))
    .bind::<BigInt, _>(asked.now.0)
    .bind::<Text, _>(today)
    .bind::<Text, _>(array(kind, nodes.iter().copied()))
    .load(conn)?;
    let (published, rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.sort == "published");
    let (mine, waits): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| ["owns", "keeps"].contains(&row.sort.as_str()));
    let waits = items(waits);
    // A number that waits is not named twice.
    let mine = mine.into_iter().filter(|row| waits.iter().all(|item| item.id != row.id)).map(own).collect();
    Ok((waits, mine, by_version(published)))
}

/// Puts what a version changed together; the rows come version by version.
fn by_version(rows: Vec<Row>) -> Vec<Published> {
    let mut found: Vec<Published> = Vec::new();
    for row in rows {
        let Some(field) = Field::read(&row.field) else { continue };
        let sight = |text: String| match field {
            Field::Archived if text.is_empty() => "in sight".to_owned(),
            Field::Archived => "archived".to_owned(),
            _ => text,
        };
        let node = NodeId::stored(row.id);
        let changed = ChangedField { node, title: row.node, field, before: sight(row.before), after: sight(row.after) };
        match found.last_mut().filter(|last| last.number == row.number) {
            Some(last) => last.fields.push(changed),
            None => found.push(Published {
                number: row.number,
                reason: row.words,
                by: row.other,
                at: Timestamp(row.at),
                fields: vec![changed],
            }),
        }
    }
    found
}

fn own(row: Row) -> Mine {
    match row.sort.as_str() {
        "owns" => Mine::Owns(NodeId::stored(row.id), row.words),
        _ => Mine::Keeps(MeasureId::stored(row.id), row.words, row.day.and_then(|day| day.parse().ok())),
    }
}
