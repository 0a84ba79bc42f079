//! Brotli and gzip beside each published file, so that the server never compresses a file while somebody waits.
//! A compressed form that is not smaller is not written.

use super::publish::write_if_changed;
use super::{Quality, digest};
use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Endings of files that are worth compressing; fonts and pictures are compressed already.
const COMPRESSIBLE: [&str; 9] = ["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// Brotli's window, as a power of two: 4 MiB holds any file of ours whole.
const WINDOW: u32 = 22;

/// A compressed form of a file: its ending (`br`, `gz`) and its bytes.
pub type Form = (&'static str, Vec<u8>);

/// Compressed forms of earlier builds, found again by the fingerprint of what was compressed.
pub struct Cache {
    folder: PathBuf,
    quality: Quality,
    used: BTreeSet<PathBuf>,
}

impl Cache {
    /// The forms of that quality kept below a folder.
    pub fn new(folder: PathBuf, quality: Quality) -> Self {
        Self { folder: folder.join(quality.name()), quality, used: BTreeSet::new() }
    }

    /// The forms of a file that are smaller than the file.
    ///
    /// # Errors
    /// When a compressor fails or a form cannot be kept.
    pub fn forms(&mut self, name: &Path, bytes: &[u8]) -> Result<Vec<Form>> {
        let ending = name.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if !COMPRESSIBLE.contains(&ending) {
            return Ok(Vec::new());
        }
        let content = digest::of_content(bytes);
        let brotli = self.kept(&content, "br", || brotli(bytes, self.quality))?;
        let gzip = self.kept(&content, "gz", || gzip(bytes, self.quality))?;
        self.used.extend(["br", "gz"].map(|ending| PathBuf::from(format!("{content}.{ending}"))));
        let mut forms = vec![("br", brotli), ("gz", gzip)];
        forms.retain(|(_, form)| form.len() < bytes.len());
        Ok(forms)
    }

    /// Removes the forms that were not asked for.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn forget_others(&self) -> Result<()> {
        digest::remove_others(&self.folder, &self.used)
    }

    fn kept(&self, content: &str, ending: &str, make: impl Fn() -> Result<Vec<u8>>) -> Result<Vec<u8>> {
        let file = self.folder.join(format!("{content}.{ending}"));
        if let Ok(form) = fs::read(&file) {
            return Ok(form);
        }
        let form = make()?;
        write_if_changed(&file, &form)?;
        Ok(form)
    }
}

fn brotli(bytes: &[u8], quality: Quality) -> Result<Vec<u8>> {
    let level = match quality {
        Quality::Development => 5,
        Quality::Release => 11,
    };
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, level, WINDOW);
    writer.write_all(bytes).context("brotli failed")?;
    Ok(writer.into_inner())
}

fn gzip(bytes: &[u8], quality: Quality) -> Result<Vec<u8>> {
    let level = match quality {
        Quality::Development => Compression::fast(),
        Quality::Release => Compression::best(),
    };
    let mut writer = GzEncoder::new(Vec::new(), level);
    writer.write_all(bytes).context("gzip failed")?;
    writer.finish().context("gzip failed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use std::io::Read;

    #[test]
    fn both_forms_unpack_to_the_same_bytes_also_when_they_come_from_the_cache() {
        let folder = Scratch::new();
        let text = "a line of text that repeats\n".repeat(200);
        for quality in [Quality::Development, Quality::Release, Quality::Release] {
            let mut cache = Cache::new(folder.path().to_path_buf(), quality);
            let forms = cache.forms(Path::new("pkg/a.css"), text.as_bytes()).unwrap();
            let [("br", brotli), ("gz", gzip)] = forms.as_slice() else { panic!("two forms") };
            let mut unpacked = String::new();
            brotli::Decompressor::new(brotli.as_slice(), 4096).read_to_string(&mut unpacked).unwrap();
            assert_eq!(unpacked, text);
            unpacked.clear();
            flate2::read::GzDecoder::new(gzip.as_slice()).read_to_string(&mut unpacked).unwrap();
            assert_eq!(unpacked, text);
        }
    }

    #[test]
    fn a_release_is_smaller_than_development() {
        let folder = Scratch::new();
        let bytes: Vec<u8> = (0..20_000_u32).flat_map(|n| (n % 977 * (n % 13)).to_string().into_bytes()).collect();
        let size = |quality| {
            let mut cache = Cache::new(folder.path().to_path_buf(), quality);
            cache.forms(Path::new("a.js"), &bytes).unwrap()[0].1.len()
        };
        assert!(size(Quality::Release) < size(Quality::Development));
    }

    #[test]
    fn what_does_not_shrink_is_left_alone() {
        let folder = Scratch::new();
        let mut cache = Cache::new(folder.path().to_path_buf(), Quality::Release);
        assert!(cache.forms(Path::new("a.css"), b"a{}").unwrap().is_empty());
        assert!(cache.forms(Path::new("a.woff2"), &[0; 4096]).unwrap().is_empty());
    }
}
