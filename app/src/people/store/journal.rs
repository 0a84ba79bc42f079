//! The journal of an import: the row of each subject before and after, and putting either in force.
//!
//! Invariant: cells stand in the order of the columns given, `revision` last; one statement a table, whatever its size.

use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::Value;

use crate::access::Proof;
use crate::error::{Error, Result};
use crate::id::RunId;
use crate::storage::bulk::Rows;
use crate::storage::schema::TABLES;
use crate::storage::{Conn, Kind};

/// The columns of a journal row.
pub(super) const COLUMNS: [&str; 8] = ["id", "run_id", "position", "kind", "subject", "subject_id", "before", "after"];

/// What changes of a node that is handed over.
pub(super) const NODE: [&str; 4] = ["owner_id", "owner_team_id", "handed_from_id", "revision"];
/// What changes of a measure that is handed over.
pub(super) const MEASURE: [&str; 2] = ["owner_id", "revision"];
/// What changes of an account that is shut.
pub(super) const ACCOUNT: [&str; 2] = ["disabled_at", "revision"];

/// Which side of the journal is put in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// As it was; only rows that are still as the import left them.
    Before,
    /// As the import leaves it.
    After,
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

/// Puts one side of the journal in force for one table.
pub(super) fn put(
    conn: &mut Conn,
    _proof: Proof,
    run: &RunId,
    table: &str,
    columns: &[&str],
    side: Side,
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
    let unchanged = match side {
        Side::After => String::new(),
        Side::Before => format!(" AND {table}.revision = CAST(c.seen ->> {} AS BIGINT)", columns.len() - 1),
    };
    let statement = format!(
        "WITH c AS MATERIALIZED (SELECT subject_id, {} AS cells, {} AS seen FROM import_change \
         WHERE run_id = $1 AND subject = $2 AND kind <> 'added') \
         UPDATE {table} SET {} FROM c WHERE {table}.id = c.subject_id{unchanged}",
        cells(side),
        cells(Side::After),
        set.join(", ")
    );
    Ok(diesel::sql_query(statement).bind::<Text, _>(run.as_str()).bind::<Text, _>(*table).execute(conn)?)
}
