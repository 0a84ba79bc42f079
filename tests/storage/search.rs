//! The index of words: equal to one made anew, whoever wrote the texts and however.

use app::demo::command;
use app::people::files::Source;
use app::people::work::{self as people, Applied};
use app::storage::index::rebuilt;
use app::storage::{Db, backup, migrate};
use app::strategy::exchange::work as strategy;
use app::strategy::files::read;
use app::time::MINUTE;
use diesel::connection::SimpleConnection;

use crate::support::{Fresh, Persona, TestApp, World, bare, fresh};

const HEAD: &str = "name,email,employee_id,title,team,parent_team,manager,kind\n";
/// Asserts that the index is right as soon as nothing is left to the server, and returns how many rows it has.
#[track_caller]
fn right(fresh: &Fresh) -> usize {
    Db::open(fresh.location.clone()).unwrap().write_left_words().unwrap();
    let (anew, held) = rebuilt(&mut fresh.conn()).unwrap();
    let missing: Vec<&String> = anew.iter().filter(|row| held.binary_search(row).is_err()).take(5).collect();
    let needless: Vec<&String> = held.iter().filter(|row| anew.binary_search(row).is_err()).take(5).collect();
    assert!(missing.is_empty() && needless.is_empty(), "missing: {missing:#?}\nneedless: {needless:#?}");
    assert_eq!(held.len(), anew.len());
    held.len()
}

/// Tells how many subjects of a sort have a word.
fn having(fresh: &Fresh, sort: &str, word: &str) -> usize {
    let (_, held) = rebuilt(&mut fresh.conn()).unwrap();
    held.iter().filter(|row| row.starts_with(&format!("word {sort} ")) && row.ends_with(&format!(" {word}"))).count()
}

