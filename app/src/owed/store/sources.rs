//! Where each sort of what waits comes from: one entry a sort.
//!
//! Invariant: every part asks for what is the person's own through an index, and reads at most [`SHOWN`] rows; so the list
//! costs the same whatever the size of the organisation.

use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::{QueryableByName, RunQueryDsl as _};

use crate::error::Result;
use crate::id::{LensId, PersonId};
use crate::owed::model::{Item, LISTED, Sort};
use crate::storage::{Conn, Kind, sql};
use crate::strategy::delegations::store::HEIR;
use crate::strategy::proposals::model::Spoken;
use crate::strategy::versions::model::Field;
use crate::time::Timestamp;

/// How many rows of each sort are read: one more than are listed, to know that there are more.
const SHOWN: usize = LISTED + 1;

/// A row of what waits, and of whatever a page adds to it; the names are those of the columns.
#[derive(QueryableByName)]
pub(crate) struct Row {
    /// The word of its sort.
    #[diesel(sql_type = Text)]
    pub sort: String,
    /// What it is about.
    #[diesel(sql_type = Text)]
    pub id: String,
    /// What it is called.
    #[diesel(sql_type = Text)]
    pub words: String,
    /// The node, or the kind of what is told.
    #[diesel(sql_type = Text)]
    pub node: String,
    /// Who is named with it.
    #[diesel(sql_type = Nullable<Text>)]
    pub other: Option<String>,
    /// The day of a value.
    #[diesel(sql_type = Nullable<Text>)]
    pub day: Option<String>,
    /// A number that goes with it.
    #[diesel(sql_type = BigInt)]
    pub number: i64,
    /// A field, a sort, or a day that is due.
    #[diesel(sql_type = Text)]
    pub field: String,
    /// What it said before.
    #[diesel(sql_type = Text)]
    pub before: String,
    /// What it says after, or why.
    #[diesel(sql_type = Text)]
    pub after: String,
    /// Since when.
    #[diesel(sql_type = BigInt)]
    pub at: i64,
}

/// For whom, and when.
pub(crate) struct Asked<'a> {
    /// Whose list it is.
    pub person: &'a PersonId,
    /// In whose words they read.
    pub lens: Option<&'a LensId>,
    /// Whether they lead the strategy.
    pub leads: bool,
    /// The time of the request.
    pub now: Timestamp,
    /// The organisation's time zone.
    pub zone: &'a str,
}

/// For how long news is shown, in microseconds.
const LATELY: i64 = 30 * crate::time::DAY;

