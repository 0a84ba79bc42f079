//! Real strategies through the database: imported, exported, imported again; and large ones, while others write.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use app::access::Tx;
use app::strategy::exchange::work;
use app::strategy::files::{Export, read};
use diesel::RunQueryDsl as _;
use diesel::sql_types::BigInt;

use crate::support::fresh;

/// How many nodes a large strategy has.
const MANY: usize = 20_000;

/// The bytes of a real file, or `None` (and a word about it) where the data is not there.
fn real(path: &str) -> Option<Vec<u8>> {
    let root = std::env::var_os("THROUGHLINE_DATA").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = beside.ancestors().map(|folder| folder.join("shared/data")).find(|folder| folder.is_dir());
    let bytes = root.or(found).and_then(|root| std::fs::read(root.join(path)).ok());
    if bytes.is_none() {
        println!("skipped: {path} is not there");
    }
    bytes
}

#[test]
fn real_strategies_come_back_equal_from_every_export() {
    for path in [
        "strategy/nasa-digital-strategy.json",
        "stratml/part2-town-hilton-head-action-plan-2025.xml",
        "stratml/part2-committee-annual-report-2011-prefixed-ns.xml",
        "strategy/school-district/technology.csv",
    ] {
        let Some(bytes) = real(path) else { continue };
        let first = fresh();
        let house = first.house();
        work::import(&house, path, read(path, &bytes).unwrap(), false).unwrap();
        for format in [Export::Json, Export::Csv, Export::Stratml] {
            let text = work::export(&house, format).unwrap().unwrap().text;
            let again = read(path, text.as_bytes()).unwrap();
            let second = fresh();
            work::import(&second.house(), path, again, false).unwrap();
            for other in [Export::Json, Export::Csv, Export::Stratml] {
                let one = work::export(&house, other).unwrap().unwrap().text;
                let two = work::export(&second.house(), other).unwrap().unwrap().text;
                assert!(one == two, "{path} through {format:?} as {other:?}");
            }
            // Into the strategy that it came from it changes nothing.
            let same = read(path, text.as_bytes()).unwrap();
            let summary = work::import(&house, path, same, false).unwrap();
            assert!(summary.changes.is_empty(), "{path} {format:?}: {:?}", summary.changes);
        }
    }
}

#[test]
fn an_empty_template_changes_nothing() {
    let Some(bytes) = real("stratml/templates/template-part2-strategic-plan.xml") else {
        return;
    };
    let fresh = fresh();
    let house = fresh.house();
    let summary = work::import(&house, "t.xml", read("t.xml", &bytes).unwrap(), true).unwrap();
    assert!(summary.strategy.is_empty());
    assert!(work::export(&house, Export::Json).unwrap().is_none());
}

fn large_csv() -> String {
    let mut text = "id,parent,title,description\n".to_owned();
    for at in 0..MANY {
        let parent = if at < 20 { String::new() } else { (at / 10).min(at - 1).to_string() };
        text.push_str(&format!("{at},{parent},Undertaking {at},What is done in place {at}\n"));
    }
    text
}

/// What is measured is how long another writer waits while the import writes: at most a second, which `cargo xtask bench`
/// holds an optimised build to. A debug build on a busy machine gets three times that.
#[test]
fn other_writers_wait_less_than_a_second_for_a_large_import() {
    let fresh = fresh();
    diesel::sql_query("INSERT INTO lens (id, name, position) VALUES ('l', 'Engineering', 0)")
        .execute(&mut fresh.conn())
        .unwrap();
    let house = fresh.house();
    let file = read("large.csv", large_csv().as_bytes()).unwrap();
    let is_over = AtomicBool::new(false);
    let (longest, whole) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut longest = Duration::ZERO;
            while !is_over.load(Ordering::SeqCst) {
                let begun = Instant::now();
                house
                    .write_as_system(|tx| {
                        diesel::sql_query("UPDATE lens SET position = $1").bind::<BigInt, _>(1).execute(tx.conn())?;
                        Ok(())
                    })
                    .unwrap();
                longest = longest.max(begun.elapsed());
                std::thread::yield_now();
            }
            longest
        });
        let begun = Instant::now();
        let summary = work::import(&house, "large.csv", file, false).unwrap();
        assert_eq!(summary.changes.added.0, MANY);
        let whole = begun.elapsed();
        is_over.store(true, Ordering::SeqCst);
        (writer.join().unwrap(), whole)
    });
    println!("{MANY} nodes in {whole:?}; another writer waited {longest:?} at most");
    let most = Duration::from_secs(if cfg!(debug_assertions) { 3 } else { 1 });
    assert!(longest < most, "another writer waited {longest:?}");
}

#[test]
fn where_the_work_is_goes_out_with_every_export_and_comes_back() {
    let links = "https://board.example.org/door?x=1&y=2 The \"board\", for doors\nhttps://xn--bcher-kva.example/ä";
    let first = fresh();
    let house = first.house();
    let file = || read("small.csv", b"id,parent,title,description\n1,,Doors,\n2,1,Doors that close,\n").unwrap();
    work::import(&house, "small.csv", file(), false).unwrap();
    diesel::sql_query("UPDATE node SET links = $1, revision = revision + 1 WHERE title = 'Doors that close'")
        .bind::<diesel::sql_types::Text, _>(links)
        .execute(&mut first.conn())
        .unwrap();
    // A file that knows of no links takes none away.
    work::import(&house, "small.csv", file(), false).unwrap();
    for format in [Export::Json, Export::Csv, Export::Stratml] {
        let text = work::export(&house, format).unwrap().unwrap().text;
        let second = fresh();
        work::import(&second.house(), "again", read("again", text.as_bytes()).unwrap(), false).unwrap();
        assert_eq!(held(&second), [links], "{format:?}");
        let summary = work::import(&house, "again", read("again", text.as_bytes()).unwrap(), false).unwrap();
        assert!(summary.changes.is_empty(), "{format:?}: {:?}", summary.changes);
        assert_eq!(held(&first), [links], "{format:?}");
    }
}

#[derive(diesel::QueryableByName)]
struct Held {
    #[diesel(sql_type = diesel::sql_types::Text)]
    links: String,
}

/// The links of all nodes that have some.
fn held(fresh: &crate::support::Fresh) -> Vec<String> {
    let rows: Vec<Held> =
        diesel::sql_query("SELECT links FROM node WHERE links <> ''").load(&mut fresh.conn()).unwrap();
    rows.into_iter().map(|row| row.links).collect()
}
