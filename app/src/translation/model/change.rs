//! How much a change of a node weighs for what was agreed about it.
//!
//! Invariant: pure; what a version changed decides, and nothing else.

use std::collections::BTreeMap;

use crate::strategy::versions::model::{Change, Field};

/// How much it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Its words for a lens, its days, its owner, its place among others: one act confirms.
    Light,
    /// Its title, because, description or parent: it may ask for something else.
    Material,
    /// It was put away.
    Gone,
}

/// Returns how much `changes` weigh for each node that they touch.
pub fn weights(changes: &[Change]) -> BTreeMap<&str, Weight> {
    let mut found = BTreeMap::new();
    for change in changes {
        if let Some(weight) = weight(change) {
            let heaviest = found.entry(change.cell.node.as_str()).or_insert(weight);
            *heaviest = weight.max(*heaviest);
        }
    }
    found
}

fn weight(change: &Change) -> Option<Weight> {
    match change.cell.field {
        // Its number among its siblings follows from others; that it moved itself is told by its order.
        Field::Position => None,
        Field::Archived if !change.after.is_empty() => Some(Weight::Gone),
        Field::Added if change.after.is_empty() => Some(Weight::Gone),
        Field::Title | Field::Because | Field::Description | Field::Parent | Field::Archived | Field::Added => {
            Some(Weight::Material)
        }
        _ => Some(Weight::Light),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::versions::model::Cell;

    fn change(node: &str, field: Field, after: &str) -> Change {
        Change { cell: Cell::of(node, field), before: "before".to_owned(), after: after.to_owned() }
    }

    #[test]
    fn the_heaviest_change_of_a_node_counts() {
        for (fields, expected) in [
            (vec![(Field::Position, "3")], None),
            (vec![(Field::EndsOn, "2027-01-01")], Some(Weight::Light)),
            (vec![(Field::Owner, ""), (Field::Order, "x"), (Field::WordTitle, "x")], Some(Weight::Light)),
            (vec![(Field::Owner, ""), (Field::Title, "x")], Some(Weight::Material)),
            (vec![(Field::Because, "x")], Some(Weight::Material)),
            (vec![(Field::Description, "")], Some(Weight::Material)),
            (vec![(Field::Parent, "x"), (Field::EndsOn, "")], Some(Weight::Material)),
            (vec![(Field::Title, "x"), (Field::Archived, "1")], Some(Weight::Gone)),
            (vec![(Field::Archived, "")], Some(Weight::Material)),
            (vec![(Field::Added, "")], Some(Weight::Gone)),
        ] {
            let changes: Vec<Change> = fields.iter().map(|(field, after)| change("n", *field, after)).collect();
            assert_eq!(weights(&changes).get("n").copied(), expected, "{fields:?}");
        }
        let two = [change("a", Field::Title, "x"), change("b", Field::Owner, "x")];
        assert_eq!(weights(&two).into_iter().collect::<Vec<_>>(), [("a", Weight::Material), ("b", Weight::Light)]);
    }
}
