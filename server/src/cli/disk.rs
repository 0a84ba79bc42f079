//! Files that commands take and make, and the problems of those that were taken.
//!
//! Invariant: a file is read only if it is one and not too large; nothing is overwritten.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, bail};
use app::problem::Problem;

/// How many problems are printed one by one; `--json` prints all.
const SHOWN: usize = 50;

/// Reads the one file that `what` ("values are") is; of more than `most` bytes it is to be split into several `parts`.
///
/// # Errors
/// Why it is not read.
pub fn read(file: &Path, what: &str, parts: &str, most: usize) -> anyhow::Result<Vec<u8>> {
    let name = file.display();
    let about = fs::metadata(file).with_context(|| format!("{name} cannot be read"))?;
    if about.is_dir() {
        bail!("{name} is a folder; {what} one file. Name the file");
    }
    if about.len() > most as u64 {
        bail!("{name}: The file is larger than 32 MiB. Split it into several{parts}.");
    }
    fs::read(file).with_context(|| format!("{name} cannot be read"))
}

/// Writes what was exported into a file that does not exist yet; without one, to stdout.
///
/// # Errors
/// Why it was not written.
pub fn deliver(text: &str, output: Option<&Path>) -> anyhow::Result<()> {
    let Some(file) = output else {
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes())?;
        return Ok(out.flush()?);
    };
    let mut made = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file)
        .with_context(|| format!("{} cannot be made; an export overwrites nothing", file.display()))?;
    made.write_all(text.as_bytes())?;
    made.sync_all()?;
    say!("{}: {} bytes", file.display(), text.len());
    Ok(())
}

/// Returns the first problems, a line each.
pub fn problems(all: &[Problem]) -> String {
    let mut text = String::new();
    for problem in all.iter().take(SHOWN) {
        let what = problem.what.split_whitespace().collect::<Vec<_>>().join(" ");
        match problem.line {
            0 => text.push_str(&format!("  {what}\n")),
            line => text.push_str(&format!("  line {line}: {what}\n")),
        }
    }
    let more = all.len().saturating_sub(SHOWN);
    if more > 0 {
        text.push_str(&format!("  {more} more; --json lists all\n"));
    }
    text
}
