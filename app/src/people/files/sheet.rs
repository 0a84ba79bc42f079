//! Reads delimited text: finds the delimiter and the header, then gives rows with their true line numbers.
//!
//! Invariant: a row keeps every cell it had; lines count from 1 in the file as it was decoded.

use crate::problem::{Problem, Refusal};

/// Holds a header and the rows below it.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Column names in plain form, see [`plain`].
    pub header: Vec<String>,
    pub header_line: usize,
    /// True when a first line such as `version:v1.0` stood before the header.
    pub versioned: bool,
    pub rows: Vec<Row>,
    pub problems: Vec<Problem>,
}

/// Holds one data row; cells are trimmed when they are asked for.
#[derive(Debug)]
pub(super) struct Row {
    pub line: usize,
    cells: csv::StringRecord,
}

impl Row {
    /// Gives the trimmed cell of a column, or nothing when the column or the cell is not there.
    pub fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).map_or("", str::trim)
    }
}

impl Sheet {
    /// Finds the first of some columns that is there.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|column| column == name))
    }

    /// Says whether all columns are there.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.column(&[name]).is_some())
    }
}

/// Reads a header and its delimiter alone; none where the text has no line.
pub(super) fn header(text: &str) -> Option<Sheet> {
    let (start, delimiter, versioned) = header_start(text)?;
    let record = reader(&text[start..], delimiter).into_records().next()?.ok()?;
    let header_line = 1 + text[..start].matches('\n').count();
    Some(Sheet {
        header: record.iter().map(plain).collect(),
        header_line,
        versioned,
        rows: Vec::new(),
        problems: Vec::new(),
    })
}

/// Reads a whole sheet.
///
/// # Errors
/// Refuses a sheet whose last cell opens a quotation mark and never closes it.
pub(super) fn read(file: &str, text: &str) -> Result<Sheet, Refusal> {
    let missing = || Refusal::whole(file, "The file has no header line; its first line must name the columns.");
    let mut sheet = header(text).ok_or_else(missing)?;
    let (start, delimiter, _) = header_start(text).ok_or_else(missing)?;
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut reader = reader(&text[start..], delimiter);
    let mut record = csv::StringRecord::new();
    let mut first = true;
    loop {
        let before = reader.position().byte();
        let more = reader
            .read_record(&mut record)
            .map_err(|error| Refusal::at(file, lines.line, 0, format!("This row cannot be read as CSV: {error}")))?;
        if !more {
            break;
        }
        let line = lines.of_record(start + usize::try_from(before).unwrap_or(usize::MAX));
        if std::mem::take(&mut first) || record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let width = sheet.header.len();
        if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            let what = format!(
                "This row has {} cells where the header has {width}; a text with a comma may lack its quotation marks. The cells beyond were left out.",
                record.len()
            );
            sheet.problems.push(Problem::new(line, what));
        }
        sheet.rows.push(Row { line, cells: record.clone() });
    }
    if let Some(last) = sheet.rows.last()
        && text[start..].matches('"').count() % 2 == 1
        && last.cells.iter().next_back().is_some_and(|cell| cell.trim_end().contains('\n'))
    {
        return Err(Refusal::at(
            file,
            last.line,
            0,
            "A quotation mark is opened in this row and never closed; close it or remove it.",
        ));
    }
    Ok(sheet)
}

/// Brings a column name into plain form: lower case, single spaces, without `[...]` notes and a closing `required`.
pub(super) fn plain(name: &str) -> String {
    let mut kept = String::new();
    let mut depth = 0usize;
    for c in name.trim_start_matches('\u{FEFF}').chars() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '_' if depth == 0 => kept.push(' '),
            c if depth == 0 => kept.extend(c.to_lowercase()),
            _ => {}
        }
    }
    let words = super::intake::squeeze(&kept);
    // Entra writes the property in brackets and "Required" behind it; its names are only certain by the property.
    let note = name.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(note, _)| note.trim());
    match note {
        Some(note) if note.starts_with(char::is_lowercase) && !note.contains(' ') => note.to_lowercase(),
        _ => words.trim_end_matches([':', '*', ' ']).to_owned(),
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// Finds where the header starts, its delimiter, and whether a version line stood before it.
fn header_start(text: &str) -> Option<(usize, u8, bool)> {
    let mut start = 0;
    let mut versioned = false;
    let mut told = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim().trim_matches(['"', ',', ';', '\t']).trim().to_lowercase();
        if let Some(separator) = bare.strip_prefix("sep=") {
            // Excel's own hint; a tab or comma as separator was trimmed away above.
            told =
                Some(separator.bytes().next().or_else(|| line.trim_start().as_bytes().get(4).copied()).unwrap_or(b','));
        } else if bare.starts_with("version:v") {
            versioned = true;
        } else if !bare.is_empty() {
            return Some((
                start,
                told.filter(|told| b",;\t|".contains(told)).unwrap_or_else(|| delimiter(line)),
                versioned,
            ));
        }
        start += line.len();
    }
    None
}

/// Picks the delimiter that stands most often in the header outside quotation marks.
fn delimiter(line: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [0usize; 3];
    for byte in line.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => counts[0] += 1,
            b';' if !quoted => counts[1] += 1,
            b'\t' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    let best = (0..3).rev().max_by_key(|&at| counts[at]).unwrap_or(0);
    [b',', b';', b'\t'][best]
}

/// Counts lines up to a record, once over the whole text; the reader's own count starts before blank lines.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of_record(&mut self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() && (self.at < byte || bytes[self.at] == b'\n') {
            if bytes[self.at] == b'\n' {
                self.line += 1;
            }
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_delimiters_and_true_lines() {
        for (text, cells) in
            [("a,b\n\n\"x\ny\",2\n\n3,4", "2"), ("a;b\n\n\"x\ny\";2\n\n3;4", "2"), ("a\tb\n\n\"x\ny\"\t2\n\n3\t4", "2")]
        {
            let sheet = read("f", text).unwrap();
            assert_eq!(sheet.header, ["a", "b"]);
            assert_eq!(sheet.rows[0].cell(Some(1)), cells);
            assert_eq!(sheet.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 6]);
        }
        assert_eq!(read("f", "sep=;\na;b,c\n1;2").unwrap().header, ["a", "b,c"]);
        let entra = read("f", "version:v1.0,,\nName [displayName] Required,x\nAnn,1").unwrap();
        assert!(entra.versioned);
        assert_eq!((entra.header[0].as_str(), entra.rows[0].line), ("displayname", 3));
    }

    #[test]
    fn plain_names() {
        assert_eq!(plain("\u{FEFF} First  Name [Required]"), "first name");
        assert_eq!(plain("Password Hash Function [UPLOAD ONLY]"), "password hash function");
        assert_eq!(plain("WORKER_NAME"), "worker name");
        assert_eq!(plain("Block sign in (Yes/No) [accountEnabled] Required"), "accountenabled");
    }

    #[test]
    fn refuses_an_open_quote_and_reports_spilled_cells() {
        let refusal = read("f", "a,b\n1,2\n3,\"4\n5,6\n").unwrap_err();
        assert_eq!(refusal.line, 3);
        let sheet = read("f", "a,b\n1,2,3\n").unwrap();
        assert_eq!(sheet.problems[0].line, 2);
    }
}
