//! Tests of the whole way in: made-up files for each rule, and exact numbers for the real ones.
//!
//! Invariant: every expectation about a real file was worked out from the file by other means.

use super::*;

mod properties;
mod real;

pub(super) fn file(text: &str) -> Source {
    Source::File { name: "people.csv".to_owned(), bytes: text.as_bytes().to_vec() }
}

pub(super) fn roster(text: &str) -> Roster {
    read(&file(text)).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

/// Rows, people, teams, roots, unknown managers, self-reports, cycles, duplicates, vacant, depth.
pub(super) fn numbers(roster: &Roster) -> [usize; 10] {
    let counts = roster.counts;
    [
        counts.rows,
        counts.people,
        counts.teams,
        counts.roots,
        counts.unknown_manager,
        counts.self_reports,
        counts.cycles,
        counts.duplicates,
        counts.vacant,
        counts.depth,
    ]
}

fn lines(roster: &Roster, part: &str) -> Vec<usize> {
    roster.problems.iter().filter(|problem| problem.what.contains(part)).map(|problem| problem.line).collect()
}

#[test]
fn plain_csv_with_every_kind_of_trouble() {
    let roster = roster(
        "name,email,employee_id,title,team,parent_team,manager,kind\n\
         Ann,ann@x.org,1,Head,Sales,,,\n\
         Bob,bob@x.org,2,Seller,North,Sales,1,contractor\n\
         Cy,cy@x.org,3,Seller,North,Sales,nobody@x.org,\n\
         Dee,dee@x.org,4,Seller,Sales / North,,4,\n\
         Eve,eve@x.org,5,,,,Fay,\n\
         Fay,fay@x.org,6,,,,eve@x.org,guest\n\
         Bob,bob@x.org,2,Seller,North,Sales,1,contractor\n\
         Vacant,,7,Clerk,,,1,\n\
         Gus,gus at x,8,Clerk,,,7,\n",
    );
    assert_eq!(numbers(&roster), [9, 7, 2, 1, 1, 1, 1, 1, 1, 3]);
    for (part, line) in [
        ("not in the file", 4),
        ("reports to itself", 5),
        ("in a circle", 7),
        ("stands on line 3 already", 8),
        ("is vacant", 9),
        ("not an e-mail address", 10),
    ] {
        assert_eq!(lines(&roster, part), [line], "{part}");
    }
    let person = |name: &str| roster.people.iter().find(|person| person.name == name).unwrap();
    assert_eq!(person("Gus").manager, Some(0), "the nearest held post above a vacant one");
    assert_eq!(person("Bob").kind, Kind::Contractor);
    assert_eq!((person("Dee").manager, person("Dee").team), (None, person("Bob").team));
    assert_eq!((person("Eve").manager, person("Fay").manager), (Some(5), None), "one link of the loop is dropped");
    assert_eq!(path(&roster.teams, person("Bob").team.unwrap()), "Sales / North");
}

#[test]
fn people_are_told_apart_by_the_rule() {
    let people = |rows: &str| roster(&format!("name,email,employee_id,handle,title\n{rows}")).counts.people;
    assert_eq!(people("Ann,a@x.org,1,,\nAnn,A@X.org,2,,\n"), 1, "a personal address goes before ids");
    assert_eq!(people("Ann,team@x.org,,,Head\nBob,team@x.org,,,Clerk\n"), 2, "a shared address is none");
    assert_eq!(people("Ann,team@x.org,1,,\nBob,team@x.org,2,,\nBob,team@x.org,2,,\n"), 2);
    assert_eq!(people("Ann,,7,,Head\nAnn,,7,,Clerk\n"), 1, "by employee id");
    assert_eq!(people("Ann,,,ann,Head\nAnn,,,ANN,Clerk\n"), 1, "by handle");
    assert_eq!(people("Ann,,,,Head\nAnn,,,,Clerk\nAnn,,,,Head\n"), 2, "by post and name");
    assert_eq!(people("N/D,,,,Head\nN/D,,,,Clerk\nN/D,,,,Head\nVacant,,,,Aide\nEliminated,,,,Page\n"), 2);
    assert_eq!(people("Ann,a@x.org,1,,\nAnn,,1,,\n"), 1, "a row without the address is the same person");
    assert_eq!(
        people(",a@x.org,,,\n,,9,,\n,,,,Chief\n"),
        2,
        "rows without a name keep their person; a row of nothing is nobody"
    );
}

#[test]
fn delimiters_marks_and_encodings_make_no_difference() {
    let comma = roster("name,email,team\nZo\u{eb},zoe@x.org,Caf\u{e9}\n");
    for text in [
        "\u{FEFF}Name;E-Mail;Team\r\nZo\u{eb};zoe@x.org;Caf\u{e9}\r\n",
        "NAME\temail\tDepartment\nZo\u{eb}\tzoe@x.org\tCaf\u{e9}",
        "sep=;\nname;email;team\n\nZo\u{eb};zoe@x.org;Caf\u{e9}\n;;\n",
    ] {
        let other = roster(text);
        assert_eq!(
            (other.people[0].name.as_str(), other.counts),
            (comma.people[0].name.as_str(), comma.counts),
            "{text}"
        );
    }
    let latin = Source::File { name: "f".into(), bytes: b"name,email,team\nZo\xEB,zoe@x.org,Caf\xE9\n".to_vec() };
    let latin = read(&latin).unwrap();
    assert_eq!((latin.people[0].name.as_str(), lines(&latin, "Windows-1252")), ("Zo\u{eb}", vec![2]));
}

#[test]
fn entra_without_rows_is_nobody_and_no_error() {
    let header = "version:v1.0\nName [displayName] Required,User name [userPrincipalName] Required,Initial password [passwordProfile] Required,Block sign in (Yes/No) [accountEnabled] Required\n";
    let empty = roster(header);
    assert_eq!((numbers(&empty), empty.problems.len()), ([0; 10], 0));
    let two = roster(&format!("{header}Ann,ann@x.org,x,Yes\nBob,bob_y.org#EXT#@x.onmicrosoft.com,x,No\n"));
    assert_eq!(
        two.people.iter().map(|person| (person.active, person.kind)).collect::<Vec<_>>(),
        [(false, Kind::Employee), (true, Kind::Guest)]
    );
}

#[test]
fn several_divisions_are_a_level_of_their_own() {
    let one = roster("Name,PersonID,SupervisorID,Department,Division\nAnn,1,,Design,Acme\nBob,2,1,Sales,Acme\n");
    assert_eq!(one.teams.iter().map(|team| team.key.as_str()).collect::<Vec<_>>(), ["Design", "Sales"]);
    let two = roster("Name,PersonID,SupervisorID,Department,Division\nAnn,1,,Design,Web\nBob,2,1,Design,Print\n");
    assert_eq!(
        two.teams.iter().map(|team| team.key.as_str()).collect::<Vec<_>>(),
        ["Web", "Web / Design", "Print", "Print / Design"]
    );
}

#[test]
fn a_last_day_waits_for_its_day() {
    let mut people = roster(
        "USERID,FILENUMBER,WORKER_NAME,MANAGER,TERMINATION_DATE\nann,1,Ann,,2026-06-30\nbob,2,Bob,Ann,30/06/2026\n",
    );
    assert_eq!((people.people[1].manager, lines(&people, "YYYY-MM-DD")), (Some(0), vec![3]));
    people.as_of("2026-06-30");
    assert!(people.people[0].active, "the last day is still a day at work");
    people.as_of("2026-07-01");
    assert_eq!(people.people.iter().map(|person| person.active).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_person_in_two_posts_never_manages_themselves() {
    let roster = roster(
        "Name,PersonID,SupervisorID,Work Email\nTop,1,,t@x.org\nAnn,2,1,a@x.org\nAnn,3,2,a@x.org\nBob,4,3,b@x.org\nCy,5,6,c@x.org\nDi,6,7,d@x.org\nCy,7,1,c@x.org\n",
    );
    assert_eq!(numbers(&roster), [7, 5, 0, 1, 0, 0, 0, 0, 0, 4]);
    let managers: Vec<_> = roster.people.iter().map(|person| person.manager).collect();
    assert_eq!(
        managers,
        [None, Some(0), Some(1), Some(4), None],
        "Cy and Di manage each other through posts; the later link is cut"
    );
    assert_eq!(lines(&roster, "manage each other"), [7]);
}

#[test]
fn a_single_team_file_is_enough() {
    let yaml = "teams:\n  web:\n    maintainers: [ann]\n    members:\n    - Bob\n    - bob\n    teams:\n      web-bots:\n        members: [0xMH]\n";
    let org = roster(yaml);
    assert_eq!((org.format, numbers(&org)), (Format::GithubOrg, [4, 3, 2, 4 - 1, 0, 0, 0, 1, 0, 1]));
    assert_eq!((org.teams[1].parent, org.teams[0].lead, org.people[2].name.as_str()), (Some(0), Some(0), "0xMH"));
    let toml = roster("name = \"docs\"\n[people]\nleads = [\"ann\"]\nmembers = [\"ann\", { github = \"bob\" }]\n");
    assert_eq!((toml.format, toml.counts.people, toml.teams[0].lead), (Format::RustTeams, 2, Some(0)));
}

#[test]
fn refusals_name_the_place() {
    for (text, line, part) in [
        ("{\"schemas\": [\n  oops", 2, "JSON is broken"),
        ("teams:\n  a: [b\n  c: }\n", 3, "YAML is broken"),
        ("name = \"x\"\n[people\n", 2, "TOML is broken"),
        ("name = \"x\"\n[package]\n", 0, "no team of the Rust tree"),
        ("sigs:\n- name: x\n", 1, "`sigs`"),
        ("name,email\nAnn,\"a@x.org\nBob,b@x.org\n", 2, "never closed"),
        ("[{\"name\": \"Ann\"}]", 1, "not SCIM"),
        ("{\"mission\": \"x\"}", 1, "import strategy"),
    ] {
        let refusal = read(&file(text)).unwrap_err();
        assert!(refusal.line == line && refusal.what.contains(part), "{text}: {refusal}");
        assert_eq!(refusal.to_string().lines().count(), 1);
    }
}

#[test]
fn the_report_has_every_key_in_order() {
    let text = report::json(&roster("name,email\nAnn,a@x.org\nBob,b\n"));
    let keys = [
        "format",
        "rows",
        "people",
        "teams",
        "roots",
        "unknown_manager",
        "self_reports",
        "cycles",
        "duplicates",
        "vacant",
        "depth",
        "problems",
        "line",
        "what",
    ];
    let at: Vec<_> = keys.iter().map(|key| text.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(at.is_sorted(), "{text}");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value.as_object().unwrap().len(), 12);
    assert!(keys[1..11].iter().all(|key| value[key].is_u64()));
}
