//! `demo`: the demo organisation in a database of its own, served.
//!
//! Invariant: never fills a database that holds anything else.

use std::process::ExitCode;

use anyhow::{anyhow, bail};
use app::demo::command;

use super::{house, serve};
use crate::config::Config;
use crate::telemetry;

/// Runs the command. Without a database of its own choice it takes `demo.sqlite` in the data folder.
///
/// # Errors
/// Why the demo cannot be shown.
pub fn run(config: &Config, named: bool) -> anyhow::Result<ExitCode> {
    telemetry::init(config)?;
    let mut config = config.clone();
    if !named {
        config.database_url = format!("sqlite:{}", config.data_dir.join("demo.sqlite").display());
    }
    let house = house::open(&config)?;
    let refused = |error: app::error::Error| anyhow!("{error}");
    if command::is_empty(&house).map_err(refused)? {
        command::fill(&house).map_err(refused)?;
    } else if !command::is_demo(&house).map_err(refused)? {
        bail!("this database holds an organisation that is no demo; name another one with --database-url");
    }
    serve::serve(&config, house)
}
