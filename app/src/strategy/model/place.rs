//! Where a node hangs, and at which revision it was read.
//!
//! Invariant: the mission alone has no parent.

use serde::{Deserialize, Serialize};

use super::edit::Owner;
use crate::id::{NodeId, PersonId, StrategyId, TeamId};
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
    /// How often it was changed.
    pub revision: i64,
}

/// A strategy that is archived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    /// The strategy.
    pub id: StrategyId,
    /// Its name.
    pub name: String,
}

impl Place {
    /// Returns who owns it; a person counts before a team.
    pub fn owned_by(&self) -> Option<Owner> {
        match (&self.owner, &self.owner_team) {
            (Some(person), _) => Some(Owner::Person(person.clone())),
            (None, team) => team.clone().map(Owner::Team),
        }
    }
}
