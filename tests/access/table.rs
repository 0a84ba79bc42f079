//! The table of who may do what: every server function, called by everybody about the owner's things.
//!
//! Invariant: `table.txt` is what the program does. A function that is new, gone or newly allowed to somebody changes it,
//! and whoever reads the change sees who gained what. Write it anew with `UPDATE_ACCESS_TABLE=1`.

use std::fmt::Write as _;

use super::registry::{Function, functions};
use super::values::body;
use crate::support::{Answer, Persona, TestApp, World};

const HEAD: &str = "\
Who may do what. Each row is an act, each column somebody who is signed in; the thing acted on is the owner's.

  yes       it is done, or shown
  no        they know that it exists and may not (403)
  nothing   they are not told whether it exists (404)
  sign in   their session counts for nothing (401)
  fresh     they may, after proving once more who they are (403)
  refused   they may, but not what was asked (409 or 422)

owner     a person without an office: the card, the objective, the account, the session are theirs
peer      a colleague of the same team
manager   the owner's manager; skip is the manager's manager; outside is a manager of others
leader    leadership; admin and auditor are the other offices
dlgin     somebody who was let edit the pillar above the objective; dlgout another pillar: both are let into the draft for
          that, and into no other
gone      somebody who has left, with a cookie that has not ended

";

#[test]
fn the_access_table_is_as_written() {
    let app = TestApp::with_people();
    let functions = functions();
    let width = functions.iter().map(|it| it.path.len()).max().unwrap_or(0);
    let mut table = format!("{HEAD}{:width$}", "");
    for persona in Persona::ALL {
        write!(table, "  {:<8}", persona.word()).unwrap();
    }
    table.truncate(table.trim_end().len());
    for function in &functions {
        let cells: Vec<String> =
            Persona::ALL.iter().map(|persona| format!("{:<8}", cell(&app, function, *persona))).collect();
        let row = format!("{:width$}  {}", function.path, cells.join("  "));
        write!(table, "\n{}", row.trim_end()).unwrap();
    }
    table.push('\n');
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/access/table.txt");
    if std::env::var_os("UPDATE_ACCESS_TABLE").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    let differs: Vec<String> = table
        .lines()
        .filter(|line| !written.lines().any(|known| known == *line))
        .map(|line| format!("+ {line}"))
        .chain(written.lines().filter(|line| !table.lines().any(|new| new == *line)).map(|line| format!("- {line}")))
        .collect();
    assert!(
        written == table,
        "who may do what has changed:\n{}\nIf this is meant, run UPDATE_ACCESS_TABLE=1 cargo test --package tests access_table and look at tests/access/table.txt.",
        differs.join("\n")
    );
}

fn cell(app: &TestApp, function: &Function, persona: Persona) -> &'static str {
    let answer = app.client_of(persona).call(function.method, &function.path, &body(function));
    let word = word(function, &answer);
    if word == "nothing" {
        let elsewhere = World::nowhere(&body(function));
        let random = app.client_of(persona).call(function.method, &function.path, &elsewhere);
        assert_eq!(
            (answer.status, answer.text()),
            (random.status, random.text()),
            "{}: what is not theirs looks different from what is not there",
            function.path
        );
    }
    // What was allowed may have changed something; the next one finds the organisation as the first did.
    if function.method != "GET" && ["yes", "refused"].contains(&word) {
        World::write(&app.fresh);
    }
    word
}

fn word(function: &Function, answer: &Answer) -> &'static str {
    match answer.status {
        200 => "yes",
        401 => "sign in",
        403 if answer.text().contains("NotFresh") => "fresh",
        403 => "no",
        404 => "nothing",
        409 | 422 => "refused",
        other => panic!("{} answers {other}: {}", function.path, answer.text()),
    }
}
