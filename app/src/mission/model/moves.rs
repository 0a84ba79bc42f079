//! What a card moves: a node, or an objective that a team has agreed to for it.
//!
//! Invariant: pure; what a form carries is read back as it was written.

use serde::{Deserialize, Serialize};

use crate::id::{NodeId, ObjectiveId, TranslationId};
use crate::translation::model::OnLine;

/// What a card is to move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// The node.
    pub node: NodeId,
    /// The team objective; none moves the node itself.
    pub objective: Option<ObjectiveId>,
}

/// What a card moves, in the team's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The translation.
    pub translation: TranslationId,
    /// The team objective; empty where the card moves the node itself, or one that the team has dropped.
    pub title: String,
    /// What people may decide alone, as it was agreed.
    pub may_decide: String,
}

impl Moves {
    /// Returns what a form carries.
    pub fn written(&self) -> String {
        match &self.objective {
            Some(objective) => format!("{}.{objective}", self.node),
            None => self.node.to_string(),
        }
    }

    /// Reads what a form carried; nothing for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let (node, objective) = text.split_once('.').map_or((text, None), |(node, rest)| (node, Some(rest)));
        let objective = objective.map(str::parse).transpose().ok()?;
        Some(Self { node: node.parse().ok()?, objective })
    }
}

impl Moved {
    /// Returns what a card on `it`'s node moves; nothing while that is not in force.
    pub fn of(it: &OnLine, objective: Option<&ObjectiveId>) -> Option<Self> {
        it.is_agreed().then(|| Self {
            translation: it.id.clone(),
            title: objective.and_then(|id| it.objective(id)).unwrap_or_default().to_owned(),
            may_decide: it.may_decide.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_carries_is_read_back() {
        let id = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
        for objective in [None, Some(id.parse().unwrap())] {
            let moves = Moves { node: id.parse().unwrap(), objective };
            assert_eq!(Moves::read(&moves.written()), Some(moves));
        }
        for text in ["", "none", "x.y", &format!("{id}."), &format!("{id}.x"), &format!(".{id}")] {
            assert_eq!(Moves::read(text), None, "{text}");
        }
    }
}
