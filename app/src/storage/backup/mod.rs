//! The whole database as one portable file: written from one snapshot, verified line by line, restored on either database.
//!
//! Invariant: a file that exists is complete (it gets its name last), and a database is restored whole or not at all.
//! Sessions, single-use links, waits, refused forms and the keys of forms stay behind: a restored database knows nobody's
//! device.
//!
//! Format 1 is gzip over lines of JSON: a header, for each table a line with its name and columns and then a line a row
//! in the order of the columns, and a last line with every table's count and SHA-256.

mod file;
mod restore;
mod write;

use serde::{Deserialize, Serialize};

pub use file::{Contents, verify};
pub use restore::restore;
pub use write::write;

/// The format that this program writes and reads.
const FORMAT: u32 = 1;
/// Tables that are not part of a backup.
const LEFT_OUT: [&str; 5] = ["session", "sign_in_link", "sign_in_wait", "refused_form", "form_once"];

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Header {
    throughline_backup: u32,
    made_at: String,
    schema: Vec<String>,
}

/// The line before a table's rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TableLine {
    table: String,
    columns: Vec<String>,
}

/// What the last line says of each table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSum {
    /// The table's name.
    pub table: String,
    /// How many rows it had.
    pub rows: u64,
    /// The SHA-256 over its lines, in hexadecimal.
    pub sha256: String,
}

/// The last line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Trailer {
    end: Vec<TableSum>,
}

/// Returns the tables of a backup, in the order of their creation.
fn tables() -> impl Iterator<Item = (&'static str, &'static [(&'static str, &'static str)])> {
    super::schema::TABLES.iter().copied().filter(|(name, _)| !LEFT_OUT.contains(name))
}

fn hex(digest: impl AsRef<[u8]>) -> String {
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
