//! What a measure says: what it is, where it is, and its history.
//!
//! Invariant: pure; the day is a parameter.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::access::Ability;
use crate::id::{MeasureId, NodeId, PersonId, ValueId};
use crate::strategy::model::{Candidate, Line, Owner, Shelf};

mod edit;
mod import;
mod kept;
mod origin;
mod progress;
mod value;
mod withdrawn;
mod words;

pub use edit::{MeasureEdit, MeasureFields, keeper};
pub use import::{ChangeLine, ImportPage, ImportState, PROBLEMS, UploadPage, ValueSummary};
pub use kept::{CheckInPage, Due, Kept, SHOWN, in_order};
pub use origin::{BY_HAND, FILE, Origin, STRATEGY, feed};
pub use progress::{Standing, elapsed, is_stale, progress};
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
    /// Its first day; without one its time began with that of its node.
    pub starts_on: Option<Date>,
    /// By when.
    pub due_on: Option<Date>,
    /// After how many days without a value it is stale, 0 is never; of a fed one, how often a value is expected.
    pub stale_after_days: i64,
    /// The system that feeds it; blank where people do.
    pub feed: String,
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
    /// Where it comes from; only where its history is shown.
    pub origin: Option<Origin>,
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
    /// Says where it is and where it is to be: "44 of 50 %", "2.4 days, aim 2".
    pub fn said(&self) -> String {
        let Some(latest) = &self.latest else {
            return match (self.sort, self.target) {
                (Sort::Quantity | Sort::Fed, Some(target)) => {
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
