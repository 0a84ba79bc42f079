//! What the pages of versions show.
//!
//! Invariant: a node stands once in a difference, with all its fields; what was put away together is said once.

use serde::{Deserialize, Serialize};

use crate::id::{DraftId, NodeId, PersonId};
use crate::strategy::model::OutlineView;

/// What sort of act made a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The strategy was begun.
    Begun,
    /// A draft was published.
    Published,
    /// A file was imported.
    Imported,
    /// An import was taken back.
    ImportUndone,
}

/// A version in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    /// Its number.
    pub number: i64,
    /// What made it.
    pub kind: Kind,
    /// What changed and why.
    pub reason: String,
    /// Who made it, with their name; none for the server itself.
    pub by: Option<(PersonId, String)>,
    /// When, in words.
    pub made: String,
}

/// What differs between two states.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The nodes, at most [`Difference::SHOWN`].
    pub nodes: Vec<NodeChange>,
    /// How many further nodes changed.
    pub more: usize,
    /// How many nodes each sort of change concerns.
    pub counts: Vec<(Sort, usize)>,
}

/// What became of a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeChange {
    /// The node that its title leads to; none where it is gone.
    pub node: Option<NodeId>,
    /// Its title.
    pub title: String,
    /// What sort of changes there are.
    pub sorts: Vec<Sort>,
    /// The fields with what they said and say.
    pub fields: Vec<FieldChange>,
    /// How many nodes below it were put away with it.
    pub along: usize,
}

/// A sort of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sort {
    /// It is new.
    Added,
    /// It hangs or stands elsewhere.
    Moved,
    /// Its texts say something else.
    Reworded,
    /// Somebody else owns it.
    Owner,
    /// Its days are others.
    Days,
    /// Its words for a lens are others.
    Wordings,
    /// It supports others than before.
    Links,
    /// It was put away.
    Archived,
    /// It came back.
    Restored,
    /// It is gone: the import that brought it was taken back.
    Gone,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// What it is called, with its lens.
    pub label: String,
    /// What it said; empty for nothing.
    pub before: String,
    /// What it says; empty for nothing.
    pub after: String,
}

/// The page `/versions/{number}`, and the comparison of two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionView {
    /// The version; of a comparison, the later one.
    pub version: VersionLine,
    /// The number it is compared with; 0 is the state before the first.
    pub from: i64,
    /// The number of the latest version.
    pub latest: i64,
    /// The versions that stand between, of a comparison: what each changed and why.
    pub between: Vec<VersionLine>,
    /// What differs.
    pub difference: Difference,
    /// Whether the viewer may begin a draft that takes it back.
    pub can_undo: bool,
}

/// The page `/versions/{number}/outline`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastOutline {
    /// The version.
    pub version: VersionLine,
    /// The rows as they were.
    pub outline: OutlineView,
}

/// The page `/strategy/{id}/history`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryView {
    /// The node.
    pub node: NodeId,
    /// Its title.
    pub title: String,
    /// What each version changed about it, the latest first.
    pub versions: Vec<(VersionLine, NodeChange)>,
}

/// Who is affected by a change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affected {
    /// How many people have a line through a node that changes.
    pub people: i64,
    /// How many teams own such a node, or have such people.
    pub teams: i64,
}

/// A draft that was begun to take a version back, or to change a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// The draft.
    pub draft: DraftId,
    /// The node of the draft that mirrors the one it was begun for.
    pub node: Option<NodeId>,
}

impl Kind {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Begun, "begun"),
        (Self::Published, "published"),
        (Self::Imported, "imported"),
        (Self::ImportUndone, "import_undone"),
    ];

    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    /// Reads the word.
    pub fn read(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == word).map_or(Self::Published, |(kind, _)| *kind)
    }

    /// Returns what stands before who made it.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Begun => "Begun",
            Self::Published => "Published",
            Self::Imported => "Imported",
            Self::ImportUndone => "Import taken back",
        }
    }
}

impl Difference {
    /// How many nodes are shown.
    pub const SHOWN: usize = 200;

    /// Tells whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns how many nodes changed, those that were put away along with another counted once.
    pub fn len(&self) -> usize {
        self.nodes.len() + self.more
    }
}

impl Sort {
    /// Returns what a mark says.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Moved => "moved",
            Self::Reworded => "reworded",
            Self::Owner => "owner",
            Self::Days => "days",
            Self::Wordings => "wordings",
            Self::Links => "links",
            Self::Archived => "archived",
            Self::Restored => "back",
            Self::Gone => "gone",
        }
    }
}
