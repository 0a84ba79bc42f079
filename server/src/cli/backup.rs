//! `backup`, `restore` and `verify`: the whole database as one file.
//!
//! Invariant: nothing is overwritten, neither a file nor a row.

use std::path::Path;

use anyhow::anyhow;
use app::storage::backup;
use app::time::Clock;

use super::house;
use crate::config::Config;

/// Writes a backup.
///
/// # Errors
/// Why there is none.
pub fn write(config: &Config, file: &Path) -> anyhow::Result<()> {
    house::require_file(config)?;
    let location = house::location(config)?;
    let sums = backup::write(&location, file, Clock::System.now()).map_err(|why| anyhow!(why))?;
    let rows: u64 = sums.iter().map(|sum| sum.rows).sum();
    say!("{}: {rows} rows of {} tables", file.display(), sums.len());
    eprintln!("the pepper is not in it; keep a copy of {} elsewhere", config.pepper_file.display());
    Ok(())
}

/// Restores a backup.
///
/// # Errors
/// Why the database is as it was.
pub fn restore(config: &Config, file: &Path) -> anyhow::Result<()> {
    let house = house::open(config)?;
    let contents = backup::restore(house.db(), file).map_err(|why| anyhow!(why))?;
    let rows: u64 = contents.tables.iter().map(|sum| sum.rows).sum();
    say!("{rows} rows restored, as they were at {}; everybody signs in anew", contents.made_at);
    Ok(())
}

/// Verifies a backup.
///
/// # Errors
/// What is wrong with it.
pub fn verify(file: &Path) -> anyhow::Result<()> {
    let contents = backup::verify(file).map_err(|why| anyhow!(why))?;
    say!("{}: complete, made at {}", file.display(), contents.made_at);
    for sum in contents.tables {
        say!("{:>9} {}", sum.rows, sum.table);
    }
    Ok(())
}
