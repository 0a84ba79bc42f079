//! `migrate`: brings the database to this program's schema.
//!
//! Invariant: never touches a database that is newer than this program.

use anyhow::anyhow;
use app::storage::{Kind, migrate};

use super::house;
use crate::config::Config;

/// Runs the command.
///
/// # Errors
/// What stopped it.
pub fn run(config: &Config) -> anyhow::Result<()> {
    let location = house::location(config)?;
    if location.kind == Kind::Sqlite {
        house::open(config)?;
        say!("the database is at this program's schema");
        return Ok(());
    }
    let count = migrate::run(&location).map_err(|why| anyhow!("the database cannot be migrated: {why}"))?;
    say!("{count} migrations run; the database is at this program's schema");
    Ok(())
}
