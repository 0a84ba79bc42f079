//! Sheets in which every row has an id and names its parent.
//! The first parent is the main one, further ones are supported too; a parent that is not there is reported.

use std::collections::HashMap;

use super::cells::Sheet;
use super::columns::{Column, Columns};
use super::fill::{as_measure, fill, is_measure};
use super::levels::as_statement;
use crate::problem::Problem;
use crate::strategy::files::plan::{Extra, Plan, PlanNode, Support};
use crate::strategy::files::tree::{Planted, grow};
use crate::strategy::files::{Format, Found, Halt};

struct Entry {
    line: usize,
    kind: String,
    parents: Vec<String>,
    node: PlanNode,
}

/// Where the row with an id went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Node(usize),
    Top,
}

/// Reads a sheet with a parent column.
pub fn read(sheet: &Sheet, columns: &Columns) -> Result<Found, Halt> {
    let key = columns.at(&Column::Id).or(columns.at(&Column::Number)).unwrap_or_default();
    let parent = columns.at(&Column::Parent).unwrap_or_default();
    let mut plan = Plan::default();
    let mut problems = Vec::new();
    let mut entries = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        let mut node = PlanNode { identifier: row.cell(key).to_owned(), ..PlanNode::default() };
        fill(&mut node, row, columns, &mut problems);
        let kind = columns.at(&Column::Kind).map(|index| row.cell(index)).unwrap_or_default().to_lowercase();
        entries.push(Entry { line: row.line, kind, parents: vec![row.cell(parent).to_owned()], node });
    }
    let mut rows: Vec<Planted> = Vec::new();
    let mut places: HashMap<String, Place> = HashMap::new();
    let mut rest = Vec::new();
    let mut waiting = Vec::new();
    for mut entry in entries {
        let id = entry.node.identifier.clone();
        let place = match entry.kind.as_str() {
            "mission" | "vision" => Place::Top,
            kind if is_measure(kind) => {
                waiting.push(entry);
                continue;
            }
            _ => Place::Node(rows.len()),
        };
        let mut told = None;
        if id.is_empty() {
            told = Some(format!("\"{}\" has no id; nothing can stand below it.", entry.node.title));
        } else if *places.entry(id.clone()).or_insert(place) != place {
            told = Some(format!("The id {id} stands a second time; both rows were kept, children go to the first."));
        }
        problems.extend(told.map(|what| Problem { line: entry.line, what }));
        match (place, entry.kind.as_str()) {
            (Place::Node(_), kind) => {
                if !matches!(kind, "" | "pillar" | "objective" | "goal" | "target" | "node" | "theme" | "initiative") {
                    entry.node.extras.push(Extra { name: "type".to_owned(), text: entry.kind });
                }
                rows.push(Planted { line: entry.line, parent: None, node: entry.node });
                rest.push(entry.parents);
            }
            (Place::Top, kind) => {
                let title = entry.node.title.clone();
                let list = if kind == "mission" { &mut plan.missions } else { &mut plan.visions };
                if !list.is_empty() {
                    problems.push(Problem {
                        line: entry.line,
                        what: format!("A second {kind} stands here; the first counts, this one was kept beside."),
                    });
                }
                list.push(as_statement(&title, entry.node));
            }
        }
    }
    for (index, parents) in rest.into_iter().enumerate() {
        let parents = parted(parents, &places);
        let Some(row) = rows.get_mut(index) else {
            continue;
        };
        for (order, parent) in parents.into_iter().enumerate() {
            match (places.get(&parent), order) {
                (Some(Place::Node(place)), 0) => row.parent = Some(*place),
                (Some(Place::Top), _) => {}
                (None, 0) => {
                    let what = format!(
                        "\"{}\" names the parent {parent}, which does not exist; the row was kept at the top.",
                        row.node.title
                    );
                    problems.push(Problem { line: row.line, what });
                }
                _ => row.node.also_supports.push(Support { target: parent, ..Support::default() }),
            }
        }
    }
    for entry in waiting {
        let parents = parted(entry.parents, &places);
        let holder = parents.first().and_then(|parent| places.get(parent));
        match holder {
            Some(Place::Node(place)) => {
                if let Some(row) = rows.get_mut(*place) {
                    row.node.measures.push(as_measure(entry.node));
                }
            }
            _ => {
                let what = format!(
                    "The measure \"{}\" names no pillar or objective as its parent; it was kept at the top as a pillar.",
                    entry.node.title
                );
                problems.push(Problem { line: entry.line, what });
                rows.push(Planted { line: entry.line, parent: None, node: entry.node });
            }
        }
    }
    plan.roots = grow(rows, &mut problems)?;
    Ok(Found { format: Format::CsvParent, plan, problems, complete: false })
}

/// Parts a cell with several parents, unless the whole cell is one id.
fn parted(cells: Vec<String>, places: &HashMap<String, Place>) -> Vec<String> {
    let cell = cells.into_iter().next().unwrap_or_default();
    if places.contains_key(&cell) {
        return vec![cell];
    }
    cell.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
