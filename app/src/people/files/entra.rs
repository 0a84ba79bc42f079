//! Reads the bulk sheets of Microsoft Entra: the create template with its version line, and the user download.
//!
//! Invariant: there is no manager column, so everybody stands at the top, and the report says so.

use super::intake::{Entry, Intake, address, full_name, squeeze};
use super::roster::{Format, Kind};
use super::sheet::Sheet;

pub(super) fn read(sheet: &Sheet) -> Intake {
    let mut intake = Intake::new(Format::Entra);
    let column = |names: &[&str]| sheet.column(names);
    let name = column(&["displayname", "display name"]);
    let (first, last) = (column(&["givenname", "given name"]), column(&["surname"]));
    let login = column(&["userprincipalname", "user principal name"]);
    let mail = column(&["mail"]);
    let title = column(&["jobtitle", "job title"]);
    let department = column(&["department"]);
    let (enabled, kind) = (column(&["accountenabled", "account enabled"]), column(&["usertype", "user type"]));
    let id = column(&["employeeid", "employee id"]);
    for row in &sheet.rows {
        intake.rows += 1;
        let login = row.cell(login);
        // A guest's login carries `#EXT#` and is no address to write to.
        let guest = login.to_lowercase().contains("#ext#");
        let mut email = address(row.cell(mail));
        if email.is_empty() && !guest {
            email = address(login);
        }
        let key = squeeze(row.cell(id));
        let team = intake.teams.at_path(&[row.cell(department)]);
        intake.entries.push(Entry {
            line: row.line,
            post: key.clone(),
            employee_id: key,
            name: full_name(row.cell(name), row.cell(first), row.cell(last)),
            handle: if email.is_empty() { squeeze(login) } else { String::new() },
            email,
            title: squeeze(row.cell(title)),
            kind: if guest { Kind::Guest } else { Kind::from_words(row.cell(kind)) },
            team,
            inactive: is_blocked(row.cell(enabled), sheet.versioned),
            ..Entry::default()
        });
    }
    if intake.rows > 0 {
        let what = "This layout has no manager column, so everybody is read as reporting to nobody; set the managers afterwards, or give a file that has them.";
        intake.problem(sheet.header_line, what);
    }
    intake
}

/// Reads the column that asks "block sign in?" in the template and says "account enabled" in the download.
fn is_blocked(cell: &str, template: bool) -> bool {
    match cell.to_lowercase().as_str() {
        "yes" => true,
        "true" => template,
        "false" => !template,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_blocked;

    #[test]
    fn the_same_column_means_two_things() {
        assert!(is_blocked("Yes", true) && !is_blocked("No", true) && !is_blocked("False", true));
        assert!(is_blocked("False", false) && !is_blocked("True", false));
    }
}
