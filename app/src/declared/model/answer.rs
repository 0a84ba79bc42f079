//! What a manager answers, and what each turn says.
//!
//! Invariant: to keep work that is on no line needs its sentence; to serve something needs a node.

use serde::{Deserialize, Serialize};

use super::work::State;
use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::text::Title;

/// A manager's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It serves this node: it is put on the person's card.
    Serves(NodeId, String),
    /// It may stop; a reason may be added.
    Stop(String),
    /// It goes on, because of this.
    Keep(String),
}

/// What somebody did in a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spoken {
    /// Declared it.
    Declared,
    /// Changed what it says, so that it waits again.
    Changed,
    /// Said what it serves.
    Serves,
    /// Said that it may stop.
    Stop,
    /// Kept it.
    Keep,
    /// Took it back.
    Withdrawn,
    /// Declared it again.
    Reopened,
}

impl Answer {
    /// Checks what the form says: `what` is `serves`, `stop` or `keep`.
    ///
    /// # Errors
    /// `Invalid` if nothing was chosen, or what the choice needs is missing.
    pub fn parse(what: &str, node: &str, reason: &str) -> Result<Self> {
        let said = match reason.trim() {
            "" => String::new(),
            text => Title::parse("reason", text)?.as_str().to_owned(),
        };
        match what {
            "serves" => match node.parse() {
                Ok(node) => Ok(Self::Serves(node, said)),
                Err(_) => Err(Error::invalid("node", "Choose what it serves.")),
            },
            "stop" => Ok(Self::Stop(said)),
            "keep" if said.is_empty() => {
                Err(Error::invalid("reason", "Say in one sentence why it goes on, although it is on no line."))
            }
            "keep" => Ok(Self::Keep(said)),
            _ => Err(Error::invalid("answer", "Choose one of the three.")),
        }
    }

    /// Returns where the declaration stands after it.
    pub const fn state(&self) -> State {
        match self {
            Self::Serves(..) => State::Serves,
            Self::Stop(_) => State::Stop,
            Self::Keep(_) => State::Keep,
        }
    }

    /// Returns what is said with it.
    pub fn text(&self) -> &str {
        match self {
            Self::Serves(_, text) | Self::Stop(text) | Self::Keep(text) => text,
        }
    }
}

impl Spoken {
    /// All turns: the word they are stored under, and what is said of who did it.
    pub const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::Declared, "declared", "declared it"),
        (Self::Changed, "changed", "changed what it says"),
        (Self::Serves, "serves", "said what it serves"),
        (Self::Stop, "stop", "said that it may stop"),
        (Self::Keep, "keep", "said to keep it"),
        (Self::Withdrawn, "withdrawn", "took it back"),
        (Self::Reopened, "reopened", "declared it again"),
    ];

    /// Returns the turn by which an answer is given.
    pub const fn of(answer: &Answer) -> Self {
        match answer {
            Answer::Serves(..) => Self::Serves,
            Answer::Stop(_) => Self::Stop,
            Answer::Keep(_) => Self::Keep,
        }
    }

    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(spoken, ..)| *spoken == self).map_or("", |(_, word, _)| word)
    }

    /// Returns what is said of whoever did it.
    pub fn said(self) -> &'static str {
        Self::ALL.iter().find(|(spoken, ..)| *spoken == self).map_or("", |(.., said)| said)
    }

    /// Reads the word.
    pub fn read(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map_or(Self::Changed, |(spoken, ..)| *spoken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NODE: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

    #[test]
    fn an_answer_has_what_it_needs_or_names_the_field_that_lacks_it() {
        for (what, node, reason, expected) in [
            ("serves", NODE, "", Ok((State::Serves, Spoken::Serves))),
            ("serves", "", "x", Err("node")),
            ("stop", "", "", Ok((State::Stop, Spoken::Stop))),
            ("stop", "", "It was for the old office.", Ok((State::Stop, Spoken::Stop))),
            ("keep", "", "The inspector asks for it.", Ok((State::Keep, Spoken::Keep))),
            ("keep", NODE, " \n ", Err("reason")),
            ("", NODE, "x", Err("answer")),
        ] {
            let found = Answer::parse(what, node, reason);
            match (found, expected) {
                (Ok(answer), Ok(expected)) => assert_eq!((answer.state(), Spoken::of(&answer)), expected),
                (Err(Error::Invalid(errors)), Err(field)) => assert_eq!(errors.0[0].0, field),
                (found, expected) => panic!("{what} {node} {reason}: {found:?} for {expected:?}"),
            }
        }
    }

    #[test]
    fn words_come_back_as_they_went() {
        for (spoken, word, said) in Spoken::ALL {
            assert_eq!((Spoken::read(word), spoken.word(), spoken.said()), (spoken, word, said));
        }
    }
}
