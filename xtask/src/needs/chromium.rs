//! A Chromium for the browser tests: the one named by `CHROMIUM`, else the system's.

use super::{Found, find_or_install};
use crate::process;
use std::env;
use std::path::PathBuf;

/// Names under which systems install it.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds or installs a Chromium.
///
/// # Errors
/// Names what to install.
pub fn ensure() -> Found<PathBuf> {
    find_or_install("Chromium", "chromium", || {
        let named = env::var_os("CHROMIUM").map(PathBuf::from).filter(|file| process::is_program(file));
        named.or_else(|| NAMES.iter().find_map(|name| process::on_path(name)))
    })
}
