//! Turns the bytes of a file into text.
//! A byte order mark and an encoding named in an XML declaration are obeyed; what is not UTF-8 is read as Windows-1252 and said.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file's text, and what had to be guessed to get it.
pub struct Decoded {
    /// The text without a byte order mark.
    pub text: String,
    /// What a person should know about how it was read; `None` for plain UTF-8.
    pub note: Option<String>,
}

/// Reads the bytes as text.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        let note = broken
            .then(|| format!("Some bytes are not {}; each was replaced by a question mark sign.", encoding.name()));
        return Decoded { text: text.into_owned(), note };
    }
    if let Some(encoding) = wide(bytes) {
        return Decoded { text: encoding.decode_without_bom_handling(bytes).0.into_owned(), note: None };
    }
    if let Some(encoding) =
        declared(bytes).filter(|encoding| *encoding != UTF_8 && !encoding.name().starts_with("UTF-16"))
    {
        return Decoded { text: encoding.decode_without_bom_handling(bytes).0.into_owned(), note: None };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), note: None },
        Err(_) => Decoded {
            text: WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
            note: Some(
                "The file is not UTF-8; it was read as Windows-1252. Check the letters with accents.".to_owned(),
            ),
        },
    }
}

/// UTF-16 without a mark shows as a zero beside an ASCII sign.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, ..] => Some(UTF_16LE),
        [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    }
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = String::from_utf8_lossy(head);
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|sign| *sign == '"' || *sign == '\'')?;
    Encoding::for_label(value.get(1..)?.split(quote).next()?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn reads_marks_declarations_and_old_letters() {
        assert_eq!(decode("\u{feff}Ziel".as_bytes()).text, "Ziel");
        assert_eq!(decode(b"\xff\xfeZ\0").text, "Z");
        assert_eq!(
            decode(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>").text.chars().rev().nth(4),
            Some('é')
        );
        let old = decode(b"caf\xe9");
        assert_eq!(old.text, "café");
        assert!(old.note.is_some());
    }
}
