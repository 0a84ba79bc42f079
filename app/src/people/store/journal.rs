//! The journal of an import: the row of each subject before and after, and putting either in force.
//!
//! Invariant: cells stand in the order of the table's columns, `revision` last; one statement a table, whatever its size,
//! and of people it sets only what differs for somebody: an index of a column that it does not name costs nothing.

use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::Value;

use crate::access::{Proof, Tx};
use crate::error::{Error, Result};
use crate::id::RunId;
use crate::people::plan::{Change, PERSON_COLUMNS, PersonState};
use crate::storage::bulk::Rows;
use crate::storage::schema::{TABLES, import_change};
use crate::storage::{Conn, Kind};

/// The columns of a journal row.
pub(super) const COLUMNS: [&str; 8] = ["id", "run_id", "position", "kind", "subject", "subject_id", "before", "after"];

/// What changes of a node that is handed over.
pub(super) const NODE: [&str; 4] = ["owner_id", "owner_team_id", "handed_from_id", "revision"];
/// What changes of a measure that is handed over.
pub(super) const MEASURE: [&str; 2] = ["owner_id", "revision"];

/// Which side of the journal is put in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// As it was; only rows that are still as the import left them.
    Before,
    /// As the import leaves it.
    After,
}

/// Where a value stands in a row of the journal, and its column.
pub(crate) type Cell = (usize, &'static str);

#[derive(QueryableByName)]
struct Digits {
    #[diesel(sql_type = Text)]
    digits: String,
}

/// Starts an empty journal.
pub(super) fn rows() -> Rows {
    Rows::new("import_change", &COLUMNS)
}

/// Adds a row to a journal.
pub(super) fn push(
    rows: &mut Rows,
    (id, run): (String, &RunId),
    (kind, subject, subject_id): (&str, &str, &str),
    before: Option<&Value>,
    after: Option<&Value>,
) {
    let position = rows.values.len();
    rows.push(vec![
        id.into(),
        run.as_str().into(),
        position.into(),
        kind.into(),
        subject.into(),
        subject_id.into(),
        before.map(Value::to_string).into(),
        after.map(Value::to_string).into(),
    ]);
}

/// Puts one side of the journal in force for one table: the cells that `cells` names, of every row.
pub(super) fn put(
    conn: &mut Conn,
    _proof: Proof,
    run: &RunId,
    (table, cells): (&str, &[Cell]),
    side: Side,
) -> Result<usize> {
    let (table, known) = TABLES.iter().find(|(name, _)| *name == table).ok_or(Error::NotFound)?;
    let kind_of = |column: &str| known.iter().find(|(name, _)| *name == column).map_or("", |(_, kind)| *kind);
    let set: Vec<String> = cells
        .iter()
        .map(|(at, column)| {
            let cell = format!("c.cells ->> {at}");
            if kind_of(column).contains("BigInt") {
                format!("{column} = CAST({cell} AS BIGINT)")
            } else {
                format!("{column} = {cell}")
            }
        })
        .collect();
    let Some((revision, _)) = cells.last() else { return Ok(0) };
    let kind = conn.kind();
    let (seen, unchanged) = match side {
        // It is put in force on a directory that is known to be the one it was compared with.
        Side::After => (String::new(), String::new()),
        Side::Before => (
            format!(", CAST({} ->> {revision} AS BIGINT) AS seen", json(kind, "after")),
            format!(" AND {table}.revision = c.seen"),
        ),
    };
    let put = if side == Side::After { "after" } else { "before" };
    let statement = format!(
        "WITH c AS MATERIALIZED (SELECT subject_id, {} AS cells{seen} FROM import_change \
         WHERE run_id = $1 AND subject = $2 AND kind <> 'added') \
         UPDATE {table} SET {} FROM c WHERE {table}.id = c.subject_id{unchanged}",
        json(kind, put),
        set.join(", ")
    );
    Ok(diesel::sql_query(statement).bind::<Text, _>(run.as_str()).bind::<Text, _>(*table).execute(conn)?)
}

/// Names all cells of rows with these columns.
pub(super) fn all(columns: &[&'static str]) -> Vec<Cell> {
    columns.iter().copied().enumerate().collect()
}

/// Names the cells of people that a journal changes, the revision last.
pub(crate) fn changed(tx: &mut impl Tx, run: &RunId) -> Result<Vec<Cell>> {
    let conn = tx.conn();
    let (before, after) = (json(conn.kind(), "before"), json(conn.kind(), "after"));
    let differs: Vec<String> = (0..PERSON_COLUMNS.len())
        .map(|at| {
            format!(
                "COALESCE(MAX(CASE WHEN c.was ->> {at} IS DISTINCT FROM c.is_now ->> {at} THEN '1' ELSE '0' END), '0')"
            )
        })
        .collect();
    let found: Digits = diesel::sql_query(format!(
        "SELECT {} AS digits FROM (SELECT {before} AS was, {after} AS is_now FROM import_change \
         WHERE run_id = $1 AND subject = 'person' AND kind <> 'added') AS c",
        differs.join(" || ")
    ))
    .bind::<Text, _>(run.as_str())
    .get_result(conn)?;
    Ok(differing(found.digits.chars().map(|digit| digit == '1')))
}

/// Names the cells of people that changes of a plan touch, the revision last.
pub(crate) fn touched(changes: &[Change<PersonState>]) -> Vec<Cell> {
    let mut touched = [false; PERSON_COLUMNS.len()];
    for change in changes {
        if let (Value::Array(before), Value::Array(after)) = (change.before.cells(), change.after.cells()) {
            for (at, cells) in before.iter().zip(&after).enumerate() {
                touched[at] |= cells.0 != cells.1;
            }
        }
    }
    differing(touched.into_iter())
}

fn differing(flags: impl Iterator<Item = bool>) -> Vec<Cell> {
    let last = PERSON_COLUMNS.len() - 1;
    flags.enumerate().filter(|(at, differs)| *differs || *at == last).map(|(at, _)| (at, PERSON_COLUMNS[at])).collect()
}

/// Says in SQL one side of a journal row, as what `->>` takes.
fn json(kind: Kind, side: &str) -> String {
    match kind {
        Kind::Sqlite => side.to_owned(),
        Kind::Postgres => format!("CAST({side} AS jsonb)"),
    }
}

/// Lists what an import did to one table's rows: id, before, after.
pub(super) fn list(conn: &mut Conn, run: &RunId, table: &str) -> Result<Vec<(String, String, String)>> {
    let rows: Vec<(String, Option<String>, Option<String>)> = import_change::table
        .filter(import_change::run_id.eq(run.as_str()))
        .filter(import_change::subject.eq(table))
        .filter(import_change::kind.ne("added"))
        .order((import_change::position, import_change::id))
        .select((import_change::subject_id, import_change::before, import_change::after))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, before, after)| Some((id, before?, after?))).collect())
}
