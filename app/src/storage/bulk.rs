//! Many rows at once: written from, and read as, arrays of JSON values, with one statement per chunk.
//!
//! Invariant: columns and their kinds come from `schema::TABLES` alone; no text of a caller becomes SQL.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde_json::Value;

use super::connect::{Conn, Kind};
use super::schema::TABLES;
use crate::error::{Error, Result};

/// Rows of one table, each with a value for every column of `columns`.
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    /// The table's name.
    pub table: &'static str,
    /// Which columns the values stand for.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub values: Vec<Vec<Value>>,
}

/// How many rows one statement carries.
pub(crate) const CHUNK: usize = 2_000;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Rows {
    /// Starts an empty set for `table` with `columns`.
    pub fn new(table: &'static str, columns: &[&'static str]) -> Self {
        Self { table, columns: columns.to_vec(), values: Vec::new() }
    }

    /// Adds a row; `values` stand in the order of the columns.
    pub fn push(&mut self, values: Vec<Value>) {
        debug_assert_eq!(values.len(), self.columns.len(), "{}", self.table);
        self.values.push(values);
    }

    /// Inserts all rows, [`CHUNK`] to a statement.
    pub fn insert(&self, conn: &mut Conn) -> Result<()> {
        for chunk in self.values.chunks(CHUNK) {
            insert_json(conn, self.table, &self.columns, chunk)?;
        }
        Ok(())
    }
}

/// Inserts `chunk` into `table` with one statement and one bound value, the rows as JSON.
pub(crate) fn insert_json(conn: &mut Conn, table: &str, columns: &[&str], chunk: &[Vec<Value>]) -> Result<()> {
    insert_text(conn, table, columns, &as_text(chunk)?)
}

/// Writes rows as the text that one statement takes; done before the turn to write, it costs no other writer any time.
pub(crate) fn as_text(chunk: &[Vec<Value>]) -> Result<String> {
    serde_json::to_string(chunk).map_err(|error| super::error::internal(&error))
}

/// Inserts rows that `as_text` wrote.
pub(crate) fn insert_text(conn: &mut Conn, table: &str, columns: &[&str], rows: &str) -> Result<()> {
    let (table, known) = find(table)?;
    let mut selected = Vec::with_capacity(columns.len());
    for (i, column) in columns.iter().enumerate() {
        let kind = known.iter().find(|(name, _)| name == column).map(|(_, kind)| *kind).ok_or(Error::NotFound)?;
        selected.push(picked(conn.kind(), i, kind));
    }
    let source = match conn.kind() {
        Kind::Sqlite => "json_each($1)",
        Kind::Postgres => "jsonb_array_elements($1::jsonb)",
    };
    let (columns, selected) = (columns.join(", "), selected.join(", "));
    diesel::sql_query(format!("INSERT INTO {table} ({columns}) SELECT {selected} FROM {source}"))
        .bind::<Text, _>(rows)
        .execute(conn)?;
    Ok(())
}

/// Sets the columns after the first in the rows whose id is the first, with one statement; `as_text` wrote the rows.
/// A row that counts its changes counts one more.
pub(crate) fn update_text(conn: &mut Conn, table: &str, columns: &[&str], rows: &str) -> Result<()> {
    let (table, known) = find(table)?;
    let mut selected = Vec::with_capacity(columns.len());
    let mut set = Vec::with_capacity(columns.len());
    for (i, column) in columns.iter().enumerate() {
        let kind = known.iter().find(|(name, _)| name == column).map(|(_, kind)| *kind).ok_or(Error::NotFound)?;
        selected.push(format!("{} AS c{i}", picked(conn.kind(), i, kind)));
        if i > 0 {
            set.push(format!("{column} = given.c{i}"));
        }
    }
    let source = match conn.kind() {
        Kind::Sqlite => "json_each($1)",
        Kind::Postgres => "jsonb_array_elements($1::jsonb)",
    };
    if known.iter().any(|(name, _)| *name == "revision") {
        set.push("revision = revision + 1".to_owned());
    }
    let (selected, set) = (selected.join(", "), set.join(", "));
    diesel::sql_query(format!(
        "UPDATE {table} SET {set} FROM (SELECT {selected} FROM {source}) AS given WHERE {table}.id = given.c0"
    ))
    .bind::<Text, _>(rows)
    .execute(conn)?;
    Ok(())
}

