//! What the forms that change and move a node offer.
//!
//! Invariant: a candidate can be chosen as it stands: no parent is offered that would close a cycle.

use serde::{Deserialize, Serialize};

use super::edit::Owner;
use super::page::NodeView;
use super::place::Place;
use super::written::Written;
use crate::access::Ability;
use crate::id::NodeId;
use crate::organisation::model::Lens;

/// The page `/strategy/{id}/edit` and its sisters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditView {
    /// The node.
    pub node: NodeView,
    /// The lenses in use.
    pub lenses: Vec<Lens>,
    /// Whom the words in the owner field may mean.
    pub owners: Vec<Candidate<Owner>>,
    /// The names of the owners that are chosen or were typed, for a conflict.
    pub named: Vec<Candidate<Owner>>,
    /// Nodes whose titles hold the words that were searched.
    pub nodes: Vec<Candidate<NodeId>>,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate<T> {
    /// What is sent.
    pub id: T,
    /// What it is called.
    pub label: Written,
    /// Where it is: a person's team, a node's parents.
    pub within: String,
}

/// A place among the children of the chosen parent: right before this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sibling {
    /// The sibling.
    pub id: NodeId,
    /// Its title.
    pub title: Written,
}

/// The page `/strategy/{id}/move`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveView {
    /// The node.
    pub id: NodeId,
    /// Where it hangs.
    pub place: Place,
    /// What the viewer may do.
    pub can: Vec<Ability>,
    /// Its title.
    pub title: Written,
    /// How often it was changed.
    pub revision: i64,
    /// The parent that is chosen now.
    pub to: Candidate<NodeId>,
    /// Whether that is where it already hangs.
    pub is_home: bool,
    /// The children of that parent, without the node itself, at most [`super::PAGE`].
    pub siblings: Vec<Sibling>,
    /// The sibling that follows the node now, where it is at home.
    pub before: Option<NodeId>,
    /// Parents that can be chosen instead.
    pub candidates: Vec<Candidate<NodeId>>,
    /// What was searched.
    pub find: String,
}
