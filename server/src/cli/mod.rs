//! The commands, one file each.
//!
//! Invariant: a command prints its result on stdout and everything else on stderr; what it refuses changed nothing.

mod backup;
mod check;
mod house;
mod migrate;
pub mod serve;
mod strategy;

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
    /// Brings the database to this program's schema.
    Migrate,
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
    /// Reads a file in.
    Import {
        #[command(subcommand)]
        what: Importing,
    },
    /// Writes a file from what is stored.
    Export {
        #[command(subcommand)]
        what: Exporting,
    },
    /// Prints the table of settings.
    Config,
    /// Prints the version.
    Version,
}

#[derive(Debug, Subcommand)]
enum Importing {
    /// A strategy: StratML, CSV, an action list in JSON, or an export of ours.
    Strategy {
        /// The file.
        file: PathBuf,
        /// Only says what the file holds; needs no database.
        #[arg(long)]
        dry_run: bool,
        /// Prints one JSON object.
        #[arg(long)]
        json: bool,
        /// Begins a new strategy; the one before it is archived.
        #[arg(long)]
        new: bool,
    },
}

#[derive(Debug, Subcommand)]
enum Exporting {
    /// The strategy in force.
    Strategy {
        /// The format.
        #[arg(long)]
        format: strategy::Format,
        /// Where to write, instead of stdout; nothing is overwritten.
        #[arg(long)]
        output: Option<PathBuf>,
    },
}

/// Does what the command line says.
///
/// # Errors
/// One line that says what was refused, why, and what to do.
pub fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    match &cli.command {
        Command::Config => print!("{}", config::table()),
        Command::Version => println!("throughline {}", env!("CARGO_PKG_VERSION")),
        Command::Verify { file } => backup::verify(file)?,
        Command::Import {
            what:
                Importing::Strategy {
                    file,
                    dry_run: true,
                    json,
                    new,
                },
        } => strategy::try_out(file, importing(*json, *new))?,
        command => return with_config(command, &Config::load(&cli.flags)?),
    }
    Ok(ExitCode::SUCCESS)
}

fn with_config(command: &Command, config: &Config) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve => return serve::run(config),
        Command::Migrate => migrate::run(config)?,
        Command::Backup { file } => backup::write(config, file)?,
        Command::Restore { file } => backup::restore(config, file)?,
        Command::Check { .. } => return check::run(config),
        Command::Import { what } => import(config, what)?,
        Command::Export { what } => export(config, what)?,
        Command::Config | Command::Version | Command::Verify { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn import(config: &Config, what: &Importing) -> anyhow::Result<()> {
    match what {
        Importing::Strategy {
            file, json, new, ..
        } => strategy::import(config, file, importing(*json, *new)),
    }
}

fn export(config: &Config, what: &Exporting) -> anyhow::Result<()> {
    match what {
        Exporting::Strategy { format, output } => {
            strategy::export(config, *format, output.as_deref())
        }
    }
}

const fn importing(json: bool, begin_new: bool) -> strategy::Import {
    strategy::Import { json, begin_new }
}
