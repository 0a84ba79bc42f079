//! What the pages of closed cycles show, and of the one that follows.
//!
//! Invariant: everybody reads a record; what is offered beside it stands in `can`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Counts, Gauged, Score, Verdict};
use crate::access::Ability;
use crate::id::{ClosingId, DraftId, NodeId, StrategyId};

/// The cycle of the strategy in force, for other pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NowView {
    /// Its name; empty where nobody gave one.
    pub cycle: String,
    /// Its days, in words.
    pub days: String,
    /// The record, where it was closed and nothing followed yet.
    pub closed: Option<i64>,
    /// Whether it is being closed, for whoever may know.
    pub is_closing: bool,
}

/// The page `/cycles`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CyclesView {
    /// The strategy in force; none while there is none.
    pub strategy: Option<(StrategyId, String)>,
    /// Its cycle's name.
    pub cycle: String,
    /// Its cycle's first day.
    pub starts_on: Option<Date>,
    /// Its cycle's last day.
    pub ends_on: Option<Date>,
    /// How often the strategy was changed.
    pub revision: i64,
    /// How far closing it is, for whoever may know: its counts.
    pub closing: Option<Counts>,
    /// The record, where the cycle in force is closed.
    pub closed: Option<i64>,
    /// The drafts of the strategy that is to follow, for whoever sees them.
    pub next: Option<(DraftId, String)>,
    /// What was closed, the latest first.
    pub records: Vec<RecordLine>,
    /// The organisation's day.
    pub today: Date,
    /// What the viewer may do: `Edit` the cycle and close it.
    pub can: Vec<Ability>,
}

/// A closed cycle in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordLine {
    /// Its number.
    pub number: i64,
    /// The cycle's name.
    pub cycle: String,
    /// Its days, in words.
    pub days: String,
    /// Who closed it.
    pub by: Option<String>,
    /// When, in words.
    pub closed: String,
    /// Who opened it again and when, in words.
    pub reopened: Option<String>,
    /// What was learned over all.
    pub learned: String,
    /// The strategy whose cycle it was, and its name.
    pub strategy: (StrategyId, String),
}

/// A row of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordRow {
    /// The node.
    pub node: NodeId,
    /// What it was called.
    pub title: String,
    /// How far below the mission it stood.
    pub depth: usize,
    /// What was said to become of it.
    pub verdict: Option<Verdict>,
    /// How far it came.
    pub score: Score,
    /// What was learned.
    pub learned: String,
    /// Who said so.
    pub by: Option<String>,
    /// Its measures.
    pub measures: Vec<Gauged>,
}

/// The page `/cycles/{number}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordView {
    /// The closing.
    pub id: ClosingId,
    /// Its head.
    pub line: RecordLine,
    /// The counts.
    pub counts: Counts,
    /// The rows of this page.
    pub rows: Vec<RecordRow>,
    /// Which page, from 1.
    pub page: usize,
    /// How many rows there are on all pages.
    pub all: usize,
    /// How many levels there are.
    pub levels: Vec<String>,
    /// The strategy that came after it, and its name.
    pub followed_by: Option<(StrategyId, String)>,
    /// The draft of the strategy that is to follow, for whoever sees it.
    pub next: Option<(DraftId, String)>,
    /// Until when it can be opened again, in words.
    pub reopens_until: Option<String>,
    /// What the viewer may do: `Add` the next, `Archive` (open it again).
    pub can: Vec<Ability>,
}

/// The page `/cycles/{number}/next`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextView {
    /// The record's head.
    pub line: RecordLine,
    /// What the strategy is called.
    pub name: String,
    /// What each depth is called, and how many nodes come over with it, the mission alone first.
    pub depths: Vec<(String, usize)>,
    /// How many of them hang elsewhere, because what they hung on does not come over.
    pub moved: usize,
    /// How many of them are to be rewritten.
    pub rewritten: usize,
    /// How many nodes were added since, of which nothing was said.
    pub added_since: usize,
    /// How many measures are on what comes over.
    pub measures: usize,
    /// What the next cycle may be called.
    pub cycle: String,
    /// Its likely first and last day.
    pub starts_on: String,
    /// Its likely last day.
    pub ends_on: String,
}

/// What a node is in another cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastView {
    /// The record.
    pub number: i64,
    /// The cycle's name.
    pub cycle: String,
    /// What was said to become of it.
    pub verdict: Option<Verdict>,
    /// How far it came.
    pub score: Score,
    /// What was learned.
    pub learned: String,
    /// The node it came from, or it continues as; none where this very node was closed.
    pub other: Option<(NodeId, String)>,
    /// Whether it is the past: else it is what follows.
    pub is_past: bool,
    /// Whether it is still as it was, though it was said to change.
    pub to_rewrite: bool,
}

/// What going over to the next cycle does to people's cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Going {
    /// The cycle that begins.
    pub cycle: String,
    /// The strategy that is archived, by name.
    pub leaves: String,
    /// How many cards of how many people hang on a node that comes over.
    pub follow: (i64, i64),
    /// How many cards of how many people hang on one that does not.
    pub stay: (i64, i64),
    /// How many measures come over, and whether with their targets.
    pub measures: (i64, super::Measures),
    /// How many drafts of the strategy that is left stay with it.
    pub drafts: i64,
}
