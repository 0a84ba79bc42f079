//! Reads our own plain CSV, and sheets like it from elsewhere.
//!
//! The header is `name,email,employee_id,title,team,parent_team,manager,kind`; only `name` and one more are needed, in any
//! order, with `,` `;` or tab between. Optional are `handle`, `post`, `active` (`yes` or `no`) and `leaves_on` (YYYY-MM-DD).
//! - `manager` is an employee id, an e-mail address, a handle or a name that stands once; blank is nobody.
//! - `team` is a unit or a path `Sales / North`; `parent_team` is the unit above, by name or path. See `paths`.
//! - `kind` is `employee`, `contractor` or `guest`; a blank is `employee`.
//! - A cell that begins with `=`, `+`, `-`, `@` or `'` is written with a `'` before it, and read without.
//!
//! Invariant: what `print::csv` writes, this reads back as the same people.

use std::collections::HashMap;

use super::intake::{Above, Entry, Intake, full_name, is_ended, squeeze};
use super::paths::{self, Path};
use super::roster::{Format, Kind};
use super::sheet::{Row, Sheet};

const EMAIL: &[&str] = &["email", "e-mail", "email address", "work email", "mail"];
const EMPLOYEE: &[&str] = &["employee id", "id", "employee number", "personnel number"];
const HANDLE: &[&str] = &["handle", "login", "username", "user name"];
const TEAM: &[&str] = &["team", "department", "unit"];
const MANAGER: &[&str] = &["manager", "reports to", "manager email", "manager id", "line manager", "manager name"];

/// Says whether a sheet that has names says anything else about people.
pub(super) fn is_people_header(sheet: &Sheet) -> bool {
    [EMAIL, HANDLE, TEAM, MANAGER, &["employee id", "employee number", "personnel number"]]
        .iter()
        .any(|names| sheet.column(names).is_some())
}

pub(super) fn read(sheet: &Sheet) -> Intake {
    let mut intake = Intake::new(Format::Csv);
    let column = |names: &[&str]| sheet.column(names);
    let name = column(&["name", "full name", "display name", "employee name"]);
    let (first, last) = (column(&["first name", "firstname"]), column(&["last name", "lastname"]));
    let (email, id, handle) = (column(EMAIL), column(EMPLOYEE), column(HANDLE));
    let title = column(&["title", "job title", "job position", "position"]);
    let kind = column(&["kind", "type", "employee type", "worker type"]);
    let (manager, active, post) = (column(MANAGER), column(&["active", "status"]), column(&["post"]));
    let leaves = column(&["leaves on", "termination date", "end date"]);
    let placed = places(sheet, &mut intake);
    for (row, path) in sheet.rows.iter().zip(placed) {
        intake.rows += 1;
        let cell = |column| unguarded(row.cell(column));
        let employee_id = squeeze(cell(id));
        let named = squeeze(cell(manager));
        let post = squeeze(cell(post));
        let team = intake.teams.at_path(&path);
        intake.entries.push(Entry {
            line: row.line,
            post: if post.is_empty() { employee_id.clone() } else { post },
            employee_id,
            name: full_name(cell(name), cell(first), cell(last)),
            email: squeeze(cell(email)),
            handle: squeeze(cell(handle)),
            title: squeeze(cell(title)),
            kind: Kind::from_words(cell(kind)),
            team,
            above: if named.is_empty() { Above::Nobody } else { Above::Any(named) },
            inactive: is_ended(cell(active)),
            leaves_on: cell(leaves).to_owned(),
            ..Entry::default()
        });
    }
    intake
}

/// Takes away the apostrophe that keeps a spreadsheet from computing a cell.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(super::print::GUARDED) => rest,
        _ => cell,
    }
}

/// Works out the full path of every row's unit.
fn places(sheet: &Sheet, intake: &mut Intake) -> Vec<Vec<String>> {
    let (team, parent) = (sheet.column(TEAM), sheet.column(&["parent team", "parent department", "parent unit"]));
    let written: Vec<Path> = sheet
        .rows
        .iter()
        .map(|row| paths::under(paths::parse(unguarded(row.cell(parent))), paths::parse(unguarded(row.cell(team)))))
        .collect();
    let mut known = Known::default();
    for path in &written {
        known.learn(path);
    }
    let mut cached: HashMap<Path, Vec<String>> = HashMap::new();
    sheet.rows.iter().zip(written).map(|(row, path)| known.full(path, row, &mut cached, intake)).collect()
}

/// Knows which units stand above a unit that other rows name alone; none where they disagree.
#[derive(Default)]
struct Known {
    above: HashMap<String, Option<Vec<String>>>,
}

impl Known {
    fn learn(&mut self, path: &Path) {
        for end in 1..path.levels.len() {
            let above = path.levels[..end].to_vec();
            let kept = self.above.entry(path.levels[end].clone()).or_insert_with(|| Some(above.clone()));
            if let Some(old) = kept {
                if above.ends_with(old) {
                    *old = above;
                } else if !old.ends_with(&above) {
                    *kept = None;
                }
            }
        }
    }

    fn full(&self, path: Path, row: &Row, cached: &mut HashMap<Path, Vec<String>>, intake: &mut Intake) -> Vec<String> {
        if let Some(full) = cached.get(&path) {
            return full.clone();
        }
        let mut levels = path.levels.clone();
        while !path.absolute
            && let Some(head) = levels.first().cloned()
            && let Some(above) = self.above.get(&head)
        {
            let Some(above) = above else {
                if levels.len() == 1 {
                    intake.problem(row.line, format!("Several units are called `{head}`; this row does not say which, so it stands at the top. Write its path, such as `Sales / {head}`."));
                }
                break;
            };
            if above.iter().any(|unit| levels.contains(unit)) {
                // A unit of the same name inside itself is fine when a row spells it out; a loop of parents is not.
                if above.first() != Some(&head) {
                    intake
                        .problem(row.line, format!("The units above `{head}` lead back to it; it stands at the top."));
                }
                break;
            }
            levels.splice(0..0, above.iter().cloned());
        }
        cached.insert(path, levels.clone());
        levels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn teams(rows: &str) -> (Vec<String>, usize) {
        let text = format!("name,team,parent_team\n{rows}");
        let intake = read(&super::super::sheet::read("f", &text).unwrap());
        let keys = intake
            .entries
            .iter()
            .map(|entry| entry.team.map_or(String::new(), |team| intake.teams.rows[team].key.clone()));
        (keys.collect(), intake.problems.len())
    }

    #[test]
    fn places_units_by_path_or_parent() {
        assert_eq!(
            teams("a,Sales / North,\nb,North,Sales\nc,North,\nd,Sales,Board\n").0,
            ["Board / Sales / North"; 3].iter().chain(&["Board / Sales"]).map(ToString::to_string).collect::<Vec<_>>()
        );
        assert_eq!(
            teams("a,Design,Web\nb,Design,Print\nc,Design,\n"),
            (vec!["Web / Design".into(), "Print / Design".into(), "Design".into()], 1)
        );
        assert_eq!(teams("a,X,Y\nb,Y,X\n").1, 2);
        assert_eq!(teams("a,/ North,\nb,North,Sales\n").0, ["North", "Sales / North"]);
        assert_eq!(teams("a,,Sales\nb,,\n").0, ["Sales", ""]);
    }
}
