//! Sheets with a column for each level, indented (one level a row) or with the full path in every row.
//! The last level that a row fills is what the row is about; the levels before it are its parents.

use super::cells::{Sheet, SheetRow};
use super::columns::{Column, Columns};
use super::fill::{as_measure, fill};
use crate::problem::Problem;
use crate::strategy::files::plan::{Extra, Plan, PlanNode, Statement};
use crate::strategy::files::tree::{Planted, grow};
use crate::strategy::files::{Format, Found, Halt};

/// A node that rows may still be put under.
struct Open {
    title: String,
    row: usize,
    /// Whether only a path named it so far; the first row of its own fills it.
    implied: bool,
}

struct Reader<'sheet> {
    columns: &'sheet Columns,
    levels: Vec<usize>,
    plan: Plan,
    rows: Vec<Planted>,
    open: Vec<Option<Open>>,
    problems: Vec<Problem>,
}

/// Reads a sheet with level columns.
pub fn read(sheet: &Sheet, columns: &Columns) -> Result<Found, Halt> {
    let levels: Vec<usize> = columns
        .list
        .iter()
        .enumerate()
        .filter(|(_, column)| **column == Column::Level)
        .map(|(index, _)| index)
        .collect();
    let mut reader =
        Reader { columns, levels, plan: Plan::default(), rows: Vec::new(), open: Vec::new(), problems: Vec::new() };
    for row in &sheet.rows {
        reader.row(row);
    }
    reader.plan.roots = grow(reader.rows, &mut reader.problems)?;
    Ok(Found { format: Format::CsvLevels, plan: reader.plan, problems: reader.problems, complete: false })
}

impl Reader<'_> {
    fn row(&mut self, row: &SheetRow) {
        let cell = |column: &Column| self.columns.at(column).map(|index| row.cell(index)).unwrap_or_default();
        let (mission, vision, measure) = (cell(&Column::Mission), cell(&Column::Vision), cell(&Column::MeasureLevel));
        let last = self.levels.iter().rposition(|index| !row.cell(*index).is_empty());
        let alone = last.is_none() && measure.is_empty();
        for (text, is_mission) in [(mission, true), (vision, false)] {
            if !text.is_empty() {
                self.statement(text, is_mission, alone.then_some(row), row.line);
            }
        }
        if let Some(last) = last {
            self.path(row, last, measure.is_empty());
        }
        if !measure.is_empty() {
            self.measure(measure, row);
        } else if alone && mission.is_empty() && vision.is_empty() {
            self.note(row);
        }
    }

    /// Opens the levels that a row names; the last one is its own unless the row is about a measure.
    fn path(&mut self, row: &SheetRow, last: usize, about_node: bool) {
        let mut changed = false;
        for place in 0..=last {
            let title = self.levels.get(place).map(|index| row.cell(*index)).unwrap_or_default();
            if title.is_empty() {
                continue;
            }
            let own = place == last && about_node;
            let known =
                self.open.get_mut(place).and_then(Option::as_mut).filter(|open| !changed && open.title == title);
            match known {
                // The path of every row repeats what is open.
                Some(_) if !own => {}
                Some(open) if open.implied => {
                    open.implied = false;
                    let index = open.row;
                    if let Some(planted) = self.rows.get_mut(index) {
                        fill(&mut planted.node, row, self.columns, &mut self.problems);
                    }
                    self.open.truncate(place + 1);
                }
                _ => {
                    changed = true;
                    self.begin(row, place, title, own);
                }
            }
        }
    }

    fn begin(&mut self, row: &SheetRow, place: usize, title: &str, own: bool) {
        self.open.truncate(place);
        if place > 0 && self.open.get(place - 1).and_then(Option::as_ref).is_none() {
            self.problems.push(Problem {
                line: row.line,
                what: format!("\"{title}\" leaves out a level; it was put below the last row of a higher level."),
            });
        }
        let mut node = PlanNode { title: title.to_owned(), ..PlanNode::default() };
        if own {
            fill(&mut node, row, self.columns, &mut self.problems);
        }
        let parent = self.open.iter().flatten().last().map(|open| open.row);
        self.open.resize_with(place, || None);
        self.open.push(Some(Open { title: title.to_owned(), row: self.rows.len(), implied: !own }));
        self.rows.push(Planted { line: row.line, parent, node });
    }

    fn measure(&mut self, name: &str, row: &SheetRow) {
        let mut node = PlanNode { title: name.to_owned(), ..PlanNode::default() };
        fill(&mut node, row, self.columns, &mut self.problems);
        let holder = self.open.iter().flatten().last().map(|open| open.row);
        match holder.and_then(|index| self.rows.get_mut(index)) {
            Some(planted) => planted.node.measures.push(as_measure(node)),
            None => {
                let what =
                    format!("The measure \"{name}\" stands below no pillar or objective; it was kept as a pillar.");
                self.problems.push(Problem { line: row.line, what });
                self.rows.push(Planted { line: row.line, parent: None, node });
            }
        }
    }

    /// Takes a mission or vision; every row may repeat it.
    fn statement(&mut self, text: &str, is_mission: bool, filled: Option<&SheetRow>, line: usize) {
        let list = if is_mission { &mut self.plan.missions } else { &mut self.plan.visions };
        if list.iter().any(|one| one.text == text) {
            return;
        }
        if !list.is_empty() {
            let word = if is_mission { "mission" } else { "vision" };
            self.problems.push(Problem {
                line,
                what: format!("A second {word} stands here; the first counts, this one was kept beside."),
            });
        }
        let mut node = PlanNode::default();
        if let Some(row) = filled {
            fill(&mut node, row, self.columns, &mut self.problems);
        }
        list.push(as_statement(text, node));
    }

    fn note(&mut self, row: &SheetRow) {
        let what = "This row fills no level; its cells were kept with the row above.".to_owned();
        self.problems.push(Problem { line: row.line, what });
        let cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
        let extras = cells.map(|(index, cell)| Extra {
            name: self.columns.headers.get(index).cloned().unwrap_or_default(),
            text: cell.trim().to_owned(),
        });
        self.rows.last_mut().map_or(&mut self.plan.extras, |planted| &mut planted.node.extras).extend(extras);
    }
}

/// Makes a statement of what a row says.
pub fn as_statement(text: &str, node: PlanNode) -> Statement {
    let mut extras = node.extras;
    let said = [
        ("description", node.description),
        ("remarks", node.other_information),
        ("because", node.because),
        ("starts on", node.starts_on),
        ("ends on", node.ends_on),
    ];
    extras.extend(
        said.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| Extra { name: name.to_owned(), text }),
    );
    Statement {
        identifier: node.identifier,
        text: text.to_owned(),
        owner: node.owner,
        lang: node.lang,
        dir: node.dir,
        wordings: node.wordings,
        extras,
        ..Statement::default()
    }
}
