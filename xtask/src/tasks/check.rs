//! `cargo xtask check`: formats, lints of both builds, what may reach the browser, and what we may depend on.

use super::{APPLICATION, cargo};
use crate::checkout::Checkout;
use crate::needs::{deny, rust};
use crate::process;
use crate::report::Report;
use crate::site::Quality;
use crate::site::client;
use anyhow::{Result, bail};
use std::process::Command;

/// Packages of the server half. One of them in the client means that a feature gate is open.
const SERVER_ONLY: [&str; 10] = [
    "actix-web",
    "argon2",
    "diesel",
    "getrandom",
    "leptos_actix",
    "libsqlite3-sys",
    "mio",
    "pq-sys",
    "rustls",
    "tokio",
];

/// Does all checks.
pub fn run(checkout: &Checkout, report: &mut Report) {
    report.step("formats", || process::run(checkout.cargo().args(["fmt", "--all", "--check"])));
    report.step("lints of application and tests", || {
        process::run(cargo(checkout, "clippy").args(APPLICATION).args(["--all-targets", "--", "-D", "warnings"]))
    });
    report.step("lints of xtask", || {
        process::run(cargo(checkout, "clippy").args(["--package", "xtask", "--all-targets", "--", "-D", "warnings"]))
    });
    report.step("lints of the islands", || {
        rust::ensure_target()?;
        // With the profile that the tests and the release build, so that macros are compiled once.
        let mut clippy = checkout.client_cargo();
        process::run(clippy.arg("clippy").args(client::arguments(Quality::Release)).args(["--", "-D", "warnings"]))
    });
    report.step("nothing of the server in the islands", || wasm_gate(checkout));
    report.step("licences, origins and bans of dependencies", || {
        let program = deny::ensure(checkout)?;
        process::run(Command::new(program).args(["check", "bans", "licenses", "sources"]).current_dir(checkout.root()))
    });
}

fn wasm_gate(checkout: &Checkout) -> Result<()> {
    let mut tree = checkout.cargo();
    tree.args([
        "tree",
        "--package",
        "app",
        "--no-default-features",
        "--features",
        "hydrate",
        "--target",
        client::TARGET,
    ]);
    tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    let printed = process::capture(&mut tree)?;
    let found = server_only(&printed);
    if !found.is_empty() {
        bail!(
            "the client depends on {}: make it optional in app/Cargo.toml and name it in `ssr` only",
            found.join(", ")
        );
    }
    Ok(())
}

/// The packages of the server half in what `cargo tree` printed, one package a line.
fn server_only(tree: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        tree.lines().filter_map(|line| line.split(' ').next()).filter(|name| SERVER_ONLY.contains(name)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn server_packages_are_found_by_their_whole_name() {
        let tree = "app v0.1.0 (/somewhere/app)\nleptos v0.8.23\ndiesel v2.3.14\ndiesel v2.3.14 (*)\ndiesel_derives v2.3.1 (proc-macro)\n";
        assert_eq!(server_only(tree), ["diesel"]);
        assert!(server_only("leptos v0.8.23\ntokio-like v1.0.0\n").is_empty());
    }
}
