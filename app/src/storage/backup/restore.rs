//! Restoring a backup.
//!
//! Invariant: only into an empty database of the same schema, and in one transaction after the file was verified whole.

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
use crate::storage::migrate::known_versions;

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
    if contents.schema != known_versions(db.location().kind) {
        return Err(format!(
            "{} was made by another version of Throughline (schema {}); restore it with that version, then migrate",
            path.display(),
            contents.schema.last().map_or("unknown", String::as_str)
        ));
    }
    let refused = std::cell::RefCell::new(None);
    let outcome = db.turn_blocking().run(|conn| {
        fill(conn, path).map_err(|what| {
            *refused.borrow_mut() = Some(what);
            Error::Forbidden
        })
    });
    match (outcome, refused.into_inner()) {
        (Ok(()), _) => Ok(contents),
        (Err(_), Some(what)) => Err(what),
        (Err(error), None) => Err(error.to_string()),
    }
}

fn fill(conn: &mut Conn, path: &Path) -> Result<(), String> {
    for (table, _) in tables() {
        let count: Count = diesel::sql_query(format!("SELECT COUNT(*) AS number FROM {table}"))
            .get_result(conn)
            .map_err(|error| error.to_string())?;
        if count.number > 0 {
            return Err(format!(
                "the database is not empty (table {table}); a backup is restored into an empty one only"
            ));
        }
    }
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
