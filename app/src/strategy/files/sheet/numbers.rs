//! Sheets in which dotted numbers such as `|4.3.1|` say what stands below what.
//! A row without a number belongs to the numbered row above it, as a measure or as a note.

use std::collections::HashMap;

use super::cells::{Sheet, SheetRow};
use super::columns::{Column, Columns};
use super::fill::{as_measure, fill, plain_number};
use crate::problem::Problem;
use crate::strategy::files::plan::{Extra, Plan, PlanNode};
use crate::strategy::files::tree::{Planted, grow};
use crate::strategy::files::{Format, Found, Halt};

/// Whether most rows of a sheet begin with a dotted number.
pub fn look_numbered(sheet: &Sheet, columns: &Columns) -> bool {
    let Some(index) = columns.at(&Column::Id) else {
        return false;
    };
    let numbered = sheet.rows.iter().filter(|row| parts(row.cell(index)).is_some_and(|parts| parts.len() > 1)).count();
    numbered * 2 > sheet.rows.len()
}

/// Reads a sheet with dotted numbers.
pub fn read(sheet: &Sheet, columns: &Columns) -> Result<Found, Halt> {
    let index = columns.at(&Column::Number).or(columns.at(&Column::Id)).unwrap_or_default();
    let mut plan = Plan::default();
    let mut problems = Vec::new();
    let mut rows: Vec<Planted> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in &sheet.rows {
        let mut node = PlanNode::default();
        fill(&mut node, row, columns, &mut problems);
        let Some(parts) = parts(row.cell(index)) else {
            if !row.cell(index).is_empty() {
                let what =
                    format!("\"{}\" is no number such as 4.1; the row was put below the one above.", row.cell(index));
                problems.push(Problem { line: row.line, what });
            }
            unnumbered(node, row, columns, &mut rows, &mut plan, &mut problems);
            continue;
        };
        let number = parts.join(".");
        node.identifier.clone_from(&number);
        node.sequence.clone_from(&number);
        node.measures.iter_mut().for_each(|measure| measure.identifier.clone_from(&number));
        if node.title.is_empty() {
            problems.push(Problem { line: row.line, what: format!("{number} has no title; it was kept.") });
        }
        if places.contains_key(&number) {
            problems.push(Problem {
                line: row.line,
                what: format!(
                    "The number {number} stands a second time; both rows were kept, children go to the first."
                ),
            });
        }
        places.entry(number).or_insert(rows.len());
        rows.push(Planted { line: row.line, parent: None, node });
    }
    for row in &mut rows {
        let Some((above, _)) = row.node.sequence.rsplit_once('.') else {
            continue;
        };
        row.parent = nearest(above, &places);
        if !places.contains_key(above) {
            let kept = if row.parent.is_some() { "put below the next number above it" } else { "kept at the top" };
            problems.push(Problem {
                line: row.line,
                what: format!("There is no row {above} above {}; it was {kept}.", row.node.sequence),
            });
        }
    }
    plan.roots = grow(rows, &mut problems)?;
    Ok(Found { format: Format::CsvNumbers, plan, problems, complete: false })
}

fn unnumbered(
    node: PlanNode,
    row: &SheetRow,
    columns: &Columns,
    rows: &mut [Planted],
    plan: &mut Plan,
    problems: &mut Vec<Problem>,
) {
    let has_values =
        node.measures.first().is_some_and(|measure| !measure.targets.is_empty() || !measure.actuals.is_empty());
    let noted = node.measures.first().filter(|measure| !node.title.is_empty() && measure.name != node.title);
    problems.extend(noted.map(|measure| Problem {
        line: row.line,
        what: format!(
            "\"{}\" stands where the measure is named, but this row is a measure itself; it was kept as a note.",
            measure.name
        ),
    }));
    let above = rows.last_mut();
    match above {
        Some(planted) if has_values => planted.node.measures.push(as_measure(node)),
        Some(planted) => {
            let what = "This row has neither a number nor a value; its cells were kept with the row above.".to_owned();
            problems.push(Problem { line: row.line, what });
            planted.node.extras.extend(notes(row, columns));
        }
        None => {
            problems.push(Problem {
                line: row.line,
                what: "This row stands before the first number; its cells were kept with the plan.".to_owned(),
            });
            plan.extras.extend(notes(row, columns));
        }
    }
}

fn notes(row: &SheetRow, columns: &Columns) -> Vec<Extra> {
    let cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    cells
        .map(|(index, cell)| Extra {
            name: columns.headers.get(index).cloned().unwrap_or_default(),
            text: cell.trim().to_owned(),
        })
        .collect()
}

/// The parts of a number such as `|4.3.1|`, `4.a.` or `16-b-1`.
fn parts(cell: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = plain_number(cell).split(['.', '-']).map(str::trim).collect();
    let plain =
        |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|sign| sign.is_ascii_alphanumeric());
    let begins = parts.first().is_some_and(|part| part.bytes().any(|sign| sign.is_ascii_digit()));
    (begins && parts.iter().all(plain)).then_some(parts)
}

fn nearest(number: &str, places: &HashMap<String, usize>) -> Option<usize> {
    let mut above = number;
    loop {
        if let Some(place) = places.get(above) {
            return Some(*place);
        }
        above = above.rsplit_once('.')?.0;
    }
}
