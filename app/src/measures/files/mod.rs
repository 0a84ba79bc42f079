//! A file of values: measure, day, value, and what may stand beside them. Pure, without a database or a clock.
//!
//! Invariant: a file is refused whole, or each of its rows is kept or named with its line and what to do.

mod catalogue;
mod columns;
mod compare;
mod days;
mod numbers;
mod print;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use catalogue::{Catalogue, Known, Named};
pub use columns::OURS;
use columns::{Column, column};
pub use compare::{Compared, KnownValue, New, compare};
pub use print::{Printed, print};

use super::model::{Confidence, STRATEGY};
use crate::decoding::decode;
use crate::problem::{Problem, Refusal};
use crate::strategy::files::{SheetRow, split_sheet};
use crate::text::{Prose, folded};

/// The largest file that is read, in bytes (32 MiB).
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// A file of values, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// How many rows it has, those that say nothing left out.
    pub rows: usize,
    /// Those that can be compared with what is known.
    pub lines: Vec<Line>,
    /// What a person should look at.
    pub problems: Vec<Problem>,
    /// Whether a comma stands for the decimal point somewhere in it.
    pub commas: bool,
}

/// A row: a value of a measure on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Where it stands, from 1.
    pub line: usize,
    /// The measure, as the file names it.
    pub measure: Named,
    /// Its day.
    pub day: Date,
    /// The value as written.
    pub value: String,
    /// The unit as written; blank where there is no such column.
    pub unit: String,
    /// One sentence.
    pub note: String,
    /// How sure somebody was.
    pub confidence: Confidence,
    /// The system that sent it; blank where the file names none.
    pub source: String,
    /// Whether it is a target.
    pub is_target: bool,
}

/// Reads the bytes of a file.
///
/// # Errors
/// Why nothing of it can be read, with the place.
pub fn read(name: &str, bytes: &[u8]) -> Result<Sheet, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::whole(name, "The file is larger than 32 MiB. Split it into several."));
    }
    let (text, guessed) = decode(bytes);
    let mut sheet = read_text(name, &text)?;
    sheet.problems.splice(0..0, guessed);
    Ok(sheet)
}

/// Reads the text of a file.
///
/// # Errors
/// As [`read`].
pub fn read_text(name: &str, text: &str) -> Result<Sheet, Refusal> {
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\0') || text.trim_start().starts_with(['<', '{']) {
        return Err(Refusal::at(
            name,
            1,
            1,
            "This is not a table of values. Send a CSV file with the columns measure, date and value.",
        ));
    }
    let cells = split_sheet(name, text)?;
    let header: Vec<Option<Column>> = cells.header.iter().map(|header| column(header)).collect();
    let layout = Layout::of(name, &cells.header, cells.header_line, &header)?;
    let mut sheet = Sheet { rows: cells.rows.len(), lines: Vec::new(), problems: Vec::new(), commas: false };
    for (header, _) in
        cells.header.iter().zip(&header).filter(|(header, known)| known.is_none() && !header.trim().is_empty())
    {
        let what = format!("The column “{}” has no place here; it was left out.", shortened(header));
        sheet.problems.push(Problem::new(cells.header_line, what));
    }
    for row in &cells.rows {
        sheet.commas |= numbers::has_comma(layout.cell(row, Column::Value));
        match layout.line(row, &mut sheet.problems) {
            Ok(line) => sheet.lines.push(line),
            Err(what) => {
                // A text that was not quoted shifts all that stands behind it: then that is what to mend.
                let spilled = row.cells.len() > cells.header.len();
                let hint = if spilled {
                    " It has more cells than the header: put a text that holds a comma in quotes."
                } else {
                    ""
                };
                sheet.problems.push(Problem::new(row.line, format!("{what}{hint} The row was left out.")));
            }
        }
    }
    if sheet.rows == 0 {
        sheet
            .problems
            .push(Problem::new(cells.header_line, "There is no row below the header, so there is nothing to record."));
    }
    Ok(sheet)
}

/// Where the columns stand.
struct Layout(Vec<Option<Column>>);

