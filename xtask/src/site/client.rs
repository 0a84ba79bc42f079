//! The islands: compiled to WebAssembly, bound to JavaScript, and made small for a release.
//! The binding is done again only when the compiled module or the way to do it changed.

use super::{Quality, digest};
use crate::checkout::{Checkout, NAME};
use crate::needs::node::Node;
use crate::process::{self, say};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How modules are bound and made small. Change it together with [`bind`] or [`shrink`], so that what was bound before is bound again.
const BINDING: &str = concat!(env!("CARGO_PKG_VERSION"), " wasm-bindgen 0.2.129, web, no default path; wasm-opt -Oz");

/// The features and profile of the client build; the lints use the same, so that they share what is compiled.
pub fn arguments(quality: Quality) -> [&'static str; 10] {
    let profile = match quality {
        Quality::Development => "wasm-dev",
        Quality::Release => "wasm-release",
    };
    [
        "--package",
        "app",
        "--lib",
        "--no-default-features",
        "--features",
        "hydrate",
        "--target",
        TARGET,
        "--profile",
        profile,
    ]
}

/// Compiles and binds the client and gives the folder with `throughline.js`, `throughline.wasm` and perhaps `snippets/`.
///
/// # Errors
/// When the client does not compile, or a file cannot be written.
pub fn build(checkout: &Checkout, quality: Quality) -> Result<PathBuf> {
    say("compiling the islands");
    process::run(checkout.client_cargo().args(["build", "--locked"]).args(arguments(quality)))?;
    let compiled = checkout.client().join(TARGET).join(quality.profile_folder()).join("app.wasm");
    let module = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let optimiser = match quality {
        Quality::Development => None,
        Quality::Release => optimiser(checkout),
    };
    let optimised = optimiser.as_ref().map(process::line).unwrap_or_default();
    let inputs = digest::Digest::default()
        .add("module", &module)
        .add("binding", BINDING.as_bytes())
        .add("optimiser", optimised.as_bytes())
        .finish();

    let folder = checkout.client().join("bound").join(quality.name());
    let stamp = folder.join(".inputs");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == inputs) {
        return Ok(folder);
    }
    say("binding the islands to JavaScript");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    bind(&compiled, &folder, quality)?;
    match optimiser {
        Some(program) => shrink(program, &folder)?,
        None if quality == Quality::Release => {
            say("no wasm-opt found: the module stays about twice as large (npm ci in tests/browser brings it)");
        }
        None => {}
    }
    fs::write(&stamp, inputs).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(folder)
}

fn bind(compiled: &Path, folder: &Path, quality: Quality) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)?
        .input_path(compiled)
        .out_name(NAME)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .remove_name_section(quality == Quality::Release)
        .generate(folder)
        .context("wasm-bindgen failed")?;
    let named = folder.join(format!("{NAME}_bg.wasm"));
    fs::rename(&named, module_in(folder)).with_context(|| format!("cannot rename {}", named.display()))
}

fn shrink(mut optimiser: Command, folder: &Path) -> Result<()> {
    say("making the module small with wasm-opt");
    let module = module_in(folder);
    // Without a list of features, it uses those that the module names. With all of them it writes what no browser reads yet.
    process::run(optimiser.arg("-Oz").arg(&module).arg("-o").arg(&module))
}

/// The bound module in a folder that [`build`] gave.
pub fn module_in(folder: &Path) -> PathBuf {
    folder.join(format!("{NAME}.wasm"))
}

/// `wasm-opt` from `PATH`, else the one that is locked beside the browser tests.
fn optimiser(checkout: &Checkout) -> Option<Command> {
    if let Some(program) = process::on_path("wasm-opt") {
        return Some(Command::new(program));
    }
    let locked = checkout.browser().join("node_modules/.bin/wasm-opt");
    let node = Node::find(checkout).filter(|_| process::is_program(&locked))?;
    Some(node.command(&locked))
}
