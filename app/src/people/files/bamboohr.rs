//! Reads a BambooHR directory export: a person key, the key of the supervisor, job title, department.
//!
//! Invariant: the person key is the post as well as the employee id; the manager is taken by key, else by e-mail, else by name.

use super::intake::{Above, Entry, Intake, address, full_name, is_ended, squeeze};
use super::roster::{Format, Kind};
use super::sheet::Sheet;
use super::units::Units;

pub(super) fn read(sheet: &Sheet) -> Intake {
    let mut intake = Intake::new(Format::BambooHr);
    let column = |names: &[&str]| sheet.column(names);
    let name = column(&["name", "full name", "employee name", "display name"]);
    let (first, last) = (column(&["first name", "firstname", "preferred name"]), column(&["last name", "lastname"]));
    let id = column(&["personid", "person id", "employee #", "employee number", "employee id"]);
    let (above_id, above_email, above_name) = (
        column(&["supervisorid", "supervisor id", "supervisor #", "manager id"]),
        column(&["supervisor email", "manager email"]),
        column(&["reporting to", "reports to", "supervisor", "manager"]),
    );
    let email = column(&["work email", "email address", "email", "e-mail"]);
    let title = column(&["job title", "title"]);
    let kind = column(&["employment status", "employee type", "employment type"]);
    let (status, ends) = (column(&["status"]), column(&["termination date", "end date"]));
    let units = Units::new(sheet, column(&["division"]), &[column(&["department"])]);
    for row in &sheet.rows {
        intake.rows += 1;
        let key = squeeze(row.cell(id));
        let above = match (row.cell(above_id), address(row.cell(above_email)), row.cell(above_name)) {
            ("", mail, "") if mail.is_empty() => Above::Nobody,
            ("", mail, name) if mail.is_empty() => Above::Name(squeeze(name)),
            ("", mail, _) => Above::Email(mail),
            (key, _, _) => Above::Post(squeeze(key)),
        };
        let team = units.of(row, &mut intake.teams);
        intake.entries.push(Entry {
            line: row.line,
            post: key.clone(),
            employee_id: key,
            name: full_name(row.cell(name), row.cell(first), row.cell(last)),
            email: squeeze(row.cell(email)),
            title: squeeze(row.cell(title)),
            kind: Kind::from_words(row.cell(kind)),
            team,
            above,
            inactive: is_ended(row.cell(status)),
            leaves_on: row.cell(ends).to_owned(),
            ..Entry::default()
        });
    }
    intake
}
