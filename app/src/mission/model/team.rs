//! What a member sees of their team.
//!
//! Invariant: pure; names and objectives alone. Cards are not in here, only links to those that the viewer may read.

use serde::{Deserialize, Serialize};

use super::objective::Objective;
use crate::id::{PersonId, TeamId};

/// The page `/team`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamView {
    /// The team; none for somebody without one.
    pub team: Option<(TeamId, String)>,
    /// The team above it.
    pub above: Option<(TeamId, String)>,
    /// Who speaks for it.
    pub lead: Option<(PersonId, String)>,
    /// What it owns, in the viewer's lens.
    pub objectives: Vec<Objective>,
    /// Its members, and whoever reports to the viewer.
    pub members: Vec<Member>,
}

/// Somebody of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The person.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// Whether they belong to the viewer's own team; else they report to the viewer from another.
    pub same_team: bool,
    /// Whether the viewer is in their chain and may read their mission.
    pub readable: bool,
}
