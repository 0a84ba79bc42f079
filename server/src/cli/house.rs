//! Opening the house: the database at this program's schema, and the pepper.
//!
//! Invariant: a missing SQLite file is created and migrated, an old one copied and migrated; PostgreSQL is migrated by
//! `throughline migrate` alone. A pepper that exists is never overwritten.

use std::fs;
use std::io::Write;
use std::net::SocketAddr;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use app::access::{Entropy, House};
use app::storage::migrate::{self, Standing};
use app::storage::{Db, Kind, Location};
use app::time::Clock;

use crate::config::Config;

/// Opens the house on the database that the configuration names, ready for use.
///
/// # Errors
/// What is missing and what to do about it.
pub fn open(config: &Config) -> anyhow::Result<House> {
    let location = location(config)?;
    match location.kind {
        Kind::Sqlite => prepare_sqlite(config, &location)?,
        Kind::Postgres => require_current(&location)?,
    }
    let db = Db::open(location).map_err(|why| anyhow!("the database cannot be opened: {why}"))?;
    Ok(House::new(db, Clock::System, pepper(&config.pepper_file)?, config.hash_concurrency)
        .at(&base(config, config.listen)))
}

/// Opens the house on a database that is there already, to take something out of it; makes none.
///
/// # Errors
/// That there is none, or as [`open`].
pub fn open_existing(config: &Config) -> anyhow::Result<House> {
    require_file(config)?;
    open(config)
}

/// Opens the house on a database that is there and at this program's schema, to look at it alone; makes and migrates
/// nothing, and needs no pepper.
///
/// # Errors
/// That there is none, or that it is of another version.
pub fn open_to_look(config: &Config) -> anyhow::Result<House> {
    require_file(config)?;
    let location = Location::parse(&config.database_url).map_err(|why| anyhow!(why))?;
    require_current(&location)?;
    let db = Db::open(location).map_err(|why| anyhow!("the database cannot be opened: {why}"))?;
    Ok(House::new(db, Clock::System, [0; 32], config.hash_concurrency))
}

/// Refuses an SQLite database that does not exist, before anything is made.
///
/// # Errors
/// That there is none, and what to do.
pub fn require_file(config: &Config) -> anyhow::Result<()> {
    let location = Location::parse(&config.database_url).map_err(|why| anyhow!(why))?;
    match location.file() {
        Some(file) if !Path::new(file).exists() => {
            bail!(
                "there is no database at {file} yet, so it holds nothing; import one first: throughline import strategy FILE, throughline import people FILE"
            )
        }
        _ => Ok(()),
    }
}

/// Returns where the site is reached: as configured, else where it listens.
pub fn base(config: &Config, listen: SocketAddr) -> String {
    match &config.base_url {
        Some(base) => base.to_string(),
        None => format!("http://{listen}"),
    }
}

/// Reads where the database is, and makes the folder of an SQLite file.
///
/// # Errors
/// What is wrong with the URL or the folder.
pub fn location(config: &Config) -> anyhow::Result<Location> {
    let location = Location::parse(&config.database_url).map_err(|why| anyhow!(why))?;
    if let Some(folder) = location.file().and_then(|file| Path::new(file).parent())
        && !folder.as_os_str().is_empty()
    {
        private_folder(folder)?;
    }
    if let Some(file) = location.file() {
        // SQLite gives its log files the mode of the database: nobody but us reads any of them.
        let made = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
        if let Err(why) = made
            && why.kind() != std::io::ErrorKind::AlreadyExists
        {
            bail!("the database {file} cannot be made: {why}");
        }
    }
    Ok(location)
}

fn prepare_sqlite(config: &Config, location: &Location) -> anyhow::Result<()> {
    let mut conn = location.open().with_context(|| format!("the database {} cannot be opened", config.database_url))?;
    match migrate::standing(&mut conn).map_err(|why| anyhow!("this is not a database of Throughline: {why}"))? {
        Standing::Current => return Ok(()),
        Standing::Newer(version) => {
            bail!("the database was made by a newer Throughline (it has migration {version}); use that one")
        }
        Standing::Empty => {}
        Standing::Behind(count) => {
            let folder = config.data_dir.join("backups");
            private_folder(&folder)?;
            let copy = folder.join(format!("before-migration-{}.sqlite", Clock::System.now().0));
            migrate::copy_sqlite(&mut conn, &copy).map_err(|why| anyhow!("the database cannot be copied: {why}"))?;
            let what = if count == 1 { "one migration".to_owned() } else { format!("{count} migrations") };
            eprintln!("{what} to run; the database as it was is in {}", copy.display());
        }
    }
    drop(conn);
    migrate::run(location).map_err(|why| anyhow!("the database cannot be migrated: {why}"))?;
    Ok(())
}

fn require_current(location: &Location) -> anyhow::Result<()> {
    let mut conn = location.open().context("the database cannot be reached")?;
    match migrate::standing(&mut conn).map_err(|why| anyhow!(why))? {
        Standing::Current => Ok(()),
        Standing::Newer(version) => {
            bail!("the database was made by a newer Throughline (it has migration {version}); use that one")
        }
        Standing::Empty | Standing::Behind(_) => {
            bail!("the database is not at this program's schema; run `throughline migrate` once, then start again")
        }
    }
}

/// Reads the pepper, or draws one where there is none yet.
fn pepper(path: &Path) -> anyhow::Result<[u8; 32]> {
    if let Ok(bytes) = fs::read(path) {
        if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
            bail!("{} can be read by others; run: chmod 600 {}", path.display(), path.display());
        }
        return bytes.try_into().map_err(|_| {
            anyhow!("{} is not a pepper: 32 bytes are expected; restore your copy of it", path.display())
        });
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        private_folder(folder)?;
    }
    let drawn = Entropy::bytes::<32>();
    let mut options = fs::OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("the pepper {} cannot be made", path.display()))?;
    file.write_all(&drawn)?;
    file.sync_all()?;
    Ok(drawn)
}

fn private_folder(folder: &Path) -> anyhow::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))
}
