//! `import people` and `export people`: the directory from a file, and as one.
//!
//! Invariant: a dry run opens no database; what is refused changed nothing and is told in one line.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use app::people::files::report;
use app::people::work::{self, Applied, Shape};
use clap::Args;

use super::house;
use crate::config::Config;

/// How many problems a summary lists.
const LISTED: usize = 20;

/// What `import people` takes.
#[derive(Debug, Args)]
pub struct Import {
    /// The file, or a folder where the layout is a tree of files.
    pub file: PathBuf,
    /// Says what the file holds and writes nothing; needs no database.
    #[arg(long)]
    pub dry_run: bool,
    /// Prints one JSON object instead of a summary.
    #[arg(long)]
    pub json: bool,
    /// Goes ahead although more than 10 % of the people would be deactivated.
    #[arg(long)]
    pub deactivate: bool,
    /// Has no meaning for people: a second import is always an update.
    #[arg(long, hide = true)]
    pub new: bool,
}

/// What `export people` takes.
#[derive(Debug, Args)]
pub struct Export {
    /// How it is written.
    #[arg(long, value_parser = ["csv", "json", "scim"])]
    pub format: String,
    /// Where to write; it must not exist. Without it, to stdout.
    #[arg(long)]
    pub output: Option<PathBuf>,
}

/// Reads a people file into the directory.
///
/// # Errors
/// Why nothing was changed.
pub fn import(config: &Config, asked: &Import) -> anyhow::Result<()> {
    let source = work::folder(&asked.file).with_context(|| format!("{} cannot be read", asked.file.display()))?;
    let roster = work::report(&source).map_err(|why| anyhow!(why))?;
    let text = if asked.json { report::json(&roster) + "\n" } else { report::summary(&roster, LISTED) };
    drop(roster);
    if !asked.dry_run {
        let house = house::open(config)?;
        let applied = actix_web::rt::System::new().block_on(async {
            let system = work::system();
            let run = work::preview(&house, &system, source).await?;
            work::apply(&house, &system, &run, asked.deactivate).await
        });
        match applied {
            Ok(Applied::Done(summary)) => eprintln!("{}", told(&summary.tally)),
            Ok(Applied::Asks(summary)) => bail!(
                "{} of {} people would be deactivated, more than 10 %; look at the file, and if that is right add --deactivate",
                summary.tally.gone,
                summary.tally.active
            ),
            Err(why) => bail!("{}: {why}", asked.file.display()),
        }
    }
    put(&text)
}

/// Writes the directory as a file.
///
/// # Errors
/// Why there is none.
pub fn export(config: &Config, asked: &Export) -> anyhow::Result<()> {
    let shape = Shape::parse(&asked.format).context("the format is csv, json or scim")?;
    let house = house::open_existing(config)?;
    let text = actix_web::rt::System::new()
        .block_on(async { work::as_file(&house, &work::system(), shape).await })
        .map_err(|why| anyhow!("{why}"))?;
    match &asked.output {
        Some(file) => write_new(file, text.as_bytes()),
        None => put(&text),
    }
}

fn told(tally: &app::people::model::Tally) -> String {
    format!(
        "applied: {} new, {} moved, {} changed, {} back, {} deactivated, {} as they were",
        tally.new, tally.moved, tally.changed, tally.returning, tally.gone, tally.unchanged
    )
}

fn write_new(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file)
        .with_context(|| format!("{} cannot be written", file.display()))?;
    out.write_all(bytes)?;
    Ok(())
}

fn put(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
