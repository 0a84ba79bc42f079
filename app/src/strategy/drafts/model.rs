//! What the pages of drafts show, and what their forms say.
//!
//! Invariant: pure; a reason is one line that is not empty.

use serde::{Deserialize, Serialize};

use crate::access::Ability;
use crate::id::{ConflictId, DraftId, NodeId, PersonId};
use crate::strategy::cycles::model::Going;
use crate::strategy::model::{Mirror, OutlineView};
use crate::strategy::proposals::model::Decided;
use crate::strategy::versions::model::{Affected, Difference};

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// It is edited.
    Open,
    /// It rests.
    Aside,
    /// It was published.
    Published,
    /// It was given up.
    Discarded,
}

/// A draft in a list, and the head of its pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftLine {
    /// The draft.
    pub id: DraftId,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub state: State,
    /// Who began it, by name.
    pub begun_by: Option<String>,
    /// When, in words.
    pub begun: String,
    /// When it was published or given up, in words.
    pub ended: Option<String>,
    /// Whether it is seen by those alone who are invited.
    pub limited: bool,
    /// Whether it is of the strategy that follows a closed cycle.
    pub is_next: bool,
    /// Who is invited.
    pub people: Vec<(PersonId, String)>,
    /// Who is let in for what is delegated to them.
    pub partly: Vec<(PersonId, String)>,
    /// How many nodes it changes.
    pub changes: usize,
    /// How many fields were published anew under it and wait for a choice.
    pub conflicts: usize,
    /// How often its settings were changed.
    pub revision: i64,
    /// What the viewer may do: `Edit` its nodes, `Administer` its settings, `Publish` it.
    pub can: Vec<Ability>,
}

/// The page `/drafts/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    /// The draft.
    pub draft: DraftLine,
    /// Its tree.
    pub outline: OutlineView,
}

/// The page `/drafts/{id}/publish`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishView {
    /// The draft.
    pub draft: DraftLine,
    /// What it changes.
    pub difference: Difference,
    /// Whose line it changes.
    pub affected: Affected,
    /// What was published since and waits for a choice.
    pub conflicts: Vec<ConflictView>,
    /// The proposals of which it makes something, as far as the viewer may read them.
    pub proposals: Vec<Decided>,
    /// The version that it takes back, where it was begun for that.
    pub undoes: Option<i64>,
    /// What goes over to it, where it is the strategy that follows a closed cycle.
    pub going: Option<Going>,
}

/// A field that was published anew under a draft that had changed it too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictView {
    /// The conflict.
    pub id: ConflictId,
    /// The node in the draft.
    pub node: NodeId,
    /// Its title there.
    pub title: String,
    /// The field, with its lens.
    pub label: String,
    /// What it said before either changed it.
    pub was: String,
    /// What is published.
    pub published: String,
    /// What the draft said.
    pub mine: String,
}

/// The page on which the draft for a published node is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceView {
    /// The published node.
    pub node: NodeId,
    /// Its title.
    pub title: String,
    /// The open drafts, each with the node there.
    pub drafts: Vec<Mirror>,
    /// What a new draft would be called.
    pub name: String,
    /// Whether a new draft may be one that the invited alone see.
    pub may_limit: bool,
}

/// Which text of a conflict is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// What is published.
    Published,
    /// What the draft said.
    Mine,
}

impl State {
    const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Open, "open", "open"),
        (Self::Aside, "aside", "set aside"),
        (Self::Published, "published", "published"),
        (Self::Discarded, "discarded", "discarded"),
    ];

    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, ..)| *state == self).map_or("", |(_, word, _)| word)
    }

    /// Returns what it is called.
    pub fn said(self) -> &'static str {
        Self::ALL.iter().find(|(state, ..)| *state == self).map_or("", |(.., said)| said)
    }

    /// Reads the word; anything else has ended.
    pub fn read(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map_or(Self::Discarded, |(state, ..)| *state)
    }

    /// Tells whether its nodes are still there.
    pub const fn is_alive(self) -> bool {
        matches!(self, Self::Open | Self::Aside)
    }
}

impl Chosen {
    /// Reads what a form says.
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "published" => Some(Self::Published),
            "mine" => Some(Self::Mine),
            _ => None,
        }
    }
}
