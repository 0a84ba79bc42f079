//! What the pages of a cycle that is being closed show.
//!
//! Invariant: the counts are of nodes in sight; every node is in exactly one of them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{AnswerFields, Score, Verdict};
use crate::id::{ClosingId, NodeId};
use crate::measures::model::Reading;

/// Which rows are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those that nobody has answered for.
    Open,
    /// Those of one answer.
    Said(Verdict),
}

/// How many nodes were answered for, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many go on as they are.
    pub keep: usize,
    /// How many go on and are to be rewritten.
    pub change: usize,
    /// How many end.
    pub stop: usize,
    /// For how many nobody has answered.
    pub open: usize,
}

/// A measure of a row, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gauged {
    /// What is measured.
    pub name: String,
    /// Where it began.
    pub start: String,
    /// Where it was to be.
    pub target: String,
    /// The last value.
    pub last: String,
    /// How it stands.
    pub stands: String,
}

/// A node and what was said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRow {
    /// The node.
    pub node: NodeId,
    /// Its title.
    pub title: String,
    /// How far below the mission it stands.
    pub depth: usize,
    /// What its level is called.
    pub level: String,
    /// Its measures.
    pub measures: Vec<Gauged>,
    /// What was said, as a form holds it.
    pub answer: AnswerFields,
    /// Who said it.
    pub by: Option<String>,
    /// How often it was changed; 0 where nothing was said.
    pub revision: i64,
    /// How many nodes below it wait for an answer.
    pub open_below: usize,
}

/// The page `/cycles/closing`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewView {
    /// The closing.
    pub id: ClosingId,
    /// The cycle's name.
    pub cycle: String,
    /// Who began it and when, in words.
    pub begun: String,
    /// The counts.
    pub counts: Counts,
    /// Which rows are shown.
    pub only: Only,
    /// The rows of this page.
    pub rows: Vec<ReviewRow>,
    /// The row that is open.
    pub at: Option<NodeId>,
    /// The row after the one that is open.
    pub next: Option<NodeId>,
    /// Which page, from 1.
    pub page: usize,
    /// How many rows there are on all pages.
    pub all: usize,
    /// What was answered for many at once and can be taken back: the batch, how many of them still stand, and what was said.
    pub batch: Option<(String, usize, String)>,
}

/// The page `/cycles/closing/finish`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingView {
    /// The closing.
    pub id: ClosingId,
    /// The cycle's name.
    pub cycle: String,
    /// Its first and its last day, in words.
    pub days: String,
    /// The counts.
    pub counts: Counts,
    /// The first of those that nobody has answered for.
    pub unanswered: Vec<(NodeId, String)>,
    /// Whether the mission is among them.
    pub mission_is_open: bool,
    /// Whether the cycle's last day is still to come.
    pub is_early: bool,
}

impl Only {
    /// All, in the order of the chips.
    pub const ALL: [Self; 5] =
        [Self::All, Self::Open, Self::Said(Verdict::Keep), Self::Said(Verdict::Change), Self::Said(Verdict::Stop)];

    /// Returns the word that stands in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Open => "open",
            Self::Said(verdict) => verdict.word(),
        }
    }

    /// Reads the word; anything else is all.
    pub fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|only| only.word() == word).unwrap_or_default()
    }

    /// Returns what its chip says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Open => "Not yet answered",
            Self::Said(verdict) => verdict.label(),
        }
    }

    /// Tells whether a node of which `verdict` was said is shown.
    pub fn shows(self, verdict: Option<Verdict>) -> bool {
        match self {
            Self::All => true,
            Self::Open => verdict.is_none(),
            Self::Said(wanted) => verdict == Some(wanted),
        }
    }
}

impl Counts {
    /// Counts what was said.
    pub fn of(verdicts: impl IntoIterator<Item = Option<Verdict>>) -> Self {
        let mut counts = Self::default();
        for verdict in verdicts {
            match verdict {
                Some(Verdict::Keep) => counts.keep += 1,
                Some(Verdict::Change) => counts.change += 1,
                Some(Verdict::Stop) => counts.stop += 1,
                None => counts.open += 1,
            }
        }
        counts
    }

    /// Returns how many were answered for.
    pub const fn answered(self) -> usize {
        self.keep + self.change + self.stop
    }

    /// Returns how many there are.
    pub const fn all(self) -> usize {
        self.answered() + self.open
    }

    /// Returns how many a filter shows.
    pub const fn shown(self, only: Only) -> usize {
        match only {
            Only::All => self.all(),
            Only::Open => self.open,
            Only::Said(Verdict::Keep) => self.keep,
            Only::Said(Verdict::Change) => self.change,
            Only::Said(Verdict::Stop) => self.stop,
        }
    }
}

impl Gauged {
    /// Says a measure as it stood on `today`; one without a first day began with its node, `since`.
    pub fn of(reading: &Reading, since: Option<Date>, today: Date) -> Self {
        let amount = |amount: Option<f64>| {
            amount.map(|amount| crate::measures::model::amount_said(amount, &reading.unit)).unwrap_or_default()
        };
        Self {
            name: if reading.name.is_empty() { "Without a name".to_owned() } else { reading.name.clone() },
            start: amount(reading.start),
            target: amount(reading.target),
            last: reading.latest.as_ref().map(|latest| latest.said(&reading.unit)).unwrap_or_default(),
            stands: reading.standing(since, today).map(|standing| standing.said().to_owned()).unwrap_or_default(),
        }
    }

    /// Says it in one line: "from 12 %, aim 30 %, last 24 %, behind its time".
    pub fn said(&self) -> String {
        let part = |before: &str, text: &str| (!text.is_empty()).then(|| format!("{before}{text}"));
        let last = if self.last.is_empty() { Some("no value".to_owned()) } else { part("last ", &self.last) };
        let parts = [part("from ", &self.start), part("aim ", &self.target), last, part("", &self.stands)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

impl AnswerFields {
    /// Returns what was said to become of the node.
    pub fn verdict(&self) -> Option<Verdict> {
        Verdict::read(&self.verdict)
    }

    /// Returns how far it was said to have come.
    pub fn score(&self) -> Score {
        Score::read(&self.score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_is_in_one_count_and_one_filter() {
        let said = [Some(Verdict::Keep), None, Some(Verdict::Stop), Some(Verdict::Keep), Some(Verdict::Change)];
        let counts = Counts::of(said);
        assert_eq!((counts.answered(), counts.all()), (4, 5));
        for only in Only::ALL {
            assert_eq!(Only::read(only.word()), only);
            assert_eq!(counts.shown(only), said.iter().filter(|verdict| only.shows(**verdict)).count(), "{only:?}");
        }
    }

    #[test]
    fn a_measure_is_said_in_one_line() {
        let mut gauged = Gauged {
            name: "Share".to_owned(),
            start: "12 %".to_owned(),
            target: "30 %".to_owned(),
            last: "24 %".to_owned(),
            stands: "behind its time".to_owned(),
        };
        assert_eq!(gauged.said(), "from 12 %, aim 30 %, last 24 %, behind its time");
        gauged = Gauged { start: String::new(), last: String::new(), stands: String::new(), ..gauged };
        assert_eq!(gauged.said(), "aim 30 %, no value");
    }
}
