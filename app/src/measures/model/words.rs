//! The words of a measure: its sort, which way is better, how sure somebody is.
//!
//! Invariant: each word that is stored is read as what it was.

use serde::{Deserialize, Serialize};

/// What sort of measure it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// A number with a unit.
    #[default]
    Quantity,
    /// Reached or not.
    Milestone,
    /// A number with a unit that another system sends.
    Fed,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Toward {
    /// More is better.
    #[default]
    Up,
    /// Less is better.
    Down,
}

/// How sure whoever recorded a value is that the target will be reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    /// Nothing was said.
    #[default]
    Unsaid,
    /// Sure.
    Sure,
    /// Fairly sure.
    FairlySure,
    /// Unsure.
    Unsure,
}

impl Sort {
    /// Returns the word of the form for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Milestone => "milestone",
            Self::Fed => "fed",
        }
    }

    /// Returns the word under which it is stored: a fed measure is a quantity that names its system.
    pub const fn stored(self) -> &'static str {
        match self {
            Self::Quantity | Self::Fed => "quantity",
            Self::Milestone => "milestone",
        }
    }

    /// Reads the word of the form; anything else is a quantity.
    pub fn read(word: &str) -> Self {
        match word {
            "milestone" => Self::Milestone,
            "fed" => Self::Fed,
            _ => Self::Quantity,
        }
    }

    /// Reads what is stored.
    pub fn of(stored: &str, feed: &str) -> Self {
        match Self::read(stored) {
            Self::Milestone => Self::Milestone,
            _ if feed.is_empty() => Self::Quantity,
            _ => Self::Fed,
        }
    }
}

impl Toward {
    /// Returns the word under which it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// Reads the word; anything else is up.
    pub fn read(word: &str) -> Self {
        if word == "down" { Self::Down } else { Self::Up }
    }
}

impl Confidence {
    /// All, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Sure, Self::FairlySure, Self::Unsure, Self::Unsaid];

    /// Returns the word under which it is stored and shown; empty where nothing was said.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unsaid => "",
            Self::Sure => "sure",
            Self::FairlySure => "fairly sure",
            Self::Unsure => "unsure",
        }
    }

    /// Reads the word; anything else is unsaid.
    pub fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|confidence| confidence.word() == word).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_read_as_it_was_written() {
        for (sort, feed) in [(Sort::Quantity, ""), (Sort::Milestone, ""), (Sort::Fed, "Service desk")] {
            assert_eq!(Sort::read(sort.word()), sort);
            assert_eq!(Sort::of(sort.stored(), feed), sort);
        }
        for toward in [Toward::Up, Toward::Down] {
            assert_eq!(Toward::read(toward.word()), toward);
        }
        for confidence in Confidence::ALL {
            assert_eq!(Confidence::read(confidence.word()), confidence);
        }
    }
}
