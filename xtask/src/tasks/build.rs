//! `cargo xtask build`: one release program with the site inside, which needs no file beside it.

use crate::checkout::{Checkout, NAME};
use crate::needs::node::Node;
use crate::needs::rust;
use crate::process::{self, say};
use crate::site::{self, Quality};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Builds the release program and gives its path.
///
/// # Errors
/// When something does not build, or an argument is unknown.
pub fn run(checkout: Checkout, arguments: &[String]) -> Result<PathBuf> {
    let checkout = match arguments {
        [] => checkout,
        [flag, folder] if flag == "--target-dir" => checkout.with_target(folder)?,
        [argument] if argument.starts_with("--target-dir=") => {
            checkout.with_target(&argument["--target-dir=".len()..])?
        }
        _ => bail!("build takes no argument but --target-dir DIR"),
    };
    release(&checkout)
}

/// Builds the release program into the checkout's target folder.
///
/// # Errors
/// When something does not build.
pub fn release(checkout: &Checkout) -> Result<PathBuf> {
    rust::ensure_target()?;
    if let Err(error) = wasm_opt(checkout) {
        say(&format!("going on without the locked wasm-opt: {error}"));
    }
    site::build(checkout, Quality::Release)?;
    say("compiling the server for release");
    process::run(checkout.cargo().args(["build", "--release", "--locked", "--package", "server", "--bin", NAME]))?;
    let program = checkout.program("release");
    let bytes = program.metadata().with_context(|| format!("{} was not built", program.display()))?.len();
    say(&format!("{} is ready ({:.1} MiB, site included)", program.display(), bytes as f64 / 1_048_576.0));
    Ok(program)
}

/// Brings wasm-opt, which is locked beside the browser tests, unless the machine has one.
fn wasm_opt(checkout: &Checkout) -> Result<()> {
    if process::on_path("wasm-opt").is_some() {
        return Ok(());
    }
    Node::ensure(checkout)?.install_packages(&checkout.browser())
}
