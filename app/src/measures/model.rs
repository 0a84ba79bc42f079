//! What a measure says: where it is, how far that is, and whether the value is too old to count.
//!
//! Invariant: pure; the day is a parameter. *Stale* is decided by the age of the last actual alone.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::access::Ability;
use crate::id::{MeasureId, NodeId, PersonId, ValueId};
use crate::strategy::model::{Candidate, Line, Owner, Shelf};

mod edit;
mod value;
mod withdrawn;
mod words;

pub use edit::{MeasureEdit, MeasureFields, keeper};
pub use value::{ValueEdit, ValueFields};
pub use withdrawn::{ValuePage, Withdrawn};
pub use words::{Confidence, Sort, Toward};

/// A measure with its latest actual.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The measure.
    pub id: MeasureId,
    /// Its node.
    pub node: NodeId,
    /// What is measured; may be blank where its source left it so.
    pub name: String,
    /// What sort it is.
    pub sort: Sort,
    /// Its unit, such as "%" or "days".
    pub unit: String,
    /// Which way is better.
    pub toward: Toward,
    /// Where it began.
    pub start: Option<f64>,
    /// Where it is to be.
    pub target: Option<f64>,
    /// By when.
    pub due_on: Option<Date>,
    /// After how many days without a value it is stale; 0 is never.
    pub stale_after_days: i64,
    /// The latest actual.
    pub latest: Option<Value>,
    /// How often it was changed.
    pub revision: i64,
}

impl Eq for Reading {}

/// A recorded value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Its id; a correction makes another value.
    pub id: ValueId,
    /// Whether it is a target; else it is an actual.
    pub is_target: bool,
    /// The number.
    pub amount: Option<f64>,
    /// The words of the source, where it gave no number.
    pub text: String,
    /// The day it stands for; for a target the day it is due.
    pub measured_on: Option<Date>,
    /// How sure its author was.
    pub confidence: Confidence,
    /// One sentence.
    pub note: String,
    /// Who recorded it, by name.
    pub by: Option<String>,
}

impl Eq for Value {}

/// A measure with its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureView {
    /// The measure and its latest actual.
    pub reading: Reading,
    /// Its values, newest first, at most [`HISTORY`].
    pub values: Vec<Value>,
    /// Who looks after it, where that is not the node's owner, and their name.
    pub owner: Option<(PersonId, String)>,
    /// What the viewer may do.
    pub can: Vec<Ability>,
}

/// Whom the form of a measure offers to look after it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keepers {
    /// Whom the typed words may mean.
    pub found: Vec<Candidate<Owner>>,
    /// What those are called who were chosen or look after it now.
    pub named: Vec<Candidate<Owner>>,
}

/// The page `/measures/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasurePage {
    /// The measure with its history.
    pub measure: MeasureView,
    /// Whether it was put away.
    pub archived: bool,
    /// Its strategy, where that is archived.
    pub shelf: Option<Shelf>,
    /// The values that were corrected or removed, the latest first, at most [`HISTORY`].
    pub withdrawn: Vec<Withdrawn>,
    /// The stations from the mission down to its node.
    pub line: Line,
    /// The organisation's day.
    pub today: Date,
}

/// How many values a page shows.
pub const HISTORY: i64 = 60;

impl Value {
    /// Says the value with its unit, in the words of its source where it gave no number.
    pub fn said(&self, unit: &str) -> String {
        self.amount.map_or_else(|| self.text.clone(), |amount| amount_said(amount, unit))
    }
}

impl Reading {
    /// Returns the share of the way that is done, 0 to 1; none without value or target.
    pub fn share(&self) -> Option<f64> {
        let now = self.latest.as_ref()?.amount?;
        match self.sort {
            Sort::Milestone => Some(now.clamp(0.0, 1.0)),
            Sort::Quantity => progress(self.start, self.target?, now, self.toward),
        }
    }

    /// Tells whether the latest actual is too old to count on `today`.
    pub fn is_stale(&self, today: Date) -> bool {
        self.latest
            .as_ref()
            .and_then(|latest| latest.measured_on)
            .is_some_and(|day| is_stale(day, self.stale_after_days, today))
    }

    /// Says where it is and where it is to be: "44 of 50 %", "2.4 days, aim 2".
    pub fn said(&self) -> String {
        let Some(latest) = &self.latest else {
            return match (self.sort, self.target) {
                (Sort::Quantity, Some(target)) => {
                    format!("no value yet, aim {}", amount_said(target, &self.unit))
                }
                _ => "no value yet".to_owned(),
            };
        };
        match (self.sort, latest.amount, self.target) {
            (_, None, _) => latest.text.clone(),
            (Sort::Milestone, Some(amount), _) => {
                if amount >= 1.0 {
                    "reached".to_owned()
                } else {
                    "not reached yet".to_owned()
                }
            }
            (_, Some(amount), None) => amount_said(amount, &self.unit),
            (_, Some(amount), Some(target)) if self.toward == Toward::Up => {
                format!("{} of {}", number_said(amount), amount_said(target, &self.unit))
            }
            (_, Some(amount), Some(target)) => {
                format!("{}, aim {}", amount_said(amount, &self.unit), number_said(target))
            }
        }
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

/// Says a number without a tail of zeros, at most three places after the point.
pub fn number_said(number: f64) -> String {
    let text = format!("{number:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Says a number with its unit.
pub fn amount_said(number: f64, unit: &str) -> String {
    let number = number_said(number);
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

#[cfg(test)]
mod tests;
