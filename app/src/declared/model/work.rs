//! Work that somebody declares: what it is, how much of the week it takes, and where it stands.
//!
//! Invariant: the share is rough on purpose: four words and no number, so that nothing can be added up.

use serde::{Deserialize, Serialize};

use crate::error::{Error, FieldErrors, Result};
use crate::text::Title;

/// How much of the week it takes, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Share {
    /// Less than half a day.
    Tenth,
    /// About a day.
    Quarter,
    /// Two or three days.
    Half,
    /// Most of it.
    More,
}

/// Where a declaration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// It waits for the manager.
    Open,
    /// It serves a node: it stands on a card.
    Serves,
    /// It may stop.
    Stop,
    /// It is kept, with a reason.
    Keep,
    /// Its author has taken it back.
    Withdrawn,
}

/// What the form of a declaration says, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkEdit {
    /// What it is.
    pub title: Title,
    /// How much of the week.
    pub share: Share,
    /// What its author adds; may be empty.
    pub sentence: String,
}

impl Share {
    /// All shares, from the least: the word they are stored under, and what people read.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Tenth, "tenth", "under a tenth"),
        (Self::Quarter, "quarter", "about a quarter"),
        (Self::Half, "half", "about half"),
        (Self::More, "more", "more than half"),
    ];

    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(share, ..)| *share == self).map_or("", |(_, word, _)| word)
    }

    /// Returns what people read.
    pub fn said(self) -> &'static str {
        Self::ALL.iter().find(|(share, ..)| *share == self).map_or("", |(.., said)| said)
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map(|(share, ..)| *share)
    }
}

impl State {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Open, "open"),
        (Self::Serves, "serves"),
        (Self::Stop, "stop"),
        (Self::Keep, "keep"),
        (Self::Withdrawn, "withdrawn"),
    ];

    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, word)| word)
    }

    /// Reads the word; what nobody wrote counts as withdrawn.
    pub fn read(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == word).map_or(Self::Withdrawn, |(state, _)| *state)
    }

    /// Tells whether it was answered.
    pub const fn is_answered(self) -> bool {
        matches!(self, Self::Serves | Self::Stop | Self::Keep)
    }
}

impl WorkEdit {
    /// Checks all fields at once.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken.
    pub fn parse(title: &str, share: &str, sentence: &str) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let title = if title.trim().is_empty() {
            errors.add("title", "Say in one line what the work is.");
            None
        } else {
            errors.keep(Title::parse("title", title))
        };
        let share = Share::read(share);
        if share.is_none() {
            errors.add("share", "Choose roughly how much of your week it takes.");
        }
        let sentence = match sentence.trim() {
            "" => Some(String::new()),
            text => errors.keep(Title::parse("sentence", text)).map(|line| line.as_str().to_owned()),
        };
        match (title, share, sentence) {
            (Some(title), Some(share), Some(sentence)) => errors.or(Self { title, share, sentence }),
            _ => Err(Error::Invalid(errors)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_has_a_title_and_a_share_and_names_all_that_is_missing() {
        let work = WorkEdit::parse(" The slide deck\nfor the board ", "quarter", " ").unwrap();
        assert_eq!(
            (work.title.as_str(), work.share, work.sentence.as_str()),
            ("The slide deck for the board", Share::Quarter, "")
        );
        let Err(Error::Invalid(errors)) = WorkEdit::parse("", "a third", &"x".repeat(301)) else { panic!("taken") };
        let fields: Vec<&str> = errors.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["title", "share", "sentence"]);
    }

    #[test]
    fn words_come_back_as_they_went() {
        for (share, word, said) in Share::ALL {
            assert_eq!((Share::read(word), share.word(), share.said()), (Some(share), word, said));
        }
        for (state, word) in State::ALL {
            assert_eq!((State::read(word), state.word()), (state, word));
        }
        assert_eq!(State::ALL.map(|(state, _)| state.is_answered()), [false, true, true, true, false]);
    }
}
