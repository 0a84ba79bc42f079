//! What an import says of itself: what the file holds, what it would change, what became of it.
//!
//! Invariant: pure; lists are cut at [`SHOWN`], the totals beside them never are.

use serde::{Deserialize, Serialize};

use crate::access::Ability;
use crate::id::RunId;
use crate::time::{DAY, Timestamp};

/// How many of each list a page shows.
pub const SHOWN: usize = 100;
/// How long an import can be undone, in microseconds.
pub const UNDONE_FOR: i64 = 30 * DAY;

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// Nothing was written yet.
    Previewed,
    /// It was carried out.
    Done,
    /// It was taken back.
    Undone,
    /// It was not wanted.
    Dropped,
}

impl RunState {
    /// Reads the word under which it is stored.
    pub fn read(word: &str) -> Self {
        match word {
            "previewed" | "waiting" => Self::Previewed,
            "done" => Self::Done,
            "undone" => Self::Undone,
            _ => Self::Dropped,
        }
    }
}

/// A field that differs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldLine {
    /// The field, in words.
    pub field: String,
    /// What stands now.
    pub before: String,
    /// What the file says.
    pub after: String,
}

/// A node in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeLine {
    /// Its title.
    pub title: String,
    /// The title of what it hangs below; blank directly below the mission.
    pub below: String,
    /// What it hung below before, where that is another.
    pub from: Option<String>,
    /// The fields that differ.
    pub fields: Vec<FieldLine>,
}

/// What an import changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeLines {
    /// Nodes that are new, and how many there are in all.
    pub added: (usize, Vec<NodeLine>),
    /// Nodes that say something else.
    pub changed: (usize, Vec<NodeLine>),
    /// Nodes that hang elsewhere.
    pub moved: (usize, Vec<NodeLine>),
    /// Nodes that the file does not have; they stay.
    pub missing: (usize, Vec<NodeLine>),
    /// What differs outside the nodes.
    pub plan: Vec<FieldLine>,
    /// How many nodes have their children in another order.
    pub reordered: usize,
    /// How many nodes stay as they are.
    pub unchanged: usize,
}

impl ChangeLines {
    /// Tells whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.added.0 + self.changed.0 + self.moved.0 + self.plan.len() + self.reordered == 0
    }
}

/// What is kept of an import beside its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    /// The name of the strategy.
    pub name: String,
    /// How many of each kind the file has, in the words of the command line.
    pub counts: Vec<(String, u64)>,
    /// How many problems were found.
    pub problems: usize,
    /// Whether it begins a new strategy.
    pub is_new: bool,
    /// The strategy that it goes into or makes.
    pub strategy: String,
    /// The state of the strategy that it was compared with.
    pub stamp: String,
    /// What it changes.
    pub changes: ChangeLines,
    /// What the file calls the strategy and says of it, where that is something else: taken over only if asked for.
    pub offers: Vec<FieldLine>,
    /// Whether that was asked for.
    pub renames: bool,
    /// What an undo left as it was, because somebody had changed it since.
    pub left: usize,
}

/// A problem of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemLine {
    /// The line; 0 for the file as a whole.
    pub line: i64,
    /// What was found and done.
    pub what: String,
}

/// The page of one import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunView {
    /// Its id.
    pub id: RunId,
    /// The name of the file.
    pub source: String,
    /// Its format.
    pub format: String,
    /// Where it stands.
    pub state: RunState,
    /// Who read the file in; nobody for the command line.
    pub by: Option<String>,
    /// When, in the words of the organisation's day.
    pub made: String,
    /// What it says of itself.
    pub summary: Summary,
    /// The first problems.
    pub problems: Vec<ProblemLine>,
    /// Whether the strategy was changed since the preview was made.
    pub is_stale: bool,
    /// What the viewer may do.
    pub can: Vec<Ability>,
    /// Until which day it can be undone.
    pub undo_until: Option<String>,
}

/// The page where a file is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceView {
    /// The name of the strategy that stands; none while there is none.
    pub current: Option<String>,
    /// The last imports.
    pub runs: Vec<RunLine>,
}

/// An import in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunLine {
    /// Its id.
    pub id: RunId,
    /// The name of the file.
    pub source: String,
    /// Where it stands.
    pub state: RunState,
    /// When.
    pub made: String,
}

/// The page from which the strategy is taken away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportView {
    /// The name of the strategy; none while there is none.
    pub name: Option<String>,
    /// What StratML has no place for: what, and how many times.
    pub losses: Vec<(String, usize)>,
    /// How many nodes there are.
    pub nodes: usize,
}

impl ExportView {
    /// Counts what StratML has no place for, by what it is.
    pub fn new(name: String, nodes: usize, losses: impl Iterator<Item = String>) -> Self {
        let mut counted: Vec<(String, usize)> = Vec::new();
        for what in losses {
            let what = match what.find(['[', '.']) {
                Some(end) => what.get(..end).unwrap_or_default(),
                None => what.as_str(),
            };
            let what = match what {
                "dir" => "writing direction".to_owned(),
                "lang" => "language".to_owned(),
                other => other.replace('_', " "),
            };
            match counted.iter_mut().find(|(known, _)| *known == what) {
                Some((_, count)) => *count += 1,
                None => counted.push((what, 1)),
            }
        }
        counted.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        Self { name: Some(name), losses: counted, nodes }
    }
}

/// Tells whether an import of `done_at` can still be undone.
pub const fn is_undoable(done_at: Timestamp, now: Timestamp) -> bool {
    now.since(done_at) <= UNDONE_FOR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_can_be_undone_for_thirty_days() {
        let done = Timestamp(DAY);
        assert!(is_undoable(done, Timestamp(31 * DAY)));
        assert!(!is_undoable(done, Timestamp(31 * DAY + 1)));
    }
}
