//! What a version can change: one field of one node, of its words for a lens, or of its further link.
//!
//! Invariant: the word of a field is what is stored; an empty text is a field that is not there.

use serde::{Deserialize, Serialize};

/// A field that a version can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// Whether the node is there at all: `1`, or empty.
    Added,
    /// When it was put away, in microseconds; empty while it is in sight.
    Archived,
    /// Its parent.
    Parent,
    /// The sibling that it was put behind, where it changed its place among them; empty for the first place.
    Order,
    /// The number of its place; follows from the places of others too, and is never shown.
    Position,
    /// Its title.
    Title,
    /// How it serves its parent.
    Because,
    /// More about it.
    Description,
    /// Who owns it, as `Owner::written`.
    Owner,
    /// Its first day.
    StartsOn,
    /// Its last day.
    EndsOn,
    /// The language of its texts.
    Language,
    /// Their direction.
    Direction,
    /// Whether the mission is still to be written: `1`, or empty.
    Unwritten,
    /// Where the work is: a link on each line.
    Links,
    /// Whether it also supports another: `1`, or empty.
    Support,
    /// How it serves that other.
    SupportBecause,
    /// Its title for a lens.
    WordTitle,
    /// Its because for a lens, or that of a further link.
    WordBecause,
    /// The language of both.
    WordLanguage,
    /// Their direction.
    WordDirection,
}

/// One field of something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// The published id of the node.
    pub node: String,
    /// The field.
    pub field: Field,
    /// The lens, for words; empty else.
    pub lens: String,
    /// The node that is also supported, for a further link; empty else.
    pub other: String,
}

/// What became of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field.
    pub cell: Cell,
    /// What it said.
    pub before: String,
    /// What it says.
    pub after: String,
}

impl Field {
    /// All, in the order in which they are shown.
    pub const ALL: [(Self, &'static str, &'static str); 21] = [
        (Self::Added, "added", "Added"),
        (Self::Archived, "archived", "Archived"),
        (Self::Parent, "parent", "Hangs below"),
        (Self::Order, "order", "Stands after"),
        (Self::Position, "position", "Place"),
        (Self::Title, "title", "Title"),
        (Self::Because, "because", "Because"),
        (Self::Description, "description", "Description"),
        (Self::Owner, "owner", "Owner"),
        (Self::StartsOn, "starts_on", "First day"),
        (Self::EndsOn, "ends_on", "Last day"),
        (Self::Language, "language", "Language"),
        (Self::Direction, "direction", "Direction"),
        (Self::Unwritten, "unwritten", "Still to be written"),
        (Self::Links, "links", "Where the work is"),
        (Self::Support, "support", "Also supports"),
        (Self::SupportBecause, "support_because", "Because, as it also supports"),
        (Self::WordTitle, "word_title", "Title"),
        (Self::WordBecause, "word_because", "Because"),
        (Self::WordLanguage, "word_language", "Language"),
        (Self::WordDirection, "word_direction", "Direction"),
    ];

    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(field, ..)| *field == self).map_or("", |(_, word, _)| word)
    }

    /// Returns what it is called.
    pub fn label(self) -> &'static str {
        Self::ALL.iter().find(|(field, ..)| *field == self).map_or("", |(.., label)| label)
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map(|(field, ..)| *field)
    }

    /// Tells whether it says where a node hangs and whether it is in sight.
    pub const fn is_structure(self) -> bool {
        matches!(self, Self::Added | Self::Archived | Self::Parent | Self::Order | Self::Position)
    }
}

/// Tells whether any of `changes` says where a node hangs, or whether it is in sight.
pub fn places(changes: &[Change]) -> bool {
    changes.iter().any(|change| change.cell.field.is_structure())
}

impl Cell {
    /// Names a field of a node itself.
    pub fn of(node: &str, field: Field) -> Self {
        Self { node: node.to_owned(), field, lens: String::new(), other: String::new() }
    }
}

impl Change {
    /// Returns the same change the other way round.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self { cell: self.cell, before: self.after, after: self.before }
    }
}
