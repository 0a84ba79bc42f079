//! An objective that a card may move, as it is offered for choosing.
//!
//! Invariant: pure.

use serde::{Deserialize, Serialize};

use crate::id::NodeId;
use crate::strategy::model::Written;

/// Why an objective is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A team of mine, or one above it, owns it.
    Team(String),
    /// My manager's own card moves it.
    Manager,
    /// Nothing is nearer: it is a pillar or stands below one.
    Strategy,
    /// It was searched for.
    Found,
}

/// One that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// The node.
    pub id: NodeId,
    /// Its title, in the reader's lens.
    pub title: Written,
    /// The title of the node above it; empty for the mission.
    pub above: Written,
    /// Why it is offered.
    pub source: Source,
}

impl Objective {
    /// Says why it is offered, and where it stands.
    pub fn hint(&self) -> String {
        let above = match self.above.text.trim_end_matches('.') {
            "" => String::new(),
            above => format!("Serves “{above}”."),
        };
        match &self.source {
            Source::Team(team) => format!("{team} owns it. {above}"),
            Source::Manager => format!("Your manager works on it. {above}"),
            Source::Strategy | Source::Found => above,
        }
    }
}
