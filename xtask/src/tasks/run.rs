//! `cargo xtask run`: builds the site and the server, and becomes the server on an SQLite database in the checkout.
//! The server's own last lines say where to look.

use super::cargo;
use crate::checkout::{Checkout, NAME};
use crate::needs::rust;
use crate::process::{self, say};
use crate::site::{self, Quality};
use anyhow::{Context, Result};
use std::env;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

const LISTEN: &str = "127.0.0.1:3000";

/// Builds and serves; `arguments` go to `serve`. Returns only when the server cannot be started.
///
/// # Errors
/// When something does not build or start.
pub fn run(checkout: &Checkout, arguments: &[String]) -> Result<()> {
    rust::ensure_target()?;
    site::build(checkout, Quality::Development)?;
    say("compiling the server");
    process::run(cargo(checkout, "build").args(["--package", "server", "--bin", NAME]))?;

    let data = checkout.data();
    // Only for us: the database in it holds what people wrote.
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&data)
        .with_context(|| format!("cannot make {}", data.display()))?;
    fs::write(data.join(".gitignore"), "*\n").with_context(|| format!("cannot write into {}", data.display()))?;

    let mut server = Command::new(checkout.program("debug"));
    server.arg("serve").current_dir(checkout.root());
    if !is_given(arguments, "--database-url", "DATABASE_URL") {
        let database = data.join(format!("{NAME}.db"));
        say(&format!("the database is {}", database.display()));
        server.arg(format!("--database-url=sqlite:{}", database.display()));
    }
    if !is_given(arguments, "--listen", "THROUGHLINE_LISTEN") {
        server.arg(format!("--listen={LISTEN}"));
    }
    server.args(arguments);
    say("starting the server; Ctrl-C stops it");
    // The server takes our place, so that it alone gets the Ctrl-C and ends in its own time.
    Err(server.exec()).with_context(|| format!("cannot start {}", process::line(&server)))
}

/// Whether a setting is made by an argument or a variable, and thus not ours to make.
fn is_given(arguments: &[String], flag: &str, variable: &str) -> bool {
    let with_value = format!("{flag}=");
    arguments.iter().any(|argument| argument == flag || argument.starts_with(&with_value))
        || env::var_os(variable).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_is_recognised_in_both_spellings() {
        let given = |argument: &str| is_given(&[argument.to_owned()], "--listen", "NO_SUCH_VARIABLE_OF_OURS");
        assert!(given("--listen") && given("--listen=[::1]:0"));
        assert!(!given("--listener") && !given("listen"));
    }
}
