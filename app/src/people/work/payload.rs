//! The file of a preview, packed so that it fits a row.
//!
//! Invariant: `unpack(pack(source))` is the same source.

use std::io::{Read, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::people::files::Source;

/// The largest file or folder that is read, in bytes.
const MOST: u64 = 256 * 1024 * 1024;

/// Packs a source into text.
///
/// # Errors
/// What the packer says; writing to memory gives it no reason to.
pub(super) fn pack(source: &Source) -> std::io::Result<String> {
    let (is_folder, files): (bool, Vec<(&str, &[u8])>) = match source {
        Source::File { name, bytes } => (false, vec![(name, bytes)]),
        Source::Folder(files) => (true, files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect()),
    };
    let mut packed = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes)?;
        packed.push((name, STANDARD.encode(encoder.finish()?)));
    }
    Ok(serde_json::to_string(&(is_folder, packed))?)
}

/// Unpacks what [`pack`] packed.
///
/// # Errors
/// What is broken about it.
pub(super) fn unpack(text: &str) -> std::io::Result<Source> {
    let (is_folder, packed): (bool, Vec<(String, String)>) = serde_json::from_str(text)?;
    let mut files = Vec::with_capacity(packed.len());
    for (name, body) in packed {
        let body = STANDARD.decode(body).map_err(std::io::Error::other)?;
        let mut bytes = Vec::new();
        GzDecoder::new(body.as_slice()).take(MOST).read_to_end(&mut bytes)?;
        files.push((name, bytes));
    }
    if is_folder {
        return Ok(Source::Folder(files));
    }
    let (name, bytes) = files.pop().unwrap_or_default();
    Ok(Source::File { name, bytes })
}

/// Reads a file, or all files below a folder, from disk.
///
/// # Errors
/// Which of them cannot be read, or that there is too much of them.
pub fn folder(path: &Path) -> std::io::Result<Source> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let mut left = MOST;
    let mut read = |path: &Path| {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path)
            .map_err(|error| std::io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        let size = file.take(left + 1).read_to_end(&mut bytes)? as u64;
        if size > left {
            return Err(std::io::Error::other(format!(
                "{} is larger than 256 MiB; import a smaller part",
                path.display()
            )));
        }
        left -= size;
        Ok(bytes)
    };
    if !path.is_dir() {
        let bytes = read(path)?;
        return Ok(Source::File { name, bytes });
    }
    let (mut waiting, mut found) = (vec![path.to_path_buf()], Vec::new());
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            // Links are not followed: a folder that holds itself would never end.
            if entry.file_name().to_string_lossy().starts_with('.') || kind.is_symlink() {
                continue;
            }
            if kind.is_dir() {
                waiting.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    let mut files = Vec::with_capacity(found.len());
    for file in found {
        let inside = file.strip_prefix(path).unwrap_or(&file).to_string_lossy().into_owned();
        files.push((inside, read(&file)?));
    }
    Ok(Source::Folder(files))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_unpacked() {
        let file = Source::File { name: "people.csv".to_owned(), bytes: vec![0, 159, 146, 150, 10] };
        let folder = Source::Folder(vec![("a/b.toml".to_owned(), b"x".to_vec()), ("c".to_owned(), Vec::new())]);
        for source in [file, folder] {
            assert_eq!(unpack(&pack(&source).unwrap()).unwrap(), source);
        }
        assert!(unpack("[true, [[\"a\", \"!\"]]]").is_err());
    }
}