/// Where each sort comes from: `id`, `words`, `node`, `other`, `day`, `number`, `field`, `after`, `at`.
const SOURCES: &[(Sort, &str)] = &[
    (
        Sort::Node,
        "SELECT n.id, COALESCE(NULLIF(w.title, ''), n.title) AS words, n.id AS node, f.name AS other, \
           CAST(NULL AS TEXT) AS day, CAST(0 AS BIGINT) AS number, '' AS field, \
           COALESCE((SELECT x.reason FROM not_mine x WHERE x.to_id = $2 AND x.settled IS NULL AND x.sort = 'node' \
             AND x.subject_id = n.id AND x.person_id = n.handed_from_id LIMIT 1), '') AS after, n.position AS at \
         FROM node n LEFT JOIN person f ON f.id = n.handed_from_id \
         LEFT JOIN wording w ON w.node_id = n.id AND w.support_id IS NULL AND w.lens_id = $1 \
         WHERE n.owner_id = $2 AND n.handed_from_id IS NOT NULL AND n.archived_at IS NULL AND n.strategy_id = {current}",
    ),
    (
        Sort::Delegation,
        "SELECT d.id, COALESCE(n.title, '') AS words, d.node_id AS node, g.name AS other, CAST(NULL AS TEXT) AS day, \
           CAST(0 AS BIGINT) AS number, '' AS field, '' AS after, COALESCE(d.ended_at, 0) AS at \
         FROM person g JOIN delegation d ON d.person_id = g.id LEFT JOIN node n ON n.id = d.node_id \
         WHERE g.manager_id = $2 AND d.ending = 'left' AND $3 = 0 AND {heir} = $2",
    ),
    (
        Sort::Translation,
        "SELECT tr.id, tr.title AS words, tr.node_id AS node, t.name AS other, CAST(NULL AS TEXT) AS day, \
           CAST(1 AS BIGINT) AS number, tr.state AS field, tr.reason AS after, tr.since AS at \
         FROM team t JOIN translation tr ON tr.team_id = t.id WHERE t.lead_id = $2 AND tr.turn_side = 'team' \
           AND tr.state IN ('offered', 'countered', 'confirm') AND tr.strategy_id = {current} \
         UNION ALL SELECT tr.id, tr.title, tr.node_id, t.name, CAST(NULL AS TEXT), CAST(0 AS BIGINT), tr.state, tr.reason, \
           tr.since FROM team g JOIN translation tr ON tr.giver_team_id = g.id JOIN team t ON t.id = tr.team_id \
         WHERE g.lead_id = $2 AND tr.turn_side = 'giver' AND tr.state IN ('countered', 'declined') \
           AND tr.strategy_id = {current} \
         UNION ALL SELECT tr.id, tr.title, tr.node_id, t.name, CAST(NULL AS TEXT), CAST(0 AS BIGINT), tr.state, tr.reason, \
           tr.since FROM translation tr JOIN team t ON t.id = tr.team_id \
         WHERE $3 = 1 AND tr.strategy_id = {current} AND tr.state IN ('countered', 'declined') AND tr.turn_side = 'giver' \
           AND tr.giver_team_id IS NULL",
    ),
    (
        Sort::Declared,
        "SELECT d.id, d.title AS words, '' AS node, p.name AS other, CAST(NULL AS TEXT) AS day, CAST(0 AS BIGINT) AS number, \
           '' AS field, '' AS after, d.made_at AS at \
         FROM person p JOIN declared d ON d.person_id = p.id WHERE d.state = 'open' AND p.state = 'active' AND p.manager_id IN {mine}",
    ),
    (
        Sort::NotMine,
        "SELECT x.id, x.title AS words, x.subject_id AS node, q.name AS other, CAST(NULL AS TEXT) AS day, \
           CAST(0 AS BIGINT) AS number, x.sort AS field, x.reason AS after, x.said_at AS at \
         FROM not_mine x JOIN person q ON q.id = x.person_id \
         WHERE x.settled IS NULL AND x.sort NOT IN ('node', 'measure') AND x.to_id IN {mine} \
         AND (x.sort <> 'declared' OR EXISTS (SELECT 1 FROM declared d WHERE d.id = x.subject_id AND d.state = 'open')) \
         AND (x.sort <> 'proposal' OR EXISTS (SELECT 1 FROM proposal p WHERE p.id = x.subject_id AND p.state = 'open' \
           AND NOT p.answered)) \
         AND (x.sort <> 'cycle' OR EXISTS (SELECT 1 FROM closing c WHERE c.id = x.subject_id AND c.state = 'open'))",
    ),
    (
        Sort::Proposal,
        "SELECT p.id, COALESCE(n.title, p.title) AS words, p.node_id AS node, w.name AS other, CAST(NULL AS TEXT) AS day, \
           CAST(0 AS BIGINT) AS number, p.field AS field, '' AS after, p.made_at AS at \
         FROM proposal p JOIN person w ON w.id = p.person_id LEFT JOIN node n ON n.id = p.node_id \
         WHERE $3 = 1 AND p.strategy_id = {current} AND p.state = 'open' AND NOT p.answered AND p.person_id <> $2",
    ),
    (
        Sort::Cycle,
        "SELECT c.id, c.cycle AS words, '' AS node, CAST(NULL AS TEXT) AS other, CAST(NULL AS TEXT) AS day, \
           CAST(0 AS BIGINT) AS number, '' AS field, '' AS after, c.begun_at AS at \
         FROM closing c WHERE $3 = 1 AND c.state = 'open' AND c.strategy_id = {current}",
    ),
    (
        Sort::Draft,
        "SELECT d.id, d.name AS words, '' AS node, CAST(NULL AS TEXT) AS other, CAST(NULL AS TEXT) AS day, \
           CAST(0 AS BIGINT) AS number, '' AS field, '' AS after, d.begun_at AS at \
         FROM draft d WHERE d.begun_by = $2 AND d.state = 'open' AND EXISTS (SELECT 1 FROM draft_conflict c WHERE c.draft_id = d.id)",
    ),
    (
        Sort::Measure,
        "SELECT kept.id, kept.words, kept.node, \
           (SELECT q.name FROM not_mine x JOIN person q ON q.id = x.person_id WHERE x.to_id = $2 AND x.settled IS NULL \
             AND x.sort = 'measure' AND x.subject_id = kept.id LIMIT 1) AS other, kept.day, kept.number, \
           COALESCE(kept.due_on, '') AS field, \
           COALESCE((SELECT x.reason FROM not_mine x WHERE x.to_id = $2 AND x.settled IS NULL AND x.sort = 'measure' \
             AND x.subject_id = kept.id LIMIT 1), '') AS after, CAST(0 AS BIGINT) AS at \
         FROM (SELECT m.id, m.name AS words, m.node_id AS node, m.stale_after_days AS number, m.due_on, \
             (SELECT MAX(v.measured_on) FROM measure_value v WHERE v.measure_id = m.id AND v.role = 'actual' \
               AND v.removed_at IS NULL) AS day \
           FROM measure m JOIN node n ON n.id = m.node_id \
           WHERE m.owner_id = $2 AND m.archived_at IS NULL AND n.archived_at IS NULL AND n.strategy_id = {current} \
             AND NOT (m.kind = 'milestone' AND EXISTS (SELECT 1 FROM measure_value r WHERE r.measure_id = m.id \
               AND r.role = 'actual' AND r.removed_at IS NULL AND r.amount >= 1))) kept \
         WHERE kept.day IS NULL OR (kept.number > 0 AND {late}) OR (kept.due_on <= $5 AND kept.day < kept.due_on)",
    ),
    (
        Sort::News,
        "SELECT p.id, COALESCE(n.title, p.title) AS words, t.kind AS node, CAST(NULL AS TEXT) AS other, \
           CAST(NULL AS TEXT) AS day, COALESCE(t.number, 0) AS number, p.field AS field, COALESCE(t.text, '') AS after, \
           p.news_at AS at \
         FROM proposal p JOIN proposal_turn t ON t.proposal_id = p.id AND t.position = p.revision \
         LEFT JOIN node n ON n.id = p.node_id WHERE p.person_id = $2 AND p.news_at > {lately}",
    ),
    (
        Sort::Notice,
        "SELECT t.id, t.what AS words, COALESCE(a.name, '') AS node, b.name AS other, CAST(NULL AS TEXT) AS day, \
           CAST(0 AS BIGINT) AS number, '' AS field, '' AS after, t.made_at AS at \
         FROM notice t LEFT JOIN person a ON a.id = t.about_id AND a.id <> t.person_id \
         LEFT JOIN person b ON b.id = t.by_id WHERE t.person_id = $2 AND t.read_at IS NULL",
    ),
];

