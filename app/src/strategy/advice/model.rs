//! A piece of advice: what was noticed, why it matters, and how it might read instead.
//!
//! Invariant: every sort has its reason; what was noticed names the words or numbers it is about.

use serde::{Deserialize, Serialize};

use crate::id::{MeasureId, NodeId};

/// How many pillars can be told apart at a glance.
pub const PILLARS: usize = 5;
/// How many children a node can have before they are a list.
pub const CHILDREN: usize = 7;
/// How many levels below the mission a line stays readable.
pub const LEVELS: usize = 5;

/// What sort of thing was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sort {
    /// Two nodes say the same.
    Alike,
    /// A title names what is done, not what will be different.
    Activity,
    /// A because says again what the title says.
    Repeats,
    /// A measure has no number to reach.
    NoNumber,
    /// Too many hang below one.
    Wide,
    /// A node hangs too far below the mission.
    Deep,
    /// The owner is in no team.
    OwnerAlone,
    /// The days lie outside those of the parent.
    OutsideParent,
}

/// A piece of advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// What sort.
    pub sort: Sort,
    /// What was noticed, in a sentence.
    pub noticed: String,
    /// What it is about beside the node at hand, with its title.
    pub beside: Option<(About, String)>,
}

/// What a piece of advice leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// A node.
    Node(NodeId),
    /// A measure.
    Measure(MeasureId),
}

/// A piece of advice in the list of a whole strategy, with the node or measure that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// What it is about.
    pub about: About,
    /// Its title.
    pub title: String,
    /// The advice.
    pub advice: Advice,
}

/// Everything noticed in a strategy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// What was noticed of each sort, at most [`SHOWN`], and how many there are.
    pub sorts: Vec<(Sort, usize, Vec<Noted>)>,
    /// How many nodes were looked at.
    pub nodes: usize,
}

/// How many of each sort the list of a whole strategy shows.
pub const SHOWN: usize = 50;

impl Sort {
    /// All sorts, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Alike,
        Self::Activity,
        Self::Repeats,
        Self::NoNumber,
        Self::Wide,
        Self::Deep,
        Self::OwnerAlone,
        Self::OutsideParent,
    ];

    /// Returns what several of them are called.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Alike => "Say the same twice",
            Self::Activity => "Name an activity",
            Self::Repeats => "Becauses that repeat the title",
            Self::NoNumber => "Measures without a number",
            Self::Wide => "Wide",
            Self::Deep => "Deep",
            Self::OwnerAlone => "Owners in no team",
            Self::OutsideParent => "Days outside the parent's",
        }
    }

    /// Returns why it matters.
    pub const fn why(self) -> &'static str {
        match self {
            Self::Alike => {
                "Two teams may do the same work without knowing of each other, or each may wait for the other."
            }
            Self::Activity => {
                "An activity can be finished and nothing be better. Whoever reads an effect can find a shorter way to it."
            }
            Self::Repeats => "A because tells what the step is good for. Said twice, the line still does not say why.",
            Self::NoNumber => "Without a number to reach, nobody can tell whether it was reached.",
            Self::Wide => "Nobody keeps so many apart. Either some belong together, or some can wait.",
            Self::Deep => "The further from the mission, the fewer people still see it from where they stand.",
            Self::OwnerAlone => "Nobody's team stands behind it, so it is on no team's page.",
            Self::OutsideParent => "What is to serve the parent falls into a time when the parent does not count.",
        }
    }

    /// Returns how it might read instead.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Alike => "Keep one, and let the other support it; or say in the titles what sets them apart.",
            Self::Activity => "“Introduce a booking tool” may become “Nobody waits more than a day for a date”.",
            Self::Repeats => {
                "For “Answer within a day”: not “because we answer fast”, but “because whoever waits asks twice”."
            }
            Self::NoNumber => "“Returns”, from 12 to 6 per cent by June; or a milestone that is reached or not.",
            Self::Wide => "Put those that move together below one of their own, and archive what can wait.",
            Self::Deep => {
                "Leave out a level that only repeats the one above, or let the last ones be contribution cards."
            }
            Self::OwnerAlone => "Choose the team that does it, or a person who is in one.",
            Self::OutsideParent => "Move its days, or the parent's.",
        }
    }
}
