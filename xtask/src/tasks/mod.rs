//! The commands, one file each. A command knows the order of its steps; how a step is done is known elsewhere.

pub mod build;
pub mod check;
pub mod measure;
pub mod run;
pub mod test;

use crate::checkout::Checkout;
use std::process::Command;

/// What is built and tested together for this machine. xtask is not in it: it is running, and its dependencies
/// would unify their features with the application's, so that every command would compile them twice.
pub const APPLICATION: [&str; 3] = ["--workspace", "--exclude", "xtask"];

/// A Cargo command of one or more words (`nextest run`) for the application, with warnings for people and the lock file as
/// it is for machines.
fn cargo(checkout: &Checkout, command: &str) -> Command {
    let mut cargo = checkout.cargo();
    cargo.args(command.split(' '));
    if crate::process::in_ci() {
        cargo.arg("--locked");
    }
    cargo
}
