//! Turns the bytes of a file into text, whatever encoding a spreadsheet chose.
//!
//! Invariant: text never contains a byte order mark or a NUL, lines end in `\n` alone, and a guess is always reported.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::problem::{Problem, Refusal};

/// Decodes a file and says what had to be guessed.
///
/// # Errors
/// Refuses files that are no text (workbooks, PDF, archives, images) and empty ones.
pub fn decode(file: &str, bytes: &[u8]) -> Result<(String, Option<Problem>), Refusal> {
    if let Some(what) = not_text(bytes) {
        return Err(Refusal::whole(file, what));
    }
    let (text, problem) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => {
            let (text, _, broken) = encoding.decode(bytes);
            let problem = broken.then(|| {
                let line = text.split('\u{FFFD}').next().map_or(1, line_count);
                Problem::new(
                    line,
                    format!("Some characters are not valid {}; they are shown as \u{FFFD}.", encoding.name()),
                )
            });
            (text.into_owned(), problem)
        }
        None => without_mark(bytes),
    };
    if let Some(before) = text.split_once('\0').map(|(before, _)| before) {
        return Err(Refusal::at(
            file,
            line_count(before),
            0,
            "There is a NUL byte here, so this is not a text file; save it again as CSV (UTF-8).",
        ));
    }
    if text.trim().is_empty() {
        return Err(Refusal::whole(file, "The file is empty; choose the file that holds the people."));
    }
    Ok((one_line_end(text), problem))
}

fn not_text(bytes: &[u8]) -> Option<&'static str> {
    const WORKBOOK: &str =
        "This is a workbook or an archive, not a text file; open it and save the sheet as CSV (UTF-8).";
    let starts: [(&[u8], &str); 6] = [
        (b"PK\x03\x04", WORKBOOK),
        (b"\xD0\xCF\x11\xE0", WORKBOOK),
        (b"\x1F\x8B", WORKBOOK),
        (b"%PDF", "This is a PDF; export the people as CSV instead."),
        (b"\x89PNG", "This is a picture; export the people as CSV instead."),
        (b"SQLite format 3", "This is a database; export the people as CSV instead."),
    ];
    starts.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, what)| *what)
}

fn without_mark(bytes: &[u8]) -> (String, Option<Problem>) {
    if let Some(encoding) = looks_like_utf16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let what = format!("The file has no byte order mark and looks like {}; it was read as that.", encoding.name());
        return (text.into_owned(), Some(Problem::new(1, what)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(error) => {
            let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let line = line_count(&valid);
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            let what = "The file is not UTF-8 from here on; it was read as Windows-1252. Check the accents, or save it as UTF-8.";
            (text.into_owned(), Some(Problem::new(line, what)))
        }
    }
}

/// Finds UTF-16 without a mark: plain Latin text in it has a NUL as every second byte.
fn looks_like_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(64) & !1];
    if head.len() < 8 {
        return None;
    }
    let nul = |at: usize| {
        head.chunks_exact(2).filter(|pair| pair[at] == 0 && pair[1 - at] != 0).count() * 10 >= head.len() / 2 * 9
    };
    if nul(1) {
        Some(UTF_16LE)
    } else if nul(0) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn line_count(before: &str) -> usize {
    1 + before.replace("\r\n", "\n").matches(['\n', '\r']).count()
}

fn one_line_end(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Option<Problem>) {
        decode("f", bytes).unwrap()
    }

    #[test]
    fn reads_the_encodings_of_spreadsheets() {
        assert_eq!(text(b"\xEF\xBB\xBFname\r\nZo\xC3\xAB\r\n"), ("name\nZo\u{eb}\n".into(), None));
        let utf16: Vec<u8> = "\u{FEFF}name\nZo\u{eb}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16), ("name\nZo\u{eb}".into(), None));
        let big: Vec<u8> = "\u{FEFF}name\nZo\u{eb}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&big).0, "name\nZo\u{eb}");
        let bare: Vec<u8> = "name,email\nAnn,a@b".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&bare).0, "name,email\nAnn,a@b");
        let (latin, problem) = text(b"name\nAnn\nZo\xEB\n");
        assert_eq!(latin, "name\nAnn\nZo\u{eb}\n");
        assert_eq!(problem.unwrap().line, 3);
        assert_eq!(text(b"a\rb").0, "a\nb");
    }

    #[test]
    fn refuses_what_is_no_text() {
        for bytes in [&b"PK\x03\x04zzzz"[..], b"%PDF-1.7", b"", b" \n ", b"name\nA\0nn with a long tail"] {
            assert!(decode("f", bytes).is_err());
        }
    }
}
