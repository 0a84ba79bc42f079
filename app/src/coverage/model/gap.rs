//! A gap, and from where it is seen.
//!
//! Invariant: pure.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::kind::Kind;
use crate::id::{ContributionId, LensId, NodeId, PersonId, TeamId};

/// A place where the chain breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// How.
    pub kind: Kind,
    /// The id of what it is about: a node, a measure, a translation, a team or a card.
    pub subject: String,
    /// What it comes and goes with.
    pub source: Source,
    /// The day on which it begins, which may lie ahead.
    pub since: Date,
    /// The node it is about.
    pub node: Option<NodeId>,
    /// The pillar of that node.
    pub pillar: Option<NodeId>,
    /// The team it belongs to.
    pub team: Option<TeamId>,
    /// That team and those above it.
    pub teams: Vec<TeamId>,
    /// The lens of that team.
    pub lens: Option<LensId>,
    /// Where it is seen.
    pub scopes: BTreeSet<Scope>,
}

/// What a gap comes and goes with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A node.
    Node(NodeId),
    /// A team.
    Team(TeamId),
    /// A card.
    Card(ContributionId),
}

/// From where a gap is seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The whole organisation.
    Company,
    /// What is no team's, in the whole organisation.
    NoTeam,
    /// A team with those below it.
    Team(TeamId),
    /// The teams that read in a lens.
    Lens(LensId),
    /// Somebody in whose chain everybody is whom it tells about.
    Person(PersonId),
}

impl Scope {
    /// Returns what stands in the table.
    pub fn word(&self) -> &str {
        match self {
            Self::Company => "",
            Self::NoTeam => "-",
            Self::Team(id) => id.as_str(),
            Self::Lens(id) => id.as_str(),
            Self::Person(id) => id.as_str(),
        }
    }
}

impl Source {
    /// Returns the word for what it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Node(_) => "node",
            Self::Team(_) => "team",
            Self::Card(_) => "card",
        }
    }

    /// Returns its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Node(id) => id.as_str(),
            Self::Team(id) => id.as_str(),
            Self::Card(id) => id.as_str(),
        }
    }
}
