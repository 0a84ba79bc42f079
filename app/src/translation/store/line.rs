//! The translations on somebody's lines.
//!
//! Invariant: one query for any number of lines; for each node that of the nearest team, the reader's own first.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use crate::error::Result;
use crate::id::{NodeId, ObjectiveId, PersonId, TranslationId};
use crate::storage::{Conn, sql};
use crate::time::{Timestamp, ago};
use crate::translation::model::{OnLine, Side, State, Stop, StopKind, since_said};

#[derive(QueryableByName)]
struct Row {
    /// `a` a translation, `b` an objective, `c` what is stopped.
    #[diesel(sql_type = Text)]
    sort: String,
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    team: String,
    #[diesel(sql_type = Text)]
    giver: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Nullable<Text>)]
    turn: Option<String>,
    #[diesel(sql_type = BigInt)]
    since: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    version: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    agreed_at: Option<i64>,
    #[diesel(sql_type = Text)]
    words: String,
    #[diesel(sql_type = Text)]
    nothing_because: String,
    #[diesel(sql_type = Text)]
    may_decide: String,
}

/// What a row of an objective, or of what is stopped, has in place of the translation's columns.
const NONE: &str = "'' AS title, '' AS team, '' AS giver, '' AS state, CAST(NULL AS TEXT) AS turn, CAST(0 AS BIGINT) AS since, \
     CAST(NULL AS BIGINT) AS version, CAST(NULL AS BIGINT) AS agreed_at";

/// Returns the translations for the team of `of` and the teams above it, in the strategy in force.
pub(crate) fn on_lines(conn: &mut Conn, of: &PersonId, (now, zone): (Timestamp, &str)) -> Result<Vec<OnLine>> {
    let rows: Vec<Row> = sql(format!(
        "WITH RECURSIVE up (id, parent_id, name, depth) AS (\
           SELECT t.id, t.parent_id, t.name, CAST(0 AS BIGINT) FROM person q JOIN team t ON t.id = q.team_id WHERE q.id = $1 \
           UNION ALL SELECT t.id, t.parent_id, t.name, up.depth + 1 FROM up JOIN team t ON t.id = up.parent_id \
           WHERE up.depth < 20), \
         mine AS (SELECT x.id, x.node_id, x.state, x.turn_side, x.since, x.cause_number, x.agreed_at, x.agreed_turn_id, \
           x.giver_team_id, up.name, up.depth FROM up JOIN translation x ON x.team_id = up.id \
           WHERE x.state NOT IN ('withdrawn', 'ended') \
             AND x.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation')) \
         SELECT 'a' AS sort, mine.id, mine.node_id, COALESCE(n.title, '') AS title, mine.name AS team, COALESCE(g.name, 'leadership') AS giver, mine.state, \
           mine.turn_side AS turn, mine.since, mine.cause_number AS version, mine.agreed_at, \
           COALESCE(t.restatement, '') AS words, COALESCE(t.nothing_because, '') AS nothing_because, \
           COALESCE(t.may_decide, '') AS may_decide, mine.depth AS place \
           FROM mine LEFT JOIN translation_turn t ON t.id = mine.agreed_turn_id LEFT JOIN team g ON g.id = mine.giver_team_id \
           LEFT JOIN node n ON n.id = mine.node_id \
         UNION ALL SELECT 'b' AS sort, mine.id, j.objective_id AS node_id, {NONE}, j.title AS words, '' AS nothing_because, \
           '' AS may_decide, j.position AS place FROM mine JOIN translation_objective j ON j.turn_id = mine.agreed_turn_id \
         UNION ALL SELECT 'c' AS sort, mine.id, s.kind AS node_id, {NONE}, s.what AS words, '' AS nothing_because, \
           '' AS may_decide, s.position AS place FROM mine JOIN translation_stop s ON s.turn_id = mine.agreed_turn_id \
         ORDER BY 1, 15, 2"
    ))
    .bind::<Text, _>(of.as_str())
    .load(conn)?;
    let mut found: Vec<OnLine> = Vec::new();
    for row in rows {
        if row.sort == "a" {
            if found.iter().all(|known| known.node.as_str() != row.node_id) {
                found.push(on_line(row, now, zone));
            }
            continue;
        }
        match (row.sort.as_str(), found.iter_mut().find(|known| known.id.as_str() == row.id)) {
            ("b", Some(known)) => known.objectives.push((ObjectiveId::stored(row.node_id), row.words)),
            ("c", Some(known)) => {
                known.stops.push(Stop { kind: StopKind::read(&row.node_id), what: row.words });
            }
            _ => {}
        }
    }
    Ok(found)
}

fn on_line(row: Row, now: Timestamp, zone: &str) -> OnLine {
    let said = |at: i64| ago(now, Timestamp(at), zone);
    OnLine {
        id: TranslationId::stored(row.id),
        node: NodeId::stored(row.node_id),
        title: row.title,
        team: row.team,
        giver: row.giver,
        state: State::read(&row.state),
        turn: row.turn.as_deref().and_then(Side::read),
        since: since_said(said(row.since)),
        version: row.version,
        agreed: row.agreed_at.map(|at| since_said(said(at))).unwrap_or_default(),
        restatement: row.words,
        objectives: Vec::new(),
        stops: Vec::new(),
        nothing_because: row.nothing_because,
        may_decide: row.may_decide,
    }
}
