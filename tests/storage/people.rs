//! Imports of people: applied whole or not at all, updated by the next one, and taken back.

use std::path::{Path, PathBuf};
use std::time::Duration;

use app::access::House;
use app::error::Error;
use app::id::RunId;
use app::people::files::Source;
use app::people::model::{Summary, Tally};
use app::people::work::{self, Applied};
use app::time::MINUTE;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::support::{Fresh, fresh};

const HEAD: &str = "name,email,employee_id,title,team,parent_team,manager,kind\n";
/// Two teams below one, seven people.
const FIRST: &str = "Ada Boss,ada@x.example,1,Head,Works,,,employee\n\
    Ben Lead,ben@x.example,2,Lead,North,Works,1,employee\n\
    Cleo Hand,cleo@x.example,3,Fitter,North,Works,2,employee\n\
    Dan Hand,dan@x.example,4,Fitter,North,Works,2,employee\n\
    Eva Lead,eva@x.example,5,Lead,South,Works,1,employee\n\
    Finn Hand,finn@x.example,6,Fitter,South,Works,5,contractor\n\
    Zoë Ångström,zoe@x.example,7,Fitter,South,Works,5,employee\n";

#[derive(QueryableByName, Debug, PartialEq)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

fn wait<T>(work: impl std::future::Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(work)
}

fn csv(rows: &str) -> Source {
    Source::File {
        name: "people.csv".to_owned(),
        bytes: format!("{HEAD}{rows}").into_bytes(),
    }
}

async fn preview(house: &House, source: Source) -> RunId {
    work::preview(house, &work::system(), source).await.unwrap()
}

async fn import(house: &House, source: Source) -> (RunId, Box<Summary>) {
    let run = preview(house, source).await;
    match work::apply(house, &work::system(), &run, true).await {
        Ok(Applied::Done(summary)) => (run, summary),
        other => panic!("{other:?}"),
    }
}

fn lines(fresh: &Fresh, query: &str) -> Vec<String> {
    let rows: Vec<Line> = diesel::sql_query(query).load(&mut fresh.conn()).unwrap();
    rows.into_iter().map(|row| row.line).collect()
}

fn count(fresh: &Fresh, what: &str) -> i64 {
    let row: Count = diesel::sql_query(format!(
        "SELECT CAST(COUNT(*) AS BIGINT) AS count FROM {what}"
    ))
    .get_result(&mut fresh.conn())
    .unwrap();
    row.count
}

fn run(fresh: &Fresh, statement: &str) {
    diesel::sql_query(statement)
        .execute(&mut fresh.conn())
        .unwrap();
}

/// Everything that an import may touch, row by row, as text.
fn everything(fresh: &Fresh) -> Vec<String> {
    [
        ("person", "id, name, sort_name, email, employee_id, handle, title, kind, state, team_id, manager_id, run_id, created_at, gone_at, moved_at, revision"),
        ("team", "id, external_key, name, parent_id, lead_id, lens_id, position, members, archived_at, revision"),
        ("post", "id, external_key, title, state, team_id, holder_id, reports_to_id, run_id, line"),
        ("node", "id, title, owner_id, owner_team_id, handed_from_id, revision"),
        ("measure", "id, name, owner_id, revision"),
        ("contribution", "id, person_id, what, old_team_id, revision"),
        ("account", "id, person_id, disabled_at, revision"),
    ]
    .iter()
    .flat_map(|(table, columns)| {
        let cells: Vec<String> = columns
            .split(", ")
            .map(|column| format!("COALESCE(CAST({column} AS TEXT), '-')"))
            .collect();
        lines(
            fresh,
            &format!("SELECT '{table} ' || {} AS line FROM {table} ORDER BY id", cells.join(" || '|' || ")),
        )
    })
    .collect()
}

fn id_of(fresh: &Fresh, name: &str) -> String {
    lines(
        fresh,
        &format!("SELECT id AS line FROM person WHERE name = '{name}'"),
    )
    .remove(0)
}

fn data() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let root = std::env::var_os("THROUGHLINE_DATA").map_or(beside, PathBuf::from);
    let there = root.join("hris").is_dir();
    if !there {
        println!("skipped: no data folder at {}", root.display());
    }
    there.then_some(root)
}

