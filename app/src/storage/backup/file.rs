//! Reading a backup from its first line to its last.
//!
//! Invariant: nothing is believed before the last line: a file that was cut, changed or lengthened is refused.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::GzDecoder;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{FORMAT, Header, TableLine, TableSum, Trailer, hex};

/// The longest line that is read, in bytes.
const LINE_MAX: u64 = 32 * 1024 * 1024;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// When it was made, RFC 3339.
    pub made_at: String,
    /// The migrations of the database it was made from.
    pub schema: Vec<String>,
    /// Its tables.
    pub tables: Vec<TableSum>,
}

/// Checks every line, count and checksum of the backup at `path`.
///
/// # Errors
/// A sentence that names the line at which it is no backup.
pub fn verify(path: &Path) -> Result<Contents, String> {
    read(path, |_, _, _| Ok(()))
}

/// Reads the backup at `path`, handing each row with its table and columns to `take`.
pub(super) fn read(
    path: &Path,
    mut take: impl FnMut(&str, &[String], Vec<Value>) -> Result<(), String>,
) -> Result<Contents, String> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut lines = Lines { input: BufReader::new(GzDecoder::new(BufReader::new(file))), number: 0 };
    let name = path.display();
    let first = lines.next()?.ok_or_else(|| format!("{name} is empty"))?;
    let header: Header =
        serde_json::from_str(&first).map_err(|_| format!("{name} line 1: this is not a backup of Throughline"))?;
    if header.throughline_backup != FORMAT {
        return Err(format!("{name} has format {}; this program reads format {FORMAT}", header.throughline_backup));
    }
    let mut sums: Vec<TableSum> = Vec::new();
    let mut open: Option<(TableLine, Sha256, u64)> = None;
    while let Some(line) = lines.next()? {
        let at = |what: &str| format!("{name} line {}: {what}", lines.number);
        if line.starts_with('[') {
            let (table, digest, rows) = open.as_mut().ok_or_else(|| at("a row stands before any table"))?;
            let row: Vec<Value> = serde_json::from_str(&line).map_err(|_| at("this row cannot be read"))?;
            if row.len() != table.columns.len() {
                return Err(at("this row does not have its table's columns"));
            }
            digest.update(line.as_bytes());
            digest.update(b"\n");
            *rows += 1;
            take(&table.table, &table.columns, row)?;
            continue;
        }
        if let Some((table, digest, rows)) = open.take() {
            sums.push(TableSum { table: table.table, rows, sha256: hex(digest.finalize()) });
        }
        if let Ok(table) = serde_json::from_str::<TableLine>(&line) {
            open = Some((table, Sha256::new(), 0));
            continue;
        }
        let trailer: Trailer = serde_json::from_str(&line).map_err(|_| at("this line cannot be read"))?;
        if let Some(wrong) = trailer.end.iter().find(|sum| !sums.contains(sum)) {
            return Err(format!("{name}: the rows of table {} are not those that were written", wrong.table));
        }
        if trailer.end.len() != sums.len() || lines.next()?.is_some() {
            return Err(format!("{name}: something was added after the backup was made"));
        }
        return Ok(Contents { made_at: header.made_at, schema: header.schema, tables: sums });
    }
    Err(format!("{name} ends early, after line {}; it is not complete", lines.number))
}

struct Lines<R> {
    input: R,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> Result<Option<String>, String> {
        self.number += 1;
        let mut line = String::new();
        let read = (&mut self.input)
            .take(LINE_MAX)
            .read_line(&mut line)
            .map_err(|_| format!("line {}: the file is damaged or not a backup", self.number))?;
        if read == 0 {
            return Ok(None);
        }
        if line.pop() != Some('\n') {
            return Err(format!("line {} is cut off; the file is not complete", self.number));
        }
        Ok(Some(line))
    }
}
