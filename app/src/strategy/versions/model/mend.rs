//! A draft that took a change over stays a tree.
//!
//! Invariant: afterwards there is one root, no cycle, no orphan, and nothing in sight below what is put away. What could
//! not be kept is where the published tree has it, and is told as a conflict.

use std::collections::HashMap;

use super::field::{Cell, Field};
use super::merge::Conflict;
use super::tree::{Skeleton, Tree};

/// Mends `mine` by `theirs`, which is a tree; `base` is where nodes hung before either changed.
pub fn mend(mine: &mut Tree, theirs: &Skeleton, base: &Skeleton) -> Vec<Conflict> {
    let mut mending = Mending { mine, theirs, base, conflicts: Vec::new() };
    mending.untie();
    // Each round takes at least one node back to where it is published; none is taken back twice.
    for _ in 0..=mending.mine.spots.len() {
        let found = mending.stranded();
        if found.is_empty() {
            break;
        }
        for node in found {
            mending.bring_to_light(&node);
        }
        mending.untie();
    }
    mending.conflicts
}

struct Mending<'a> {
    mine: &'a mut Tree,
    theirs: &'a Skeleton,
    base: &'a Skeleton,
    conflicts: Vec<Conflict>,
}

impl Mending<'_> {
    /// Hangs a node of each cycle back to where it is published, until there is none.
    fn untie(&mut self) {
        while let Some(cycle) = cycle(&self.mine.spots) {
            let strayed = cycle
                .iter()
                .filter(|id| self.theirs.get(*id).is_some_and(|spot| spot.parent != self.mine.spots[*id].parent));
            // A cycle has one: what the draft added hangs below something, and what is published is a tree.
            let Some(node) = strayed.min().cloned() else { return };
            let parent = self.theirs[&node].parent.clone();
            self.hang(&node, parent);
        }
    }

    /// The nodes in sight whose parent is put away or not there.
    fn stranded(&self) -> Vec<String> {
        let spots = &self.mine.spots;
        let mut found: Vec<String> = spots
            .iter()
            .filter(|(_, spot)| spot.archived.is_none())
            .filter(|(_, spot)| {
                spot.parent.as_ref().is_some_and(|up| spots.get(up).is_none_or(|up| up.archived.is_some()))
            })
            .map(|(id, _)| id.clone())
            .collect();
        found.sort();
        found
    }

    /// Finds a place in sight for a node whose parent is put away, or puts it away too.
    fn bring_to_light(&mut self, node: &str) {
        let Some(up) = self.mine.spots.get(node).and_then(|spot| spot.parent.clone()) else { return };
        let is_in_sight = |id: &str| self.theirs.get(id).is_some_and(|spot| spot.archived.is_none());
        if is_in_sight(&up) && self.mine.spots.contains_key(&up) {
            self.show(&up);
            return;
        }
        match self.theirs.get(node).cloned() {
            Some(spot) if spot.archived.is_some() => {
                self.tell(node, Field::Archived, spot.archived.map(|at| at.to_string()).unwrap_or_default());
                if let Some(mine) = self.mine.spots.get_mut(node) {
                    mine.archived = spot.archived;
                }
            }
            Some(spot) if spot.parent.as_ref() != Some(&up) => self.hang(node, spot.parent),
            _ => {
                let parent = self.above_in_sight(&up);
                self.hang(node, parent);
            }
        }
    }

    fn show(&mut self, node: &str) {
        self.tell(node, Field::Archived, String::new());
        if let Some(spot) = self.mine.spots.get_mut(node) {
            spot.archived = None;
        }
    }

    fn hang(&mut self, node: &str, parent: Option<String>) {
        self.tell(node, Field::Parent, parent.clone().unwrap_or_default());
        let last = self.mine.spots.values().filter(|spot| spot.parent == parent).map(|spot| spot.position).max();
        if let Some(spot) = self.mine.spots.get_mut(node) {
            spot.parent = parent;
            spot.position = last.map_or(0, |last| last + 1);
        }
    }

    /// Tells that a field of the draft gave way to `published`.
    fn tell(&mut self, node: &str, field: Field, published: String) {
        let cell = Cell::of(node, field);
        let (mine, was) = (self.mine.get(&cell), self.base.get(node));
        let was = match field {
            Field::Parent => was.and_then(|spot| spot.parent.clone()).unwrap_or_default(),
            _ => was.and_then(|spot| spot.archived).map(|at| at.to_string()).unwrap_or_default(),
        };
        self.conflicts.retain(|known| known.cell != cell);
        self.conflicts.push(Conflict { cell, was, published, mine });
    }

    /// The nearest node above in sight; the mission at last.
    fn above_in_sight(&self, from: &str) -> Option<String> {
        let spots = &self.mine.spots;
        let mut next = Some(from.to_owned());
        for _ in 0..=spots.len() {
            let Some(id) = next else { break };
            match spots.get(&id) {
                Some(spot) if spot.archived.is_none() => return Some(id),
                Some(spot) => next = spot.parent.clone(),
                None => break,
            }
        }
        spots.iter().find(|(_, spot)| spot.parent.is_none()).map(|(id, _)| id.clone())
    }
}

/// Tells whether `spots` are a tree: one root, no cycle, no orphan, nothing in sight below what is put away.
pub fn is_tree(spots: &Skeleton) -> bool {
    let roots = spots.values().filter(|spot| spot.parent.is_none()).count();
    let hangs = spots.values().all(|spot| match &spot.parent {
        None => spot.archived.is_none(),
        Some(up) => spots.get(up).is_some_and(|up| up.archived.is_none() || spot.archived.is_some()),
    });
    roots == 1 && hangs && cycle(spots).is_none()
}

/// Returns how many levels a tree has below the mission.
pub fn depth(spots: &Skeleton) -> usize {
    let mut depths: HashMap<&str, usize> = HashMap::with_capacity(spots.len());
    for id in spots.keys() {
        let mut way: Vec<&str> = Vec::new();
        let mut at = Some(id.as_str());
        let mut base = 0;
        while let Some(id) = at.filter(|_| way.len() <= spots.len()) {
            if let Some(known) = depths.get(id) {
                base = known + 1;
                break;
            }
            way.push(id);
            at = spots.get(id).and_then(|spot| spot.parent.as_deref());
        }
        for (above, id) in way.into_iter().rev().enumerate() {
            depths.insert(id, base + above);
        }
    }
    depths.into_values().max().unwrap_or(0)
}

/// Returns the nodes of one cycle, if there is any.
fn cycle(spots: &Skeleton) -> Option<Vec<String>> {
    let mut done: HashMap<&str, usize> = HashMap::with_capacity(spots.len());
    let mut ids: Vec<&String> = spots.keys().collect();
    ids.sort();
    for (walk, id) in ids.into_iter().enumerate() {
        let mut at = id.as_str();
        let mut way: Vec<&str> = Vec::new();
        loop {
            match done.get(at) {
                Some(known) if *known == walk => {
                    let from = way.iter().position(|known| *known == at).unwrap_or(0);
                    return Some(way[from..].iter().map(|id| (*id).to_owned()).collect());
                }
                Some(_) => break,
                None => {}
            }
            done.insert(at, walk);
            way.push(at);
            match spots.get(at).and_then(|spot| spot.parent.as_deref()) {
                Some(up) if spots.contains_key(up) => at = up,
                _ => break,
            }
        }
    }
    None
}