#[test]
fn one_chart_in_four_layouts_is_the_same_directory() {
    let Some(root) = data() else { return };
    for name in [
        "org/uk-organograms/hm-treasury-senior.csv",
        "hris/derived-hm-treasury-bamboohr-directory.csv",
        "hris/derived-hm-treasury-entra-bulk-create.csv",
        "hris/derived-hm-treasury-google-workspace-users.csv",
        "hris/derived-hm-treasury-workday-style.csv",
    ] {
        let fresh = fresh();
        let house = fresh.house();
        let (_, summary) = wait(import(&house, work::folder(&root.join(name)).unwrap()));
        assert_eq!(count(&fresh, "person WHERE state = 'active'"), 88, "{name}");
        assert_eq!(count(&fresh, "post WHERE state <> 'shared'"), 89, "{name}");
        assert_eq!(summary.tally.new, 88, "{name}");
        let members = lines(
            &fresh,
            "SELECT CAST(SUM(members) AS TEXT) AS line FROM team",
        );
        let placed = count(&fresh, "person WHERE team_id IS NOT NULL");
        assert_eq!(members, [placed.to_string()], "{name}");
        assert_eq!(
            count(&fresh, "person WHERE manager_id IS NULL"),
            1,
            "{name}"
        );
    }
}

#[test]
fn a_first_import_fills_the_directory() {
    let fresh = fresh();
    let (_, summary) = wait(import(&fresh.house(), csv(FIRST)));
    assert_eq!(summary.tally.new, 7);
    assert_eq!(
        lines(
            &fresh,
            "SELECT team.name || ' ' || CAST(team.members AS TEXT) || ' ' || person.name AS line FROM team JOIN person ON person.id = team.lead_id ORDER BY team.name"
        ),
        ["North 3 Ben Lead", "South 3 Eva Lead"]
    );
    assert_eq!(
        lines(
            &fresh,
            "SELECT sort_name AS line FROM person WHERE name LIKE 'Zo%'"
        ),
        ["angstrom zoe"]
    );
    let found = wait(fresh.house().read_as(work::system(), |tx| {
        app::people::search(tx, "ångström south", 1)
    }))
    .unwrap();
    assert_eq!(
        (found.total, found.people[0].name.as_str()),
        (1, "Zoë Ångström")
    );
}

/// Ben leaves, Cleo goes South to Eva, Dan has another title, Gia is new.
const SECOND: &str = "Ada Boss,ada@x.example,1,Head,Works,,,employee\n\
    Cleo Hand,cleo@x.example,3,Fitter,South,Works,5,employee\n\
    Dan Hand,dan@x.example,4,Master fitter,North,Works,1,employee\n\
    Eva Lead,eva@x.example,5,Lead,South,Works,1,employee\n\
    Finn Hand,finn@x.example,6,Fitter,South,Works,5,contractor\n\
    Zoë Ångström,zoe@x.example,7,Chief fitter,South,Works,5,employee\n\
    Gia New,gia@x.example,8,Fitter,North,Works,4,employee\n";

