//! What the forms of cycles say, checked.
//!
//! Invariant: a cycle has a name, a first and a last day, in this order; how the next one begins is said, never assumed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Score, Verdict};
use crate::error::{Error, FieldErrors, Result};
use crate::strategy::model::dates;
use crate::text::{Prose, Title};

/// The longest name of a cycle, in characters.
const NAME_MAX: usize = 40;

/// A cycle: its name and its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleEdit {
    /// Its name, such as "2026" or "Q3 2026".
    pub name: Title,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
}

/// What is said of a node; nothing takes an answer back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerEdit {
    /// What becomes of it.
    pub verdict: Option<Verdict>,
    /// How far it came.
    pub score: Score,
    /// What was learned.
    pub learned: Prose,
}

/// The texts of an answer as they stand in a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerFields {
    /// The verdict's word.
    pub verdict: String,
    /// The score's word.
    pub score: String,
    /// What was learned.
    pub learned: String,
}

/// What becomes of the measures of the nodes that come over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measures {
    /// They stay behind.
    None,
    /// They come over without a target.
    Empty,
    /// They come over with the target that they had.
    Carried,
}

/// How the next strategy begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginNext {
    /// Its name.
    pub name: Title,
    /// Its cycle.
    pub cycle: CycleEdit,
    /// How deep the copy is: 0 is the mission alone.
    pub depth: usize,
    /// What becomes of the measures.
    pub measures: Measures,
    /// Whether wordings come over.
    pub wordings: bool,
    /// Whether owners come over.
    pub owners: bool,
    /// Whether further links come over where both their ends do.
    pub supports: bool,
    /// Whether vision, description and values come over.
    pub words: bool,
    /// Whether its draft is seen by those alone who are invited.
    pub limited: bool,
}

impl CycleEdit {
    /// Checks the fields.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken.
    pub fn parse(name: &str, starts_on: &str, ends_on: &str) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let name = errors.keep(Title::parse("cycle", name));
        if name.as_ref().is_some_and(|name| name.as_str().chars().count() > NAME_MAX) {
            errors.add("cycle", format!("At most {NAME_MAX} characters, such as “2026” or “Q3 2026”."));
        }
        let days = errors.keep(dates(starts_on, ends_on));
        let (starts_on, ends_on) = days.unwrap_or_default();
        if days.is_some() && starts_on.is_none() {
            errors.add("starts_on", "Write the first day, as in 2026-01-01.");
        }
        if days.is_some() && ends_on.is_none() {
            errors.add("ends_on", "Write the last day, as in 2026-12-31.");
        }
        match (name, starts_on, ends_on) {
            (Some(name), Some(starts_on), Some(ends_on)) => errors.or(Self { name, starts_on, ends_on }),
            _ => Err(Error::Invalid(errors)),
        }
    }
}

impl AnswerFields {
    /// The names of the fields and what they are called, in the order of [`Self::texts`].
    pub const NAMES: [(&'static str, &'static str); 3] =
        [("verdict", "What becomes of it"), ("score", "How far it came"), ("learned", "What was learned")];

    /// Returns the texts in the order of [`Self::NAMES`].
    pub fn texts(&self) -> [&str; 3] {
        [&self.verdict, &self.score, &self.learned]
    }

    /// Checks the fields.
    ///
    /// # Errors
    /// `Invalid` if the text is too long.
    pub fn parse(&self) -> Result<AnswerEdit> {
        Ok(AnswerEdit {
            verdict: Verdict::read(&self.verdict),
            score: Score::read(&self.score),
            learned: Prose::parse("learned", &self.learned)?,
        })
    }
}

impl Measures {
    /// All, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Empty, Self::Carried, Self::None];

    /// Returns the word under which it is stored and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Empty => "empty",
            Self::Carried => "carried",
        }
    }

    /// Reads the word; anything else is no choice.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measures| measures.word() == word)
    }

    /// Returns what it is called, and what it means.
    pub const fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::None => ("They stay behind", "The next cycle begins without a measure."),
            Self::Empty => (
                "They come over without a target",
                "Each begins where its last value stands; somebody sets what it is to reach.",
            ),
            Self::Carried => (
                "They come over with their target",
                "Each begins where its last value stands, is to reach what it was to reach before, and is due on the last day of the cycle.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(result: Result<CycleEdit>) -> Vec<String> {
        match result {
            Err(Error::Invalid(errors)) => errors.0.into_iter().map(|(field, _)| field).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_cycle_has_a_name_and_two_days_in_order() {
        assert!(CycleEdit::parse("2026", "2026-01-01", "2026-12-31").is_ok());
        assert!(CycleEdit::parse("One day", "2026-01-01", "2026-01-01").is_ok());
        assert_eq!(fields(CycleEdit::parse(" ", "", "")), ["cycle", "starts_on", "ends_on"]);
        assert_eq!(fields(CycleEdit::parse("2026", "2026-12-31", "2026-01-01")), ["ends_on"]);
        assert_eq!(fields(CycleEdit::parse("2026", "soon", "2026-01-01")), ["starts_on"]);
        assert_eq!(fields(CycleEdit::parse(&"x".repeat(41), "2026-01-01", "2026-01-02")), ["cycle"]);
    }

    #[test]
    fn no_verdict_takes_the_answer_back() {
        let answer =
            AnswerFields { verdict: String::new(), score: "mostly".to_owned(), learned: " It held. ".to_owned() };
        let answer = answer.parse().unwrap();
        assert_eq!((answer.verdict, answer.score, answer.learned.as_str()), (None, Score::Mostly, "It held."));
        for measures in Measures::ALL {
            assert_eq!(Measures::read(measures.word()), Some(measures));
        }
        assert_eq!(Measures::read(""), None);
    }
}
