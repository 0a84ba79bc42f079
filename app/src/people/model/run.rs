//! An import: what it found, what it would do or did, and what is left to settle.
//!
//! Invariant: pure; a summary fits a page whatever the size of the file.

use serde::{Deserialize, Serialize};

use crate::id::{PersonId, RunId};

/// Somebody in a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Who, if the directory has them.
    pub id: Option<PersonId>,
    /// Their name.
    pub name: String,
    /// What happens to them.
    pub what: String,
}

/// The first of each sort.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lists {
    /// Who is not in the directory yet.
    pub new: Vec<Line>,
    /// Who gets another team or manager.
    pub moved: Vec<Line>,
    /// Of whom something else changes.
    pub changed: Vec<Line>,
    /// Who was deactivated and is back.
    pub returning: Vec<Line>,
    /// Who is deactivated.
    pub gone: Vec<Line>,
}

/// How many of each sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Not in the directory yet.
    pub new: usize,
    /// Another team or manager.
    pub moved: usize,
    /// Something else changes.
    pub changed: usize,
    /// Deactivated before, back now.
    pub returning: usize,
    /// To be deactivated.
    pub gone: usize,
    /// As they were.
    pub unchanged: usize,
    /// Active in the directory before, of whom `gone` is a part.
    pub active: usize,
}

impl Tally {
    /// Tells whether more than 10 % of the active people would be deactivated, so that a second yes is needed.
    pub const fn asks_twice(&self) -> bool {
        self.gone * 10 > self.active
    }

    /// Tells whether nobody is touched.
    pub const fn is_empty(&self) -> bool {
        self.new + self.moved + self.changed + self.returning + self.gone == 0
    }
}

/// What is kept about an import beside its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The numbers of the file, by the names of the report.
    pub counts: Vec<(String, usize)>,
    /// How many of each sort.
    pub tally: Tally,
    /// The first of each sort.
    pub lists: Lists,
    /// How many problems there are in all.
    pub problems: usize,
    /// Which directory it was compared with.
    pub digest: String,
    /// How many people sign in with another address by it.
    #[serde(default)]
    pub addresses: usize,
    /// How many rows are written before it is in force; 0 while that is not known.
    #[serde(default)]
    pub steps: usize,
    /// Why it was not applied when that was last tried.
    #[serde(default)]
    pub refused: String,
    /// What an undo left alone because it was changed since, by name.
    pub kept: Vec<String>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunState {
    /// Read and compared; nothing is written.
    Previewed,
    /// Being written; nobody sees it yet.
    Waiting,
    /// In force.
    Done,
    /// Taken back.
    Undone,
    /// Given up before it was in force.
    Dropped,
}

impl RunState {
    /// Reads the word that is stored.
    pub fn parse(word: &str) -> Self {
        match word {
            "previewed" => Self::Previewed,
            "waiting" => Self::Waiting,
            "done" => Self::Done,
            "undone" => Self::Undone,
            _ => Self::Dropped,
        }
    }

    /// Returns the word for a reader.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Previewed => "preview",
            Self::Waiting => "being applied",
            Self::Done => "applied",
            Self::Undone => "undone",
            Self::Dropped => "given up",
        }
    }
}

/// An import in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunRow {
    /// Its id.
    pub id: RunId,
    /// The name of the file.
    pub source: String,
    /// `people` or `strategy`.
    pub kind: String,
    /// The layout.
    pub format: String,
    /// How far it is.
    pub state: RunState,
    /// Who made it.
    pub made_by: Option<String>,
    /// When, as people say it, and exactly.
    pub made: (String, String),
    /// How many problems are not settled yet.
    pub open_problems: i64,
}

/// A problem of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemView {
    /// Its id.
    pub id: String,
    /// The line in the file; 0 for the file as a whole.
    pub line: i64,
    /// What was found.
    pub what: String,
    /// Whether somebody has dealt with it.
    pub is_settled: bool,
}

/// A page of problems.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemsView {
    /// The problems of this page.
    pub problems: Vec<ProblemView>,
    /// How many there are.
    pub total: i64,
    /// Which page this is, from 1.
    pub page: i64,
    /// How many stand on a page.
    pub per_page: i64,
}

/// How far an import is that is being applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many rows are written.
    pub done: usize,
    /// How many there will be; 0 while the file is read and compared.
    pub total: usize,
    /// Whether nothing was written for so long that its server must have ended.
    pub is_stopped: bool,
}

/// An import's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunView {
    /// The import.
    pub run: RunRow,
    /// What it found and does.
    pub summary: Summary,
    /// Its problems.
    pub problems: ProblemsView,
    /// How far it is while it is being applied.
    pub progress: Option<Progress>,
    /// Whether it is in force longer than it can be undone.
    pub is_too_old: bool,
    /// Whether it can be undone now.
    pub can_undo: bool,
    /// Whether the directory was changed since the preview was made.
    pub is_outdated: bool,
}
