//! Reads the users sheet of Google Workspace, as its console hands it out and takes it in.
//!
//! Invariant: the employee id is the post where there is one; the manager is named by address; the unit is the path of the organisational unit.

use super::intake::{Above, Entry, Intake, full_name, is_ended, squeeze};
use super::roster::{Format, Kind};
use super::sheet::Sheet;

pub(super) fn read(sheet: &Sheet) -> Intake {
    let mut intake = Intake::new(Format::Google);
    let column = |names: &[&str]| sheet.column(names);
    let (first, last) = (column(&["first name"]), column(&["last name"]));
    let email = column(&["email address"]);
    let id = column(&["employee id"]);
    let title = column(&["employee title"]);
    let kind = column(&["employee type"]);
    let above = column(&["manager email"]);
    let (path, department) = (column(&["org unit path"]), column(&["department"]));
    let (status, new_status) = (column(&["status"]), column(&["new status"]));
    for row in &sheet.rows {
        intake.rows += 1;
        let key = squeeze(row.cell(id));
        let mut levels: Vec<&str> = row.cell(path).split('/').filter(|level| !level.trim().is_empty()).collect();
        if levels.is_empty() {
            levels.push(row.cell(department));
        }
        let named = row.cell(above);
        let team = intake.teams.at_path(&levels);
        intake.entries.push(Entry {
            line: row.line,
            post: key.clone(),
            employee_id: key,
            name: full_name("", row.cell(first), row.cell(last)),
            email: squeeze(row.cell(email)),
            title: squeeze(row.cell(title)),
            kind: Kind::from_words(row.cell(kind)),
            team,
            above: if named.is_empty() { Above::Nobody } else { Above::Email(named.to_lowercase()) },
            inactive: is_ended(row.cell(status)) || is_ended(row.cell(new_status)),
            ..Entry::default()
        });
    }
    intake
}