/// Returns the query: the lens `$1`, the person `$2`, whether they lead `$3`, the time `$4`, the day `$5`. `only` asks for one
/// sort, narrowed down by a condition on `s`.
pub(crate) fn union(kind: Kind, only: Option<(Sort, &str)>) -> String {
    let parts: Vec<String> = SOURCES
        .iter()
        .filter(|(sort, _)| only.is_none_or(|(wanted, _)| wanted == *sort))
        .map(|(sort, query)| part(kind, *sort, query, only.map_or("", |(_, narrowed)| narrowed)))
        .collect();
    parts.join(" UNION ALL ")
}

fn part(kind: Kind, sort: Sort, query: &str, narrowed: &str) -> String {
    let word = sort.word();
    let query = query
        .replace("{current}", "(SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation')")
        .replace("{mine}", MINE)
        .replace("{heir}", &HEIR.replace("{now}", "$4"))
        .replace("{lately}", &format!("$4 - {LATELY}"))
        .replace("{late}", late(kind));
    // Whoever owns something has it, whatever was said before.
    let refused = if sort.may_be_refused() && !sort.is_owned() {
        format!(
            " AND NOT EXISTS (SELECT 1 FROM not_mine r WHERE r.person_id = $2 AND r.sort = '{word}' AND r.subject_id = s.id \
             AND COALESCE(r.settled, '') <> 'back')"
        )
    } else {
        String::new()
    };
    let order = if matches!(sort, Sort::Notice | Sort::News) { "s.at DESC" } else { "s.at" };
    format!(
        "SELECT * FROM (SELECT '{word}' AS sort, s.id, s.words, s.node, s.other, s.day, s.number, s.field, '' AS before, s.after, \
         s.at FROM ({query}) s WHERE 1 = 1{refused}{narrowed} ORDER BY {order}, s.id LIMIT {SHOWN}) {word}_waits"
    )
}

