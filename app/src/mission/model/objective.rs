//! An objective that a card may move, as it is offered for choosing.
//!
//! Invariant: pure.

use serde::{Deserialize, Serialize};

use super::moves::Moves;
use crate::id::{NodeId, ObjectiveId};
use crate::strategy::model::Written;

/// Why an objective is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A team of mine, or one above it, owns it.
    Team(String),
    /// A team of mine, or one above it, has agreed to it for a node.
    Agreed(String),
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
    /// The objective of a team; none for the node itself.
    pub objective: Option<ObjectiveId>,
    /// Its title, in the reader's lens.
    pub title: Written,
    /// The title of the node above it; empty for the mission.
    pub above: Written,
    /// Whether no team of the reader has agreed to the node.
    pub is_untranslated: bool,
    /// Why it is offered.
    pub source: Source,
}

impl Objective {
    /// Returns what a card that moves it is told.
    pub fn moves(&self) -> Moves {
        Moves { node: self.id.clone(), objective: self.objective.clone() }
    }

    /// Says why it is offered, and where it stands.
    pub fn hint(&self) -> String {
        let above = match self.above.text.trim_end_matches('.') {
            "" => String::new(),
            above => format!("Serves “{above}”."),
        };
        let above = match self.is_untranslated {
            true => format!("{above} Not translated: your team has not agreed to it.").trim_start().to_owned(),
            false => above,
        };
        match &self.source {
            Source::Team(team) => format!("{team} owns it. {above}"),
            Source::Agreed(team) => format!("{team} has agreed to it. {above}"),
            Source::Manager => format!("Your manager works on it. {above}"),
            Source::Strategy | Source::Found => above,
        }
    }
}
