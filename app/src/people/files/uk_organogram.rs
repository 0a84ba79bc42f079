//! Reads the senior posts of a UK government organogram, in its 2011 and later column sets.
//!
//! Invariant: the post reference is the post; the top reports to `XX`, `xx` or a blank; the contact address is a person's only when nobody else has it.

use super::intake::{Above, Entry, Intake, squeeze};
use super::roster::Format;
use super::sheet::Sheet;
use super::units::Units;

pub(super) fn read(sheet: &Sheet) -> Intake {
    let mut intake = Intake::new(Format::UkOrganogram);
    let column = |names: &[&str]| sheet.column(names);
    let post = column(&["post unique reference"]);
    let name = column(&["name"]);
    let title = column(&["job title"]);
    let email = column(&["contact e-mail", "contact email"]);
    let above = column(&["reports to senior post"]);
    let units = Units::new(sheet, column(&["organisation"]), &[column(&["unit"])]);
    for row in &sheet.rows {
        intake.rows += 1;
        let key = squeeze(row.cell(post));
        if key.is_empty() {
            intake.problem(
                row.line,
                "This row has no `Post Unique Reference`, so nobody can report to it; its title and name stand for it.",
            );
        }
        let named = squeeze(row.cell(above));
        let team = units.of(row, &mut intake.teams);
        intake.entries.push(Entry {
            line: row.line,
            post: key,
            name: unquoted(row.cell(name)),
            email: squeeze(row.cell(email)),
            title: squeeze(row.cell(title)),
            team,
            above: if named.is_empty() || named.eq_ignore_ascii_case("xx") {
                Above::Nobody
            } else {
                Above::Post(named)
            },
            ..Entry::default()
        });
    }
    intake
}

/// Reads `ND` as `N/D` and drops the stray apostrophe some departments left behind a word.
fn unquoted(name: &str) -> String {
    let name = squeeze(name.trim_matches('\''));
    if name.eq_ignore_ascii_case("nd") || name.eq_ignore_ascii_case("n.d.") { "N/D".to_owned() } else { name }
}
