//! Where things are in this checkout: sources, target folders, tools, the built site.
//! Every path an xtask command writes is made here, and all of them lie inside the checkout or the target folder it was given.

use crate::process;
use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name of the finished program, and of the script, module and style sheet of the site.
pub const NAME: &str = "throughline";

/// One checkout of the project and the target folder its builds go to.
pub struct Checkout {
    root: PathBuf,
    target: PathBuf,
}

impl Checkout {
    /// Finds the checkout that holds the current folder, and the target folder that Cargo uses for it.
    ///
    /// # Errors
    /// When the current folder is in no checkout, or Cargo cannot read the workspace.
    pub fn find() -> Result<Self> {
        let start = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => env::current_dir().context("cannot tell the current folder")?,
        };
        let Some(root) = workspace_above(&start) else {
            bail!("{} is in no checkout: change into one and try again", start.display());
        };
        let mut metadata = process::cargo();
        metadata.args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(&root);
        let printed = process::capture(&mut metadata)?;
        let parsed: serde_json::Value = serde_json::from_str(&printed).context("cargo metadata printed no JSON")?;
        let target = parsed["target_directory"].as_str().context("cargo metadata names no target folder")?;
        Ok(Self { target: PathBuf::from(target), root })
    }

    /// The same checkout, building into another target folder (relative to the current folder).
    ///
    /// # Errors
    /// When the path cannot be made absolute.
    pub fn with_target(self, target: &str) -> Result<Self> {
        let target = std::path::absolute(target).with_context(|| format!("cannot use {target} as target folder"))?;
        Ok(Self { target, ..self })
    }

    /// The folder of the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The target folder of the client build: its own, so that the two builds never invalidate each other.
    pub fn client(&self) -> PathBuf {
        self.target.join("client")
    }

    /// The finished site. It is always in the checkout, because the server's build looks for it there.
    pub fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// Programs that xtask installs for itself.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The browser tests and their locked Node packages.
    pub fn browser(&self) -> PathBuf {
        self.root.join("tests/browser")
    }

    /// Data of `cargo xtask run`; ignored by git.
    pub fn data(&self) -> PathBuf {
        self.root.join(".throughline")
    }

    /// The finished server program, in the `debug` or `release` folder.
    pub fn program(&self, folder: &str) -> PathBuf {
        self.target.join(folder).join(NAME)
    }

    /// A `cargo` that builds for this machine.
    pub fn cargo(&self) -> Command {
        let mut command = process::cargo();
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// A `cargo` that builds for the browser.
    pub fn client_cargo(&self) -> Command {
        let mut command = process::cargo();
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", self.client());
        command
    }
}

/// The nearest folder at or above `start` whose `Cargo.toml` opens a workspace that has an `xtask` folder.
fn workspace_above(start: &Path) -> Option<PathBuf> {
    start
        .ancestors()
        .find(|folder| {
            folder.join("xtask").is_dir()
                && std::fs::read_to_string(folder.join("Cargo.toml"))
                    .is_ok_and(|text| text.lines().any(|line| line.trim() == "[workspace]"))
        })
        .map(Path::to_path_buf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_found_from_a_folder_deep_inside() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = workspace_above(&here.join("src/site")).unwrap();
        assert_eq!(root, here.parent().unwrap());
    }

    #[test]
    fn a_folder_outside_of_any_workspace_finds_nothing() {
        assert_eq!(workspace_above(Path::new("/")), None);
    }
}