/// For whom `$2` answers: themself, and whoever reported to them and has left.
const MINE: &str = "(SELECT CAST($2 AS TEXT) UNION ALL SELECT g.id FROM person g WHERE g.manager_id = $2 \
     AND g.state <> 'active')";

/// Whether the value of a measure is too old.
const fn late(kind: Kind) -> &'static str {
    match kind {
        Kind::Sqlite => "date(kept.day, '+' || kept.number || ' days') < $5",
        Kind::Postgres => "CAST(kept.day AS DATE) + CAST(kept.number AS INTEGER) < CAST($5 AS DATE)",
    }
}

/// Runs the parts: all of them, or one sort and what `narrowed` says of it, with `bound` at `$6`.
pub(super) fn read(conn: &mut Conn, asked: &Asked<'_>, only: Option<(Sort, &str)>) -> Result<Vec<Item>> {
    let (kind, today) = (conn.kind(), asked.now.day(asked.zone).to_string());
    let narrowed = only.map(|(sort, _)| (sort, " AND s.id = $6"));
    let query = sql(union(kind, narrowed))
        .bind::<Text, _>(asked.lens.map_or("", LensId::as_str))
        .bind::<Text, _>(asked.person.as_str())
        .bind::<BigInt, _>(i64::from(asked.leads))
        .bind::<BigInt, _>(asked.now.0)
        .bind::<Text, _>(today);
    let rows: Vec<Row> = match only {
        Some((_, id)) => query.bind::<Text, _>(id).load(conn)?,
        None => query.load(conn)?,
    };
    Ok(items(rows))
}

/// Puts the rows into words, by sort; a row of another page's own is left away.
pub(crate) fn items(rows: Vec<Row>) -> Vec<Item> {
    let mut items: Vec<Item> = rows.into_iter().filter_map(item).collect();
    items.sort_by_key(|item| item.sort);
    items
}

fn item(row: Row) -> Option<Item> {
    let sort = Sort::read(&row.sort)?;
    let title = match sort {
        Sort::Proposal | Sort::News => {
            format!("{} of “{}”", Field::read(&row.field).map_or("Words", Field::label), row.words)
        }
        _ => row.words,
    };
    let said = match sort {
        Sort::News => Spoken::read(&row.node).told(Some(row.number).filter(|number| *number > 0), &row.after),
        _ => row.after,
    };
    Some(Item {
        sort,
        id: row.id,
        title,
        at_node: row.node,
        is_team: row.number == 1,
        who: row.other,
        day: row.day.and_then(|day| day.parse().ok()),
        field: row.field,
        said,
        at: Timestamp(row.at),
    })
}
