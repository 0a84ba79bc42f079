//! What an import of values says of itself: what the file holds, what it would record, what became of it.
//!
//! Invariant: pure; lists are cut, the totals beside them never are.

use serde::{Deserialize, Serialize};

use crate::id::RunId;
use crate::problem::Problem;

/// How many changes are kept to be shown.
const CHANGES: usize = 100;
/// How many problems are kept to be shown.
pub const PROBLEMS: usize = 500;

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Nothing was recorded yet.
    Previewed,
    /// It was recorded.
    Done,
    /// It was not wanted.
    Dropped,
}

/// What is kept of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ValueSummary {
    /// How many rows the file has.
    pub rows: usize,
    /// How many values are new.
    pub recorded: usize,
    /// How many take the place of others.
    pub corrected: usize,
    /// How many are known already.
    pub unchanged: usize,
    /// How many rows name no measure that there is.
    pub unknown_measures: usize,
    /// How many problems were found.
    pub problem_count: usize,
    /// The first of them, in the order of lines.
    pub problems: Vec<Problem>,
    /// The first of the values that are new or corrected.
    pub changes: Vec<ChangeLine>,
}

/// A value that is new or corrected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    /// What is measured.
    pub name: String,
    /// The day.
    pub day: String,
    /// What stands there now; nothing where it is new.
    pub before: Option<String>,
    /// What the file says.
    pub after: String,
    /// Where it comes from.
    pub source: String,
}

impl ValueSummary {
    /// Cuts the lists to what is kept.
    #[must_use]
    pub fn cut(mut self) -> Self {
        self.problem_count = self.problems.len();
        self.problems.truncate(PROBLEMS);
        self.changes.truncate(CHANGES);
        self
    }

    /// Tells whether nothing would be recorded.
    pub const fn is_empty(&self) -> bool {
        self.recorded + self.corrected == 0
    }
}

impl ImportState {
    /// Returns the word under which it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Previewed => "previewed",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Reads the word; anything else was dropped.
    pub fn read(word: &str) -> Self {
        match word {
            "previewed" => Self::Previewed,
            "done" => Self::Done,
            _ => Self::Dropped,
        }
    }
}

/// The page `/measures/imports/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPage {
    /// Its id.
    pub id: RunId,
    /// The name of the file.
    pub file: String,
    /// Where it stands.
    pub state: ImportState,
    /// Who read the file in; nobody for the command line.
    pub by: Option<String>,
    /// When, in words.
    pub made: String,
    /// What it says of itself.
    pub summary: ValueSummary,
}

/// The page `/measures/import`: the last imports, the latest first: id, file, what became of it, when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadPage {
    /// The imports.
    pub imports: Vec<(RunId, String, bool, String)>,
}
