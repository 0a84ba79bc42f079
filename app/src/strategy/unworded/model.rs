//! What is missing in a lens, in the order of the outline.
//!
//! Invariant: pure; a node stands after its parent and after the siblings before it.

#[cfg(feature = "ssr")]
use std::collections::HashMap;

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

/// A node as the outline orders it.
#[cfg(feature = "ssr")]
pub(super) struct Placed<'a> {
    pub id: &'a str,
    pub parent: Option<&'a str>,
    pub position: i64,
}

/// Returns the order of an outline: for each place in it the index into `nodes` and the level.
#[cfg(feature = "ssr")]
pub(super) fn outline_order(nodes: &[Placed<'_>]) -> Vec<(usize, usize)> {
    let mut below: HashMap<Option<&str>, Vec<usize>> = HashMap::new();
    for (at, node) in nodes.iter().enumerate() {
        below.entry(node.parent).or_default().push(at);
    }
    for children in below.values_mut() {
        // The last comes first: they are taken from the end.
        children.sort_by_key(|at| std::cmp::Reverse((nodes[*at].position, nodes[*at].id)));
    }
    let mut order = Vec::with_capacity(nodes.len());
    let mut open: Vec<(usize, usize)> = below.remove(&None).unwrap_or_default().into_iter().map(|at| (at, 0)).collect();
    while let Some((at, level)) = open.pop() {
        order.push((at, level));
        let children = below.remove(&Some(nodes[at].id)).unwrap_or_default();
        open.extend(children.into_iter().map(|child| (child, level + 1)));
    }
    order
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_outline() {
        let node = |id, parent, position| Placed { id, parent, position };
        let nodes = [
            node("b2", Some("b"), 1),
            node("b", Some("m"), 5),
            node("m", None, 0),
            node("a", Some("m"), 2),
            node("b1", Some("b"), 0),
            node("a1", Some("a"), 0),
        ];
        let order: Vec<(&str, usize)> =
            outline_order(&nodes).into_iter().map(|(at, level)| (nodes[at].id, level)).collect();
        assert_eq!(order, [("m", 0), ("a", 1), ("a1", 2), ("b", 1), ("b1", 2), ("b2", 2)]);
    }
}
