//! The project's own commands: `cargo xtask run | build | check | test | bench | drill`.
//! Each does all of its own set-up, says each step in one line, can be repeated at any time, and needs no terminal.

mod checkout;
mod count;
mod needs;
mod process;
mod report;
#[cfg(test)]
mod scratch;
mod site;
mod tasks;

use anyhow::Result;
use checkout::Checkout;
use report::Report;
use std::env;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run [ARGUMENTS]           build, and serve on http://127.0.0.1:3000 with a database in .throughline/;
                            arguments go to `throughline serve`
  build [--target-dir DIR]  build one release program with the site inside
  check                     formats, lints, what reaches the browser, licences
  test [FILTER]             check and run all tests on both databases and in a browser;
                            with a filter, only the tests whose name contains it
  bench [ARGUMENTS]         measure the release program: all, or the named parts of pages, process, import, strategy
                            and editors, on both databases or one of sqlite and postgres
  drill [ARGUMENTS]         rehearse failures on the release program
";

fn main() -> ExitCode {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.is_empty() {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    }
    let command = arguments.remove(0);
    // `cargo xtask run -- --listen ...` is as good as `cargo xtask run --listen ...`.
    if arguments.first().is_some_and(|first| first == "--") {
        arguments.remove(0);
    }
    match perform(&command, &arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Performs one command and gives the exit code: 0 done, 1 something failed, 2 wrong usage.
fn perform(command: &str, arguments: &[String]) -> Result<ExitCode> {
    let find = Checkout::find;
    match command {
        "run" => tasks::run::run(&find()?, arguments)?,
        "build" => drop(tasks::build::run(find()?, arguments)?),
        "check" => {
            let mut report = Report::default();
            tasks::check::run(&find()?, &mut report);
            println!("\n{}", report.table());
            return Ok(code(report.succeeded()));
        }
        "test" => return tasks::test::run(&find()?, arguments).map(code),
        "bench" | "drill" => tasks::measure::run(&find()?, command, arguments)?,
        "help" | "--help" | "-h" => print!("{USAGE}"),
        _ => {
            eprint!("There is no command {command}.\n\n{USAGE}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn code(succeeded: bool) -> ExitCode {
    if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
