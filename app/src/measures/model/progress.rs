//! How far a measure is, how much of its time is gone, and what the two together say.
//!
//! Invariant: pure; the day is a parameter. *Stale* is said before anything else, so that silence never stays green.
//!
//! The formulas, with every share held between 0 and 1:
//! - way done: `(now - start) / (target - start)`; of a milestone 1 once it is reached, else 0
//! - time gone: `days(first day .. today) / days(first day .. due)`
//! - *behind*: `way done + 0.1 < time gone`. A milestone has no half of its way, so before its day its author's word is
//!   all there is: it is behind where they are unsure.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Confidence, Reading, Sort, Toward};

/// How much further the time may be than the work before a measure is called behind.
const SLACK: f64 = 0.1;

/// What a reading says on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// The latest value is too old to count; this overrides all the others.
    Stale,
    /// It is where it is to be.
    Reached,
    /// Its day has passed and it is not there.
    Overdue,
    /// Its time runs faster than it.
    Behind,
    /// It keeps up with its time.
    OnTime,
}

impl Standing {
    /// Returns the words for it.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Reached => "reached",
            Self::Overdue => "overdue",
            Self::Behind => "behind its time",
            Self::OnTime => "on time",
        }
    }
}

impl Reading {
    /// Returns the share of the way that is done, 0 to 1; none without value or target.
    pub fn share(&self) -> Option<f64> {
        let now = self.latest.as_ref()?.amount?;
        match self.sort {
            Sort::Milestone => Some(now.clamp(0.0, 1.0)),
            Sort::Quantity | Sort::Fed => progress(self.start, self.target?, now, self.toward),
        }
    }

    /// Returns the share of its time that is gone on `today`; a measure without a first day began with its node, `since`.
    pub fn elapsed(&self, since: Option<Date>, today: Date) -> Option<f64> {
        elapsed(self.starts_on.or(since)?, self.due_on?, today)
    }

    /// Tells whether a milestone was reached: there is nothing more to say about it.
    pub fn is_over(&self) -> bool {
        self.sort == Sort::Milestone && self.share() == Some(1.0)
    }

    /// Tells whether the latest actual is too old to count on `today`; one that never came is, when it is that late.
    pub fn is_stale(&self, today: Date) -> bool {
        let last = self.latest.as_ref().map_or(self.starts_on, |latest| latest.measured_on);
        !self.is_over() && last.is_some_and(|day| is_stale(day, self.stale_after_days, today))
    }

    /// Says how it stands on `today`; nothing where too little is known to say so.
    pub fn standing(&self, since: Option<Date>, today: Date) -> Option<Standing> {
        if self.is_stale(today) {
            return Some(Standing::Stale);
        }
        let share = self.share()?;
        if share >= 1.0 {
            return Some(Standing::Reached);
        }
        if self.due_on.is_some_and(|due| due < today) {
            return Some(Standing::Overdue);
        }
        let is_behind = match self.sort {
            Sort::Milestone => self.latest.as_ref()?.confidence == Confidence::Unsure,
            Sort::Quantity | Sort::Fed => share + SLACK < self.elapsed(since, today)?,
        };
        Some(if is_behind { Standing::Behind } else { Standing::OnTime })
    }

    /// Returns the last day on which its latest value counts; none if it never grows old, or there is none.
    pub fn counts_until(&self) -> Option<Date> {
        let last = self.latest.as_ref().map_or(self.starts_on, |latest| latest.measured_on)?;
        if self.stale_after_days <= 0 || self.is_over() {
            return None;
        }
        last.checked_add(jiff::Span::new().try_days(self.stale_after_days).ok()?).ok()
    }
}

/// Returns the share of the way from `start` to `target` that `now` has gone, 0 to 1.
///
/// Without a start, an upward measure begins at 0; a downward one has no known length, so only reaching it counts.
pub fn progress(start: Option<f64>, target: f64, now: f64, toward: Toward) -> Option<f64> {
    let reached = match toward {
        Toward::Up => now >= target,
        Toward::Down => now <= target,
    };
    if reached {
        return Some(1.0);
    }
    let start = match (start, toward) {
        (Some(start), _) => start,
        (None, Toward::Up) if target > 0.0 => 0.0,
        (None, _) => return None,
    };
    let way = target - start;
    // A start beyond the target says nothing about how far it is.
    let is_forward = match toward {
        Toward::Up => way > 0.0,
        Toward::Down => way < 0.0,
    };
    is_forward.then(|| ((now - start) / way).clamp(0.0, 1.0))
}

/// Returns the share of the days from `start` to `due` that is gone on `today`, 0 to 1; none if there are no such days.
pub fn elapsed(start: Date, due: Date, today: Date) -> Option<f64> {
    let days = |from: Date, to: Date| from.until(to).map(|span| f64::from(span.get_days())).ok();
    let all = days(start, due).filter(|all| *all > 0.0)?;
    Some((days(start, today)? / all).clamp(0.0, 1.0))
}

/// Tells whether a value of `measured_on` is stale on `today`; `after` days of 0 or less never are.
pub fn is_stale(measured_on: Date, after: i64, today: Date) -> bool {
    after > 0 && measured_on.until(today).is_ok_and(|span| i64::from(span.get_days()) > after)
}
