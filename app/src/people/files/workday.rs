//! Reads a flat worker file in the style of Workday: login, file number, worker name, manager id.
//!
//! Invariant: the file number is the post as well as the employee id; a manager id goes before a manager's name.

use super::intake::{Above, Entry, Intake, address, full_name, squeeze};
use super::roster::{Format, Kind};
use super::sheet::Sheet;
use super::units::Units;

pub(super) fn read(sheet: &Sheet) -> Intake {
    let mut intake = Intake::new(Format::Workday);
    let column = |names: &[&str]| sheet.column(names);
    let id = column(&["filenumber", "file number", "employee id", "worker id"]);
    let login = column(&["userid", "user id"]);
    let email = column(&["email", "email address", "work email"]);
    let name = column(&["worker name", "name"]);
    let (first, last) = (column(&["first name"]), column(&["last name"]));
    let title = column(&["jobtitle", "job title"]);
    let kind = column(&["employee type", "worker type"]);
    let (above_id, above_name) = (column(&["manager id"]), column(&["manager"]));
    let ends = column(&["termination date"]);
    let units = Units::new(sheet, column(&["division"]), &[column(&["department"]), column(&["team"])]);
    for row in &sheet.rows {
        intake.rows += 1;
        let key = squeeze(row.cell(id));
        let login = squeeze(row.cell(login));
        let mail = Some(address(row.cell(email))).filter(|mail| !mail.is_empty()).unwrap_or_else(|| address(&login));
        let above = match (row.cell(above_id), row.cell(above_name)) {
            ("", "") => Above::Nobody,
            ("", name) => Above::Name(squeeze(name)),
            (key, _) => Above::Post(squeeze(key)),
        };
        let team = units.of(row, &mut intake.teams);
        intake.entries.push(Entry {
            line: row.line,
            post: key.clone(),
            employee_id: key,
            name: full_name(row.cell(name), row.cell(first), row.cell(last)),
            handle: if login.contains('@') { String::new() } else { login },
            email: mail,
            title: squeeze(row.cell(title)),
            kind: Kind::from_words(row.cell(kind)),
            team,
            above,
            leaves_on: row.cell(ends).to_owned(),
            ..Entry::default()
        });
    }
    intake
}
