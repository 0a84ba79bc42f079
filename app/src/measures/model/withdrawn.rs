//! Values that count no more: what was corrected or removed, by whom, when.
//!
//! Invariant: pure; a value that was corrected names what stands in its place.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Reading, Value};
use crate::access::Ability;
use crate::strategy::model::Line;

/// A value that counts no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// What it was.
    pub value: Value,
    /// Who corrected or removed it, by name; nobody for the server itself and for somebody unknown.
    pub by: Option<String>,
    /// When, in words.
    pub when: String,
    /// What stands in its place now; none where it was removed.
    pub instead: Option<Value>,
}

/// The page `/values/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValuePage {
    /// The value.
    pub value: Value,
    /// What became of it; none while it counts.
    pub withdrawn: Option<Withdrawn>,
    /// Its measure.
    pub reading: Reading,
    /// The stations from the mission down to the measure's node.
    pub line: Line,
    /// The organisation's day.
    pub today: Date,
    /// What the viewer may do.
    pub can: Vec<Ability>,
}
