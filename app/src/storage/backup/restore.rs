//! Restoring a backup.
//!
//! Invariant: only into an empty database, and in one transaction after the file was verified whole. A backup of an older
//! schema meets that schema: the empty database is taken back to it, filled, and brought forward again.

use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde_json::Value;

use super::file::{Contents, read, verify};
use super::tables;
use crate::error::Error;
use crate::storage::Conn;
use crate::storage::bulk::{CHUNK, insert_json};
use crate::storage::door::Db;
use crate::storage::migrate::{self, known_versions};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Restores the backup at `path` into `db`, and returns what it held.
///
/// # Errors
/// A sentence; then the database is as it was.
pub fn restore(db: &Db, path: &Path) -> Result<Contents, String> {
    let contents = verify(path)?;
    let known = known_versions(db.location().kind);
    if contents.schema.is_empty() || !known.starts_with(&contents.schema) {
        return Err(format!(
            "{} was made by a newer version of Throughline (schema {}); restore it with that version",
            path.display(),
            contents.schema.last().map_or("unknown", String::as_str)
        ));
    }
    let later = known.len() - contents.schema.len();
    if later > 0 {
        let mut conn = db.reader().map_err(|error| error.to_string())?;
        is_empty(&mut conn, tables().map(|(table, _)| table))?;
        migrate::revert(db.location(), later)?;
    }
    let outcome = put_in(db, path, &contents);
    if later > 0 {
        migrate::run(db.location())?;
    }
    outcome.map(|()| contents)
}

fn put_in(db: &Db, path: &Path, contents: &Contents) -> Result<(), String> {
    let refused = std::cell::RefCell::new(None);
    let outcome = db.turn_blocking().run_unsettled(|conn| {
        fill(conn, path, contents).map_err(|what| {
            *refused.borrow_mut() = Some(what);
            Error::Forbidden
        })
    });
    match (outcome, refused.into_inner()) {
        (Ok(()), _) => Ok(()),
        (Err(_), Some(what)) => Err(what),
        (Err(error), None) => Err(error.to_string()),
    }
}

fn is_empty<'a>(conn: &mut Conn, tables: impl Iterator<Item = &'a str>) -> Result<(), String> {
    for table in tables {
        let count: Count = diesel::sql_query(format!("SELECT COUNT(*) AS number FROM {table}"))
            .get_result(conn)
            .map_err(|error| error.to_string())?;
        if count.number > 0 {
            return Err(format!(
                "the database is not empty (table {table}); a backup is restored into an empty one only"
            ));
        }
    }
    Ok(())
}

fn fill(conn: &mut Conn, path: &Path, contents: &Contents) -> Result<(), String> {
    let held = tables().map(|(table, _)| table).filter(|table| contents.tables.iter().any(|sum| sum.table == *table));
    is_empty(conn, held)?;
    let mut pending: (String, Vec<String>, Vec<Vec<Value>>) = Default::default();
    read(path, |table, columns, row| {
        if table != pending.0 || pending.2.len() == CHUNK {
            flush(conn, &mut pending)?;
            pending.0 = table.to_owned();
            pending.1 = columns.to_vec();
        }
        pending.2.push(row);
        Ok(())
    })?;
    flush(conn, &mut pending)
}

fn flush(conn: &mut Conn, (table, columns, rows): &mut (String, Vec<String>, Vec<Vec<Value>>)) -> Result<(), String> {
    if rows.is_empty() {
        return Ok(());
    }
    if !tables().any(|(name, _)| name == table) {
        return Err(format!("the backup holds a table {table} that this program does not know"));
    }
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    insert_json(conn, table, &columns, rows).map_err(|_| {
        format!("the rows of table {table} do not fit this database; was the file changed after it was made?")
    })?;
    rows.clear();
    Ok(())
}
