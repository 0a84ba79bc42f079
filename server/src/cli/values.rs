//! `import values` and `export values`: the values of measures from a file, and as one.
//!
//! Invariant: stdout holds the result alone; a dry run makes no database and changes none; what is refused recorded nothing.

use std::path::{Path, PathBuf};

use anyhow::anyhow;
use app::id::MeasureId;
use app::measures::files::{self, MOST_BYTES, Sheet};
use app::measures::model::ValueSummary;
use app::measures::work;
use clap::Args;
use serde_json::json;

use super::{disk, house};
use crate::config::{Config, Flags};

/// What `import values` takes.
#[derive(Debug, Args)]
pub struct Import {
    /// The file: CSV with the columns measure, date and value; note, confidence and source may follow.
    pub file: PathBuf,
    /// Says what would be recorded and records nothing; without a database, what the file holds.
    #[arg(long)]
    pub dry_run: bool,
    /// Prints one JSON object instead of a summary.
    #[arg(long)]
    pub json: bool,
}

/// What `export values` takes.
#[derive(Debug, Args)]
pub struct Export {
    /// The id of one measure; without it, all.
    #[arg(long)]
    pub measure: Option<MeasureId>,
    /// Where to write; it must not exist. Without it, to stdout.
    #[arg(long)]
    pub output: Option<PathBuf>,
}

/// Says what a file would record.
///
/// # Errors
/// Why the file cannot be read.
pub fn try_out(flags: &Flags, asked: &Import) -> anyhow::Result<()> {
    let sheet = read(&asked.file)?;
    let house = Config::load(flags).map_err(anyhow::Error::from).and_then(|config| house::open_to_look(&config));
    let summary = match house {
        Ok(house) => work::try_out(&house, &sheet).map_err(|why| anyhow!("{}: {why}", asked.file.display()))?,
        Err(why) => {
            eprintln!("compared with no database: {why}");
            work::look_at(&sheet)
        }
    };
    print(asked, &summary);
    if !asked.json {
        say!("Nothing was recorded: this was a dry run.");
    }
    Ok(())
}

/// Records the values of a file.
///
/// # Errors
/// Why nothing was recorded.
pub fn import(config: &Config, asked: &Import) -> anyhow::Result<()> {
    let sheet = read(&asked.file)?;
    let house = house::open(config)?;
    let name = asked.file.file_name().unwrap_or(asked.file.as_os_str()).to_string_lossy();
    let summary = work::import(&house, &name, &sheet)
        .map_err(|why| anyhow!("{}: {why} Nothing was recorded.", asked.file.display()))?;
    print(asked, &summary);
    Ok(())
}

/// Writes the values that count.
///
/// # Errors
/// Why nothing was written.
pub fn export(config: &Config, asked: &Export) -> anyhow::Result<()> {
    let house = house::open_existing(config)?;
    let text = work::export(&house, asked.measure.as_ref()).map_err(|why| anyhow!("{why}"))?;
    disk::deliver(&text, asked.output.as_deref())
}

fn read(file: &Path) -> anyhow::Result<Sheet> {
    let name = file.display().to_string();
    let bytes = disk::read(file, "values are", "", MOST_BYTES)?;
    files::read(&name, &bytes).map_err(|refusal| anyhow!("{refusal}"))
}

fn print(asked: &Import, summary: &ValueSummary) {
    if asked.json {
        let object = json!({
            "rows": summary.rows,
            "recorded": summary.recorded,
            "unchanged": summary.unchanged,
            "corrected": summary.corrected,
            "unknown_measures": summary.unknown_measures,
            "problems": summary.problems,
        });
        say!("{object}");
        return;
    }
    say!(
        "{}: {} rows: {} recorded, {} corrected, {} known already, {} for a measure that was not found",
        asked.file.display(),
        summary.rows,
        summary.recorded,
        summary.corrected,
        summary.unchanged,
        summary.unknown_measures
    );
    tell!("{}", disk::problems(&summary.problems));
}
