//! An act that can be taken back, as it stands in the address of the page after it.
//!
//! Invariant: pure; carries ids and a position, never a text.

use serde::{Deserialize, Serialize};

use super::folds::{long, short};
use super::picks::Pick;
use super::written::Written;
use crate::id::NodeId;

/// What was done, with what is needed to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undo {
    /// The node was moved away from below `parent`, where it stood before `before` (or last).
    Moved {
        /// The node.
        node: NodeId,
        /// Its revision since: once it was changed again, this move is not the last word and cannot be taken back.
        revision: i64,
        /// Its old parent.
        parent: NodeId,
        /// The sibling that followed it.
        before: Option<NodeId>,
    },
    /// The node was put away.
    Archived(NodeId),
    /// Several were moved by one act, in this order.
    Shifted(Vec<Shift>),
    /// Several were put away by one act, each with everything below it.
    PutAway(Vec<Pick>),
}

/// One of several that were moved: it stood below `parent`, before `before` or last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// The node, with its revision since.
    pub pick: Pick,
    /// Its old parent.
    pub parent: NodeId,
    /// The sibling that followed it once those before it had gone.
    pub before: Option<NodeId>,
}

impl Shift {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let pick = Pick { node: long(parts.next()?)?, revision: parts.next()?.parse().ok()? };
        Some(Self { pick, parent: long(parts.next()?)?, before: parts.next().and_then(long) })
    }

    fn written(&self) -> String {
        let before = self.before.as_ref().map(|before| format!(".{}", short(before))).unwrap_or_default();
        format!("{}.{}{before}", self.pick.written(), short(&self.parent))
    }
}

impl Undo {
    /// Reads `undo=` of an address.
    pub fn read(text: &str) -> Option<Self> {
        if let Some((act, several)) = text.split_once(',') {
            return match act {
                "shifted" => several.split(',').map(Shift::read).collect::<Option<Vec<_>>>().map(Self::Shifted),
                "away" => several.split(',').map(Pick::read).collect::<Option<Vec<_>>>().map(Self::PutAway),
                _ => None,
            };
        }
        let mut parts = text.split('.');
        let act = parts.next()?;
        let node = parts.next()?.parse().ok()?;
        match act {
            "moved" => Some(Self::Moved {
                node,
                revision: parts.next()?.parse().ok()?,
                parent: parts.next()?.parse().ok()?,
                before: parts.next().and_then(|id| id.parse().ok()),
            }),
            "archived" => Some(Self::Archived(node)),
            _ => None,
        }
    }

    /// Returns what stands in the address.
    pub fn written(&self) -> String {
        match self {
            Self::Moved { node, revision, parent, before } => match before {
                Some(before) => format!("moved.{node}.{revision}.{parent}.{before}"),
                None => format!("moved.{node}.{revision}.{parent}"),
            },
            Self::Archived(node) => format!("archived.{node}"),
            Self::Shifted(shifts) => {
                let shifts: Vec<String> = shifts.iter().map(Shift::written).collect();
                format!("shifted,{}", shifts.join(","))
            }
            Self::PutAway(picks) => format!("away,{}", Pick::write_all(picks)),
        }
    }

    /// Returns the nodes, each with its revision since; none where any will do, as what was put away comes back as it is.
    pub fn nodes(&self) -> Vec<(&NodeId, Option<i64>)> {
        match self {
            Self::Moved { node, revision, .. } => vec![(node, Some(*revision))],
            Self::Archived(node) => vec![(node, None)],
            Self::Shifted(shifts) => shifts.iter().map(|shift| (&shift.pick.node, Some(shift.pick.revision))).collect(),
            Self::PutAway(picks) => picks.iter().map(|pick| (&pick.node, Some(pick.revision))).collect(),
        }
    }

    /// Tells whether it was put away; else it was moved.
    pub const fn is_away(&self) -> bool {
        matches!(self, Self::Archived(_) | Self::PutAway(_))
    }
}

/// An act that can be taken back, in the words of the page after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The [`Undo`], as it stands in the address.
    pub act: String,
    /// The node's title.
    pub title: Written,
    /// The node's revision.
    pub revision: i64,
    /// How many others went with it by the same act.
    pub others: usize,
    /// Where it came to stand; none where it did not move.
    pub landing: Option<Landing>,
}

/// Where a node came to stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Landing {
    /// The title of its new parent; none where that is the old one.
    pub below: Option<Written>,
    /// The sibling that follows it.
    pub before: Option<Written>,
    /// The sibling that it follows, where it is the last.
    pub after: Option<Written>,
}

/// One place up or down among the siblings, as one button sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The node.
    pub node: NodeId,
    /// The revision that was seen.
    pub revision: i64,
    /// Whether it goes up; else down.
    pub is_up: bool,
}

impl Step {
    /// Reads what a button sent.
    pub fn read(text: &str) -> Option<Self> {
        let (way, rest) = text.split_once('.')?;
        let (revision, node) = rest.split_once('.')?;
        Some(Self {
            node: node.parse().ok()?,
            revision: revision.parse().ok()?,
            is_up: match way {
                "up" => true,
                "down" => false,
                _ => return None,
            },
        })
    }

    /// Returns what a button sends.
    pub fn written(&self) -> String {
        let way = if self.is_up { "up" } else { "down" };
        format!("{way}.{}.{}", self.revision, self.node)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
    const B: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f9";

    #[test]
    fn what_is_written_is_read_again() {
        let (a, b): (NodeId, NodeId) = (A.parse().unwrap(), B.parse().unwrap());
        let pick = |node: &NodeId| Pick { node: node.clone(), revision: 7 };
        for undo in [
            Undo::Archived(a.clone()),
            Undo::Moved { node: a.clone(), revision: 2, parent: b.clone(), before: None },
            Undo::Moved { node: a.clone(), revision: 30, parent: b.clone(), before: Some(a.clone()) },
            Undo::PutAway(vec![pick(&a), pick(&b)]),
            Undo::Shifted(vec![
                Shift { pick: pick(&a), parent: b.clone(), before: None },
                Shift { pick: pick(&b), parent: b.clone(), before: Some(a.clone()) },
            ]),
        ] {
            assert_eq!(Undo::read(&undo.written()), Some(undo));
        }
        for text in
            ["away,", "shifted,", "away,x", "shifted,AAAAAAAAAAAAAAAAAAAAAA.1", "burnt,AAAAAAAAAAAAAAAAAAAAAA.1"]
        {
            assert_eq!(Undo::read(text), None, "{text}");
        }
        assert_eq!(Undo::read("moved"), None);
        assert_eq!(Undo::read(&format!("moved.{A}.{B}")), None);
        assert_eq!(Undo::read("burnt.x"), None);
    }

    #[test]
    fn a_step_is_read_as_it_was_written() {
        let step = Step { node: A.parse().unwrap(), revision: 7, is_up: true };
        assert_eq!(Step::read(&step.written()), Some(step));
        for text in ["", "up", "up.7", "left.7.x", "up.x.018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8"] {
            assert_eq!(Step::read(text), None, "{text}");
        }
    }
}