impl Layout {
    fn of(name: &str, header: &[String], line: usize, columns: &[Option<Column>]) -> Result<Self, Refusal> {
        let has = |column: Column| columns.contains(&Some(column));
        let twice = [Column::Measure, Column::Id, Column::Node, Column::Day, Column::Value, Column::Source]
            .into_iter()
            .find(|column| columns.iter().filter(|found| **found == Some(*column)).count() > 1);
        if let Some(column) = twice {
            let both: Vec<&str> = header
                .iter()
                .zip(columns)
                .filter(|(_, found)| **found == Some(column))
                .map(|(header, _)| header.trim())
                .collect();
            let what = format!("The columns {} would say the same. Keep one of them.", both.join(" and "));
            return Err(Refusal::at(name, line, 1, what));
        }
        let missing: Vec<&str> = [
            (has(Column::Measure) || has(Column::Id), "measure"),
            (has(Column::Day), "date"),
            (has(Column::Value), "value"),
        ]
        .into_iter()
        .filter_map(|(is_there, word)| (!is_there).then_some(word))
        .collect();
        if missing.is_empty() {
            return Ok(Self(columns.to_vec()));
        }
        let found: Vec<&str> = header.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(8).collect();
        let what = format!(
            "The header ({}) has no column “{}”. Its first line must name measure, date and value; note, confidence and source may follow.",
            shortened(&found.join(", ")),
            missing.join("”, “")
        );
        Err(Refusal::at(name, line, 1, what))
    }

    fn cell<'a>(&self, row: &'a SheetRow, column: Column) -> &'a str {
        self.0.iter().position(|found| *found == Some(column)).map_or("", |at| row.cell(at))
    }

    /// Returns the digits that stand behind the value: what is left of a decimal comma that nobody quoted.
    fn after_value<'a>(&self, row: &'a SheetRow) -> Option<&'a str> {
        let at = self.0.iter().position(|found| *found == Some(Column::Value))? + 1;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
        let is_text =
            !matches!(self.0.get(at), Some(Some(Column::Day | Column::Id | Column::Measure | Column::Beside)));
        Some(row.cell(at)).filter(|cell| is_text && is_number(cell) && is_number(row.cell(at - 1)))
    }

    fn line(&self, row: &SheetRow, problems: &mut Vec<Problem>) -> Result<Line, String> {
        let cell = |column: Column| self.cell(row, column);
        let measure = Named::new(cell(Column::Id), cell(Column::Node), cell(Column::Measure));
        if measure.is_blank() {
            return Err("This row names no measure.".to_owned());
        }
        if cell(Column::Day).is_empty() {
            return Err("This row has no day.".to_owned());
        }
        let day = days::read(cell(Column::Day))?;
        let value = cell(Column::Value);
        if value.is_empty() {
            return Err("This row has no value.".to_owned());
        }
        if let Some(part) = self.after_value(row) {
            return Err(format!(
                "“{value}” and “{part}” stand beside each other: if that is {value},{part}, put it in quotes or write {value}.{part}."
            ));
        }
        let note = Prose::parse("note", cell(Column::Note)).map_err(|why| format!("The note is too long: {why}"))?;
        let said = folded(cell(Column::Confidence));
        let confidence = Confidence::read(&said);
        if confidence == Confidence::Unsaid && !said.is_empty() {
            let what = format!("“{}” is not sure, fairly sure or unsure; it was left out.", shortened(&said));
            problems.push(Problem::new(row.line, what));
        }
        if row.cells.iter().skip(self.0.len()).any(|cell| !cell.trim().is_empty()) {
            let what = "This row has more cells than the header. Put a text that holds a comma in quotes.";
            return Err(what.to_owned());
        }
        let source = cell(Column::Source).split_whitespace().collect::<Vec<_>>().join(" ");
        if source.chars().count() > 80 {
            return Err("The source is too long. Name the system in a few words.".to_owned());
        }
        Ok(Line {
            line: row.line,
            measure,
            day,
            value: value.to_owned(),
            unit: cell(Column::Unit).to_owned(),
            note: note.as_str().to_owned(),
            confidence,
            source: if folded(&source) == STRATEGY { STRATEGY.to_owned() } else { source },
            is_target: folded(cell(Column::What)) == "target",
        })
    }
}

/// A text of the file, short enough for a message.
fn shortened(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
