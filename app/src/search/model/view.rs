//! What the page of results shows.
//!
//! Invariant: a hit names what it is, where it stands and where its page is; nothing in it is for some viewers alone.

use serde::{Deserialize, Serialize};

use crate::id::{MeasureId, NodeId, PersonId, TeamId};
use crate::strategy::model::Direction;

/// A sort of thing that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// Nodes of the strategy.
    Strategy,
    /// Measures.
    Measures,
    /// People.
    People,
    /// Teams.
    Teams,
}

impl Sort {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Strategy, Self::Measures, Self::People, Self::Teams];

    /// Returns the word for it in an address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Strategy => "strategy",
            Self::Measures => "measures",
            Self::People => "people",
            Self::Teams => "teams",
        }
    }

    /// Returns what stands over them.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Strategy => "Strategy",
            Self::Measures => "Measures",
            Self::People => "People",
            Self::Teams => "Teams",
        }
    }

    /// Reads the word; none for any other.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == word)
    }
}

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Its letters.
    pub text: String,
    /// Whether it was looked for.
    pub is_hit: bool,
}

/// A text in pieces, as it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The pieces, whole or the passage around a hit.
    pub pieces: Vec<Piece>,
    /// The language tag; empty where nobody said.
    pub language: String,
    /// The direction.
    pub direction: Direction,
}

/// Where a hit leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// To a node.
    Node(NodeId),
    /// To a measure.
    Measure(MeasureId),
    /// To a person.
    Person(PersonId),
    /// To a team.
    Team(TeamId),
}

/// Where a hit stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What it is, in the organisation's words, such as "Objective"; empty where the heading says it.
    pub level: String,
    /// The place of its pillar among the pillars, from 0; none for the mission and what is on no line.
    pub pillar: Option<usize>,
    /// What stands above it, from the top; or a person's title and team.
    pub above: Vec<Text>,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// Where it leads.
    pub target: Target,
    /// What it is called.
    pub name: Text,
    /// Where it stands.
    pub place: Place,
    /// Another text of it with words that its name does not hold, and which one it is.
    pub passage: Option<(String, Text)>,
}

/// What was found of one sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The sort.
    pub sort: Sort,
    /// How many match.
    pub count: usize,
    /// Whether there are more than were counted.
    pub is_cut: bool,
    /// Those of this page, best first.
    pub hits: Vec<Hit>,
}

/// The page of results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchView {
    /// What was looked for, as it was typed.
    pub query: String,
    /// The sort that is shown alone; none shows the first of each.
    pub only: Option<Sort>,
    /// The words that were looked for, folded.
    pub words: Vec<String>,
    /// Whether nothing was looked for because what was typed is too short.
    pub is_too_short: bool,
    /// What was found; a sort of which nothing was is left away.
    pub groups: Vec<Group>,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many of a sort stand on a page.
    pub per_page: usize,
}
