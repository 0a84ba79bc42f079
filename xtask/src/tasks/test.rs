//! `cargo xtask test`: everything that must hold, from formats to a real browser, on both databases.
//! What cannot be run is named; in CI that is a failure.

use super::{APPLICATION, cargo, check};
use crate::checkout::Checkout;
use crate::count::{Count, Runner, count};
use crate::needs::node::Node;
use crate::needs::postgres::{self, Postgres, Programs, Purpose};
use crate::needs::{Found, chromium, find_or_install, rust};
use crate::process;
use crate::report::Report;
use crate::site::{self, Quality};
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// What the tests need beside Rust, found before anything is compiled, so that a person learns of it at once.
struct Needs {
    postgres: Found<Programs>,
    browser: Found<(Node, PathBuf)>,
    xmllint: Found<PathBuf>,
}

/// Runs everything, or only tests whose name contains `filter`, and whether all of it succeeded.
///
/// # Errors
/// When there is more than one filter.
pub fn run(checkout: &Checkout, arguments: &[String]) -> Result<bool> {
    let filter = match arguments {
        [] => None,
        [filter] => Some(filter.as_str()),
        _ => bail!("test takes one filter at most"),
    };
    let mut report = Report::default();
    let needs = Needs::look(checkout);
    if filter.is_none() {
        check::run(checkout, &mut report);
    }
    let site = report.step("the site", || {
        rust::ensure_target()?;
        site::build(checkout, Quality::Release)
    });
    // With the tests in the same command, so that both agree on the features of what they share.
    let built = site
        && report.step("the server and the tests, compiled", || {
            process::run(cargo(checkout, "build").args(APPLICATION).args(["--bins", "--tests"]))
        });
    if built {
        run_tests(checkout, &needs, filter, &mut report);
    } else {
        report.skip("all tests", "the build failed");
    }
    println!("\n{}\n{}", report.table(), report.sum());
    Ok(report.succeeded())
}

impl Needs {
    fn look(checkout: &Checkout) -> Self {
        process::say("looking for what the tests need");
        let node = Node::ensure(checkout);
        // Before the site is built, because wasm-opt is among the packages.
        if let Ok(node) = &node
            && let Err(error) = node.install_packages(&checkout.browser())
        {
            process::say(&format!("the Node packages were not installed: {error:#}"));
        }
        Self {
            postgres: postgres::ensure(),
            browser: node.and_then(|node| Ok((node, chromium::ensure()?))),
            xmllint: find_or_install("xmllint", "libxml2-utils", || process::on_path("xmllint")),
        }
    }
}

fn run_tests(checkout: &Checkout, needs: &Needs, filter: Option<&str>, report: &mut Report) {
    if let Err(missing) = &needs.xmllint {
        report.missing("exports against their schema", missing);
    }
    report.tests("tests, stores on SQLite", || rust_tests(checkout, &[], filter, None));
    if process::on_path("cargo-nextest").is_some() {
        // nextest runs no examples of the documentation.
        report.tests("examples in the documentation", || {
            counted(Runner::Cargo, cargo(checkout, "test").args(APPLICATION).arg("--doc").args(filter), true)
        });
    }
    report.tests("tests of xtask", || {
        counted(Runner::Cargo, cargo(checkout, "test").args(["--package", "xtask"]).args(filter), filter.is_some())
    });
    match &needs.postgres {
        Err(missing) => report.missing("tests, stores on PostgreSQL", missing),
        Ok(programs) => {
            report.tests("tests, stores on PostgreSQL", || {
                let server = Postgres::start(programs, Purpose::Tests)?;
                rust_tests(checkout, &["app", "tests"], filter, Some(server.url()))
            });
        }
    }
    match &needs.browser {
        Err(missing) => report.missing("tests in a browser", missing),
        Ok((node, chromium)) => {
            report.tests("tests in a browser", || {
                let browser = checkout.browser();
                node.install_packages(&browser)?;
                let mut playwright = node.script(&browser, "@playwright/test/cli.js");
                playwright.arg("test").env("CHROMIUM", chromium).env("THROUGHLINE_BIN", checkout.program("debug"));
                if let Some(filter) = filter {
                    playwright.args(["--pass-with-no-tests", "--grep", filter]);
                }
                counted(Runner::Playwright, &mut playwright, filter.is_some())
            });
        }
    }
}

/// Runs the tests of the application, or only of some packages of it, against one database.
fn rust_tests(checkout: &Checkout, packages: &[&str], filter: Option<&str>, database: Option<&str>) -> Result<Count> {
    let nextest = process::on_path("cargo-nextest").is_some();
    let mut command = if nextest { cargo(checkout, "nextest run") } else { cargo(checkout, "test") };
    if nextest {
        command.args(["--no-fail-fast", "--no-tests=pass"]).args(APPLICATION);
        // The packages are chosen by nextest and not by Cargo, which would compile for the choice with other features.
        for package in packages {
            command.args(["--filterset", &format!("package({package})")]);
        }
    } else if packages.is_empty() {
        command.arg("--no-fail-fast").args(APPLICATION);
    } else {
        command.arg("--no-fail-fast");
        for package in packages {
            command.args(["--package", package]);
        }
    }
    command
        .args(filter)
        .env("THROUGHLINE_BIN", checkout.program("debug"))
        .env_remove("TEST_DATABASE_URL")
        .env_remove("DATABASE_URL");
    if let Some(url) = database {
        command.env("TEST_DATABASE_URL", url);
    }
    counted(if nextest { Runner::Nextest } else { Runner::Cargo }, &mut command, filter.is_some())
}

/// Runs a runner and reads its numbers. A run that fails without a failed test, or runs no test at all, is an error.
fn counted(runner: Runner, command: &mut Command, may_be_none: bool) -> Result<Count> {
    let (status, printed) = process::watch(command)?;
    let count = count(runner, &printed);
    if count.failed == 0 {
        process::succeeded(command, status)?;
    }
    if count == Count::default() && !may_be_none {
        bail!("{} ran no test", process::line(command));
    }
    Ok(count)
}
