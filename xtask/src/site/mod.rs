//! The site: everything a browser fetches apart from pages, built into `target/site`.
//! Every file but the manifest is published under a name that carries its fingerprint, and work whose inputs are unchanged is skipped.

pub mod client;
mod compress;
mod css;
mod digest;
mod publish;

use crate::checkout::{Checkout, NAME};
use crate::process::say;
use anyhow::{Context, Result};
use compress::Cache;
use publish::Publication;
use std::fs;
use std::path::Path;

/// How much work goes into making files small.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quality {
    /// Quick to build, for `run`.
    Development,
    /// Small, for `build`, `test` and `bench`.
    Release,
}

impl Quality {
    fn name(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Release => "release",
        }
    }

    /// The folder that Cargo gives the profile of the client build.
    fn profile_folder(self) -> &'static str {
        match self {
            Self::Development => "wasm-dev",
            Self::Release => "wasm-release",
        }
    }
}

/// Builds the site.
///
/// # Errors
/// When the client or the style sheet does not build, or a file cannot be written.
pub fn build(checkout: &Checkout, quality: Quality) -> Result<()> {
    let bound = client::build(checkout, quality)?;
    say("publishing script, module, style sheet and assets");
    let style = checkout.root().join("style");
    let compressed = Cache::new(checkout.client().join("compressed"), quality);
    let mut publication = Publication::new(checkout.site(), compressed);
    add_assets(&mut publication, &style.join("assets"))?;
    let sheet = css::bundle(&style.join("main.css"), publication.published())?;
    publication.add(&format!("pkg/{NAME}.css"), sheet.as_bytes())?;
    publication.add(&format!("pkg/{NAME}.wasm"), &read(&client::module_in(&bound))?)?;
    add_script(&mut publication, &bound)?;
    let published = publication.finish()?;
    say(&format!("the site is in {} ({} files)", checkout.site().display(), published.len()));
    Ok(())
}

fn add_assets(publication: &mut Publication, folder: &Path) -> Result<()> {
    for file in digest::files_below(folder)? {
        let name = file.to_str().with_context(|| format!("{} is no UTF-8 name", file.display()))?;
        publication.add(name, &read(&folder.join(&file))?)?;
    }
    Ok(())
}

/// Publishes the script and the modules it imports from `./snippets/`, whose folder gets a fingerprint of its own.
fn add_script(publication: &mut Publication, bound: &Path) -> Result<()> {
    let snippets = bound.join("snippets");
    let mut contents = Vec::new();
    let mut all = digest::Digest::default();
    for file in digest::files_below(&snippets)? {
        let name = file.to_str().with_context(|| format!("{} is no UTF-8 name", file.display()))?.to_owned();
        let bytes = read(&snippets.join(&file))?;
        all = all.add(&name, &bytes);
        contents.push((name, bytes));
    }
    let folder = format!("snippets.{}", &all.finish()[..16]);
    for (name, bytes) in &contents {
        publication.add_at(&format!("pkg/{folder}/{name}"), bytes)?;
    }
    let script = fs::read_to_string(bound.join(format!("{NAME}.js"))).context("cannot read the bound script")?;
    publication.add(&format!("pkg/{NAME}.js"), script.replace("./snippets/", &format!("./{folder}/")).as_bytes())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}
