//! `import values` and `export values`: the values of measures from a file, and as one.
//!
//! Invariant: stdout holds the result alone; a dry run makes no database and changes none; what is refused recorded nothing.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use app::id::MeasureId;
use app::measures::files::{self, MOST_BYTES, Sheet};
use app::measures::model::ValueSummary;
use app::measures::work;
use clap::Args;
use serde_json::json;

use super::house;
use crate::config::{Config, Flags};

/// How many problems are printed one by one; `--json` prints all.
const SHOWN: usize = 50;

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
    match &asked.output {
        None => {
            let mut out = std::io::stdout().lock();
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
        Some(file) => {
            let mut made = fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(file)
                .with_context(|| format!("{} cannot be made; an export overwrites nothing", file.display()))?;
            made.write_all(text.as_bytes())?;
            made.sync_all()?;
            say!("{}: {} bytes", file.display(), text.len());
        }
    }
    Ok(())
}

fn read(file: &Path) -> anyhow::Result<Sheet> {
    let name = file.display().to_string();
    let about = fs::metadata(file).with_context(|| format!("{name} cannot be read"))?;
    if about.is_dir() {
        bail!("{name} is a folder; values are one file. Name the file");
    }
    if about.len() > MOST_BYTES as u64 {
        bail!("{name}: The file is larger than 32 MiB. Split it into several.");
    }
    let bytes = fs::read(file).with_context(|| format!("{name} cannot be read"))?;
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
    for problem in summary.problems.iter().take(SHOWN) {
        let what = problem.what.split_whitespace().collect::<Vec<_>>().join(" ");
        match problem.line {
            0 => say!("  {what}"),
            line => say!("  line {line}: {what}"),
        }
    }
    let more = summary.problems.len().saturating_sub(SHOWN);
    if more > 0 {
        say!("  {more} more; --json lists all");
    }
}
