//! The tree of teams, a team's page, and what its form may hold.
//!
//! Invariant: pure; a `TeamDraft` names a lens and a lead by id only.

use serde::{Deserialize, Serialize};

use super::directory::{Named, PersonRow};
use crate::access::Ability;
use crate::id::{LensId, NodeId, PersonId, TeamId};

/// A team in the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamRow {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Who leads it.
    pub lead: Option<Named<PersonId>>,
    /// How many people are in it, without those of the teams below.
    pub members: i64,
    /// How many teams are right below it.
    pub below: i64,
}

/// A row of the tree that is in sight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamBranch {
    /// The team.
    pub team: TeamRow,
    /// How deep it stands, 0 at the top.
    pub depth: usize,
    /// Whether what is below it is in sight.
    pub is_open: bool,
}

/// The tree of teams, as far as it is unfolded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamsView {
    /// The rows, from the top.
    pub rows: Vec<TeamBranch>,
    /// The teams that are unfolded.
    pub open: Vec<TeamId>,
    /// How many teams there are.
    pub total: i64,
    /// Whether rows are left out, because too many are unfolded.
    pub is_cut: bool,
}

/// A node that a team owns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnedNode {
    /// The node.
    pub node: Named<NodeId>,
    /// Its language and direction, where they are known.
    pub language: String,
    /// `ltr`, `rtl` or nothing.
    pub direction: String,
}

/// A team's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamView {
    /// The team.
    pub team: TeamRow,
    /// The teams above it, from the top.
    pub above: Vec<Named<TeamId>>,
    /// The teams right below it.
    pub below: Vec<TeamRow>,
    /// Its members: the first of them.
    pub members: Vec<PersonRow>,
    /// The titles of its vacant posts.
    pub vacant: Vec<String>,
    /// What it owns in the strategy.
    pub owns: Vec<OwnedNode>,
    /// In whose words it reads the strategy.
    pub lens: Option<Named<LensId>>,
    /// The lenses to choose from, where the viewer may choose.
    pub lenses: Vec<Named<LensId>>,
    /// Who may lead it: its members, their managers, and who leads it now.
    pub candidates: Vec<Named<PersonId>>,
    /// Whether it is not in use any more.
    pub is_archived: bool,
    /// How often it was changed.
    pub revision: i64,
    /// What the viewer may do here.
    pub can: Vec<Ability>,
}

/// What a team's form holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamDraft {
    /// Who is to lead it.
    pub lead: Option<PersonId>,
    /// In whose words it is to read.
    pub lens: Option<LensId>,
}
