//! cargo-deny, which checks the licences, origins and bans of what we depend on: from `PATH`, else built once into the target folder.

use crate::checkout::Checkout;
use crate::process::{self, say};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

const VERSION: &str = "0.20.2";

/// Finds or builds cargo-deny.
///
/// # Errors
/// When it cannot be built.
pub fn ensure(checkout: &Checkout) -> Result<PathBuf> {
    let ours = checkout.tools().join("bin/cargo-deny");
    if let Some(found) = process::on_path("cargo-deny").or_else(|| process::is_program(&ours).then_some(ours.clone())) {
        return Ok(found);
    }
    say(&format!("building cargo-deny {VERSION} into {} (once, some minutes)", checkout.tools().display()));
    let build = checkout.tools().join("build");
    // Unoptimised: it runs for a second and compiles in half the time.
    process::run(
        process::cargo()
            .args(["install", "--locked", "--debug", "--quiet", "--version", VERSION, "cargo-deny", "--root"])
            .arg(checkout.tools())
            .current_dir(checkout.root())
            .env("CARGO_TARGET_DIR", &build),
    )
    .context("install it yourself with: cargo install --locked cargo-deny")?;
    fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))?;
    Ok(ours)
}
