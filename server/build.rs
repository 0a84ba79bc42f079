//! Makes sure that there is a folder to embed the site from, and that a release is linked again when the site changed.
//! A debug build reads the site from that folder at run time, so only a release depends on what is in it.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site");
    fs::create_dir_all(&site)?;
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        let manifest = site.join("manifest.json");
        if !manifest.exists() {
            println!("cargo::warning=the site is not built, so this program has none: use `cargo xtask build`");
        }
        println!("cargo::rerun-if-changed={}", manifest.display());
    }
    Ok(())
}
