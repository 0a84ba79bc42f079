//! What differs between two states, field by field.
//!
//! Invariant: taking the difference back from the later state gives the earlier one; a node that was only pushed along
//! by others has its number noted and is not said to have moved.

use std::collections::{BTreeSet, HashMap};

use super::field::{Cell, Change, Field};
use super::moves::moved;
use super::rows::Rows;
use super::tree::{Skeleton, Spot, TEXTS, Tree, WORDS};

/// Returns the changes that lead from `before` to `after`, in a fixed order: a node's being there comes first.
pub fn difference(before: &Tree, after: &Tree) -> Vec<Change> {
    let mut changes = structure(before, after);
    let mut note = |cell: Cell, before: String, after: String| {
        if before != after {
            changes.push(Change { cell, before, after });
        }
    };
    let nodes: BTreeSet<&String> = before.texts.keys().chain(after.texts.keys()).collect();
    for node in nodes {
        for field in TEXTS {
            let cell = Cell::of(node, field);
            note(cell.clone(), before.get(&cell), after.get(&cell));
        }
    }
    let links: BTreeSet<_> = before.supports.keys().chain(after.supports.keys()).collect();
    for (node, other) in links {
        for field in [Field::Support, Field::SupportBecause] {
            let cell = Cell { other: other.clone(), ..Cell::of(node, field) };
            note(cell.clone(), before.get(&cell), after.get(&cell));
        }
    }
    let words: BTreeSet<_> = before.words.keys().chain(after.words.keys()).collect();
    for (node, other, lens) in words {
        for field in WORDS {
            let cell = Cell { node: node.clone(), field, lens: lens.clone(), other: other.clone() };
            note(cell.clone(), before.get(&cell), after.get(&cell));
        }
    }
    changes
}

/// Where nodes hang and whether they are in sight.
fn structure(before: &Tree, after: &Tree) -> Vec<Change> {
    let mut differing: Vec<&String> =
        after.spots.iter().filter(|(id, spot)| before.spots.get(*id) != Some(spot)).map(|(id, _)| id).collect();
    differing.extend(before.spots.keys().filter(|id| !after.spots.contains_key(*id)));
    differing.sort();
    if differing.is_empty() {
        return Vec::new();
    }
    let (rows_before, rows_after) = (Rows::of(&before.spots), Rows::of(&after.spots));
    let moved = moved_nodes(before, after, &differing, &rows_after);
    let mut changes = Vec::new();
    for id in differing {
        for field in [Field::Added, Field::Archived, Field::Parent, Field::Position] {
            let cell = Cell::of(id, field);
            let (was, is) = (before.get(&cell), after.get(&cell));
            if was != is {
                changes.push(Change { cell, before: was, after: is });
            }
        }
        if moved.contains(id.as_str()) {
            let place = |spot: Option<&Spot>, rows: &Rows| {
                spot.map(|spot| rows.before(spot.parent.as_deref().unwrap_or(""), id)).unwrap_or_default()
            };
            changes.push(Change {
                cell: Cell::of(id, Field::Order),
                before: place(before.spots.get(id), &rows_before),
                after: place(after.spots.get(id), &rows_after),
            });
        }
    }
    changes
}

/// The nodes that stand elsewhere: below another parent, or out of the order of those beside them.
fn moved_nodes<'a>(before: &Tree, after: &'a Tree, differing: &[&'a String], rows: &Rows) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut parents: HashMap<&str, ()> = HashMap::new();
    for id in differing {
        let Some(spot) = after.spots.get(*id) else { continue };
        let parent = spot.parent.as_deref().unwrap_or("");
        if before.spots.get(*id).is_none_or(|was| was.parent != spot.parent) {
            found.insert(id.as_str());
        }
        parents.insert(parent, ());
    }
    for parent in parents.keys() {
        let stayed: Vec<(&String, i64)> = ranked(&before.spots, &after.spots, rows.below(parent));
        let order: Vec<i64> = stayed.iter().map(|(_, place)| *place).collect();
        for at in moved(&order) {
            if let Some((id, _)) = after.spots.get_key_value(stayed[at].0) {
                found.insert(id.as_str());
            }
        }
    }
    found
}

/// The nodes of a row that stood below the same parent before, each with its rank there.
pub(super) fn ranked<'a>(before: &Skeleton, after: &Skeleton, row: &'a [String]) -> Vec<(&'a String, i64)> {
    let stayed = row
        .iter()
        .filter(|id| before.get(*id).is_some_and(|was| Some(&was.parent) == after.get(*id).map(|spot| &spot.parent)));
    let stayed: Vec<&String> = stayed.collect();
    let mut order: Vec<&String> = stayed.clone();
    order.sort_by(|a, b| (before[*a].position, a).cmp(&(before[*b].position, b)));
    let rank: HashMap<&String, i64> = order.into_iter().zip(0..).collect();
    stayed.into_iter().map(|id| (id, rank[id])).collect()
}
