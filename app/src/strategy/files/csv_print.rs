//! Writes a plan as our own CSV, which spreadsheets open and `sheet::own` reads back.
//! A cell that a spreadsheet would take as a formula is guarded with an apostrophe; reading takes it off again.

use std::collections::HashMap;

use super::plan::{Plan, Wording};
use super::sheet::{COLUMNS, LENS_BECAUSE, LENS_TITLE, guarded, rows};

/// Writes a plan as UTF-8 with a byte order mark, which spreadsheets need to see the letters.
pub fn print(plan: &Plan) -> String {
    let rows = rows(plan);
    let mut lenses: Vec<String> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for wording in rows.iter().flat_map(|row| &row.wordings).filter(|wording| says_something(wording)) {
        known.entry(wording.lens.clone()).or_insert_with(|| {
            lenses.push(wording.lens.clone());
            lenses.len() - 1
        });
    }
    let mut text = "\u{feff}".to_owned();
    let titles = lenses.iter().flat_map(|lens| [format!("{LENS_TITLE}{lens})"), format!("{LENS_BECAUSE}{lens})")]);
    line(&mut text, COLUMNS.iter().map(|column| (*column).to_owned()).chain(titles));
    for (index, row) in rows.iter().enumerate() {
        let mut cells = vec![String::new(); COLUMNS.len() + 2 * lenses.len()];
        let mut put = |place: usize, text: &str| {
            if let Some(cell) = cells.get_mut(place).filter(|cell| cell.is_empty()) {
                text.clone_into(cell);
            }
        };
        put(0, &row.kind);
        put(1, &(index + 1).to_string());
        put(2, &if row.parent == 0 { String::new() } else { row.parent.to_string() });
        for (column, text) in &row.cells {
            put(COLUMNS.iter().position(|one| one == column).unwrap_or_default(), text);
        }
        for wording in row.wordings.iter().filter(|wording| says_something(wording)) {
            let place = COLUMNS.len() + 2 * known.get(&wording.lens).copied().unwrap_or_default();
            put(place, &wording.title);
            put(place + 1, &wording.because);
        }
        line(&mut text, cells.into_iter());
    }
    text
}

fn says_something(wording: &Wording) -> bool {
    !wording.title.is_empty() || !wording.because.is_empty()
}

/// Adds a line of cells to `text`, each guarded and quoted as far as it needs to be.
pub(crate) fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        // A zero byte would make the file no text.
        let cell = guarded(&cell.replace('\0', ""));
        if cell.contains([',', ';', '\t', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}
