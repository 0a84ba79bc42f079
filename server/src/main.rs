//! `throughline`: does what was asked for on the command line.
//!
//! Invariant: stdout holds only results; a refusal is one readable line on stderr with exit code 1, wrong usage exits 2.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match server::cli::run(&server::cli::Cli::parse()) {
        Ok(code) => code,
        Err(why) => {
            eprintln!("throughline: {why:#}");
            ExitCode::FAILURE
        }
    }
}
