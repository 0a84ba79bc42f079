//! Where a proposal stands, and what was said about it in turn.
//!
//! Invariant: pure; the word of each is what is stored.

use serde::{Deserialize, Serialize};

/// Where a proposal stands, as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Leadership has not decided.
    Open,
    /// It is in a draft.
    Taken,
    /// It is what everybody reads.
    Published,
    /// It was declined, with a reason.
    Declined,
    /// Its proposer took it back.
    Withdrawn,
}

/// Where a proposal stands, as its reader is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Nobody has answered yet, or the proposer spoke last.
    Open,
    /// Leadership answered, and has not decided.
    Answered,
    /// It is in a draft.
    Taken,
    /// It is what everybody reads.
    Published,
    /// It was declined.
    Declined,
    /// Its proposer took it back.
    Withdrawn,
}

/// What a turn was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spoken {
    /// It was proposed.
    Proposed,
    /// Its proposer changed its words.
    Changed,
    /// Somebody said something.
    Answered,
    /// It was taken into a draft.
    Taken,
    /// It was declined.
    Declined,
    /// It was withdrawn.
    Withdrawn,
    /// It was opened again.
    Reopened,
    /// A version says it.
    Published,
    /// A version that its draft became does not say it, or the draft was discarded.
    Returned,
}

impl State {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Open, "open"),
        (Self::Taken, "taken"),
        (Self::Published, "published"),
        (Self::Declined, "declined"),
        (Self::Withdrawn, "withdrawn"),
    ];

    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, word)| word)
    }

    /// Reads the word; anything else is over.
    pub fn read(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == word).map_or(Self::Withdrawn, |(state, _)| *state)
    }

    /// Tells whether something can still become of it.
    pub const fn is_alive(self) -> bool {
        matches!(self, Self::Open | Self::Taken)
    }

    /// Returns what its reader is told; `answered` says that leadership spoke last.
    pub const fn standing(self, answered: bool) -> Standing {
        match self {
            Self::Open if answered => Standing::Answered,
            Self::Open => Standing::Open,
            Self::Taken => Standing::Taken,
            Self::Published => Standing::Published,
            Self::Declined => Standing::Declined,
            Self::Withdrawn => Standing::Withdrawn,
        }
    }
}

impl Standing {
    /// Returns what a mark says.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Taken => "taken into a draft",
            Self::Published => "published",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Spoken {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Proposed, "proposed"),
        (Self::Changed, "changed"),
        (Self::Answered, "answered"),
        (Self::Taken, "taken"),
        (Self::Declined, "declined"),
        (Self::Withdrawn, "withdrawn"),
        (Self::Reopened, "reopened"),
        (Self::Published, "published"),
        (Self::Returned, "returned"),
    ];

    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(said, _)| *said == self).map_or("", |(_, word)| word)
    }

    /// Reads the word; anything else was an answer.
    pub fn read(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == word).map_or(Self::Answered, |(said, _)| *said)
    }

    /// Returns what stands behind a name, such as "proposed this"; `number` is the version that is told of.
    pub fn said(self, number: Option<i64>) -> String {
        match (self, number) {
            (Self::Proposed, _) => "proposed this".to_owned(),
            (Self::Changed, _) => "changed the proposal".to_owned(),
            (Self::Answered, _) => "answered".to_owned(),
            (Self::Taken, _) => "took it into a draft".to_owned(),
            (Self::Declined, _) => "declined it".to_owned(),
            (Self::Withdrawn, _) => "withdrew it".to_owned(),
            (Self::Reopened, _) => "opened it again".to_owned(),
            (Self::Published, Some(number)) => format!("published it in version {number}"),
            (Self::Published, None) => "published it".to_owned(),
            (Self::Returned, Some(number)) => {
                format!("published the draft it was in as version {number}, which does not say it. It is open again")
            }
            (Self::Returned, None) => "discarded the draft it was in. It is open again".to_owned(),
        }
    }
}

impl Spoken {
    /// Returns what the proposer is told of a turn that somebody else took; `text` is what was said in it.
    pub fn told(self, number: Option<i64>, text: &str) -> String {
        match (self, number) {
            (Self::Answered, _) => format!("It was answered: “{text}”"),
            (Self::Taken, _) => "It is taken into a draft.".to_owned(),
            (Self::Declined, _) => format!("It was declined, because {}", lowered(text)),
            (Self::Reopened, _) => "It is open again.".to_owned(),
            (Self::Published, Some(number)) => format!("It is published in version {number}."),
            (Self::Returned, Some(number)) => {
                format!("The draft it was in is published as version {number} and does not say it. It is open again.")
            }
            (Self::Returned, None) => "The draft it was in was discarded. It is open again.".to_owned(),
            (Self::Published | Self::Proposed | Self::Changed | Self::Withdrawn, _) => String::new(),
        }
    }
}

/// Takes a "because" off that the sentence has already.
fn lowered(text: &str) -> &str {
    let rest = text.get(.."because ".len()).filter(|head| head.eq_ignore_ascii_case("because ")).map(str::len);
    rest.map_or(text, |at| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for (state, word) in State::ALL {
            assert_eq!((State::read(word), state.word()), (state, word));
        }
        for (said, word) in Spoken::ALL {
            assert_eq!((Spoken::read(word), said.word()), (said, word));
        }
    }

    #[test]
    fn the_proposer_is_told_what_became_of_it() {
        for (turn, number, text, told) in [
            (Spoken::Declined, None, "Because it is too long.", "It was declined, because it is too long."),
            (Spoken::Declined, None, "it is too long", "It was declined, because it is too long"),
            (Spoken::Declined, None, "é", "It was declined, because é"),
            (Spoken::Published, Some(4), "", "It is published in version 4."),
            (Spoken::Returned, None, "", "The draft it was in was discarded. It is open again."),
            (Spoken::Withdrawn, None, "", ""),
        ] {
            assert_eq!(turn.told(number, text), told);
        }
    }

    #[test]
    fn an_answer_is_told_only_while_nothing_is_decided() {
        for (state, _) in State::ALL {
            let told = state.standing(true) == Standing::Answered;
            assert_eq!(told, state == State::Open, "{state:?}");
            assert_eq!(state.is_alive(), matches!(state, State::Open | State::Taken), "{state:?}");
        }
    }
}