fn wait<T>(work: impl std::future::Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

#[test]
fn the_demo_fills_it_and_takes_it_away_again() {
    let fresh = fresh();
    let house = fresh.house();
    assert_eq!(right(&fresh), 0);
    command::fill(&house).unwrap();
    assert!(right(&fresh) > 2_000);
    command::empty(&house).unwrap();
    assert_eq!(right(&fresh), 0);
}

#[test]
fn an_import_of_people_its_update_and_its_undo_keep_it_right() {
    let fresh = fresh();
    let house = fresh.house();
    let import = |rows: &str| {
        let source = Source::File { name: "p.csv".to_owned(), bytes: format!("{HEAD}{rows}").into_bytes() };
        fresh.clock.advance(MINUTE);
        let run = wait(people::preview(&house, &people::system(), source)).unwrap();
        assert!(matches!(wait(people::apply(&house, &people::system(), &run, true)), Ok(Applied::Done(_))));
        run
    };
    import(
        "Ada Boss,ada@x.example,1,Head,Works,,,employee\nZoë Ångström,zoe@x.example,2,Fitter,North,Works,1,employee\n",
    );
    assert!(right(&fresh) > 8);
    assert_eq!(having(&fresh, "person", "angstrom"), 1);
    let update = import(
        "Ada Boss,ada@x.example,1,Chief,Works,,,employee\nZoë Berg,zoe@x.example,2,Welder,South,Works,1,employee\nDan New,,3,Fitter,South,Works,1,employee\n",
    );
    right(&fresh);
    assert_eq!([having(&fresh, "person", "angstrom"), having(&fresh, "person", "berg")], [0, 1]);
    wait(people::undo(&house, &people::system(), &update)).unwrap();
    right(&fresh);
    assert_eq!([having(&fresh, "person", "angstrom"), having(&fresh, "person", "berg")], [1, 0]);
}

#[test]
fn an_import_of_a_strategy_keeps_it_right_and_a_backup_brings_it_back() {
    let fresh = fresh();
    let house = fresh.house();
    let import =
        |text: &str| strategy::import(&house, "plan.csv", read("plan.csv", text.as_bytes()).unwrap(), false).unwrap();
    import(
        "id,parent,title,description\n1,,Mend what breaks,Nothing is thrown away\n2,1,Shops in every town,Within an hour\n",
    );
    assert!(right(&fresh) > 8);
    import(
        "id,parent,title,description\n1,,Mend what wears out,Nothing is thrown away\n2,1,Shops in every town,Within a day\n",
    );
    right(&fresh);
    assert_eq!([having(&fresh, "node", "breaks"), having(&fresh, "node", "wears")], [0, 1]);

    let file = fresh.path("backup");
    backup::write(&fresh.location, &file, fresh.clock.now()).unwrap();
    let target = bare();
    migrate::run(&target.location).unwrap();
    backup::restore(&Db::open(target.location.clone()).unwrap(), &file).unwrap();
    assert_eq!(right(&target), right(&fresh));
}

#[test]
fn what_people_change_by_hand_is_found_at_once() {
    let app = TestApp::with_people();
    let before = right(&app.fresh);
    assert!(before > 50);
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    leader.submit("form[action='/api/strategy/edit']", &[("title", "Rails without rust")]);
    right(&app.fresh);
    // What is drafted is found by nobody.
    assert_eq!([having(&app.fresh, "node", "slow"), having(&app.fresh, "node", "rust")], [1, 0]);
    let wording =
        [("id", World::DRAFT_OBJECTIVE), ("lens", World::OTHER_LENS), ("revision", "0"), ("title", "Punctuality")];
    assert_eq!(leader.post("/api/strategy/wording", &wording).status, 303);
    leader.publish(World::DRAFT, "Rust was what slowed us down");
    right(&app.fresh);
    assert_eq!(["slow", "rust", "punctuality"].map(|word| having(&app.fresh, "node", word)), [0, 1, 1]);
    // A lens that goes out of use takes its words out of sight.
    let mut admin = app.client_of(Persona::Admin);
    assert_eq!(admin.post("/api/lens/archive", &[("id", World::OTHER_LENS)]).status, 303);
    right(&app.fresh);
    assert_eq!(having(&app.fresh, "node", "punctuality"), 0);
}

#[test]
fn what_was_written_past_the_door_is_settled_by_the_next_write() {
    let fresh = fresh();
    World::write(&fresh);
    let statements = format!(
        "UPDATE team SET name = 'Façade' WHERE id = '{}'; UPDATE measure SET name = 'Creaks' WHERE id = '{}'; \
         DELETE FROM support; UPDATE person SET name = '', email = NULL, title = '' WHERE id = '{}'",
        World::TRADE,
        World::MEASURE,
        Persona::Peer.person()
    );
    fresh.conn().batch_execute(&statements).unwrap();
    let (anew, held) = rebuilt(&mut fresh.conn()).unwrap();
    assert_ne!(anew, held);
    fresh.house().write_as_system(|_| Ok(())).unwrap();
    right(&fresh);
    assert_eq!([having(&fresh, "team", "facade"), having(&fresh, "person", "peer")], [1, 0]);
}

#[test]
fn a_refused_write_leaves_it_as_it_was() {
    let fresh = fresh();
    World::write(&fresh);
    let before = right(&fresh);
    let refused: app::error::Result<()> = fresh.house().write_as_system(|tx| {
        use app::access::Tx as _;
        diesel::RunQueryDsl::execute(diesel::sql_query("UPDATE team SET name = 'Elsewhere'"), tx.conn())?;
        Err(app::error::Error::Forbidden)
    });
    assert!(refused.is_err());
    assert_eq!(right(&fresh), before);
}

#[test]
fn more_than_a_portion_is_left_to_the_server_and_other_writes_do_not_wait_for_it() {
    let fresh = fresh();
    World::write(&fresh);
    let before = right(&fresh);
    let many: String = (0..2_500)
        .map(|n| format!("INSERT INTO team (id, name) VALUES ('{}', 'Crew {n}');", World::id(0x2000 + n)))
        .collect();
    fresh.conn().batch_execute(&many).unwrap();
    fresh.house().write_as_system(|_| Ok(())).unwrap();
    assert_eq!(having(&fresh, "team", "crew"), 0);
    fresh.conn().batch_execute(&format!("UPDATE team SET name = 'Façade' WHERE id = '{}'", World::TRADE)).unwrap();
    fresh.house().write_as_system(|_| Ok(())).unwrap();
    assert_eq!([having(&fresh, "team", "crew"), having(&fresh, "team", "facade")], [0, 1]);
    assert!(right(&fresh) > before + 7_000);
    assert_eq!(having(&fresh, "team", "crew"), 2_500);
}

#[test]
fn what_an_import_has_staged_waits_until_it_is_in_force() {
    let fresh = fresh();
    let rows = |run: &str, state: &str| {
        format!(
            "INSERT INTO import_run (id, kind, source, format, state, made_at, summary) VALUES ('{run}', 'people', '', '', '{state}', 0, '{{}}'); \
             INSERT INTO person (id, name, sort_name, kind, state, run_id, created_at) VALUES ('p{run}', 'Zoë', 'zoe', 'employee', 'waiting', '{run}', 0);"
        )
    };
    fresh.conn().batch_execute(&(rows("1", "waiting") + &rows("2", "done"))).unwrap();
    let db = Db::open(fresh.location.clone()).unwrap();
    db.write_left_words().unwrap();
    assert_eq!(having(&fresh, "person", "zoe"), 1);
    let applied = "UPDATE person SET state = 'active'; UPDATE import_run SET state = 'done'";
    fresh.conn().batch_execute(applied).unwrap();
    assert_eq!(right(&fresh), 4);
    assert_eq!(having(&fresh, "person", "zoe"), 2);
}

#[test]
fn a_database_from_before_it_is_filled_when_it_is_migrated() {
    let fresh = fresh();
    assert_eq!(migrate::revert(&fresh.location, 2), Ok(2));
    let mut conn = fresh.conn();
    let rows = "INSERT INTO team (id, name) VALUES ('t', 'Études'); \
         INSERT INTO person (id, name, sort_name, kind, state, created_at) VALUES ('p', 'Zoë', 'zoe', 'employee', 'active', 0); \
         INSERT INTO strategy (id, name, created_at) VALUES ('s', 'Plan', 0); \
         INSERT INTO node (id, strategy_id, position, title, created_at, updated_at) VALUES ('n', 's', 0, 'Mend', 0, 0); \
         INSERT INTO measure (id, node_id, position, name, kind) VALUES ('m', 'n', 0, 'Mended', 'quantity');";
    conn.batch_execute(rows).unwrap();
    assert_eq!(migrate::run(&fresh.location), Ok(2));
    assert_eq!(right(&fresh), 8);
}