#[test]
fn a_second_import_is_an_update_and_one_act_takes_it_back() {
    let fresh = fresh();
    let house = fresh.house();
    let system = work::system();
    wait(import(&house, csv(FIRST)));
    let (ben, ada, cleo) = (
        id_of(&fresh, "Ben Lead"),
        id_of(&fresh, "Ada Boss"),
        id_of(&fresh, "Cleo Hand"),
    );
    let north = lines(&fresh, "SELECT id AS line FROM team WHERE name = 'North'").remove(0);
    run(
        &fresh,
        "INSERT INTO strategy (id, name, created_at) VALUES ('s', 'Plan', 1)",
    );
    for (node, owner) in [("n1", &ben), ("n2", &cleo), ("n3", &ada)] {
        run(
            &fresh,
            &format!(
                "INSERT INTO node (id, strategy_id, parent_id, position, title, owner_id, created_at, updated_at) VALUES ('{node}', 's', {}, 0, '{node}', '{owner}', 1, 1)",
                if node == "n1" { "NULL" } else { "'n1'" }
            ),
        );
    }
    run(
        &fresh,
        &format!(
            "INSERT INTO measure (id, node_id, position, name, kind, owner_id) VALUES ('m', 'n1', 0, 'm', 'quantity', '{ben}')"
        ),
    );
    run(
        &fresh,
        &format!(
            "INSERT INTO contribution (id, person_id, position, what, created_at, updated_at) VALUES ('c', '{cleo}', 0, 'I fit', 1, 1)"
        ),
    );
    run(
        &fresh,
        &format!(
            "INSERT INTO account (id, person_id, email, created_at) VALUES ('a', '{ben}', 'ben@x.example', 1)"
        ),
    );
    run(
        &fresh,
        "INSERT INTO session (id, token_hash, account_id, stage, remembered, device, created_at, seen_at, fresh_at, ends_at) VALUES ('z', 'h', 'a', 'open', FALSE, 'd', 1, 1, 1, 1)",
    );
    let before = everything(&fresh);

    fresh.clock.advance(MINUTE);
    let second = wait(preview(&house, csv(SECOND)));
    assert_eq!(everything(&fresh), before, "a preview changes nothing");
    let asked = wait(work::apply(&house, &system, &second, false)).unwrap();
    let Applied::Asks(asked) = asked else {
        panic!("{asked:?}")
    };
    let tally = Tally {
        new: 1,
        moved: 2,
        changed: 1,
        gone: 1,
        unchanged: 3,
        active: 7,
        returning: 0,
    };
    assert_eq!(asked.tally, tally);
    assert_eq!(everything(&fresh), before, "a question changes nothing");
    let done = wait(work::apply(&house, &system, &second, true)).unwrap();
    assert!(matches!(done, Applied::Done(_)));

    assert_eq!(
        lines(
            &fresh,
            "SELECT name AS line FROM person WHERE state = 'gone'"
        ),
        ["Ben Lead"]
    );
    assert_eq!(
        count(
            &fresh,
            &format!("node WHERE owner_id = '{ada}' AND handed_from_id = '{ben}'")
        ),
        1
    );
    // Cleo changed both team and manager; her old manager left, so his manager answers for it.
    assert_eq!(
        count(
            &fresh,
            &format!("node WHERE owner_id = '{ada}' AND handed_from_id = '{cleo}'")
        ),
        1
    );
    assert_eq!(
        count(&fresh, &format!("measure WHERE owner_id = '{ada}'")),
        1
    );
    assert_eq!(
        count(
            &fresh,
            &format!("contribution WHERE old_team_id = '{north}'")
        ),
        1
    );
    assert_eq!(count(&fresh, "account WHERE disabled_at IS NOT NULL"), 1);
    assert_eq!(count(&fresh, "session"), 0);
    assert_eq!(
        lines(
            &fresh,
            "SELECT name || ' ' || CAST(members AS TEXT) AS line FROM team ORDER BY name"
        ),
        ["North 2", "South 4", "Works 1"]
    );
    let told = "SELECT person.name AS line FROM notice JOIN person ON person.id = notice.person_id WHERE what = 'manager.changed' ORDER BY person.name";
    assert_eq!(lines(&fresh, told), ["Cleo Hand", "Dan Hand"]);

    wait(work::undo(&house, &system, &second)).unwrap();
    assert_eq!(everything(&fresh), before, "an undo restores every row");
    assert_eq!(
        lines(&fresh, told).len(),
        4,
        "those who are moved back are told"
    );
    assert_eq!(
        count(&fresh, &format!("import_change WHERE run_id = '{second}'")),
        0
    );
}

#[test]
fn who_comes_back_is_the_same_person() {
    let fresh = fresh();
    let house = fresh.house();
    wait(import(&house, csv(FIRST)));
    let ben = id_of(&fresh, "Ben Lead");
    fresh.clock.advance(MINUTE);
    wait(import(&house, csv(SECOND)));
    fresh.clock.advance(MINUTE);
    let (_, third) = wait(import(&house, csv(FIRST)));
    assert_eq!(
        (third.tally.returning, third.tally.gone, third.tally.new),
        (1, 1, 0)
    );
    assert_eq!(
        lines(
            &fresh,
            "SELECT id AS line FROM person WHERE name = 'Ben Lead' AND state = 'active' AND gone_at IS NULL"
        ),
        [ben]
    );
}

#[test]
fn an_undo_keeps_what_was_changed_since_and_says_so() {
    let fresh = fresh();
    let house = fresh.house();
    let (first, _) = wait(import(&house, csv(FIRST)));
    fresh.clock.advance(MINUTE);
    let (second, _) = wait(import(&house, csv(SECOND)));
    let refused = wait(work::undo(&house, &work::system(), &first));
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    run(
        &fresh,
        "UPDATE person SET title = 'Poet', revision = revision + 1 WHERE name = 'Dan Hand'",
    );
    let gia = id_of(&fresh, "Gia New");
    run(
        &fresh,
        &format!(
            "INSERT INTO account (id, person_id, email, created_at) VALUES ('a', '{gia}', 'gia@x.example', 1)"
        ),
    );
    wait(work::undo(&house, &work::system(), &second)).unwrap();
    assert_eq!(
        lines(
            &fresh,
            "SELECT title AS line FROM person WHERE name = 'Dan Hand'"
        ),
        ["Poet"]
    );
    assert_eq!(
        lines(
            &fresh,
            "SELECT state AS line FROM person WHERE name = 'Gia New'"
        ),
        ["active"]
    );
    assert_eq!(
        lines(
            &fresh,
            "SELECT state AS line FROM person WHERE name = 'Ben Lead'"
        ),
        ["active"]
    );
    let summary = lines(
        &fresh,
        &format!("SELECT summary AS line FROM import_run WHERE id = '{second}'"),
    )
    .remove(0);
    let summary: Summary = serde_json::from_str(&summary).unwrap();
    assert_eq!(summary.kept, ["Dan Hand", "Gia New"]);
}

