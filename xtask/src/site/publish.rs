//! Puts finished files into the site under names that carry their content's fingerprint, with a manifest of them.
//! A published name never changes its bytes, so browsers may keep it for good; files of earlier builds are removed.

use super::compress::Cache;
use super::digest;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From a file's plain name in the site (`pkg/throughline.css`, `icons.svg`) to the path it is published at.
pub type Published = BTreeMap<String, String>;

/// The file of the site that lists what is published.
pub const MANIFEST: &str = "manifest.json";

/// The site while it is being written.
pub struct Publication {
    site: PathBuf,
    compressed: Cache,
    published: Published,
    kept: BTreeSet<PathBuf>,
}

impl Publication {
    /// Starts a publication into the folder `site`, with the compressed forms of earlier builds at hand.
    pub fn new(site: PathBuf, compressed: Cache) -> Self {
        let kept = BTreeSet::from([PathBuf::from(MANIFEST)]);
        Self { site, compressed, published: Published::new(), kept }
    }

    /// What was published so far.
    pub fn published(&self) -> &Published {
        &self.published
    }

    /// Publishes one file and its compressed forms.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = fingerprinted(name, &digest::of_content(bytes));
        self.add_at(&path, bytes)?;
        self.published.insert(name.to_owned(), path);
        Ok(())
    }

    /// Publishes one file at exactly this path: for what is named from inside a script.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn add_at(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        self.write(path.to_owned(), bytes)?;
        for (ending, form) in self.compressed.forms(Path::new(path), bytes)? {
            self.write(format!("{path}.{ending}"), &form)?;
        }
        Ok(())
    }

    /// Writes the manifest and removes what earlier builds left.
    ///
    /// # Errors
    /// When a file cannot be written or removed.
    pub fn finish(self) -> Result<Published> {
        let mut text = serde_json::to_string_pretty(&self.published).context("the manifest cannot be printed")?;
        text.push('\n');
        write_if_changed(&self.site.join(MANIFEST), text.as_bytes())?;
        digest::remove_others(&self.site, &self.kept)?;
        self.compressed.forget_others()?;
        Ok(self.published)
    }

    fn write(&mut self, path: String, bytes: &[u8]) -> Result<()> {
        write_if_changed(&self.site.join(&path), bytes)?;
        self.kept.insert(PathBuf::from(path));
        Ok(())
    }
}

/// `icons/set.svg` with fingerprint `0123` is published as `pkg/icons/set.0123.svg`.
fn fingerprinted(name: &str, fingerprint: &str) -> String {
    let path = if name.starts_with("pkg/") { name.to_owned() } else { format!("pkg/{name}") };
    let file = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[file..].rfind('.') {
        Some(dot) if dot > 0 => format!("{}.{fingerprint}{}", &path[..file + dot], &path[file + dot..]),
        _ => format!("{path}.{fingerprint}"),
    }
}

/// Writes beside the file and renames, so that a build that was cut off leaves no half file under a final name.
/// An unchanged file keeps its time, so that Cargo does not build the server again for nothing.
///
/// # Errors
/// When the file or its folder cannot be written.
pub fn write_if_changed(file: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let folder = file.parent().context("a published file is in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut partial = file.as_os_str().to_owned();
    partial.push(".partial");
    fs::write(&partial, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    fs::rename(&partial, file).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::site::Quality;

    #[test]
    fn the_fingerprint_stands_before_the_last_ending() {
        assert_eq!(fingerprinted("pkg/throughline.css", "01"), "pkg/throughline.01.css");
        assert_eq!(fingerprinted("icons.v2/set.svg", "01"), "pkg/icons.v2/set.01.svg");
        assert_eq!(fingerprinted("icons.v2/LICENSE", "01"), "pkg/icons.v2/LICENSE.01");
    }

    #[test]
    fn a_second_publication_replaces_the_first_and_leaves_nothing_of_it() {
        let folder = Scratch::new();
        let site = folder.path().join("site");
        let publish = |text: &str| {
            let cache = Cache::new(folder.path().join("cache"), Quality::Development);
            let mut publication = Publication::new(site.clone(), cache);
            publication.add("pkg/a.css", text.repeat(50).as_bytes()).unwrap();
            let published = publication.finish().unwrap();
            (published["pkg/a.css"].clone(), digest::files_below(&site).unwrap())
        };
        let (first, _) = publish("a{color:red}");
        let (second, files) = publish("b{color:red}");
        assert_ne!(first, second);
        assert!(files.contains(&PathBuf::from(format!("{second}.br"))));
        assert!(!files.contains(&PathBuf::from(&first)) && !files.contains(&PathBuf::from(format!("{first}.br"))));
        assert_eq!(publish("b{color:red}"), (second, files));
    }

    #[test]
    fn an_unchanged_file_keeps_its_time() {
        let folder = Scratch::new();
        let file = folder.path().join("a/b.txt");
        write_if_changed(&file, b"one").unwrap();
        let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        fs::File::options().write(true).open(&file).unwrap().set_modified(old).unwrap();
        write_if_changed(&file, b"one").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), old);
        write_if_changed(&file, b"two").unwrap();
        assert_ne!(fs::metadata(&file).unwrap().modified().unwrap(), old);
    }
}
