//! The measures that somebody keeps, those due first: the page `/measures`.
//!
//! Invariant: pure; the order is total, so that "the next one" is the same for everybody who looks.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Reading, Sort};
use crate::access::Ability;
use crate::strategy::model::Written;

/// How many measures the page shows; the rest follows once these are done.
pub const SHOWN: usize = 60;
/// How many days before a value grows stale the next one is due.
const LEAD: i64 = 3;

/// A measure that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The measure and its latest actual.
    pub reading: Reading,
    /// What its node is called.
    pub node: Written,
    /// The first day of its node.
    pub since: Option<Date>,
    /// The pillar it is on, by its place; none for the mission.
    pub pillar: Option<usize>,
}

/// When a measure wants its next value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Due {
    /// Now: it has none, or the last one is stale or soon will be.
    Now,
    /// Not yet.
    Later,
    /// Another system sends it.
    Fed,
    /// Never again: it is a milestone, and reached.
    Over,
}

/// The page `/measures`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInPage {
    /// The measures, those due first, at most [`SHOWN`].
    pub kept: Vec<Kept>,
    /// How many more there are.
    pub more: usize,
    /// The organisation's day.
    pub today: Date,
    /// What the viewer may do: read values in from a file.
    pub can: Vec<Ability>,
}

impl Reading {
    /// Tells when it wants its next value, seen from `today`.
    pub fn due(&self, today: Date) -> Due {
        let last = self.latest.as_ref().and_then(|latest| latest.measured_on);
        match self.counts_until() {
            _ if self.is_over() => Due::Over,
            _ if self.sort == Sort::Fed => Due::Fed,
            _ if last == Some(today) => Due::Later,
            _ if self.latest.is_none() => Due::Now,
            Some(until) if today.until(until).is_ok_and(|left| i64::from(left.get_days()) <= LEAD) => Due::Now,
            _ => Due::Later,
        }
    }
}

/// Puts measures in the order in which they want a value: due ones first, of those the oldest first.
pub fn in_order(mut kept: Vec<Kept>, today: Date) -> Vec<Kept> {
    let last = |one: &Kept| one.reading.latest.as_ref().and_then(|latest| latest.measured_on);
    kept.sort_by_cached_key(|one| {
        let reading = &one.reading;
        (
            reading.due(today),
            reading.counts_until().unwrap_or(Date::MAX),
            last(one),
            reading.name.clone(),
            reading.id.clone(),
        )
    });
    kept
}
