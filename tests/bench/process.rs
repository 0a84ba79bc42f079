//! The program itself on the large database: how long until it is ready, and how much memory it takes.
//!
//! Invariant: it is the program that people run, started as they start it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use app::storage::Location;

use crate::figures::{Bound, Figures};
use crate::load::Client;

/// Starts `THROUGHLINE_BIN` on the database at `place` and measures it.
pub fn measure(figures: &mut Figures, place: &Location, people: usize) {
    let Ok(program) = std::env::var("THROUGHLINE_BIN") else {
        eprintln!("skipped: the program itself, since THROUGHLINE_BIN names none");
        return;
    };
    let Some(file) = place.file() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let started = Instant::now();
    let mut child = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--log-level", "error", "--database-url"])
        .arg(format!("sqlite:{file}"))
        .arg("--data-dir")
        .arg(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut line = String::new();
    let stdout = child.stdout.take().expect("its output");
    BufReader::new(stdout).read_line(&mut line).expect("its first line");
    let address = line.trim().trim_start_matches("listening on http://").parse().expect("its address");
    let mut client = Client::connect(address);
    client.get("/readyz", "");
    let ready = started.elapsed().as_secs_f64();
    for _ in 0..50 {
        client.get("/healthz", "");
    }
    let memory = peak_memory(&child);
    let _ = child.kill();
    let _ = child.wait();
    figures.judge(format!("ready to serve with {people} people"), ready, "s", Bound::AtMost(1.0));
    figures.judge(format!("memory when ready with {people} people"), memory, "MB", Bound::AtMost(150.0));
}

/// Returns the most memory that a running child has had, in MB (10^6 bytes), as Linux tells it.
pub fn peak_memory(child: &Child) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    let kib: f64 = line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0.0);
    kib * 1024.0 / 1e6
}
