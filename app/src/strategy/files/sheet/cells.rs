//! Splits a sheet into cells: finds the delimiter, keeps the line of each row, undoes the guard against formulas.
//! No row is dropped but empty ones; rows may be shorter or longer than the header.

use crate::strategy::files::Halt;
use crate::strategy::files::lines::Lines;

/// How many columns a sheet may have.
const MOST_COLUMNS: usize = 500;

/// How many rows a sheet may have.
const MOST_ROWS: usize = 200_000;

/// A sheet, split.
pub struct Sheet {
    /// The header's cells.
    pub header: Vec<String>,
    /// The line of the header.
    pub header_line: usize,
    /// The rows below it.
    pub rows: Vec<SheetRow>,
}

/// A row of a sheet.
pub struct SheetRow {
    /// The line it begins on.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

impl SheetRow {
    /// A cell, trimmed; blank when the row is too short.
    pub fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", |cell| cell.trim())
    }
}

/// Splits a text.
pub fn split(text: &str, lines: &Lines) -> Result<Sheet, Halt> {
    // Spreadsheets in some languages write the delimiter into a first line of its own.
    let (body, start, named) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((mark, body)) => (body, text.len() - body.len(), mark.trim_end().bytes().next()),
        None => (text, 0, None),
    };
    let delimiter = named.unwrap_or_else(|| delimiter(body));
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(body.as_bytes());
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Halt {
            line: 1,
            column: 1,
            what: format!("The sheet cannot be read ({error}). Save it again as CSV in UTF-8."),
        })?;
        let at = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        // The position may still be on the line break before the row.
        let skipped = body
            .as_bytes()
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| matches!(byte, b'\n' | b'\r'))
            .count();
        let line = lines.line(start + at + skipped);
        if record.len() > MOST_COLUMNS {
            return Err(Halt {
                line,
                column: 1,
                what: format!(
                    "This row has more than {MOST_COLUMNS} cells. Check the delimiter and save the sheet again."
                ),
            });
        }
        if all.len() > MOST_ROWS {
            return Err(Halt {
                line,
                column: 1,
                what: "The sheet has more than 200,000 rows. Split it into several.".to_owned(),
            });
        }
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            all.push(SheetRow { line, cells: record.iter().map(|cell| unguarded(cell).to_owned()).collect() });
        }
    }
    let mut rows = all.into_iter();
    let Some(header) = rows.next() else {
        return Err(Halt { line: 1, column: 1, what: "The file is empty, so there is nothing to import.".to_owned() });
    };
    Ok(Sheet { header: header.cells, header_line: header.line, rows: rows.collect() })
}

/// Guards a cell: a spreadsheet takes one that begins like a formula as a formula.
pub fn guarded(cell: &str) -> String {
    if cell.starts_with(is_risky) && !is_number(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(is_risky) && !is_number(rest)).unwrap_or(cell)
}

fn is_risky(sign: char) -> bool {
    matches!(sign, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\'')
}

fn is_number(cell: &str) -> bool {
    cell.strip_prefix('-')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit() || sign == b'.'))
}

/// The delimiter that parts the first line with text into the most cells, outside quotes.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for sign in text.trim_start().bytes() {
        match sign {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => {
                counts.iter_mut().filter(|(delimiter, _)| *delimiter == sign).for_each(|(_, count)| *count += 1)
            }
            _ => {}
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_delimiters_and_lines() {
        for (text, cells) in [("a;b,c\n1;2", 2), ("a\tb\n", 2), ("\"x;y\",b\n", 2), ("sep=;\r\na;b\r\n", 2)] {
            assert_eq!(split(text, &Lines::new(text)).map(|sheet| sheet.header.len()).ok(), Some(cells), "{text}");
        }
        let text = "a,b\r\n\"1\r\n2\",x\r\n\r\n3,y\r\n";
        let sheet = split(text, &Lines::new(text)).ok().unwrap();
        let lines: Vec<usize> = sheet.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 5]);
    }

    #[test]
    fn the_guard_reads_back() {
        for cell in ["=1+1", "+x", "-y", "@z", "'x", "''x", "'=x", "-5", "-5.5", "it's", "\tt", "", "-", "'-5"] {
            let guard = guarded(cell);
            assert_eq!(unguarded(&guard), cell, "{cell}");
            assert!(!guard.starts_with(['=', '+', '@', '\t']));
        }
    }
}
