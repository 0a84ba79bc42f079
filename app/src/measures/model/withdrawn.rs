//! Values that count no more: what was corrected or removed, by whom, when.
//!
//! Invariant: pure; a value that was corrected names what stands in its place, or what stood there and is removed.

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
    /// What counts in its place now; none where nothing does.
    pub instead: Option<Value>,
    /// What it was corrected to last, where that was removed since: what can be brought back in its place.
    pub lapsed: Option<Value>,
}

impl Withdrawn {
    /// Tells whether it was removed itself, so that it can be brought back itself.
    pub const fn is_removed(&self) -> bool {
        self.instead.is_none() && self.lapsed.is_none()
    }
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
