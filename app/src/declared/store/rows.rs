//! Declarations as a list shows them, with the answer that stands.
//!
//! Invariant: one query, however many there are; whoever asks has seen to it that the viewer may read them.

use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::{QueryableByName, RunQueryDsl as _};

use crate::access::Tx;
use crate::declared::model::{DeclaredView, Share, Spoken, State, Turn};
use crate::error::Result;
use crate::id::{ContributionId, DeclaredId, NodeId, PersonId};
use crate::organisation::store as organisation;
use crate::storage::sql;
use crate::time::{Timestamp, day_said};

/// How many a list shows.
pub(super) const LISTED: i64 = 100;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    share: String,
    #[diesel(sql_type = Text)]
    sentence: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Text)]
    person_id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    made_at: i64,
    #[diesel(sql_type = Nullable<Text>)]
    card_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    kind: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    text: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    said_at: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    by: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    by_state: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    node_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    node: Option<String>,
}

const LINES: &str = "SELECT d.id, d.title, d.share, d.sentence, d.state, d.person_id, p.name, d.made_at, d.card_id, \
     t.kind, t.text, t.said_at, b.name AS by, b.state AS by_state, d.node_id, COALESCE(n.title, t.node_title) AS node \
     FROM declared d JOIN person p ON p.id = d.person_id \
     LEFT JOIN declared_turn t ON d.state IN ('serves', 'stop', 'keep') AND t.declared_id = d.id \
       AND t.position = (SELECT MAX(l.position) FROM declared_turn l WHERE l.declared_id = d.id AND l.kind = d.state) \
     LEFT JOIN person b ON b.id = t.person_id LEFT JOIN node n ON n.id = d.node_id";

/// What waits comes first, then the latest.
const ORDER: &str = "ORDER BY CASE d.state WHEN 'open' THEN 0 WHEN 'withdrawn' THEN 2 ELSE 1 END, \
     COALESCE(t.said_at, d.made_at) DESC, d.id";

/// The people `p` whose work `$1` answers: who reports to them, or to somebody of theirs who has left.
const BELOW: &str = "p.state = 'active' AND p.manager_id IN \
     (SELECT CAST($1 AS TEXT) UNION ALL SELECT g.id FROM person g WHERE g.manager_id = $1 AND g.state <> 'active')";

/// Which declarations.
pub(super) enum Of<'a> {
    /// One.
    One(&'a DeclaredId),
    /// All that somebody made.
    By(&'a PersonId),
    /// Those that somebody answers; one more than a list shows, if there are.
    AnsweredBy(&'a PersonId),
}

/// Reads declarations.
pub(super) fn lines(tx: &mut impl Tx, of: &Of<'_>) -> Result<Vec<DeclaredView>> {
    let zone = organisation::view(tx)?.time_zone;
    let now = tx.now();
    let (condition, bound) = match of {
        Of::One(id) => ("d.id = $1".to_owned(), id.as_str()),
        Of::By(person) => ("d.person_id = $1".to_owned(), person.as_str()),
        Of::AnsweredBy(manager) => (format!("d.state <> 'withdrawn' AND {BELOW}"), manager.as_str()),
    };
    let rows: Vec<Row> = sql(format!("{LINES} WHERE {condition} {ORDER} LIMIT {}", LISTED + 1))
        .bind::<Text, _>(bound)
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|row| line(row, now, &zone)).collect())
}

fn line(row: Row, now: Timestamp, zone: &str) -> DeclaredView {
    let today = now.day(zone);
    let day = |at: i64| day_said(today, Timestamp(at).day(zone));
    let share = Share::read(&row.share);
    let answer = row.kind.as_deref().map(|kind| Turn {
        said: Spoken::read(kind),
        by: row.by.clone().unwrap_or_else(|| "a former colleague".to_owned()),
        by_left: row.by_state.as_deref() == Some("gone"),
        when: row.said_at.map(day).unwrap_or_default(),
        text: row.text.clone().unwrap_or_default(),
        node: row.node_id.clone().map(NodeId::stored).zip(row.node.clone()),
        work: (row.title.clone(), share, row.sentence.clone()),
    });
    DeclaredView {
        id: DeclaredId::stored(row.id),
        share,
        state: State::read(&row.state),
        person: (PersonId::stored(row.person_id), row.name),
        made: day(row.made_at),
        answer,
        card: row.card_id.map(ContributionId::stored),
        title: row.title,
        sentence: row.sentence,
    }
}
