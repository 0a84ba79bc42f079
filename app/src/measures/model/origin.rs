//! Where a value comes from: typed by somebody, from a file of values, from the file of a strategy.
//!
//! Invariant: pure. The source is part of what tells one value from another: measure, day, source.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::text::{Title, folded};
use crate::time::Timestamp;

/// The source of what somebody typed.
pub const BY_HAND: &str = "by hand";
/// The source of what came with a strategy.
pub const STRATEGY: &str = "strategy";
/// The source of what came in a file that names none.
pub const FILE: &str = "file";

/// The longest name of a system, in characters.
const LONGEST: usize = 80;

/// Where a value comes from, and when it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The system, or one of the three above.
    pub source: String,
    /// The file, where it came in one.
    pub file: Option<String>,
    /// When it was recorded.
    pub at: Timestamp,
}

impl Origin {
    /// Says where the value comes from: "by hand", "Service desk, in values.csv", "with the strategy, in plan.xml".
    pub fn said(&self) -> String {
        let file = self.file.as_deref().filter(|file| !file.is_empty());
        match (self.source.as_str(), file) {
            (FILE, Some(file)) => file.to_owned(),
            (STRATEGY, None) => "with the strategy".to_owned(),
            (STRATEGY, Some(file)) => format!("with the strategy, in {file}"),
            (source, None) => source.to_owned(),
            (source, Some(file)) => format!("{source}, in {file}"),
        }
    }
}

/// Reads the name of the system that feeds a measure.
///
/// # Errors
/// `Invalid` if it is too long, or a word that means something else here.
pub fn feed(field: &str, text: &str) -> Result<String> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let name = Title::parse(field, text)?.as_str().to_owned();
    if name.chars().count() > LONGEST {
        return Err(Error::invalid(field, "Name the system in a few words, such as “Service desk”."));
    }
    if [BY_HAND, STRATEGY, FILE].contains(&folded(&name).as_str()) {
        return Err(Error::invalid(
            field,
            format!("“{name}” says here where a value comes from that no system sent. Name the system."),
        ));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_says_where_it_comes_from() {
        let said = |source: &str, file: Option<&str>| {
            Origin { source: source.to_owned(), file: file.map(str::to_owned), at: Timestamp(0) }.said()
        };
        for (source, file, words) in [
            (BY_HAND, None, "by hand"),
            (FILE, Some("values.csv"), "values.csv"),
            ("Service desk", Some("values.csv"), "Service desk, in values.csv"),
            (STRATEGY, Some("plan.xml"), "with the strategy, in plan.xml"),
            (STRATEGY, None, "with the strategy"),
        ] {
            assert_eq!(said(source, file), words);
        }
    }

    #[test]
    fn a_system_has_a_name_of_its_own() {
        assert_eq!(feed("feed", " Service  desk "), Ok("Service desk".to_owned()));
        assert_eq!(feed("feed", ""), Ok(String::new()));
        assert!(feed("feed", "By Hand").is_err() && feed("feed", &"x".repeat(81)).is_err());
    }
}
