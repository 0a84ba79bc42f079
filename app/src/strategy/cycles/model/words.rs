//! The words of an answer: what becomes of a node, and how far it came.
//!
//! Invariant: a score is a plain word about a node, never about a person; each word that is stored is read as what it was.

use serde::{Deserialize, Serialize};

/// What becomes of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// It goes on as it is.
    Keep,
    /// It goes on and is to be rewritten.
    Change,
    /// It ends with the cycle.
    Stop,
}

/// How far a node came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Score {
    /// Nobody said.
    #[default]
    Unsaid,
    /// What was wanted is true.
    Reached,
    /// More than half of the way is done.
    Mostly,
    /// Less than half of the way is done.
    Partly,
    /// Nothing of it is true.
    Not,
}

impl Verdict {
    /// All, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Change, Self::Stop];

    /// Returns the word under which it is stored and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Change => "change",
            Self::Stop => "stop",
        }
    }

    /// Reads the word; anything else is no answer.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.word() == word)
    }

    /// Returns what its button says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Keep => "Keep",
            Self::Change => "Change",
            Self::Stop => "Stop",
        }
    }

    /// Returns the key that presses its button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Keep => "k",
            Self::Change => "c",
            Self::Stop => "s",
        }
    }

    /// Tells whether the node goes on.
    pub const fn goes_on(self) -> bool {
        matches!(self, Self::Keep | Self::Change)
    }
}

impl Score {
    /// Those that are said, the best first.
    pub const SAID: [Self; 4] = [Self::Reached, Self::Mostly, Self::Partly, Self::Not];

    /// Returns the word under which it is stored and sent; none was said of an empty one.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unsaid => "",
            Self::Reached => "reached",
            Self::Mostly => "mostly",
            Self::Partly => "partly",
            Self::Not => "not",
        }
    }

    /// Reads the word; anything else was not said.
    pub fn read(word: &str) -> Self {
        Self::SAID.into_iter().find(|score| score.word() == word).unwrap_or_default()
    }

    /// Returns what it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unsaid => "not said",
            Self::Reached => "reached",
            Self::Mostly => "mostly reached",
            Self::Partly => "partly reached",
            Self::Not => "not reached",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_read_as_what_it_was() {
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::read(verdict.word()), Some(verdict));
        }
        for score in Score::SAID {
            assert_eq!(Score::read(score.word()), score);
        }
        assert_eq!((Verdict::read("maybe"), Score::read("10")), (None, Score::Unsaid));
    }

    #[test]
    fn what_is_kept_or_changed_goes_on() {
        assert_eq!(Verdict::ALL.map(Verdict::goes_on), [true, true, false]);
    }
}
