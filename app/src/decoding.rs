//! Turns the bytes of a file into text, whatever encoding a spreadsheet or an editor chose.
//!
//! Invariant: the text never contains a byte order mark, and a guess is always reported.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::problem::Problem;

/// Decodes a file, and says what had to be guessed. A byte order mark and an encoding named in an XML declaration are
/// obeyed; what is not UTF-8 otherwise is read as Windows-1252.
pub fn decode(bytes: &[u8]) -> (String, Option<Problem>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        let problem = broken.then(|| {
            let line = text.split('\u{FFFD}').next().map_or(1, line_count);
            Problem::new(
                line,
                format!("Some characters are not valid {}; they are shown as \u{FFFD}.", encoding.name()),
            )
        });
        return (text.into_owned(), problem);
    }
    if let Some(encoding) = looks_like_utf16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let what = format!("The file has no byte order mark and looks like {}; it was read as that.", encoding.name());
        return (text.into_owned(), Some(Problem::new(1, what)));
    }
    if let Some(encoding) = declared(bytes) {
        return (encoding.decode_without_bom_handling(bytes).0.into_owned(), None);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(error) => {
            let line = line_count(&String::from_utf8_lossy(&bytes[..error.valid_up_to()]));
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            let what = "The file is not UTF-8 from here on; it was read as Windows-1252. Check the accents, or save it as UTF-8.";
            (text.into_owned(), Some(Problem::new(line, what)))
        }
    }
}

/// Counts the lines that end in `before`, and the one that follows: the number of the line that begins there.
pub fn line_count(before: &str) -> usize {
    1 + before.replace("\r\n", "\n").matches(['\n', '\r']).count()
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

/// Finds the encoding that an XML declaration names, unless it is the one that is assumed anyway or cannot be true.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = String::from_utf8_lossy(head);
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|sign| *sign == '"' || *sign == '\'')?;
    Encoding::for_label(value.get(1..)?.split(quote).next()?.as_bytes())
        .filter(|encoding| *encoding != UTF_8 && !encoding.name().starts_with("UTF-16"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_encodings_of_spreadsheets() {
        assert_eq!(decode("\u{feff}Ziel".as_bytes()), ("Ziel".to_owned(), None));
        let utf16: Vec<u8> = "\u{FEFF}name\nZo\u{eb}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16), ("name\nZo\u{eb}".to_owned(), None));
        let big: Vec<u8> = "\u{FEFF}name\nZo\u{eb}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&big).0, "name\nZo\u{eb}");
        let bare: Vec<u8> = "name,email\nAnn,a@b".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bare).0, "name,email\nAnn,a@b");
        let (latin, problem) = decode(b"name\nAnn\nZo\xEB\n");
        assert_eq!(latin, "name\nAnn\nZo\u{eb}\n");
        assert_eq!(problem.unwrap().line, 3);
    }

    #[test]
    fn obeys_what_an_xml_declaration_names() {
        let (text, problem) = decode(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>");
        assert_eq!((text.chars().rev().nth(4), problem), (Some('é'), None));
        let wide: Vec<u8> =
            "<?xml version='1.0' encoding='UTF-16'?><a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(decode(&wide).0.ends_with("<a/>"));
    }
}
