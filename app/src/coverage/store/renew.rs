//! Writing the gaps of some subjects as the rule says that they are.
//!
//! Invariant: a gap that goes on keeps the day on which it was noticed; rows of a subject whose gaps are the same stay untouched.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::Text;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::slice::slice;
use crate::coverage::model::{Gap, Scope, Subjects, gaps};
use crate::error::Result;
use crate::organisation;
use crate::storage::{Conn, Kind as Database, array, listed, sql};
use crate::time::Timestamp;

/// A row of the table: a gap as it is seen from one scope.
#[derive(QueryableByName, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    #[diesel(sql_type = Text)]
    pub scope_id: String,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Text)]
    pub since: String,
    #[diesel(sql_type = Text)]
    pub subject_id: String,
    #[diesel(sql_type = Text)]
    pub source: String,
    #[diesel(sql_type = Text)]
    pub source_id: String,
    #[diesel(sql_type = Text)]
    pub node_id: String,
    #[diesel(sql_type = Text)]
    pub pillar_id: String,
    #[diesel(sql_type = Text)]
    pub team_id: String,
    #[diesel(sql_type = Text)]
    pub teams: String,
    #[diesel(sql_type = Text)]
    pub lens_id: String,
}

pub(super) const COLUMNS: &str =
    "scope_id, kind, since, subject_id, source, source_id, node_id, pillar_id, team_id, teams, lens_id";

impl Row {
    fn of(gap: &Gap, scope: &Scope, since: Date) -> Self {
        let text = |id: Option<&str>| id.unwrap_or("").to_owned();
        Self {
            scope_id: scope.word().to_owned(),
            kind: gap.kind.word().to_owned(),
            since: since.to_string(),
            subject_id: gap.subject.clone(),
            source: gap.source.word().to_owned(),
            source_id: gap.source.id().to_owned(),
            node_id: text(gap.node.as_ref().map(crate::id::NodeId::as_str)),
            pillar_id: text(gap.pillar.as_ref().map(crate::id::NodeId::as_str)),
            team_id: text(gap.team.as_ref().map(crate::id::TeamId::as_str)),
            teams: gap.teams.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            lens_id: text(gap.lens.as_ref().map(crate::id::LensId::as_str)),
        }
    }

    fn given(&self) -> Value {
        json!([
            self.scope_id,
            self.kind,
            self.since,
            self.subject_id,
            self.source,
            self.source_id,
            self.node_id,
            self.pillar_id,
            self.team_id,
            self.teams,
            self.lens_id
        ])
    }
}

/// Writes the gaps of `subjects`; what is noticed at `noticed` begins then, where its own rows do not say when it began.
pub(super) fn renew(conn: &mut Conn, subjects: &Subjects, noticed: Option<Timestamp>) -> Result<()> {
    if subjects.is_empty() {
        return Ok(());
    }
    take_turn(conn, subjects)?;
    let zone = organisation::store::time_zone(conn)?;
    let sources: Vec<&str> = ids(subjects).collect();
    let list = listed(conn.kind(), 1);
    let before: Vec<Row> = sql(format!("SELECT {COLUMNS} FROM gap WHERE source_id IN {list}"))
        .bind::<Text, _>(array(conn.kind(), sources.iter().copied()))
        .load(conn)?;
    let found = gaps(&slice(conn, subjects, &zone)?, subjects);
    let after = rows(&found, &before, noticed.map(|now| now.day(&zone)));
    write(conn, before.into_iter().collect(), after)
}

/// Returns the rows of `found`; those of `before` say since when it has been so.
pub(super) fn rows(found: &BTreeSet<Gap>, before: &[Row], noticed: Option<Date>) -> BTreeSet<Row> {
    let known: BTreeMap<(&str, &str), &str> =
        before.iter().map(|row| ((row.kind.as_str(), row.subject_id.as_str()), row.since.as_str())).collect();
    let since = |gap: &Gap| {
        let known = known.get(&(gap.kind.word(), gap.subject.as_str())).and_then(|day| day.parse().ok());
        if gap.kind.knows_its_day() { gap.since } else { known.or(noticed).unwrap_or(gap.since) }
    };
    found.iter().flat_map(|gap| gap.scopes.iter().map(move |scope| Row::of(gap, scope, since(gap)))).collect()
}

fn write(conn: &mut Conn, before: BTreeSet<Row>, after: BTreeSet<Row>) -> Result<()> {
    let changed: BTreeSet<&str> = before.symmetric_difference(&after).map(|row| row.source_id.as_str()).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let list = listed(conn.kind(), 1);
    sql(format!("DELETE FROM gap WHERE source_id IN {list}"))
        .bind::<Text, _>(array(conn.kind(), changed.iter().copied()))
        .execute(conn)?;
    let fresh: Vec<Value> =
        after.iter().filter(|row| changed.contains(row.source_id.as_str())).map(Row::given).collect();
    if fresh.is_empty() {
        return Ok(());
    }
    let given = match conn.kind() {
        Database::Sqlite => "json_each($1)",
        Database::Postgres => "jsonb_array_elements(CAST($1 AS jsonb))",
    };
    let picked: Vec<String> = (0..11).map(|place| format!("value ->> {place}")).collect();
    sql(format!("INSERT INTO gap ({COLUMNS}) SELECT {} FROM {given}", picked.join(", ")))
        .bind::<Text, _>(Value::from(fresh).to_string())
        .execute(conn)?;
    Ok(())
}

/// Makes whoever settles one of `subjects` at the same time begin anew, on PostgreSQL: each would see half of what both wrote.
fn take_turn(conn: &mut Conn, subjects: &Subjects) -> Result<()> {
    if conn.kind() == Database::Sqlite {
        return Ok(());
    }
    let list = listed(conn.kind(), 1).replacen("(SELECT", "(SELECT DISTINCT", 1);
    sql(format!(
        "INSERT INTO gap_turn (source_id, turn) SELECT source.id, 1 FROM {list} AS source (id) ORDER BY source.id \
         ON CONFLICT (source_id) DO UPDATE SET turn = gap_turn.turn + 1"
    ))
    .bind::<Text, _>(array(conn.kind(), ids(subjects)))
    .execute(conn)?;
    Ok(())
}

fn ids(subjects: &Subjects) -> impl Iterator<Item = &str> {
    let nodes = subjects.nodes.iter().map(|id| id.as_str());
    let teams = subjects.teams.iter().map(|id| id.as_str());
    nodes.chain(teams).chain(subjects.cards.iter().map(|id| id.as_str()))
}
