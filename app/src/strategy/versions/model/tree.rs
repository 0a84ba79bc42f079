//! A state of a strategy's nodes, whole or as much of it as a change touches.
//!
//! Invariant: `spots` is always whole; texts, links and words may be those that matter alone.

use std::collections::{BTreeMap, HashMap};

use super::field::{Cell, Change, Field};

/// The texts of a node, in the order of [`TEXTS`].
pub type Texts = [String; 10];
/// The words for a lens, in the order of [`WORDS`].
pub type Words = [String; 4];
/// Where every node hangs.
pub type Skeleton = HashMap<String, Spot>;

/// The fields that [`Texts`] holds.
pub const TEXTS: [Field; 10] = [
    Field::Title,
    Field::Because,
    Field::Description,
    Field::Owner,
    Field::StartsOn,
    Field::EndsOn,
    Field::Language,
    Field::Direction,
    Field::Unwritten,
    Field::Links,
];

/// The fields that [`Words`] holds.
pub const WORDS: [Field; 4] = [Field::WordTitle, Field::WordBecause, Field::WordLanguage, Field::WordDirection];

/// Where a node hangs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    /// Its parent; none for the mission.
    pub parent: Option<String>,
    /// Its place among its siblings.
    pub position: i64,
    /// When it was put away, in microseconds.
    pub archived: Option<i64>,
}

/// A state of a strategy's nodes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// Where every node hangs.
    pub spots: Skeleton,
    /// What nodes say.
    pub texts: HashMap<String, Texts>,
    /// Further links by node and supported node, with their because.
    pub supports: BTreeMap<(String, String), String>,
    /// Words by node, supported node (empty for the node itself) and lens.
    pub words: BTreeMap<(String, String, String), Words>,
}

impl Tree {
    /// Returns what a field says; empty where it is not there.
    pub fn get(&self, cell: &Cell) -> String {
        let (spot, link) = (self.spots.get(&cell.node), (cell.node.clone(), cell.other.clone()));
        let flag = |is: bool| if is { "1".to_owned() } else { String::new() };
        match cell.field {
            Field::Added => flag(spot.is_some()),
            Field::Archived => spot.and_then(|spot| spot.archived).map(|at| at.to_string()).unwrap_or_default(),
            Field::Parent => spot.and_then(|spot| spot.parent.clone()).unwrap_or_default(),
            Field::Position => spot.map(|spot| spot.position.to_string()).unwrap_or_default(),
            Field::Order => String::new(),
            Field::Support => flag(self.supports.contains_key(&link)),
            Field::SupportBecause => self.supports.get(&link).cloned().unwrap_or_default(),
            field => {
                let words = || self.words.get(&(link.0.clone(), link.1.clone(), cell.lens.clone()));
                if let Some(at) = WORDS.iter().position(|known| *known == field) {
                    return words().map(|words| words[at].clone()).unwrap_or_default();
                }
                let at = TEXTS.iter().position(|known| *known == field);
                let texts = self.texts.get(&cell.node);
                texts.zip(at).map(|(texts, at)| texts[at].clone()).unwrap_or_default()
            }
        }
    }

    /// Writes a field. Whether a node is there, and its place among its siblings, is not written here.
    pub fn set(&mut self, cell: &Cell, text: &str) {
        let link = (cell.node.clone(), cell.other.clone());
        match cell.field {
            Field::Added | Field::Order => {}
            Field::Archived | Field::Parent | Field::Position => {
                let spot = self.spots.entry(cell.node.clone()).or_default();
                match cell.field {
                    Field::Archived => spot.archived = text.parse().ok(),
                    Field::Parent => spot.parent = Some(text.to_owned()).filter(|id| !id.is_empty()),
                    _ => spot.position = text.parse().unwrap_or(0),
                }
            }
            Field::Support if text.is_empty() => {
                self.supports.remove(&link);
                self.words.retain(|(node, other, _), _| (node, other) != (&link.0, &link.1));
            }
            Field::Support => {
                self.supports.entry(link).or_default();
            }
            Field::SupportBecause => {
                // The words of a link that is gone have nowhere to stand.
                if let Some(because) = self.supports.get_mut(&link) {
                    text.clone_into(because);
                }
            }
            field => {
                if let Some(at) = WORDS.iter().position(|known| *known == field) {
                    let is_there = link.1.is_empty() || self.supports.contains_key(&link);
                    let key = (link.0, link.1, cell.lens.clone());
                    if is_there {
                        let words = self.words.entry(key.clone()).or_default();
                        text.clone_into(&mut words[at]);
                        if words.iter().all(String::is_empty) {
                            self.words.remove(&key);
                        }
                    }
                } else if let Some(at) = TEXTS.iter().position(|known| *known == field) {
                    text.clone_into(&mut self.texts.entry(cell.node.clone()).or_default()[at]);
                }
            }
        }
    }

    /// Takes `changes`, which led to this state and name each field once, back.
    pub fn take_back(&mut self, changes: &[Change]) {
        let (there, fields): (Vec<&Change>, Vec<&Change>) =
            changes.iter().partition(|change| change.cell.field == Field::Added);
        for change in there.iter().filter(|change| !change.before.is_empty()) {
            self.spots.entry(change.cell.node.clone()).or_default();
        }
        for change in fields {
            if self.spots.contains_key(&change.cell.node) {
                self.set(&change.cell, &change.before);
            }
        }
        for change in there.iter().filter(|change| change.before.is_empty()) {
            self.spots.remove(&change.cell.node);
            self.texts.remove(&change.cell.node);
        }
    }
}

/// Returns where nodes hang after `changes`.
pub fn advanced(spots: &Skeleton, changes: &[Change]) -> Skeleton {
    let mut tree = Tree { spots: spots.clone(), ..Tree::default() };
    for change in changes {
        match change.cell.field {
            Field::Added if change.after.is_empty() => drop(tree.spots.remove(&change.cell.node)),
            Field::Archived | Field::Parent | Field::Position => tree.set(&change.cell, &change.after),
            _ => {}
        }
    }
    tree.spots
}

/// Returns the changes that lead back.
pub fn backwards(changes: Vec<Change>) -> Vec<Change> {
    changes.into_iter().rev().map(Change::reversed).collect()
}

/// Puts the changes of several versions, from the first to the last, together: each field once, those that came back not.
pub fn composed(changes: impl IntoIterator<Item = Change>) -> Vec<Change> {
    let mut found: BTreeMap<Cell, (String, String)> = BTreeMap::new();
    for Change { cell, before, after } in changes {
        found.entry(cell).and_modify(|known| known.1.clone_from(&after)).or_insert((before, after));
    }
    found
        .into_iter()
        .filter(|(cell, (before, after))| before != after || cell.field == Field::Order)
        .map(|(cell, (before, after))| Change { cell, before, after })
        .collect()
}
