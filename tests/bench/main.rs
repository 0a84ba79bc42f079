//! `cargo xtask bench`: what the product promises to reach, measured in one run on this machine.
//!
//! Invariant: a promise about speed is a ratio of two figures of the same run; seconds and bytes are printed as they
//! were and judged where the promise names them.
#![expect(clippy::expect_used, reason = "a bench that cannot set itself up has nothing to say")]

mod browser;
mod coverage;
mod data;
mod figures;
mod import;
mod load;
mod pages;
mod process;
mod strategy;

use app::storage::Location;
use figures::Figures;

/// How many people the measured organisations have.
const SIZES: [usize; 3] = [100, 10_000, 100_000];

/// The parts of the bench; without any named, all are measured.
const PARTS: [&str; 6] = ["pages", "process", "import", "strategy", "editors", "coverage"];

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    let value = |name: &str| arguments.iter().find_map(|argument| argument.strip_prefix(name)?.parse::<usize>().ok());
    let is_known = |argument: &String| {
        PARTS.contains(&argument.as_str())
            || ["--json", "--quick", "sqlite", "postgres"].contains(&argument.as_str())
            || value("--seconds=").is_some() && argument.starts_with("--seconds=")
    };
    if let Some(unknown) = arguments.iter().find(|argument| !is_known(argument)) {
        eprintln!(
            "{unknown} is unknown. The parts are {}; then --json, --quick, --seconds=60, sqlite, postgres.",
            PARTS.join(", ")
        );
        return std::process::ExitCode::from(2);
    }
    let is_all = !PARTS.iter().any(|part| has(part));
    let wants = |part: &str| is_all || has(part);
    let (json, quick) = (has("--json"), has("--quick"));
    let sizes = if quick { &SIZES[..2] } else { &SIZES[..] };
    let people = *sizes.last().unwrap_or(&SIZES[0]);
    let mut figures = Figures::default();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, place) in places(folder.path()) {
        if ["sqlite", "postgres"].iter().any(|kind| has(kind)) && !has(name) {
            continue;
        }
        if wants("pages") {
            pages::measure(&mut figures, name, &place, sizes);
        }
        if name == "sqlite" && wants("process") {
            if !wants("pages") {
                data::fill(&place.at(people), people);
            }
            process::measure(&mut figures, &place.at(people), people);
        }
        if wants("import") {
            import::measure(&mut figures, name, &place, people, folder.path());
        }
        if wants("coverage") {
            coverage::measure(&mut figures, name, &place, people);
        }
        if wants("strategy") || wants("editors") {
            let mut ground = strategy::Ground::new(name, &place, people);
            if wants("strategy") {
                strategy::measure(&mut figures, &mut ground);
            }
            if wants("editors") {
                strategy::editors(&mut figures, &mut ground, value("--seconds=").unwrap_or(60) as u64);
            }
        }
    }
    figures.print(json);
    if figures.are_met() { std::process::ExitCode::SUCCESS } else { std::process::ExitCode::FAILURE }
}

/// Where the databases of one kind are: one for each size, and one for the strategy.
pub struct Place {
    base: String,
}

impl Place {
    /// Returns the URL of a database.
    pub fn url(&self, key: impl std::fmt::Display) -> String {
        if self.base.starts_with("sqlite:") {
            format!("{}/{key}.sqlite", self.base)
        } else {
            let (server, _) = self.base.rsplit_once('/').unwrap_or((&self.base, ""));
            format!("{server}/bench_{key}")
        }
    }

    /// Returns where a database is.
    pub fn at(&self, key: impl std::fmt::Display) -> Location {
        Location::parse(&self.url(key)).expect("a database URL")
    }

    /// Makes a PostgreSQL database, empty.
    pub fn create(&self, key: impl std::fmt::Display) {
        use diesel::connection::SimpleConnection;
        if !self.base.starts_with("sqlite:") {
            let mut conn = Location::parse(&self.base).and_then(|place| place.open().map_err(|e| e.to_string()));
            let conn = conn.as_mut().expect("the PostgreSQL server");
            let _ = conn.batch_execute(&format!("DROP DATABASE IF EXISTS bench_{key}"));
            conn.batch_execute(&format!("CREATE DATABASE bench_{key}")).expect("a database");
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
