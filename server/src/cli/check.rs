//! `check --deploy`: whether others may use this.
//!
//! Invariant: looks and changes nothing.

use std::process::ExitCode;

use app::storage::{Location, migrate};

use crate::config::{self, Check, Config};

/// Runs the command; exit code 1 if a check failed.
///
/// # Errors
/// None of its own.
pub fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let mut checks = config::deploy_checks(config);
    checks.extend(database(config));
    for check in &checks {
        say!("{} {}: {}", if check.passed { "ok  " } else { "FAIL" }, check.name, check.says);
    }
    let failed = checks.iter().filter(|check| !check.passed).count();
    say!("{} checks, {failed} failed", checks.len());
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn database(config: &Config) -> Vec<Check> {
    let findings = match Location::parse(&config.database_url) {
        Ok(location) => migrate::findings(&location),
        Err(why) => vec![("database", false, why)],
    };
    findings.into_iter().map(|(name, passed, says)| Check { name, passed, says }).collect()
}
