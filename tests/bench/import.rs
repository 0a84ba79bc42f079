//! Imports: 100,000 people, the same with another title each, and a StratML of 1.5 MB, with another writer at the door all
//! the while.
//!
//! Invariant: the other writer is a second process's, through the product's own door; its longest wait is measured, not its
//! average.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use app::access::{House, Tx as _};
use app::storage::{Db, Location, migrate};
use app::time::Clock;
use diesel::connection::SimpleConnection;

use crate::Place;
use crate::figures::{Bound, Figures};
use crate::process::peak_memory;

/// Measures both imports with `THROUGHLINE_BIN`.
pub fn measure(figures: &mut Figures, name: &str, place: &Place, people: usize, folder: &Path) {
    let Ok(program) = std::env::var("THROUGHLINE_BIN") else {
        eprintln!("skipped: imports, since THROUGHLINE_BIN names no program");
        return;
    };
    place.create(1);
    migrate::run(&place.at(1)).expect("migrations");
    let people_file = folder.join("people.csv");
    std::fs::write(&people_file, directory(people, "Post")).expect("a file");
    let titles_file = folder.join("titles.csv");
    std::fs::write(&titles_file, directory(people, "Other post")).expect("a file");
    let plan_file = folder.join("plan.xml");
    std::fs::write(&plan_file, plan()).expect("a file");
    let sqlite = name == "sqlite";
    for (what, of, file, seconds) in [
        ("people", format!("{people} people"), &people_file, 20.0),
        ("people", format!("{people} people with other titles"), &titles_file, 20.0),
        ("strategy", "1.5 MB".to_owned(), &plan_file, 2.0),
    ] {
        let (took, memory, wait) = import(&program, place, folder, what, file);
        let label = |figure: &str| format!("{name}, import of {what} ({of}): {figure}");
        if sqlite {
            figures.judge(label("time"), took, "s", Bound::AtMost(seconds));
        } else {
            figures.tell(label("time"), took, "s");
        }
        figures.judge(label("memory"), memory, "MB", Bound::AtMost(500.0));
        figures.judge(label("longest wait of another writer"), wait, "s", Bound::AtMost(1.0));
    }
}

/// Imports, and returns seconds, megabytes and the longest wait of another writer in seconds.
fn import(program: &str, place: &Place, folder: &Path, what: &str, file: &Path) -> (f64, f64, f64) {
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| longest_wait(&place.at(1), &done));
        let started = Instant::now();
        let mut child = Command::new(program)
            .args(["import", what])
            .arg(file)
            .args(["--database-url", &place.url(1), "--data-dir"])
            .arg(folder.join("data"))
            .stdout(Stdio::null())
            .spawn()
            .expect("the program");
        let mut memory: f64 = 0.0;
        let status = loop {
            memory = memory.max(peak_memory(&child));
            if let Some(status) = child.try_wait().expect("its end") {
                break status;
            }
            std::thread::sleep(Duration::from_millis(10));
        };
        let took = started.elapsed().as_secs_f64();
        done.store(true, Ordering::SeqCst);
        assert!(status.success(), "the import of {what} failed");
        (took, memory, other.join().expect("the other writer"))
    })
}

fn longest_wait(place: &Location, done: &AtomicBool) -> f64 {
    let db = Db::open(place.clone()).expect("the database");
    let house = House::new(db, Clock::System, [7; 32], 1);
    let mut longest: f64 = 0.0;
    let mut number = 0;
    while !done.load(Ordering::SeqCst) {
        number += 1;
        let started = Instant::now();
        let write = format!(
            "INSERT INTO lens (id, name, position) VALUES ('wait-{number}', 'Wait {number}', 0); \
             DELETE FROM lens WHERE id = 'wait-{number}'"
        );
        house.write_as_system(|tx| Ok(tx.conn().batch_execute(&write)?)).expect("the other writer's turn");
        longest = longest.max(started.elapsed().as_secs_f64());
        std::thread::sleep(Duration::from_millis(20));
    }
    longest
}

fn directory(people: usize, post: &str) -> String {
    let mut csv = "name,email,employee_id,title,team,manager,kind\n".to_owned();
    for n in 0..people {
        let boss = if n == 0 { String::new() } else { format!("E{}", (n - 1) / 8) };
        let _ = writeln!(
            csv,
            "Given{n} Family{n},p{n}@bench.example,E{n},{post} {n},Division {} / Team {},{boss},employee",
            n / 12 % 9,
            n / 12
        );
    }
    csv
}

fn plan() -> String {
    let mut xml = "<StrategicPlan xmlns=\"urn:ISO:std:iso:17469:tech:xsd:stratml_core\"><Name>Bench</Name>\
                   <StrategicPlanCore><Organization><Name>Bench</Name></Organization><Vision/>\
                   <Mission><Description>To be measured</Description></Mission>"
        .to_owned();
    let text =
        "What is to be reached is said here in as many words as people use when they write such plans. ".repeat(4);
    let mut number = 0;
    while xml.len() < 1_500_000 {
        number += 1;
        let _ = write!(
            xml,
            "<Goal><Name>Goal {number}</Name><Description>{text}</Description><Identifier>g{number}</Identifier>"
        );
        for k in 0..6 {
            let _ = write!(
                xml,
                "<Objective><Name>Objective {number}.{k}</Name><Description>{text}</Description><Identifier>o{number}-{k}</Identifier></Objective>"
            );
        }
        xml.push_str("</Goal>");
    }
    xml.push_str("</StrategicPlanCore></StrategicPlan>");
    xml
}
