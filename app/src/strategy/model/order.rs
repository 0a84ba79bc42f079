//! The order of an outline.
//!
//! Invariant: pure; a node stands after its parent and after the siblings before it.

use std::collections::HashMap;

/// A node as the outline orders it.
pub(crate) struct Placed<'a> {
    pub id: &'a str,
    pub parent: Option<&'a str>,
    pub position: i64,
}

/// Returns the order of an outline: for each place in it the index into `nodes` and the level.
pub(crate) fn outline_order(nodes: &[Placed<'_>]) -> Vec<(usize, usize)> {
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

#[cfg(test)]
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
