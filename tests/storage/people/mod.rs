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

mod addresses;
mod crashes;
mod updates;

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
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(work)
}

fn csv(rows: &str) -> Source {
    Source::File { name: "people.csv".to_owned(), bytes: format!("{HEAD}{rows}").into_bytes() }
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
    let row: Count = diesel::sql_query(format!("SELECT CAST(COUNT(*) AS BIGINT) AS count FROM {what}"))
        .get_result(&mut fresh.conn())
        .unwrap();
    row.count
}

fn run(fresh: &Fresh, statement: &str) {
    diesel::sql_query(statement).execute(&mut fresh.conn()).unwrap();
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
    lines(fresh, &format!("SELECT id AS line FROM person WHERE name = '{name}'")).remove(0)
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
    // Entra's template has no column for the manager, so nobody in it reports to anybody.
    for (name, without_manager) in [
        ("org/uk-organograms/hm-treasury-senior.csv", 1),
        ("hris/derived-hm-treasury-bamboohr-directory.csv", 1),
        ("hris/derived-hm-treasury-entra-bulk-create.csv", 88),
        ("hris/derived-hm-treasury-google-workspace-users.csv", 1),
        ("hris/derived-hm-treasury-workday-style.csv", 1),
    ] {
        let fresh = fresh();
        let house = fresh.house();
        let (_, summary) = wait(import(&house, work::folder(&root.join(name)).unwrap()));
        assert_eq!(count(&fresh, "person WHERE state = 'active'"), 88, "{name}");
        assert_eq!(count(&fresh, "post WHERE state <> 'shared'"), 89, "{name}");
        assert_eq!(summary.tally.new, 88, "{name}");
        let members = lines(&fresh, "SELECT CAST(SUM(members) AS TEXT) AS line FROM team");
        let placed = count(&fresh, "person WHERE team_id IS NOT NULL");
        assert_eq!(members, [placed.to_string()], "{name}");
        assert_eq!(count(&fresh, "person WHERE manager_id IS NULL"), without_manager, "{name}");
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
    assert_eq!(lines(&fresh, "SELECT sort_name AS line FROM person WHERE name LIKE 'Zo%'"), ["angstrom zoe"]);
    let found = wait(fresh.house().read_as(work::system(), |tx| app::people::search(tx, "ångström south", 1))).unwrap();
    assert_eq!((found.total, found.people[0].name.as_str()), (1, "Zoë Ångström"));
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
