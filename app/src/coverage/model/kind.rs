//! The kinds of gaps.
//!
//! Invariant: pure; a word in the address and in the table names one kind, and a page lists them in this order.

use serde::{Deserialize, Serialize};

/// How the chain breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A pillar has nothing under it.
    Empty,
    /// Nobody owns a node.
    Unowned,
    /// Nobody said how a node serves its parent.
    Unlinked,
    /// An objective has no measure.
    Unmeasured,
    /// A measure's latest value is too old to count.
    Stale,
    /// A node was offered, and whoever's turn it is has been silent.
    Silent,
    /// An offer was declined, and its giver has not answered.
    Unanswered,
    /// A team agreed, and nobody in it has a card for it.
    Idle,
    /// A card moves a node that was put away.
    Adrift,
    /// A team has no line: it owns nothing and has agreed to nothing.
    Lineless,
    /// A team has agreed to more than it carries.
    Overloaded,
    /// Fewer than half of a team of ten or more have a card.
    Few,
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 12] = [
        Self::Empty,
        Self::Unowned,
        Self::Unlinked,
        Self::Unmeasured,
        Self::Stale,
        Self::Silent,
        Self::Unanswered,
        Self::Idle,
        Self::Adrift,
        Self::Lineless,
        Self::Overloaded,
        Self::Few,
    ];

    /// Returns the word that stands in the address and in the table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Unowned => "owner",
            Self::Unlinked => "because",
            Self::Unmeasured => "measure",
            Self::Stale => "stale",
            Self::Silent => "silent",
            Self::Unanswered => "declined",
            Self::Idle => "idle",
            Self::Adrift => "adrift",
            Self::Lineless => "line",
            Self::Overloaded => "load",
            Self::Few => "few",
        }
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Returns what the kind is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Empty => "Pillars with nothing under them",
            Self::Unowned => "Without an owner",
            Self::Unlinked => "Without a because",
            Self::Unmeasured => "Without a measure",
            Self::Stale => "Stale measures",
            Self::Silent => "Offered, and silent",
            Self::Unanswered => "Declined, and unanswered",
            Self::Idle => "Agreed, and no contribution",
            Self::Adrift => "Cards on what was put away",
            Self::Lineless => "Teams on no line",
            Self::Overloaded => "Teams with more than they carry",
            Self::Few => "Few cards",
        }
    }

    /// Returns when a place is one of these, in a sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Empty => "A pillar that nothing hangs below is a wish.",
            Self::Unowned => "Neither a person nor a team looks after it.",
            Self::Unlinked => "Nobody said how it serves what it hangs below.",
            Self::Unmeasured => "Nothing hangs below it, and no measure tells how far it is.",
            Self::Stale => "The latest value is too old to count.",
            Self::Silent => "Whoever's turn it is has said nothing for five working days.",
            Self::Unanswered => "The team said no with a reason, and whoever offered it has not answered.",
            Self::Idle => "The team agreed, and nobody in it has a card on it.",
            Self::Adrift => "The card moves something that is no longer part of the strategy.",
            Self::Lineless => "The team owns no node, and nothing was offered to it.",
            Self::Overloaded => "The team has agreed to more than it says that it carries.",
            Self::Few => "Fewer than half of a team of ten or more have a card.",
        }
    }

    /// Tells whether it says something about single people's cards, so that only those in whose chain they are may know.
    pub const fn is_of_cards(self) -> bool {
        matches!(self, Self::Idle | Self::Adrift)
    }

    /// Tells whether its own rows say when it began; of the others it is kept when they were first noticed.
    pub const fn knows_its_day(self) -> bool {
        matches!(self, Self::Stale | Self::Silent | Self::Unanswered | Self::Idle | Self::Overloaded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::read(kind.word()), Some(kind));
        }
        assert_eq!(Kind::read("other"), None);
    }
}
