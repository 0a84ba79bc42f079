//! The Rust target of the islands. A `rust-toolchain.toml` alone does not bring it everywhere, so it is a step of ours.

use super::Missing;
use crate::process::{self, say};
use crate::site::client::TARGET;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Makes sure that the active toolchain can compile for browsers.
///
/// # Errors
/// When the target is not there and rustup cannot add it.
pub fn ensure_target() -> Result<()> {
    let sysroot = process::capture(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    let command = format!("rustup target add {TARGET}");
    if process::on_path("rustup").is_none() {
        return Err(Missing::new("the Rust target of browsers", command).into());
    }
    say(&format!("adding the Rust target {TARGET}"));
    process::run(Command::new("rustup").args(["target", "add", TARGET]))
}
