//! The measures of the strategy with their history, and the constructors their tables are written with.
//!
//! Invariant: check-ins stand oldest first; one measure is stale on purpose (`through-share`).

mod arriving;
mod filling;
mod lasting;
mod sleeping;

use super::plan::{CheckIn, Confidence, Kind, Measure};

use Confidence::{FairlySure, Sure, Unsure};

/// Returns every measure.
pub(super) fn all() -> Vec<Measure> {
    [arriving::MEASURES, sleeping::MEASURES, filling::MEASURES, lasting::MEASURES].concat()
}

/// Begins a measure that should rise, or fall where the target lies below the start.
const fn measure(
    key: &'static str,
    node: &'static str,
    keeper: &'static str,
    title: &'static str,
    [unit, basis]: [&'static str; 2],
    [start, target]: [f64; 2],
    due_in_days: i32,
) -> Measure {
    let kind = if target < start { Kind::Fall } else { Kind::Rise };
    let (every_days, feed, check_ins) = (14, None, &[]);
    Measure { key, node, title, unit, basis, kind, start, target, due_in_days, keeper, every_days, feed, check_ins }
}

/// Begins an event that is reached or not.
const fn milestone(
    key: &'static str,
    node: &'static str,
    keeper: &'static str,
    title: &'static str,
    due_in_days: i32,
) -> Measure {
    let mut event = measure(key, node, keeper, title, ["", ""], [0.0, 1.0], due_in_days);
    event.kind = Kind::Milestone;
    event.every_days = 28;
    event
}

const fn on(days_ago: u16, value: f64, confidence: Confidence) -> CheckIn {
    CheckIn { days_ago, value, confidence, note: None }
}

impl CheckIn {
    const fn note(mut self, text: &'static str) -> Self {
        self.note = Some(text);
        self
    }
}

impl Measure {
    const fn every(mut self, days: u16) -> Self {
        self.every_days = days;
        self
    }

    const fn fed(mut self, system: &'static str) -> Self {
        self.feed = Some(system);
        self
    }

    const fn seen(mut self, check_ins: &'static [CheckIn]) -> Self {
        self.check_ins = check_ins;
        self
    }
}
