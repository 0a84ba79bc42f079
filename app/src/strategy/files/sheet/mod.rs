//! Sheets: CSV with any of the usual delimiters, in one of three shapes or in our own.
//! The shape is told from the header; a flat list is refused, because nothing says what stands below what.

mod cells;
mod columns;
mod fill;
mod levels;
mod numbers;
mod own;
mod own_parts;
mod own_rows;
mod parent;
#[cfg(test)]
mod tests;
mod values;

use super::lines::Lines;
use super::{Found, Halt};
pub use cells::{Sheet, SheetRow, guarded, split};
use columns::{Column, Columns};
pub use own_rows::{COLUMNS, LENS_BECAUSE, LENS_TITLE, rows};

/// Reads a sheet.
pub fn read(text: &str, lines: &Lines) -> Result<Found, Halt> {
    let sheet = split(text, lines)?;
    if own::is_own(&sheet.header) {
        return own::read(&sheet);
    }
    let columns = Columns::new(&sheet.header);
    let levels = columns
        .count(|column| matches!(column, Column::Mission | Column::Vision | Column::Level | Column::MeasureLevel));
    if columns.has(&Column::Parent) && (columns.has(&Column::Id) || columns.has(&Column::Number)) {
        parent::read(&sheet, &columns)
    } else if levels >= 2 && columns.count(|column| matches!(column, Column::Level | Column::Mission)) >= 1 {
        levels::read(&sheet, &columns)
    } else if columns.has(&Column::Number) || columns.has(&Column::Id) && numbers::look_numbered(&sheet, &columns) {
        numbers::read(&sheet, &columns)
    } else {
        Err(flat(&sheet))
    }
}

fn flat(sheet: &Sheet) -> Halt {
    let found: Vec<&str> =
        sheet.header.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(8).collect();
    let what = format!(
        "This sheet (columns {}) does not say what stands below what. Give it columns for the levels (Mission, Pillar, Objective, Measure), \
         or an id and a parent, or a number such as 4.1 in each row.",
        found.join(", ")
    );
    Halt { line: sheet.header_line, column: 1, what }
}