/// Deletes the rows of `table` whose ids stand in `ids`, a JSON array, with one statement.
pub(crate) fn delete_text(conn: &mut Conn, table: &str, ids: &str) -> Result<()> {
    let (table, _) = find(table)?;
    let source = match conn.kind() {
        Kind::Sqlite => "SELECT value FROM json_each($1)",
        Kind::Postgres => "SELECT jsonb_array_elements_text($1::jsonb)",
    };
    diesel::sql_query(format!("DELETE FROM {table} WHERE id IN ({source})")).bind::<Text, _>(ids).execute(conn)?;
    Ok(())
}

/// Reads `columns` of the rows of `table` for which `condition`, our own text with `$1`, holds; in the order of ids.
pub(crate) fn select_json(
    conn: &mut Conn,
    table: &str,
    columns: &[&str],
    condition: &'static str,
    given: &str,
) -> Result<Vec<Vec<Value>>> {
    let (table, known) = find(table)?;
    let mut picked: Vec<(&str, &str)> = Vec::with_capacity(columns.len());
    for column in columns {
        let found = known.iter().find(|(name, _)| name == column);
        picked.push(*found.ok_or(Error::NotFound)?);
    }
    let list = columns.iter().map(|column| format!("{table}.{column}")).collect::<Vec<_>>().join(", ");
    let array = match conn.kind() {
        Kind::Sqlite => format!("json_array({list})"),
        Kind::Postgres => format!("CAST(jsonb_build_array({list}) AS TEXT)"),
    };
    let lines: Vec<Line> =
        diesel::sql_query(format!("SELECT {array} AS line FROM {table} WHERE {condition} ORDER BY {table}.id"))
            .bind::<Text, _>(given)
            .load(conn)?;
    lines.iter().map(|row| parsed(&row.line, &picked)).collect()
}

/// Reads the rows of `table` after `after` in the order of their ids, each as a JSON array in the order of the schema.
pub(crate) fn read_json(conn: &mut Conn, table: &str, after: &str, limit: i64) -> Result<Vec<Vec<Value>>> {
    let (table, known) = find(table)?;
    let columns = known.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let array = match conn.kind() {
        Kind::Sqlite => format!("json_array({columns})"),
        Kind::Postgres => format!("CAST(jsonb_build_array({columns}) AS TEXT)"),
    };
    let collation = if conn.kind() == Kind::Postgres { " COLLATE \"C\"" } else { "" };
    let lines: Vec<Line> = diesel::sql_query(format!(
        "SELECT {array} AS line FROM {table} WHERE id{collation} > $1 ORDER BY id{collation} LIMIT $2"
    ))
    .bind::<Text, _>(after)
    .bind::<BigInt, _>(limit)
    .load(conn)?;
    lines.iter().map(|row| parsed(&row.line, known)).collect()
}

/// SQLite says 0 and 1 where PostgreSQL says false and true: both become booleans.
fn parsed(line: &str, known: &[(&str, &str)]) -> Result<Vec<Value>> {
    let mut row: Vec<Value> = serde_json::from_str(line).map_err(|error| super::error::internal(&error))?;
    for (value, (_, kind)) in row.iter_mut().zip(known) {
        if kind.contains("Bool") && value.is_number() {
            *value = Value::Bool(value.as_i64() != Some(0));
        }
    }
    Ok(row)
}

fn find(table: &str) -> Result<(&'static str, &'static [(&'static str, &'static str)])> {
    TABLES.iter().find(|(name, _)| *name == table).map(|(name, columns)| (*name, *columns)).ok_or(Error::NotFound)
}

fn picked(database: Kind, index: usize, kind: &str) -> String {
    match database {
        Kind::Sqlite => format!("value ->> {index}"),
        Kind::Postgres => {
            let kind = match kind {
                _ if kind.contains("BigInt") => "BIGINT",
                _ if kind.contains("Bool") => "BOOLEAN",
                _ if kind.contains("Double") => "DOUBLE PRECISION",
                _ => "TEXT",
            };
            format!("CAST(value ->> {index} AS {kind})")
        }
    }
}
