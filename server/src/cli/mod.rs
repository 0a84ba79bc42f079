//! The commands, one file each.
//!
//! Invariant: a command prints its result on stdout and everything else on stderr; what it refuses changed nothing.

/// Prints a line of the result. Whoever reads may have stopped reading (`| head`), and that is no fault.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

/// The same without an end of line.
macro_rules! tell {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = write!(std::io::stdout(), $($words)*);
    }};
}

mod backup;
mod check;
mod demo;
mod disk;
mod house;
mod migrate;
mod people;
pub mod serve;
mod strategy;
mod user;
mod values;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{self, Config, Flags};

/// From the mission to your work, in one line.
#[derive(Debug, Parser)]
#[command(name = "throughline", version)]
pub struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the site until it is stopped.
    Serve,
    /// Serves the demo organisation, from a database of its own.
    Demo,
    /// Brings the database to this program's schema.
    Migrate,
    /// Reads a file into the product.
    Import {
        #[command(subcommand)]
        what: ImportWhat,
    },
    /// Writes what the product holds as a file.
    Export {
        #[command(subcommand)]
        what: ExportWhat,
    },
    /// Lets people in.
    User {
        #[command(subcommand)]
        what: user::User,
    },
    /// Writes the whole database to one file, which must not exist.
    Backup {
        /// Where to write.
        file: PathBuf,
    },
    /// Reads a backup into an empty database.
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// Checks that a backup is complete and as it was written.
    Verify {
        /// The backup.
        file: PathBuf,
    },
    /// Says whether configuration, machine and database are ready for others to use.
    Check {
        /// Checks for a deployment.
        #[arg(long, required = true)]
        deploy: bool,
    },
    /// Prints the table of settings.
    Config,
    /// Prints the version.
    Version,
}

#[derive(Debug, Subcommand)]
enum ImportWhat {
    /// People and teams, in any of nine layouts.
    People(people::Import),
    /// A strategy: StratML, CSV, an action list in JSON, or an export of ours.
    Strategy(strategy::Import),
    /// Values of measures: CSV keyed by measure, day and source, safe to repeat.
    Values(values::Import),
}

#[derive(Debug, Subcommand)]
enum ExportWhat {
    /// People and teams.
    People(people::Export),
    /// The strategy in force.
    Strategy(strategy::Export),
    /// The values of measures that count, as CSV that an import takes back.
    Values(values::Export),
}

/// Does what the command line says.
///
/// # Errors
/// One line that says what was refused, why, and what to do.
pub fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    match &cli.command {
        Command::Config => tell!("{}", config::table()),
        Command::Version => say!("throughline {}", env!("CARGO_PKG_VERSION")),
        Command::Verify { file } => backup::verify(file)?,
        Command::Import { what: ImportWhat::Strategy(asked) } if asked.dry_run => strategy::try_out(asked)?,
        Command::Import { what: ImportWhat::Values(asked) } if asked.dry_run => values::try_out(&cli.flags, asked)?,
        Command::Demo => {
            let config = Config::load(&cli.flags)?;
            return demo::run(&config, cli.flags.says("database_url"));
        }
        command => return with_config(command, &Config::load(&cli.flags)?),
    }
    Ok(ExitCode::SUCCESS)
}

fn with_config(command: &Command, config: &Config) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve => return serve::run(config),
        Command::Migrate => migrate::run(config)?,
        Command::Import { what } => match what {
            ImportWhat::People(asked) => people::import(config, asked)?,
            ImportWhat::Strategy(asked) => strategy::import(config, asked)?,
            ImportWhat::Values(asked) => values::import(config, asked)?,
        },
        Command::Export { what } => match what {
            ExportWhat::People(asked) => people::export(config, asked)?,
            ExportWhat::Strategy(asked) => strategy::export(config, asked)?,
            ExportWhat::Values(asked) => values::export(config, asked)?,
        },
        Command::User { what } => user::run(config, what)?,
        Command::Backup { file } => backup::write(config, file)?,
        Command::Restore { file } => backup::restore(config, file)?,
        Command::Check { .. } => return check::run(config),
        Command::Demo | Command::Config | Command::Version | Command::Verify { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}
