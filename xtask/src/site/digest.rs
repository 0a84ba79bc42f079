//! Fingerprints of files and folders. The same bytes under the same names give the same fingerprint on every machine.

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A SHA-256 over a series of named parts.
#[derive(Default)]
pub struct Digest(Sha256);

impl Digest {
    /// Adds one part. Lengths go in first, so that two parts never read like one.
    pub fn add(mut self, name: &str, bytes: &[u8]) -> Self {
        for field in [name.as_bytes(), bytes] {
            self.0.update((field.len() as u64).to_le_bytes());
            self.0.update(field);
        }
        self
    }

    /// The fingerprint, as 64 hexadecimal digits.
    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

/// The 16 hexadecimal digits that a published file carries in its name.
pub fn of_content(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes)[..8])
}

/// All files below a folder with their paths relative to it, sorted; none when the folder does not exist.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(next) = waiting.pop() {
        if !next.exists() {
            continue;
        }
        for entry in fs::read_dir(&next).with_context(|| format!("cannot list {}", next.display()))? {
            let path = entry.with_context(|| format!("cannot list {}", next.display()))?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Removes every file below a folder whose relative path is not among `kept`.
///
/// # Errors
/// When a file cannot be removed.
pub fn remove_others(folder: &Path, kept: &BTreeSet<PathBuf>) -> Result<()> {
    for file in files_below(folder)? {
        if !kept.contains(&file) {
            let file = folder.join(file);
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_between_parts_counts() {
        let one = Digest::default().add("a", b"bc").finish();
        let other = Digest::default().add("ab", b"c").finish();
        assert_ne!(one, other);
    }

    #[test]
    fn a_changed_byte_changes_the_fingerprint_and_nothing_else_does() {
        let first = Digest::default().add("wasm", b"\0asm").finish();
        assert_eq!(first, Digest::default().add("wasm", b"\0asm").finish());
        assert_ne!(first, Digest::default().add("wasm", b"\0asn").finish());
        assert_eq!(first.len(), 64);
    }

    #[test]
    fn the_short_fingerprint_is_the_known_sha_256_of_abc() {
        assert_eq!(of_content(b"abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn a_folder_that_is_not_there_has_no_files() {
        assert!(files_below(Path::new("/no/such/folder")).unwrap().is_empty());
    }
}
