//! Texts that people write: parsed once at the edge, clean from then on.
//!
//! Invariant: a `Title` is one line of 1-300 characters, a `Prose` at most 20,000; neither holds control characters.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The longest title, in characters.
pub const TITLE_MAX: usize = 300;
/// The longest prose, in characters.
pub const PROSE_MAX: usize = 20_000;

/// One line that is not empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title(String);

/// Any number of lines, also none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose(String);

impl Title {
    /// Parses one line for the form field `field`, folding white space.
    ///
    /// # Errors
    /// `Invalid` if nothing remains or more than [`TITLE_MAX`] characters do.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line: String = line.chars().filter(|character| !character.is_control()).collect();
        match line.chars().count() {
            0 => Err(Error::invalid(field, "Write something here.")),
            n if n > TITLE_MAX => Err(Error::invalid(field, too_long(n, TITLE_MAX))),
            _ => Ok(Self(line)),
        }
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Prose {
    /// Parses any text for the form field `field`: line ends become `\n`, the ends are trimmed.
    ///
    /// # Errors
    /// `Invalid` if it is longer than [`PROSE_MAX`] characters.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text: String =
            text.trim().chars().filter(|character| *character == '\n' || !character.is_control()).collect();
        match text.chars().count() {
            n if n > PROSE_MAX => Err(Error::invalid(field, too_long(n, PROSE_MAX))),
            _ => Ok(Self(text)),
        }
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Says that a text has `count` characters where `max` fit.
fn too_long(count: usize, max: usize) -> String {
    format!("{} of {} characters: shorten it by {}.", grouped(count), grouped(max), grouped(count - max))
}

/// Writes a number with its thousands apart.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut said = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// Folds a text for comparing and sorting: lower case, white space folded.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_that_says_something() {
        assert_eq!(Title::parse("title", "  Two\r\n words ").map(|title| title.0), Ok("Two words".to_owned()));
        assert!(Title::parse("title", " \u{7} ").is_err());
        assert!(Title::parse("title", &"x".repeat(TITLE_MAX)).is_ok());
        assert!(Title::parse("title", &"x".repeat(TITLE_MAX + 1)).is_err());
    }

    #[test]
    fn what_is_too_long_is_told_its_count() {
        let said = |error: Error| error.to_string();
        let title = Title::parse("title", &"é".repeat(312)).map_err(said);
        assert_eq!(title.err().as_deref(), Some("312 of 300 characters: shorten it by 12."));
        let prose = Prose::parse("note", &"x".repeat(21_234)).map_err(said);
        assert_eq!(prose.err().as_deref(), Some("21,234 of 20,000 characters: shorten it by 1,234."));
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn prose_keeps_its_lines_and_loses_control_characters() {
        assert_eq!(Prose::parse("note", "a\r\nb\u{0}c ").map(|prose| prose.0), Ok("a\nbc".to_owned()));
    }
}
