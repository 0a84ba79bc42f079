//! What is missing in a lens.
//!
//! Invariant: pure; what is missing stands in the order of the outline.

use serde::{Deserialize, Serialize};

use crate::id::{LensId, NodeId};
use crate::strategy::model::Written;

/// How many nodes a page lists.
pub const LISTED: usize = 100;

/// A node that lacks words in a lens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unworded {
    /// The node.
    pub id: NodeId,
    /// Its default title.
    pub title: Written,
    /// How far below the mission it is.
    pub level: usize,
    /// Whether the title is missing.
    pub title_missing: bool,
    /// Whether the because is missing; a mission needs none.
    pub because_missing: bool,
}

/// A lens and how much it lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LensGap {
    /// The lens.
    pub id: LensId,
    /// Its name.
    pub name: String,
    /// How many nodes lack a title or a because in it.
    pub missing: usize,
}

/// The page `/strategy/unworded`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnwordedView {
    /// The lenses in use.
    pub lenses: Vec<LensGap>,
    /// The lens whose list is open.
    pub open: Option<LensId>,
    /// A page of its list.
    pub rows: Vec<Unworded>,
    /// Which page, from 1.
    pub page: usize,
    /// How many nodes the strategy has.
    pub nodes: usize,
}
