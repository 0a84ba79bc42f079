//! Writing a backup.
//!
//! Invariant: all rows are read in one snapshot, and the file takes its name only when it is complete and on the disk.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::{FORMAT, Header, TableLine, TableSum, Trailer, hex, tables};
use crate::storage::bulk::read_json;
use crate::storage::connect::{Conn, Location};
use crate::storage::door::snapshot;
use crate::storage::migrate::{Standing, known_versions, standing};
use crate::time::Timestamp;

/// How many rows are held in memory at once.
const PAGE: i64 = 2_000;

/// Writes the database at `location` to `path`, which must not exist, and returns what it holds.
///
/// # Errors
/// A sentence; then `path` does not exist.
pub fn write(location: &Location, path: &Path, now: Timestamp) -> Result<Vec<TableSum>, String> {
    if path.exists() {
        return Err(format!("{} exists already; a backup never overwrites: name another file", path.display()));
    }
    let mut conn = location.open().map_err(|error| error.to_string())?;
    if standing(&mut conn)? != Standing::Current {
        return Err("the database is not at this program's schema; run `throughline migrate` first".to_owned());
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    let partial = path.with_file_name(name);
    let file = create(&partial)?;
    let outcome = fill(&mut conn, file, now).and_then(|sums| {
        // A link and not a rename: it fails if somebody made the file meanwhile.
        std::fs::hard_link(&partial, path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(sums)
    });
    let _ = std::fs::remove_file(&partial);
    outcome
}

fn create(path: &Path) -> Result<File, String> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn fill(conn: &mut Conn, file: File, now: Timestamp) -> Result<Vec<TableSum>, String> {
    let schema = known_versions(conn.kind());
    let mut out = GzEncoder::new(BufWriter::new(file), Compression::fast());
    line(&mut out, &Header { throughline_backup: FORMAT, made_at: now.rfc3339(), schema })?;
    let sums = snapshot(conn, |conn| {
        tables().map(|(table, columns)| rows(conn, &mut out, table, columns)).collect::<crate::error::Result<Vec<_>>>()
    })
    .map_err(|error| error.to_string())?;
    line(&mut out, &Trailer { end: sums.clone() })?;
    let mut file = out.finish().map_err(|error| error.to_string())?;
    file.flush().map_err(|error| error.to_string())?;
    file.get_ref().sync_all().map_err(|error| error.to_string())?;
    Ok(sums)
}

fn rows(
    conn: &mut Conn,
    out: &mut impl Write,
    table: &str,
    columns: &[(&str, &str)],
) -> crate::error::Result<TableSum> {
    let fault = |error: std::io::Error| crate::storage::error::internal(&error);
    let columns: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    let head = TableLine { table: table.to_owned(), columns };
    writeln!(out, "{}", serde_json::to_string(&head).unwrap_or_default()).map_err(fault)?;
    let (mut digest, mut count, mut after) = (Sha256::new(), 0, String::new());
    loop {
        let page = read_json(conn, table, &after, PAGE)?;
        for row in &page {
            let text = serde_json::to_string(row).unwrap_or_default();
            writeln!(out, "{text}").map_err(fault)?;
            digest.update(text.as_bytes());
            digest.update(b"\n");
            count += 1;
        }
        match page.last().and_then(|row| row.first()).and_then(|id| id.as_str()) {
            Some(id) => id.clone_into(&mut after),
            None => break,
        }
    }
    Ok(TableSum { table: table.to_owned(), rows: count, sha256: hex(digest.finalize()) })
}

fn line(out: &mut impl Write, value: &impl serde::Serialize) -> Result<(), String> {
    let text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    writeln!(out, "{text}").map_err(|error| error.to_string())
}
