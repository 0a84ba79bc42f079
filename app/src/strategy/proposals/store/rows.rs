//! Proposals as a list shows them.
//!
//! Invariant: one query, however many there are; whoever asks has seen to it that the viewer may read them.

use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use diesel::{QueryableByName, RunQueryDsl as _};

use crate::access::Tx;
use crate::error::Result;
use crate::id::{LensId, NodeId, PersonId, ProposalId};
use crate::organisation::store as organisation;
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::delegations::store::below;
use crate::strategy::model::Written;
use crate::strategy::proposals::model::{LISTED, Passage, ProposalLine, State};
use crate::time::{Timestamp, ago};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    found: Option<String>,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Text)]
    field: String,
    #[diesel(sql_type = Text)]
    lens_id: String,
    #[diesel(sql_type = Text)]
    lens: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Bool)]
    answered: bool,
    #[diesel(sql_type = Nullable<BigInt>)]
    number: Option<i64>,
    #[diesel(sql_type = Text)]
    person_id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    person_state: String,
    #[diesel(sql_type = Text)]
    why: String,
    #[diesel(sql_type = BigInt)]
    made_at: i64,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

const LINES: &str = "SELECT p.id, n.id AS found, COALESCE(n.title, p.title) AS title, COALESCE(n.language, '') AS language, \
     COALESCE(n.direction, '') AS direction, p.field, p.lens_id, COALESCE(l.name, '') AS lens, p.state, p.answered, \
     v.number, p.person_id, w.name, w.state AS person_state, p.why, p.made_at \
     FROM proposal p JOIN person w ON w.id = p.person_id LEFT JOIN node n ON n.id = p.node_id \
     LEFT JOIN lens l ON l.id = p.lens_id LEFT JOIN version v ON v.id = p.version_id";

/// Which proposals.
pub(super) enum Of<'a> {
    /// One.
    One(&'a str),
    /// Those of a strategy that wait, those that nobody answered first, then the oldest.
    Open(&'a str, i64),
    /// Those of a person, the latest first.
    By(&'a str, i64),
    /// All of a strategy, the latest first.
    All(&'a str, i64),
    /// Those of which something may still become, for the nodes that are delegated to a person.
    Let(&'a str, i64),
    /// These, those that nobody answered first.
    These(&'a [String]),
    /// Those of a node of which something may still become.
    Node(&'a str),
    /// The same, a person's own alone.
    NodeBy(&'a str, &'a str),
}

/// Reads proposals; of those that come in pages, the page that begins behind so many.
pub(super) fn lines(tx: &mut impl Tx, of: &Of<'_>) -> Result<Vec<ProposalLine>> {
    let zone = organisation::view(tx)?.time_zone;
    let now = tx.now();
    let open = "ORDER BY p.answered, p.made_at, p.id";
    let latest = "ORDER BY p.made_at DESC, p.id DESC";
    let alive = "p.node_id = $1 AND p.state IN ('open', 'taken')";
    let paged = |what: &str, id: &str, behind: i64| {
        sql(format!("{LINES} WHERE {what} LIMIT {LISTED} OFFSET $2")).bind::<Text, _>(id).bind::<BigInt, _>(behind)
    };
    let query = match of {
        Of::One(id) => sql(format!("{LINES} WHERE p.id = $1")).bind::<Text, _>(*id),
        Of::Open(strategy, behind) => {
            paged(&format!("p.strategy_id = $1 AND p.state = 'open' {open}"), strategy, *behind)
        }
        Of::By(person, behind) => paged(&format!("p.person_id = $1 {latest}"), person, *behind),
        Of::All(strategy, behind) => paged(&format!("p.strategy_id = $1 {latest}"), strategy, *behind),
        Of::Let(person, behind) => {
            let reached = below("$1", "$2");
            let what = format!("p.node_id IN ({reached}) AND p.state IN ('open', 'taken')");
            sql(format!("{LINES} WHERE {what} {open} LIMIT {LISTED} OFFSET $3"))
                .bind::<Text, _>(*person)
                .bind::<BigInt, _>(now.0)
                .bind::<BigInt, _>(*behind)
        }
        Of::These(ids) => sql(format!("{LINES} WHERE p.id IN {} {open}", listed(tx.conn().kind(), 1)))
            .bind::<Text, _>(array(tx.conn().kind(), ids.iter().map(String::as_str))),
        Of::Node(node) => sql(format!("{LINES} WHERE {alive} {open} LIMIT {LISTED}")).bind::<Text, _>(*node),
        Of::NodeBy(node, person) => sql(format!("{LINES} WHERE {alive} AND p.person_id = $2 {open} LIMIT {LISTED}"))
            .bind::<Text, _>(*node)
            .bind::<Text, _>(*person),
    };
    let rows: Vec<Row> = query.load(tx.conn())?;
    Ok(rows.into_iter().map(|row| line(row, now, &zone)).collect())
}

/// Counts the proposals of [`Of::Let`].
pub(super) fn count_let(conn: &mut Conn, person: &str, now: Timestamp) -> Result<i64> {
    let reached = below("$1", "$2");
    let found: Counted = sql(format!(
        "SELECT CAST(COUNT(*) AS BIGINT) AS number FROM proposal p WHERE p.node_id IN ({reached}) AND p.state IN ('open', 'taken')"
    ))
    .bind::<Text, _>(person)
    .bind::<BigInt, _>(now.0)
    .get_result(conn)?;
    Ok(found.number)
}

fn line(row: Row, now: Timestamp, zone: &str) -> ProposalLine {
    let lens = Some(row.lens_id).filter(|lens| !lens.is_empty()).map(LensId::stored);
    ProposalLine {
        id: ProposalId::stored(row.id),
        node: row.found.map(NodeId::stored),
        title: Written::new(row.title, &row.language, &row.direction),
        label: Passage::held(&row.field, lens).unwrap_or(Passage::TITLE).label(&row.lens),
        standing: State::read(&row.state).standing(row.answered),
        version: row.number,
        by: (PersonId::stored(row.person_id), row.name),
        by_left: row.person_state == "gone",
        why: row.why,
        made: ago(now, Timestamp(row.made_at), zone),
    }
}
