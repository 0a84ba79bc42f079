//! `import strategy` and `export strategy`.
//!
//! Invariant: stdout holds the result alone; a dry run opens no database; an export never overwrites a file.

use std::path::{Path, PathBuf};

use anyhow::anyhow;
use app::strategy::exchange::model::Summary;
use app::strategy::exchange::work;
use app::strategy::files::{self, MOST_BYTES, PlanRead};
use clap::{Args, ValueEnum};

use super::{disk, house};
use crate::config::Config;

/// A format of an export.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// StratML Part 2, for other planning tools.
    Stratml,
    /// Our CSV, for spreadsheets.
    Csv,
    /// Our JSON, which loses nothing.
    Json,
}

/// What `import strategy` takes.
#[derive(Debug, Args)]
pub struct Import {
    /// The file.
    pub file: PathBuf,
    /// Says what the file holds and writes nothing; needs no database.
    #[arg(long)]
    pub dry_run: bool,
    /// Prints one JSON object instead of a summary.
    #[arg(long)]
    pub json: bool,
    /// Begins a new strategy; the one before it is archived.
    #[arg(long)]
    pub new: bool,
    /// Takes over the file's name and description too; without it an update leaves the strategy's own as they are.
    #[arg(long, conflicts_with = "new")]
    pub rename: bool,
}

/// What `export strategy` takes.
#[derive(Debug, Args)]
pub struct Export {
    /// How it is written.
    #[arg(long)]
    pub format: Format,
    /// Where to write; it must not exist. Without it, to stdout.
    #[arg(long)]
    pub output: Option<PathBuf>,
}

/// Says what a file holds, without a database or its configuration.
///
/// # Errors
/// Why the file cannot be read.
pub fn try_out(asked: &Import) -> anyhow::Result<()> {
    let report = Read::of(&read(&asked.file)?);
    if asked.json {
        say!("{}", report.json);
    } else {
        tell!("{}", report.summary(&asked.file));
        say!("Nothing was written: this was a dry run.");
    }
    Ok(())
}

/// Reads a file into the strategy in force, or begins one.
///
/// # Errors
/// Why nothing was written.
pub fn import(config: &Config, asked: &Import) -> anyhow::Result<()> {
    let read = read(&asked.file)?;
    let (report, name) = (Read::of(&read), shown(&asked.file));
    let house = house::open(config)?;
    let outcome = if asked.rename {
        work::import_renaming(&house, &name, read)
    } else {
        work::import(&house, &name, read, asked.new)
    };
    let summary = outcome.map_err(|why| anyhow!("{name}: {why} Nothing was imported."))?;
    if asked.json {
        say!("{}", report.json);
    } else {
        tell!("{}", report.summary(&asked.file));
        print_changes(&summary);
    }
    Ok(())
}

/// Writes the strategy in force.
///
/// # Errors
/// Why nothing was written.
pub fn export(config: &Config, asked: &Export) -> anyhow::Result<()> {
    let house = house::open_existing(config)?;
    let format = match asked.format {
        Format::Stratml => files::Export::Stratml,
        Format::Csv => files::Export::Csv,
        Format::Json => files::Export::Json,
    };
    let printed = work::export(&house, format)?
        .ok_or_else(|| anyhow!("there is no strategy yet; import one first: throughline import strategy FILE"))?;
    disk::deliver(&printed.text, asked.output.as_deref())?;
    if !printed.losses.is_empty() {
        eprintln!(
            "{} things have no place of their own in this format and stand in OtherInformation; an import brings them back",
            printed.losses.len()
        );
    }
    Ok(())
}

/// What is printed of a file, kept while the plan itself is handed on.
struct Read {
    json: String,
    lines: String,
}

impl Read {
    fn of(read: &PlanRead) -> Self {
        Self { json: serde_json::to_string(&read.report()).unwrap_or_default(), lines: lines(read) }
    }

    fn summary(&self, file: &Path) -> String {
        format!("{}: {}", file.display(), self.lines)
    }
}

fn read(file: &Path) -> anyhow::Result<PlanRead> {
    let name = shown(file);
    let bytes = disk::read(file, "a strategy is", " plans", MOST_BYTES)?;
    files::read(&name, &bytes).map_err(|refusal| anyhow!("{refusal}"))
}

fn shown(file: &Path) -> String {
    file.display().to_string()
}

fn lines(read: &PlanRead) -> String {
    let counts = &read.counts;
    let format = serde_json::to_value(read.format).unwrap_or_default();
    let mut text = format!(
        "{}: {} pillars, {} objectives, {} measures with {} targets and {} actuals, {} values, {} stakeholders, {} levels\n",
        format.as_str().unwrap_or_default(),
        counts.pillars,
        counts.objectives,
        counts.measures,
        counts.targets,
        counts.actuals,
        counts.values,
        counts.stakeholders,
        counts.depth
    );
    text.push_str(&disk::problems(&read.problems));
    text
}

fn print_changes(summary: &Summary) {
    let changes = &summary.changes;
    if summary.strategy.is_empty() {
        say!("The file holds nothing to import; nothing was changed.");
        return;
    }
    if summary.is_new {
        say!("\"{}\" is now the strategy, with {} nodes.", summary.name, changes.added.0);
        return;
    }
    say!(
        "\"{}\": {} nodes new, {} changed, {} moved, {} as before.",
        summary.name,
        changes.added.0,
        changes.changed.0,
        changes.moved.0,
        changes.unchanged
    );
    if let Some(offer) = summary.offers.iter().find(|offer| offer.field == "name") {
        if summary.renames {
            say!("It is called \"{}\" now.", offer.after);
        } else {
            say!("The file calls it \"{}\"; it keeps its name. --rename takes the file's over.", offer.after);
        }
    }
    if changes.missing.0 > 0 {
        say!("{} nodes are not in the file; they stay as they are.", changes.missing.0);
    }
}
