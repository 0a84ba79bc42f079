//! Carrying a published change over to a draft: field by field, between what was, what is published, and what is drafted.
//!
//! Invariant: what the draft left alone follows; what it changed to the same is settled; anything else stays as drafted
//! and is told as a conflict. The draft stays a tree.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::difference::ranked;
use super::field::{Cell, Change, Field, places};
use super::mend::mend;
use super::moves::moved;
use super::rows::Rows;
use super::tree::{Skeleton, Spot, Tree};

/// A field that both sides changed, or a place that could not be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The field.
    pub cell: Cell,
    /// What it said before either.
    pub was: String,
    /// What is published.
    pub published: String,
    /// What the draft says.
    pub mine: String,
}

/// Carries `changes` over to `mine`.
///
/// `base` is where nodes hung before them, `theirs` where the published ones hang now. A node that is gone there is put
/// away here, at `stamp`. Where the changes move nothing, places that they do not name may be missing everywhere.
pub fn merge(mine: &mut Tree, changes: &[Change], base: &Skeleton, theirs: &Skeleton, stamp: i64) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let is_placing = places(changes);
    let mut merging = Merging { moved: moved_here(base, mine, changes), rows: Rows::of(&mine.spots), mine };
    let added: HashSet<&str> = changes
        .iter()
        .filter(|change| change.cell.field == Field::Added && !change.after.is_empty())
        .map(|change| change.cell.node.as_str())
        .filter(|node| !merging.mine.spots.contains_key(*node))
        .collect();
    for node in &added {
        // Last until its own place is read below.
        merging.mine.spots.insert((*node).to_owned(), Spot { position: i64::MAX, ..Spot::default() });
    }
    // What is gone, or was not there before a version that is taken back, is put away as it stands: its fields say nothing.
    let gone: HashSet<&str> = changes
        .iter()
        .filter(|change| change.cell.field == Field::Added && change.after.is_empty())
        .map(|change| change.cell.node.as_str())
        .collect();
    let changes: Vec<&Change> = changes
        .iter()
        .filter(|change| change.cell.field == Field::Added || !gone.contains(change.cell.node.as_str()))
        .collect();
    let mut touched = BTreeSet::new();
    for change in changes.iter().copied() {
        if added.contains(change.cell.node.as_str()) {
            merging.mine.set(&change.cell, &change.after);
        } else if merging.mine.spots.contains_key(&change.cell.node) {
            conflicts.extend(merging.carry(change, stamp, &mut touched));
        }
    }
    for node in &added {
        let parent = merging.mine.spots[*node].parent.clone().unwrap_or_default();
        merging.rows.push(&parent, node);
        touched.insert(parent);
    }
    conflicts.extend(merging.place(&changes, &mut touched));
    merging.number(&touched);
    if is_placing {
        conflicts.extend(mend(mine, theirs, base));
    }
    conflicts
}

struct Merging<'a> {
    mine: &'a mut Tree,
    rows: Rows,
    /// What the draft put elsewhere among its siblings.
    moved: HashSet<String>,
}

impl Merging<'_> {
    fn carry(&mut self, change: &Change, stamp: i64, touched: &mut BTreeSet<String>) -> Option<Conflict> {
        let Change { cell, before, after } = change;
        let mine = self.mine.get(cell);
        let conflict =
            |mine: String| Some(Conflict { cell: cell.clone(), was: before.clone(), published: after.clone(), mine });
        match cell.field {
            Field::Added if after.is_empty() => {
                let spot = self.mine.spots.get_mut(&cell.node)?;
                spot.archived = spot.archived.or(Some(stamp));
                None
            }
            Field::Added | Field::Order | Field::Position => None,
            Field::Archived if mine.is_empty() != before.is_empty() => None,
            // Somebody hung it elsewhere, out of what was put away with it.
            Field::Archived if !after.is_empty() && self.moved.contains(&cell.node) => conflict(mine),
            Field::Parent if mine == *before => {
                self.rows.take(before, &cell.node);
                self.rows.push(after, &cell.node);
                touched.extend([before.clone(), after.clone()]);
                self.mine.set(cell, after);
                None
            }
            _ if cell.field == Field::Archived || mine == *before => {
                self.mine.set(cell, after);
                None
            }
            _ if mine == *after => None,
            _ => conflict(mine),
        }
    }

    /// Puts what moved among its siblings behind the one that it was put behind.
    fn place(&mut self, changes: &[&Change], touched: &mut BTreeSet<String>) -> Vec<Conflict> {
        let positions: HashMap<&str, i64> = changes
            .iter()
            .filter(|change| change.cell.field == Field::Position)
            .filter_map(|change| Some((change.cell.node.as_str(), change.after.parse().ok()?)))
            .collect();
        let parents: HashMap<&str, &str> = changes
            .iter()
            .filter(|change| change.cell.field == Field::Parent)
            .map(|change| (change.cell.node.as_str(), change.after.as_str()))
            .collect();
        let mut placed: Vec<&Change> = changes
            .iter()
            .copied()
            .filter(|change| change.cell.field == Field::Order)
            .filter(|change| change.before != change.after || parents.contains_key(change.cell.node.as_str()))
            .collect();
        placed.sort_by_key(|change| positions.get(change.cell.node.as_str()).copied().unwrap_or(0));
        let mut conflicts = Vec::new();
        for change in placed {
            let node = change.cell.node.as_str();
            let Some(spot) = self.mine.spots.get(node) else { continue };
            let parent = spot.parent.clone().unwrap_or_default();
            // The draft hung it below another parent: told already.
            if parents.get(node).is_some_and(|theirs| *theirs != parent) {
                continue;
            }
            if self.moved.contains(node) && !parents.contains_key(node) {
                let mine = self.rows.before(&parent, node);
                if mine != change.after {
                    let (cell, was, published) = (change.cell.clone(), change.before.clone(), change.after.clone());
                    conflicts.push(Conflict { cell, was, published, mine });
                }
                continue;
            }
            self.rows.take(&parent, node);
            self.rows.put(&parent, node, &change.after);
            touched.insert(parent);
        }
        conflicts
    }

    /// Numbers the rows anew in which something was put.
    fn number(&mut self, touched: &BTreeSet<String>) {
        for parent in touched {
            for (id, position) in self.rows.below(parent).iter().zip(0..) {
                if let Some(spot) = self.mine.spots.get_mut(id) {
                    spot.position = position;
                }
            }
        }
    }
}

/// The nodes that the draft put elsewhere, among those that `changes` speak of.
fn moved_here(base: &Skeleton, mine: &Tree, changes: &[Change]) -> HashSet<String> {
    let nodes: BTreeSet<&str> = changes
        .iter()
        .filter(|change| matches!(change.cell.field, Field::Order | Field::Archived))
        .map(|change| change.cell.node.as_str())
        .collect();
    if nodes.is_empty() {
        return HashSet::new();
    }
    let mut found = HashSet::new();
    let mut parents = BTreeSet::new();
    for node in nodes {
        let (Some(was), Some(is)) = (base.get(node), mine.spots.get(node)) else { continue };
        if was.parent == is.parent {
            parents.insert(is.parent.clone().unwrap_or_default());
        } else {
            found.insert(node.to_owned());
        }
    }
    let rows = Rows::of(&mine.spots);
    for parent in parents {
        let row = ranked(base, &mine.spots, rows.below(&parent));
        let order: Vec<i64> = row.iter().map(|(_, rank)| *rank).collect();
        found.extend(moved(&order).into_iter().map(|at| row[at].0.clone()));
    }
    found
}
