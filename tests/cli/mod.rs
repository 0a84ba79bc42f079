//! The command line as scripts see it: what stands on stdout, what on stderr, and the exit code.
//!
//! Invariant: runs the very binary that `THROUGHLINE_BIN` names, each test in a folder of its own.

mod migrate;
mod strategy;
mod values;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The binary, in a folder of its own.
pub struct Tool {
    binary: PathBuf,
    folder: tempfile::TempDir,
}

impl Tool {
    /// Finds the binary; none, with a word about it, where `THROUGHLINE_BIN` is not set.
    pub fn find() -> Option<Self> {
        let Some(binary) = std::env::var_os("THROUGHLINE_BIN") else {
            println!("skipped: THROUGHLINE_BIN does not name the binary");
            return None;
        };
        Some(Self { binary: binary.into(), folder: tempfile::tempdir().unwrap() })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file into the folder.
    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder().join(name), text).unwrap();
    }

    /// Runs the binary in the folder, with a database there.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments)
            .env("DATABASE_URL", format!("sqlite:{}", self.folder().join("db.sqlite").display()))
            .env("THROUGHLINE_DATA_DIR", self.folder())
            .env("THROUGHLINE_PEPPER_FILE", self.folder().join("pepper"))
            .output()
            .unwrap()
    }

    /// Runs the binary in the folder with a database that cannot be.
    pub fn run_without_database(&self, arguments: &[&str]) -> Output {
        self.command(arguments).env("DATABASE_URL", "nonsense:nowhere").output().unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command.args(arguments).current_dir(self.folder()).env_clear();
        command
    }
}

/// What a command wrote on stdout.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a command wrote on stderr.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