#[test]
fn the_admin_who_is_in_no_file_stays() {
    let fresh = fresh();
    run(
        &fresh,
        "INSERT INTO person (id, name, sort_name, kind, state, created_at) VALUES ('p', 'Set Up', 'up set', 'employee', 'active', 1)",
    );
    run(
        &fresh,
        "INSERT INTO account (id, person_id, email, admin, created_at) VALUES ('a', 'p', 'set@x.example', TRUE, 1)",
    );
    let (_, summary) = wait(import(&fresh.house(), csv(FIRST)));
    assert_eq!((summary.tally.gone, summary.tally.new), (0, 7));
    assert_eq!(count(&fresh, "person WHERE state = 'active'"), 8);
}

fn many(people: usize, salt: usize) -> String {
    let mut rows = String::new();
    for person in 1..=people {
        let manager = if person == 1 {
            String::new()
        } else {
            ((person + salt % 3) / 8).clamp(1, person - 1).to_string()
        };
        rows.push_str(&format!("Person {person} {salt},p{person}@x.example,{person},Title {},Team {},,{manager},employee\n", person % 17, (person + salt) / 25));
    }
    rows
}

#[test]
fn a_crash_while_staging_leaves_nothing_to_be_seen() {
    let fresh = fresh();
    let house = fresh.house();
    wait(import(&house, csv(FIRST)));
    let before = everything(&fresh);
    fresh.clock.advance(MINUTE);
    let rows = many(9_000, 0).replace("@x.example", "@y.example");
    let source = csv(&format!(
        "{FIRST}{}",
        rows.replace(".example,", ".example,y")
    ));
    let run = wait(preview(&house, source));
    wait(async {
        let system = work::system();
        let apply = work::apply(&house, &system, &run, true);
        let seen = async {
            while count(&fresh, "person WHERE state = 'waiting'") == 0 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        futures_select(apply, seen).await;
        // What was being written when the rest was dropped ends by itself.
        tokio::time::sleep(Duration::from_millis(700)).await;
    });
    assert!(count(&fresh, "person WHERE state = 'waiting'") > 0);
    let hidden = |line: &String| line.contains("|waiting|") || line.contains("|y");
    let seen = |fresh: &Fresh| {
        let all = everything(fresh);
        let own: Vec<String> = all
            .into_iter()
            .filter(|line| line.starts_with("person") && !hidden(line))
            .collect();
        own
    };
    let people: Vec<String> = before
        .iter()
        .filter(|line| line.starts_with("person"))
        .cloned()
        .collect();
    assert_eq!(seen(&fresh), people);
    assert_eq!(count(&fresh, "team WHERE archived_at IS NULL"), 3);
    let found = wait(house.read_as(work::system(), |tx| app::people::search(tx, "", 1))).unwrap();
    assert_eq!(found.total, 7);
    let refused = wait(work::apply(&house, &work::system(), &run, true));
    assert!(
        matches!(refused, Err(Error::Invalid(_))),
        "it may still be alive: {refused:?}"
    );
    fresh.clock.advance(2 * MINUTE);
    let done = wait(work::apply(&house, &work::system(), &run, true)).unwrap();
    assert!(matches!(done, Applied::Done(_)));
    assert_eq!(count(&fresh, "person WHERE state = 'active'"), 9_007);
    wait(work::undo(&house, &work::system(), &run)).unwrap();
    assert_eq!(everything(&fresh), before);
}

/// Runs both until the second ends, then drops the first where it stands.
async fn futures_select(first: impl std::future::Future, second: impl std::future::Future) {
    tokio::select! {
        _ = first => panic!("it was done before it could crash"),
        _ = second => {}
    }
}

#[test]
fn any_import_taken_back_is_as_if_it_had_not_been() {
    let fresh = fresh();
    let house = fresh.house();
    wait(import(&house, csv(&many(60, 0))));
    for salt in 1..8 {
        fresh.clock.advance(MINUTE);
        let before = everything(&fresh);
        // Some leave, some are new, most move: another arithmetic each time.
        let rows: String = many(60 + salt * 3, salt)
            .lines()
            .enumerate()
            .filter(|(at, _)| *at == 0 || at % (salt + 5) != 0 || *at < 9)
            .map(|(_, line)| format!("{line}\n"))
            .collect();
        let (run, _) = wait(import(&house, csv(&rows)));
        assert_ne!(everything(&fresh), before);
        wait(work::undo(&house, &work::system(), &run)).unwrap();
        assert_eq!(everything(&fresh), before, "{salt}");
        fresh.clock.advance(MINUTE);
        wait(import(&house, csv(&rows)));
    }
}
