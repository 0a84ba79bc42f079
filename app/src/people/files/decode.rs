//! The text of a people file.
//!
//! Invariant: it holds no NUL, and its lines end in `\n` alone.

use crate::decoding::{self, line_count};
use crate::problem::{Problem, Refusal};

/// Decodes a file and says what had to be guessed.
///
/// # Errors
/// Refuses files that are no text (workbooks, PDF, archives, images) and empty ones.
pub fn decode(file: &str, bytes: &[u8]) -> Result<(String, Option<Problem>), Refusal> {
    if let Some(what) = not_text(bytes) {
        return Err(Refusal::whole(file, what));
    }
    let (text, problem) = decoding::decode(bytes);
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

fn one_line_end(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_alike() {
        assert_eq!(decode("f", b"\xEF\xBB\xBFname\r\nZo\xC3\xAB\r\n"), Ok(("name\nZo\u{eb}\n".into(), None)));
        assert_eq!(decode("f", b"a\rb"), Ok(("a\nb".into(), None)));
    }

    #[test]
    fn refuses_what_is_no_text() {
        for bytes in [&b"PK\x03\x04zzzz"[..], b"%PDF-1.7", b"", b" \n ", b"name\nA\0nn with a long tail"] {
            assert!(decode("f", bytes).is_err());
        }
    }
}
