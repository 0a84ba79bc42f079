//! Where the site's files are published: a name that changes with the content, so that browsers may keep them for ever.
//!
//! Invariant: a file that the manifest does not name is published under its own name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

static PUBLISHED: OnceLock<BTreeMap<String, String>> = OnceLock::new();

/// Reads the site's manifest, once, when the server starts; what is no manifest leaves every file under its own name.
pub fn install(manifest: &[u8]) {
    let _ = PUBLISHED.set(serde_json::from_slice(manifest).unwrap_or_default());
}

/// Returns the path of the file that the build calls `name`, such as `pkg/throughline.css`.
pub fn asset(name: &str) -> String {
    let published = PUBLISHED.get().and_then(|names| names.get(name));
    format!("/{}", published.map_or(name, String::as_str))
}
