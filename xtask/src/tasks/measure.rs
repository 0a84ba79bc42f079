//! `cargo xtask bench` and `cargo xtask drill`: the release program, a PostgreSQL of our own, and the program in `tests` that drives them.

use crate::checkout::Checkout;
use crate::needs::postgres::{self, Postgres, Purpose};
use crate::process;
use crate::tasks::build;
use anyhow::Result;

/// Builds the release and runs the program `name` of the package `tests` with the given arguments.
/// It finds the server program in `THROUGHLINE_BIN` and, where PostgreSQL is installed, a database in `TEST_DATABASE_URL`.
///
/// # Errors
/// When something does not build, or the program fails.
pub fn run(checkout: &Checkout, name: &str, arguments: &[String]) -> Result<()> {
    let program = build::release(checkout)?;
    let server = match postgres::ensure() {
        Ok(programs) => Some(Postgres::start(&programs, Purpose::Measurement)?),
        Err(missing) if process::in_ci() => return Err(missing.into()),
        Err(missing) => {
            process::say(&format!("only SQLite is measured: {missing}"));
            None
        }
    };
    let mut cargo = checkout.cargo();
    cargo.args(["run", "--release", "--locked", "--quiet", "--package", "tests", "--bin", name, "--"]).args(arguments);
    cargo.env("THROUGHLINE_BIN", program).env_remove("TEST_DATABASE_URL");
    if let Some(server) = &server {
        cargo.env("TEST_DATABASE_URL", server.url());
    }
    process::run(&mut cargo)
}
