//! Translations as a list shows them.
//!
//! Invariant: one query, however many there are; it holds nothing that not everybody may know.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use crate::error::Result;
use crate::id::{NodeId, TeamId, TranslationId};
use crate::storage::{Conn, sql};
use crate::strategy::model::Written;
use crate::time::{Timestamp, ago};
use crate::translation::model::{Brief, Side, State, since_said};

/// Which translations.
pub(super) enum Of<'a> {
    /// One.
    One(&'a str),
    /// Those of a node that are not over.
    Node(&'a str),
    /// Those of a team that are not over.
    Team(&'a str),
    /// Those of the strategy in force in one state, or all of them: how many there are before, and how many at most.
    State(Option<State>, i64, i64),
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    node: Option<String>,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Text)]
    team_id: String,
    #[diesel(sql_type = Text)]
    team: String,
    #[diesel(sql_type = Nullable<Text>)]
    giver_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    giver: Option<String>,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Nullable<Text>)]
    turn: Option<String>,
    #[diesel(sql_type = Bool)]
    material: bool,
    #[diesel(sql_type = BigInt)]
    since: i64,
    #[diesel(sql_type = Text)]
    agreed_turn: String,
}

/// What every list selects.
const CELLS: &str = "SELECT x.id, n.id AS node, COALESCE(n.title, x.title) AS title, COALESCE(n.language, '') AS language, \
     COALESCE(n.direction, '') AS direction, x.team_id, COALESCE(t.name, 'a team that is gone') AS team, \
     x.giver_team_id AS giver_id, g.name AS giver, x.state, x.turn_side AS turn, x.material, x.since, \
     COALESCE(x.agreed_turn_id, '') AS agreed_turn \
     FROM translation x LEFT JOIN node n ON n.id = x.node_id LEFT JOIN team t ON t.id = x.team_id \
     LEFT JOIN team g ON g.id = x.giver_team_id";
const OPEN: &str = "x.state NOT IN ('withdrawn', 'ended')";

/// Reads translations, each with the turn that was agreed last (empty for none); `now` and the time zone say how long ago.
pub(super) fn briefs(conn: &mut Conn, of: &Of<'_>, (now, zone): (Timestamp, &str)) -> Result<Vec<(Brief, String)>> {
    let (where_, text, skip, most) = match of {
        Of::One(id) => ("x.id = $1".to_owned(), (*id).to_owned(), 0, 1),
        Of::Node(id) => (format!("x.node_id = $1 AND {OPEN} ORDER BY team, x.id"), (*id).to_owned(), 0, 200),
        Of::Team(id) => (format!("x.team_id = $1 AND {OPEN} ORDER BY x.since DESC, x.id"), (*id).to_owned(), 0, 200),
        Of::State(state, skip, most) => (
            "x.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation') \
             AND (x.state = $1 OR $1 = '') ORDER BY x.since DESC, x.id"
                .to_owned(),
            state.map_or("", State::word).to_owned(),
            *skip,
            *most,
        ),
    };
    let rows: Vec<Row> = sql(format!("{CELLS} WHERE {where_} LIMIT $2 OFFSET $3"))
        .bind::<Text, _>(text)
        .bind::<BigInt, _>(most)
        .bind::<BigInt, _>(skip)
        .load(conn)?;
    Ok(rows.into_iter().map(|row| brief(row, now, zone)).collect())
}

fn brief(row: Row, now: Timestamp, zone: &str) -> (Brief, String) {
    let brief = Brief {
        id: TranslationId::stored(row.id),
        node: row.node.map(NodeId::stored),
        title: Written::new(row.title, &row.language, &row.direction),
        team: (TeamId::stored(row.team_id), row.team),
        giver: row.giver_id.zip(row.giver).map(|(id, name)| (TeamId::stored(id), name)),
        state: State::read(&row.state),
        turn: row.turn.as_deref().and_then(Side::read),
        is_material: row.material,
        since: since_said(ago(now, Timestamp(row.since), zone)),
    };
    (brief, row.agreed_turn)
}
