//! The line of sight: the stations from the mission down to a node.
//!
//! Invariant: the first station is the mission, each further one a child of the one before.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::edit::Owner;
use super::written::Written;
use crate::id::{NodeId, SupportId};
use crate::measures::model::Reading;

/// The line down to one node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The node at its foot.
    pub node: NodeId,
    /// The stations, from the mission down.
    pub stations: Vec<Station>,
    /// The place of its pillar among the pillars, from 0; none for the mission.
    pub pillar: Option<usize>,
}

/// A node on a line, in the words of a lens where there are some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// The node.
    pub id: NodeId,
    /// How far below the mission it is; the mission is 0.
    pub level: usize,
    /// Its title.
    pub title: Written,
    /// Whether the title is written for the lens that was asked for.
    pub title_in_lens: bool,
    /// How it serves the station above; empty is missing.
    pub because: Written,
    /// Whether the because is written for the lens that was asked for.
    pub because_in_lens: bool,
    /// Whether the mission is still to be written.
    pub unwritten: bool,
    /// Who owns it.
    pub owner: Option<Owner>,
    /// Its first day.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// Whether it was put away.
    pub archived: bool,
    /// Where the work is: a link on each line.
    pub links: String,
    /// Its measures, in their order.
    pub measures: Vec<Reading>,
    /// What else it supports.
    pub supports: Vec<Branch>,
}

/// A further link: the node also supports another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// The link.
    pub id: SupportId,
    /// The node that is supported.
    pub parent: NodeId,
    /// Its title, in the lens.
    pub title: Written,
    /// How it is supported, in the lens; empty is missing.
    pub because: Written,
    /// The place of that node's pillar among the pillars, from 0; none for the mission.
    pub pillar: Option<usize>,
}
