//! The journal of an import: the row of each subject before and after, and putting either in force.
//!
//! Invariant: cells stand in the order of the columns given, `revision` last; one statement a table, whatever its size.

use std::ops::Range;

use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::Value;

use crate::access::Proof;
use crate::error::{Error, Result};
use crate::id::RunId;
use crate::people::plan::PERSON_COLUMNS;
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

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
}

/// Starts an empty journal.
pub(super) fn rows() -> Rows {
    Rows::new("import_change", &COLUMNS)
}

/// Adds a row to a journal.
pub(super) fn push(
    rows: &mut Rows,
    key: (String, &RunId),
    what: (&str, &str, &str),
    before: Option<&Value>,
    after: Option<&Value>,
) {
    push_at(rows, rows.values.len(), key, what, before, after);
}

/// Adds a row to a journal at a place of its own among those of its sort, so that it can be put in force in portions.
pub(super) fn push_at(
    rows: &mut Rows,
    position: usize,
    (id, run): (String, &RunId),
    (kind, subject, subject_id): (&str, &str, &str),
    before: Option<&Value>,
    after: Option<&Value>,
) {
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

/// Puts one side of the journal in force for one table.
pub(super) fn put(
    conn: &mut Conn,
    proof: Proof,
    run: &RunId,
    table: &str,
    columns: &[&str],
    side: Side,
) -> Result<usize> {
    put_part(conn, proof, (run, table, columns), side, None)
}

/// Puts one side of a part of the journal in force, for the rows that are still as the other side has them.
pub(super) fn put_part(
    conn: &mut Conn,
    _proof: Proof,
    (run, table, columns): (&RunId, &str, &[&str]),
    side: Side,
    part: Option<&Range<usize>>,
) -> Result<usize> {
    let (table, known) = TABLES.iter().find(|(name, _)| *name == table).ok_or(Error::NotFound)?;
    let kind_of = |column: &str| known.iter().find(|(name, _)| *name == column).map_or("", |(_, kind)| *kind);
    let set: Vec<String> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let cell = format!("c.cells ->> {at}");
            if kind_of(column).contains("BigInt") {
                format!("{column} = CAST({cell} AS BIGINT)")
            } else {
                format!("{column} = {cell}")
            }
        })
        .collect();
    let cells = |side: Side| {
        let column = match side {
            Side::Before => "before",
            Side::After => "after",
        };
        match conn.kind() {
            Kind::Sqlite => column.to_owned(),
            Kind::Postgres => format!("CAST({column} AS jsonb)"),
        }
    };
    let unchanged = match (side, part) {
        // The whole of it is put in force on a directory that is known to be the one it was compared with.
        (Side::After, None) => String::new(),
        _ => format!(" AND {table}.revision = CAST(c.seen ->> {} AS BIGINT)", columns.len() - 1),
    };
    let other = if side == Side::After { Side::Before } else { Side::After };
    let statement = format!(
        "WITH c AS MATERIALIZED (SELECT subject_id, {} AS cells, {} AS seen FROM import_change \
         WHERE run_id = $1 AND subject = $2 AND kind <> 'added'{}) \
         UPDATE {table} SET {} FROM c WHERE {table}.id = c.subject_id{unchanged}",
        cells(side),
        cells(other),
        within(part),
        set.join(", ")
    );
    Ok(diesel::sql_query(statement).bind::<Text, _>(run.as_str()).bind::<Text, _>(*table).execute(conn)?)
}

/// Says in SQL which part of a journal is meant.
pub(super) fn within(part: Option<&Range<usize>>) -> String {
    part.map(|part| format!(" AND position >= {} AND position < {}", part.start, part.end)).unwrap_or_default()
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

/// Lists the journal rows of a part whose person was changed since the import was compared, with their names.
pub(super) fn changed_meanwhile(conn: &mut Conn, run: &RunId, part: &Range<usize>) -> Result<Vec<(String, String)>> {
    let before = match conn.kind() {
        Kind::Sqlite => "before",
        Kind::Postgres => "CAST(before AS jsonb)",
    };
    let rows: Vec<Named> = diesel::sql_query(format!(
        "WITH c AS MATERIALIZED (SELECT id, subject_id, CAST({before} ->> {} AS BIGINT) AS revision FROM import_change \
         WHERE run_id = $1 AND subject = 'person' AND kind <> 'added'{}) \
         SELECT c.id AS id, person.name AS name FROM c JOIN person ON person.id = c.subject_id \
         WHERE person.revision <> c.revision",
        PERSON_COLUMNS.len() - 1,
        within(Some(part))
    ))
    .bind::<Text, _>(run.as_str())
    .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Tells whether a journal goes on at `place`.
pub(super) fn reaches(conn: &mut Conn, run: &RunId, place: usize) -> Result<bool> {
    let found: Option<String> = import_change::table
        .filter(import_change::run_id.eq(run.as_str()))
        .filter(import_change::position.ge(i64::try_from(place).unwrap_or(i64::MAX)))
        .select(import_change::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}
