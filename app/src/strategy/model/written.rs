//! A text with the language and the direction it is written in.
//!
//! Invariant: a language is empty or a well-formed tag; a direction that is not known is left to the browser.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// Which way a text runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// Not known: the first strong letter decides.
    #[default]
    Auto,
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

/// A text as somebody wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The words.
    pub text: String,
    /// The language tag (BCP 47); empty where nobody said.
    pub language: String,
    /// The direction.
    pub direction: Direction,
}

impl Direction {
    /// Returns the word under which it is stored and sent: empty, `ltr` or `rtl`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "",
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// Reads the word; anything else is not known.
    pub fn read(word: &str) -> Self {
        match word {
            "ltr" => Self::Ltr,
            "rtl" => Self::Rtl,
            _ => Self::Auto,
        }
    }
}

impl Written {
    /// Puts a text and its stored language and direction together.
    pub fn new(text: String, language: &str, direction: &str) -> Self {
        Self { text, language: language.to_owned(), direction: Direction::read(direction) }
    }

    /// Tells whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns this, or `other` where there are no words.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.is_empty() { other } else { self }
    }
}

/// Reads a language tag for the form field `field`: letters first, then parts of 1 to 8 letters or digits.
///
/// # Errors
/// `Invalid` if it is no such tag.
pub fn language(field: &str, text: &str) -> Result<String> {
    let tag = text.trim();
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    let is_tag = (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if tag.is_empty() || (is_tag && tag.len() <= 35) {
        Ok(tag.to_owned())
    } else {
        Err(Error::invalid(field, "This is not a language tag. Write one as in “en” or “pt-BR”, or leave it empty."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_are_languages() {
        for (text, is_tag) in [
            ("", true),
            ("en", true),
            (" pt-BR ", true),
            ("zh-Hant-TW", true),
            ("e", false),
            ("en_GB", false),
            ("english language", false),
            ("en-", false),
        ] {
            assert_eq!(language("language", text).is_ok(), is_tag, "{text:?}");
        }
    }

    #[test]
    fn a_missing_text_gives_way() {
        let default = Written::new("Repair".to_owned(), "en", "ltr");
        assert_eq!(Written::default().or(default.clone()), default);
    }
}
