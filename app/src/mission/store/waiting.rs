//! What waits for somebody: the nodes they own, the measures they keep, the notices about them, what became of what they
//! proposed, for leadership what others propose, and what was published on their lines.
//!
//! Invariant: one query, at most [`SHOWN`] of each sort; a milestone that was reached wants nothing more; a notice that was
//! read, or a version that was marked read, is not shown again, and no version for longer than [`LATELY`].

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use crate::error::Result;
use crate::id::{LensId, MeasureId, NodeId, PersonId, ProposalId};
use crate::mission::model::{Asked, ChangedField, Mine, News, Published, Told};
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::proposals::model::Spoken;
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
    #[diesel(sql_type = Text)]
    field: String,
    #[diesel(sql_type = Text)]
    before: String,
    #[diesel(sql_type = Text)]
    after: String,
    #[diesel(sql_type = BigInt)]
    at: i64,
}

/// Lists what waits for `of`: what is to be taken over first, then the oldest numbers; and what was published on `nodes`,
/// which are those of their lines.
pub(super) fn list(
    conn: &mut Conn,
    of: &PersonId,
    lens: Option<&LensId>,
    nodes: &[&str],
    (leads, now): (bool, Timestamp),
) -> Result<(Vec<Mine>, Vec<Published>)> {
    let on_lines = listed(conn.kind(), 3);
    let rows: Vec<Row> = sql(format!(
        "SELECT 'owns' AS sort, owned.id, COALESCE(NULLIF(w.title, ''), owned.title) AS words, owned.id AS node, \
           f.name AS other, CAST(NULL AS TEXT) AS day, CAST(0 AS BIGINT) AS number, \
           '' AS field, '' AS before, '' AS after, CAST(0 AS BIGINT) AS at \
           FROM (SELECT n.id, n.title, n.handed_from_id FROM node n \
             WHERE n.owner_id = $2 AND n.archived_at IS NULL \
               AND n.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation') \
             ORDER BY CASE WHEN n.handed_from_id IS NULL THEN 1 ELSE 0 END, n.position, n.id LIMIT {SHOWN}) owned \
           LEFT JOIN person f ON f.id = owned.handed_from_id \
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
         UNION ALL SELECT * FROM (SELECT 'told' AS sort, t.id, t.what AS words, COALESCE(a.name, '') AS node, \
           b.name AS other, CAST(NULL AS TEXT) AS day, t.made_at AS number, \
           '' AS field, '' AS before, '' AS after, CAST(0 AS BIGINT) AS at \
           FROM notice t LEFT JOIN person a ON a.id = t.about_id AND a.id <> t.person_id \
           LEFT JOIN person b ON b.id = t.by_id \
           WHERE t.person_id = $2 AND t.read_at IS NULL ORDER BY t.made_at DESC, t.id LIMIT {SHOWN}) told \
         UNION ALL SELECT * FROM (SELECT 'published' AS sort, c.node_id AS id, v.reason AS words, n.title AS node, \
           b.name AS other, CAST(NULL AS TEXT) AS day, v.number AS number, c.field AS field, \
           COALESCE(bp.title, c.before) AS before, COALESCE(ap.title, c.after) AS after, v.made_at AS at \
           FROM version_change c JOIN version v ON v.id = c.version_id JOIN node n ON n.id = c.node_id \
           LEFT JOIN person b ON b.id = v.made_by \
           LEFT JOIN node bp ON c.field = 'parent' AND bp.id = c.before \
           LEFT JOIN node ap ON c.field = 'parent' AND ap.id = c.after \
           WHERE c.node_id IN {on_lines} AND c.field IN ({FIELDS}) AND (c.lens_id = '' OR c.lens_id = $1) \
             AND c.other_id = '' AND v.made_at > $4 AND v.number > COALESCE((SELECT seen.number FROM line_read r \
             JOIN version seen ON seen.id = r.version_id WHERE r.id = $2 AND seen.strategy_id = v.strategy_id), 0) \
             AND NOT EXISTS (SELECT 1 FROM version_change new WHERE new.version_id = v.id AND new.node_id = c.node_id \
             AND new.field = 'added') \
           ORDER BY v.number DESC, c.node_id, c.field LIMIT {CHANGED}) published \
         UNION ALL SELECT 'news' AS sort, mine.id, COALESCE(n.title, mine.title) AS words, t.kind AS node, t.text AS other, \
           CAST(NULL AS TEXT) AS day, COALESCE(t.number, 0) AS number, mine.field AS field, '' AS before, '' AS after, \
           mine.news_at AS at \
           FROM (SELECT p.id, p.title, p.field, p.node_id, p.news_at, p.revision FROM proposal p \
             WHERE p.person_id = $2 AND p.news_at > $4 ORDER BY p.news_at DESC, p.id LIMIT {SHOWN}) mine \
           JOIN proposal_turn t ON t.proposal_id = mine.id AND t.position = mine.revision \
           LEFT JOIN node n ON n.id = mine.node_id \
         UNION ALL SELECT 'asked' AS sort, asked.id, COALESCE(n.title, asked.title) AS words, w.name AS node, \
           CAST(NULL AS TEXT) AS other, CAST(NULL AS TEXT) AS day, CAST(0 AS BIGINT) AS number, asked.field AS field, \
           '' AS before, '' AS after, asked.made_at AS at \
           FROM (SELECT p.id, p.title, p.field, p.node_id, p.person_id, p.made_at FROM proposal p WHERE $5 = 1 \
             AND p.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation') \
             AND p.state = 'open' AND NOT p.answered AND p.person_id <> $2 ORDER BY p.made_at, p.id LIMIT {SHOWN}) asked \
           JOIN person w ON w.id = asked.person_id LEFT JOIN node n ON n.id = asked.node_id"
    ))
    .bind::<Text, _>(lens.map_or("", LensId::as_str))
    .bind::<Text, _>(of.as_str())
    .bind::<Text, _>(array(conn.kind(), nodes.iter().copied()))
    .bind::<BigInt, _>(now.0 - LATELY)
    .bind::<BigInt, _>(i64::from(leads))
    .load(conn)?;
    let (published, waits): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.sort == "published");
    Ok((waits.into_iter().map(mine).collect(), by_version(published)))
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
        "news" => Mine::News(News {
            id: ProposalId::stored(row.id),
            title: named(&row.field, &row.words),
            told: Spoken::read(&row.node)
                .told(Some(row.number).filter(|number| *number > 0), row.other.as_deref().unwrap_or("")),
            at: Timestamp(row.at),
        }),
        "asked" => Mine::Asked(Asked {
            id: ProposalId::stored(row.id),
            title: named(&row.field, &row.words),
            by: row.node,
            at: Timestamp(row.at),
        }),
        _ => Mine::Told(Told {
            what: row.words,
            about: Some(row.node).filter(|name| !name.is_empty()),
            by: row.other,
            at: Timestamp(row.number),
        }),
    }
}

/// Names the words that a proposal is about: "Because of “Doors that close”".
fn named(field: &str, title: &str) -> String {
    format!("{} of “{title}”", Field::read(field).map_or("Words", Field::label))
}
