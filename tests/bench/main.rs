//! `cargo xtask bench`: what the product promises to reach, measured in one run on this machine.
//!
//! Invariant: a promise about speed is a ratio of two figures of the same run; seconds and bytes are printed as they
//! were and judged where the promise names them.
#![expect(clippy::expect_used, reason = "a bench that cannot set itself up has nothing to say")]

mod data;
mod figures;
mod import;
mod load;
mod pages;
mod process;

use app::storage::Location;
use figures::Figures;

/// How many people the measured organisations have.
const SIZES: [usize; 3] = [100, 10_000, 100_000];

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let sizes = if quick { &SIZES[..2] } else { &SIZES[..] };
    let mut figures = Figures::default();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, place) in places(folder.path()) {
        pages::measure(&mut figures, name, &place, sizes);
        let people = *sizes.last().unwrap_or(&SIZES[0]);
        if name == "sqlite" {
            process::measure(&mut figures, &place.at(people), people);
        }
        import::measure(&mut figures, name, &place, people, folder.path());
    }
    figures.print(json);
    if figures.are_met() { std::process::ExitCode::SUCCESS } else { std::process::ExitCode::FAILURE }
}

/// Where the databases of one kind are: one for each size.
pub struct Place {
    base: String,
}

impl Place {
    /// Returns the URL of the database for so many people.
    pub fn url(&self, people: usize) -> String {
        if self.base.starts_with("sqlite:") {
            format!("{}/{people}.sqlite", self.base)
        } else {
            let (server, _) = self.base.rsplit_once('/').unwrap_or((&self.base, ""));
            format!("{server}/bench_{people}")
        }
    }

    /// Returns where the database for so many people is.
    pub fn at(&self, people: usize) -> Location {
        Location::parse(&self.url(people)).expect("a database URL")
    }

    /// Makes the PostgreSQL database for so many people, empty.
    pub fn create(&self, people: usize) {
        use diesel::connection::SimpleConnection;
        if !self.base.starts_with("sqlite:") {
            let mut conn = Location::parse(&self.base).and_then(|place| place.open().map_err(|e| e.to_string()));
            let conn = conn.as_mut().expect("the PostgreSQL server");
            let _ = conn.batch_execute(&format!("DROP DATABASE IF EXISTS bench_{people}"));
            conn.batch_execute(&format!("CREATE DATABASE bench_{people}")).expect("a database");
        }
    }
}

fn places(folder: &std::path::Path) -> Vec<(&'static str, Place)> {
    let mut places = vec![("sqlite", Place { base: format!("sqlite:{}", folder.display()) })];
    match std::env::var("TEST_DATABASE_URL") {
        Ok(base) => places.push(("postgres", Place { base })),
        Err(_) => eprintln!("skipped: PostgreSQL, since TEST_DATABASE_URL names none"),
    }
    places
}
