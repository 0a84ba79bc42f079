//! Reads our own CSV back: one row a thing, each naming the row of its parent.
//! Only kind, row, parent and title are needed; a row that finds no place is kept with the plan and reported.

use std::collections::HashMap;

use super::cells::Sheet;
use super::own_rows::{COLUMNS, LENS_BECAUSE, LENS_TITLE};
use crate::problem::Problem;
use crate::strategy::files::plan::{Extra, Plan, Wording};
use crate::strategy::files::tree::{Planted, grow};
use crate::strategy::files::{Format, Found, Halt};

/// Whether a header is ours.
pub fn is_own(header: &[String]) -> bool {
    ["kind", "row", "parent", "title"].iter().all(|column| header.iter().any(|cell| cell == column))
}

/// A sheet of ours, half read.
pub(super) struct Reader<'sheet> {
    sheet: &'sheet Sheet,
    columns: HashMap<&'static str, usize>,
    lenses: Vec<(usize, bool, &'sheet str)>,
    /// Columns that are not ours.
    others: Vec<usize>,
    /// The rows below each row.
    below: Vec<Vec<usize>>,
    used: Vec<bool>,
}

/// Reads a sheet with our header.
pub fn read(sheet: &Sheet) -> Result<Found, Halt> {
    let columns: HashMap<&'static str, usize> = COLUMNS
        .iter()
        .filter_map(|column| Some((*column, sheet.header.iter().position(|cell| cell == column)?)))
        .collect();
    let mut problems = Vec::new();
    let mut lenses = Vec::new();
    let mut others = Vec::new();
    for (index, cell) in sheet.header.iter().enumerate() {
        let lens = |prefix: &str| cell.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(')'));
        if let Some(name) = lens(LENS_TITLE) {
            lenses.push((index, true, name));
        } else if let Some(name) = lens(LENS_BECAUSE) {
            lenses.push((index, false, name));
        } else if !cell.trim().is_empty() && !columns.values().any(|known| *known == index) {
            others.push(index);
            problems.push(Problem {
                line: sheet.header_line,
                what: format!("The column \"{cell}\" is not known; its cells were kept with each row."),
            });
        }
    }
    let count = sheet.rows.len();
    let mut reader =
        Reader { sheet, columns, lenses, others, below: vec![Vec::new(); count], used: vec![false; count] };
    let mut places: HashMap<String, usize> = HashMap::new();
    for index in 0..count {
        if let Some(before) = places.insert(reader.cell(index, "row"), index) {
            places.insert(reader.cell(index, "row"), before);
        }
    }
    let parents: Vec<Option<usize>> = (0..count)
        .map(|index| {
            places.get(&reader.cell(index, "parent")).copied().filter(|_| !reader.cell(index, "parent").is_empty())
        })
        .collect();
    for (index, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent.and_then(|parent| reader.below.get_mut(parent)) {
            parent.push(index);
        } else if !reader.cell(index, "parent").is_empty() {
            let what = format!("There is no row {} for this row to stand below.", reader.cell(index, "parent"));
            problems.push(Problem { line: reader.line(index), what });
        }
    }
    let mut plan = Plan::default();
    let mut rows = Vec::new();
    let mut nodes: HashMap<usize, usize> = HashMap::new();
    for index in 0..count {
        match reader.cell(index, "kind").as_str() {
            "plan" => reader.plan(index, &mut plan),
            "submitter" => plan.submitter = reader.submitter(index),
            "organisation" => plan.organisations.push(reader.organisation(index)),
            "vision" => plan.visions.push(reader.statement(index)),
            "mission" => plan.missions.push(reader.statement(index)),
            "value" => plan.values.push(reader.tenet(index)),
            "pillar" | "objective" | "goal" | "node" => {
                nodes.insert(index, rows.len());
                rows.push(Planted {
                    line: reader.line(index),
                    parent: parents.get(index).copied().flatten(),
                    node: reader.node(index),
                });
            }
            _ => {}
        }
    }
    for row in &mut rows {
        row.parent = row.parent.and_then(|parent| nodes.get(&parent).copied());
    }
    for index in (0..count).filter(|index| !reader.used.get(*index).copied().unwrap_or(true)) {
        let (kind, title) = (reader.cell(index, "kind"), reader.cell(index, "title"));
        problems.push(Problem {
            line: reader.line(index),
            what: format!("This row ({kind}) stands below nothing it can belong to; it was kept with the plan."),
        });
        plan.extras.push(Extra {
            name: kind,
            text: format!("{title}\n{}", reader.cell(index, "description")).trim().to_owned(),
        });
    }
    // Every export has a row for the plan; a sheet without one was made by hand and may lack a mission.
    let has_plan = (0..count).any(|index| reader.cell(index, "kind") == "plan");
    plan.roots = grow(rows, &mut problems)?;
    Ok(Found { format: Format::CsvParent, plan, problems, complete: has_plan })
}

impl Reader<'_> {
    fn line(&self, index: usize) -> usize {
        self.sheet.rows.get(index).map_or(1, |row| row.line)
    }

    /// A cell as it stands: what we wrote is not trimmed.
    pub(super) fn cell(&self, index: usize, column: &str) -> String {
        let place = self.columns.get(column).copied();
        self.sheet.rows.get(index).and_then(|row| row.cells.get(place?)).cloned().unwrap_or_default()
    }

    pub(super) fn wordings(&self, index: usize) -> Vec<Wording> {
        let mut list: Vec<Wording> = Vec::new();
        for (place, is_title, lens) in &self.lenses {
            let text = self.sheet.rows.get(index).and_then(|row| row.cells.get(*place)).filter(|text| !text.is_empty());
            let Some(text) = text.cloned() else { continue };
            let at = list.iter().position(|wording| wording.lens == *lens).unwrap_or(list.len());
            if at == list.len() {
                list.push(Wording { lens: (*lens).to_owned(), ..Wording::default() });
            }
            if let Some(wording) = list.get_mut(at) {
                *(if *is_title { &mut wording.title } else { &mut wording.because }) = text;
            }
        }
        list
    }

    pub(super) fn take(&mut self, index: usize) {
        if let Some(used) = self.used.get_mut(index) {
            *used = true;
        }
    }

    /// Reads the rows of a kind below a row.
    pub(super) fn each<T>(&mut self, index: usize, kind: &str, read: impl Fn(&mut Self, usize) -> T) -> Vec<T> {
        let below = self.below.get(index).cloned().unwrap_or_default();
        below
            .into_iter()
            .filter(|child| self.cell(*child, "kind") == kind)
            .collect::<Vec<_>>()
            .into_iter()
            .map(|child| read(self, child))
            .collect()
    }

    pub(super) fn extras(&mut self, index: usize) -> Vec<Extra> {
        self.take(index);
        let mut extras = self.each(index, "extra", |reader, child| {
            reader.take(child);
            Extra { name: reader.cell(child, "title"), text: reader.cell(child, "description") }
        });
        let row = self.sheet.rows.get(index);
        for other in &self.others {
            if let (Some(name), Some(text)) = (
                self.sheet.header.get(*other),
                row.and_then(|row| row.cells.get(*other)).filter(|text| !text.is_empty()),
            ) {
                extras.push(Extra { name: name.clone(), text: text.clone() });
            }
        }
        extras
    }
}
