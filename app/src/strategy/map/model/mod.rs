//! What the map shows, and where everything stands on it.
//!
//! Invariant: pure; the same nodes give the same picture to a pixel.

mod address;
mod choice;
mod legend;
mod picture;
mod route;
mod said;
mod shape;
mod tidy;
mod wide;

pub use address::Address;
pub use choice::{Asked, COMFORT, Choice, DEEPEST, MOST, Shown, Spot, choose, traced};
pub use legend::{SAMPLE, Sample, legend};
pub use picture::{Picture, Stop, draw};
pub use said::sentence;
pub use shape::{Face, Look, Shape, Words, px};
pub use tidy::{Extent, Gaps, Tidy, tidy};
pub use wide::{Font, Set, runs_left};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{NodeId, StrategyId};
use crate::measures::model::Reading;
use crate::strategy::model::{Search, Written};
use crate::translation::model::Mark;

/// The page `/strategy/map`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapView {
    /// The strategy.
    pub strategy: StrategyId,
    /// Its name.
    pub name: String,
    /// Its own address.
    pub address: Address,
    /// The names of the levels.
    pub levels: Vec<String>,
    /// The nodes in the order in which they are drawn: depth first.
    pub nodes: Vec<MapNode>,
    /// What the form that looks for nodes needs.
    pub search: Search,
    /// The node it opens at, where that is not the mission.
    pub at: Option<NodeId>,
    /// How many levels below it are shown.
    pub depth: usize,
    /// How many levels there are below it.
    pub deep: usize,
    /// How many nodes hang below it.
    pub below: usize,
    /// The organisation's day, to say how old a value is.
    pub today: Date,
}

/// A node of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapNode {
    /// The node.
    pub id: NodeId,
    /// The place of its parent among the nodes.
    pub parent: Option<usize>,
    /// How far below the mission it is.
    pub level: usize,
    /// The place of its pillar, from 0; none for the mission.
    pub pillar: Option<usize>,
    /// Its title.
    pub title: Written,
    /// How it serves its parent; empty where nobody has said so.
    pub because: Written,
    /// Where its translations stand; none where it was offered to nobody.
    pub translated: Option<Mark>,
    /// Whether it is the mission and nobody has written it yet.
    pub unwritten: bool,
    /// Who owns it, by name.
    pub owner: Option<String>,
    /// Its measures.
    pub measures: Vec<Reading>,
    /// What else it supports.
    pub supports: Vec<Support>,
    /// How many nodes hang below it that are not shown.
    pub below: usize,
    /// Whether a filter found it; one that stands there for what is below it was not found.
    pub found: bool,
}

/// A further link of a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// The title of what it supports.
    pub title: Written,
    /// The place of that among the nodes, or of what is shown above it; none where neither is.
    pub to: Option<usize>,
    /// The place of its pillar, from 0; none for the mission.
    pub pillar: Option<usize>,
    /// Whether nobody has said how.
    pub broken: bool,
}

impl MapNode {
    /// Tells whether its link has no because, or what it was offered for is not agreed. The mission has none to miss.
    pub fn is_broken(&self) -> bool {
        self.parent.is_some() && (self.because.is_empty() || self.translated.is_some_and(|mark| !mark.is_agreed()))
    }

    /// Returns the measure that its station shows: the first that is stale, else the first.
    pub fn measure(&self, today: Date) -> Option<&Reading> {
        self.measures.iter().find(|reading| reading.is_stale(today)).or(self.measures.first())
    }
}

impl MapView {
    /// Returns the mission's node; a map without one is never made.
    pub fn mission(&self) -> Option<&MapNode> {
        self.nodes.first()
    }

    /// Returns the node it opens at: the mission where the address names no other.
    pub fn top(&self) -> Option<&MapNode> {
        self.at.as_ref().and_then(|at| self.nodes.iter().find(|node| node.id == *at)).or(self.nodes.first())
    }

    /// Tells whether all levels below the node it opens at are shown.
    pub fn is_whole(&self) -> bool {
        self.depth >= self.deep
    }
}
