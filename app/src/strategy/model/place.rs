//! Where a node hangs, and at which revision it was read.
//!
//! Invariant: the mission alone has no parent.

use serde::{Deserialize, Serialize};

use super::edit::Owner;
use crate::access::{Role, Viewer};
use crate::id::{DraftId, NodeId, PersonId, StrategyId, TeamId};
use crate::routes::links;
use crate::time::Timestamp;

/// What a rule and a change look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The node.
    pub id: NodeId,
    /// Its strategy.
    pub strategy: StrategyId,
    /// Its main parent; none for the mission.
    pub parent: Option<NodeId>,
    /// Its place among its siblings; distinct among those that are not archived, not always without gaps.
    pub position: i64,
    /// The person who owns it.
    pub owner: Option<PersonId>,
    /// The team that owns it.
    pub owner_team: Option<TeamId>,
    /// Whose it was, while it waits to be taken over.
    pub handed_from: Option<PersonId>,
    /// When it was put away.
    pub archived_at: Option<Timestamp>,
    /// Whether its strategy is archived: then it is read, and nothing about it changes.
    pub is_shelved: bool,
    /// The draft it belongs to; none for what is published.
    pub draft: Option<InDraft>,
    /// In a draft, the published node that it mirrors; none for one that was added there.
    pub of: Option<NodeId>,
    /// What a delegation lets whoever asks do here; nothing until `delegations::store` has looked.
    pub delegated: Delegated,
    /// How often it was changed.
    pub revision: i64,
}

/// How far a node lies in a subtree that somebody is let edit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delegated {
    /// It does not.
    #[default]
    No,
    /// It is the top of it: its words change, its place does not.
    Top,
    /// It hangs below the top.
    Below,
}

/// A draft, as far as a rule about one of its nodes looks at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InDraft {
    /// The draft.
    pub id: DraftId,
    /// Its name.
    pub name: String,
    /// Whether it can be edited: neither set aside nor ended.
    pub is_open: bool,
    /// Whether it is seen by those alone who are invited.
    pub limited: bool,
    /// Who is invited, to all of it.
    pub people: Vec<PersonId>,
    /// Who is let in to edit what is delegated to them, while that lasts.
    pub partly: Vec<PersonId>,
    /// Whether whoever asks is one of those, and something is delegated to them now; `delegations::store` looks.
    pub is_let_in: bool,
}

/// A strategy that is archived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    /// The strategy.
    pub id: StrategyId,
    /// Its name.
    pub name: String,
}

/// What a node stands on: a strategy that may be archived, or a draft of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    /// The strategy, where that is archived.
    pub shelf: Option<Shelf>,
    /// The draft, where it is one.
    pub draft: Option<InDraft>,
}

impl InDraft {
    /// Tells whether `viewer` may know of the draft: whoever may edit it, wholly or in part.
    pub fn is_seen_by(&self, viewer: &Viewer) -> bool {
        self.is_open_to(viewer) || self.is_let_in
    }

    /// Tells whether all of the draft is open to `viewer`: leadership unless it is limited, and whoever is invited.
    pub fn is_open_to(&self, viewer: &Viewer) -> bool {
        viewer.system || self.people.contains(&viewer.person) || (!self.limited && viewer.holds(Role::Leadership))
    }
}

impl Place {
    /// Tells whether it is published and its strategy in force: its measures are kept there, not in drafts.
    pub const fn is_in_force(&self) -> bool {
        self.draft.is_none() && !self.is_shelved
    }

    /// Returns the address of the outline that it stands in.
    pub fn outline(&self) -> String {
        self.draft.as_ref().map_or_else(|| links::STRATEGY.to_owned(), |draft| links::draft(&draft.id))
    }

    /// Returns the address of that outline, unfolded down to the node.
    pub fn outline_at(&self) -> String {
        format!("{}?at={}", self.outline(), self.id)
    }

    /// Returns the address of the map opened at the node; none where no map is drawn of what it stands in.
    pub fn map_at(&self) -> Option<String> {
        if self.archived_at.is_some() || self.is_shelved {
            return None;
        }
        let map = self.draft.as_ref().map_or_else(|| links::MAP.to_owned(), |draft| links::draft_map(&draft.id));
        Some(format!("{map}?at={}", self.id))
    }

    /// Returns the node whose measures show whether it is reached: what it mirrors, or itself.
    pub fn measured(&self) -> &NodeId {
        self.of.as_ref().unwrap_or(&self.id)
    }

    /// Returns who owns it; a person counts before a team.
    pub fn owned_by(&self) -> Option<Owner> {
        match (&self.owner, &self.owner_team) {
            (Some(person), _) => Some(Owner::Person(person.clone())),
            (None, team) => team.clone().map(Owner::Team),
        }
    }
}
