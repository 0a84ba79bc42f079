//! The built program, for tests of the process itself.
//!
//! Invariant: where it is missing a test says that it was skipped; in CI that is a failure.

use std::path::PathBuf;

/// Returns the program that stands beside the tests; `None`, having said so, where nobody built it.
pub fn program() -> Option<PathBuf> {
    let beside = || {
        let tests = std::env::current_exe().ok()?;
        Some(tests.parent()?.parent()?.join("throughline"))
    };
    let found = std::env::var_os("THROUGHLINE_BIN").map(PathBuf::from).or_else(beside).filter(|path| path.is_file());
    if found.is_none() {
        skipped("the program is not built; run `cargo build -p server`");
    }
    found
}

/// Says that a test did not run, and why; in CI nothing may be skipped.
pub fn skipped(why: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "skipped in CI: {why}");
    println!("skipped: {why}");
}
