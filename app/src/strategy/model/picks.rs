//! Rows that were ticked, to do one thing with all of them.
//!
//! Invariant: pure; each names the revision that was seen; each node stands there once.

use serde::{Deserialize, Serialize};

use super::folds::{long, short};
use super::forms::{Candidate, Sibling};
use super::place::InDraft;
use super::written::Written;
use crate::id::NodeId;

/// How many rows can be moved or put away at once: so many fit into an address that takes them back.
pub const PICKED: usize = 80;

/// A row that was ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pick {
    /// The node.
    pub node: NodeId,
    /// Its revision, as its author saw it.
    pub revision: i64,
}

/// The page on which ticked rows are moved or put away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickedView {
    /// The draft.
    pub draft: InDraft,
    /// The rows, in the order of the outline, without those that hang below another of them.
    pub rows: Vec<(Pick, Written, String)>,
    /// How many were left out, because they go along with one they hang below.
    pub along: usize,
    /// How many nodes hang below them.
    pub below: i64,
    /// The parent that was chosen.
    pub to: Option<Candidate<NodeId>>,
    /// The children of that parent which stay where they are.
    pub siblings: Vec<Sibling>,
    /// Parents that can be chosen.
    pub candidates: Vec<Candidate<NodeId>>,
    /// What was searched.
    pub find: String,
}

impl Pick {
    /// Reads what a tick box sends.
    pub fn read(text: &str) -> Option<Self> {
        let (node, revision) = text.split_once('.')?;
        Some(Self { node: node.parse().ok().or_else(|| long(node))?, revision: revision.parse().ok()? })
    }

    /// Returns what a tick box sends.
    pub fn written(&self) -> String {
        format!("{}.{}", short(&self.node), self.revision)
    }

    /// Reads several with commas between them; what cannot be read is left out, and of a node that stands there twice the first
    /// counts.
    pub fn read_all(text: &str) -> Vec<Self> {
        let mut picks: Vec<Self> = Vec::new();
        for pick in text.split(',').filter_map(Self::read) {
            if picks.iter().all(|other| other.node != pick.node) {
                picks.push(pick);
            }
        }
        picks
    }

    /// Returns several with commas between them.
    pub fn write_all<'a>(picks: impl IntoIterator<Item = &'a Self>) -> String {
        picks.into_iter().map(Self::written).collect::<Vec<_>>().join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ticked_is_read_as_it_was_written() {
        let pick = |id: &str, revision| Pick { node: id.parse().unwrap(), revision };
        let [a, b] =
            [pick("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8", 1), pick("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f9", 12)];
        let text = Pick::write_all([&a, &b]);
        assert_eq!(Pick::read_all(&text), [a.clone(), b.clone()]);
        assert_eq!(Pick::read_all(&format!("x,{text},,{}.7,{}", short(&a.node), b.written())), [a, b]);
        assert_eq!(Pick::read_all(""), []);
    }
}
