//! What the pages show of declared work.
//!
//! Invariant: what leadership reads of a decision has neither share nor sentence in it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answer::Spoken;
use super::period::Period;
use super::sums::Cell;
use super::work::{Share, State};
use crate::access::Ability;
use crate::id::{ContributionId, DeclaredId, NodeId, PersonId, TeamId};
use crate::mission::model::Objective;

/// A declaration in a list, and at the head of its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredView {
    /// The declaration.
    pub id: DeclaredId,
    /// What the work is.
    pub title: String,
    /// How much of the week; none for whoever reads the decision alone.
    pub share: Option<Share>,
    /// What its author adds.
    pub sentence: String,
    /// Where it stands.
    pub state: State,
    /// Who declared it.
    pub person: (PersonId, String),
    /// When, in words.
    pub made: String,
    /// The answer that stands.
    pub answer: Option<Turn>,
    /// The card that it stands on.
    pub card: Option<ContributionId>,
}

/// What somebody said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// What they did.
    pub said: Spoken,
    /// Who.
    pub by: String,
    /// Whether they have left since.
    pub by_left: bool,
    /// The day, in words.
    pub when: String,
    /// What they said with it.
    pub text: String,
    /// What it serves.
    pub node: Option<(NodeId, String)>,
    /// What the work was called then, how much of the week it took and what its author added.
    pub work: (String, Option<Share>, String),
}

/// Who answers what somebody declares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnswerView {
    /// This manager: the nearest above them who is there.
    Manager(PersonId, String),
    /// Nobody: they manage others and nobody is above them.
    Top,
    /// Nobody: the directory names no manager of theirs.
    Nobody,
}

/// The page of what I declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MineView {
    /// My declarations, what waits first.
    pub lines: Vec<DeclaredView>,
    /// Who answers.
    pub answers: AnswerView,
    /// Whether there are people whose work I answer.
    pub has_people: bool,
    /// Whether I may read the sums.
    pub reads_sums: bool,
}

/// The page of one declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkView {
    /// The declaration.
    pub line: DeclaredView,
    /// All turns, in their order; none for whoever reads the decision alone.
    pub turns: Vec<Turn>,
    /// Whether it is the viewer's own.
    pub is_mine: bool,
    /// Who answers it.
    pub answers: AnswerView,
    /// The objectives that can be chosen, for whoever answers.
    pub offered: Vec<Objective>,
    /// How often it was changed.
    pub revision: i64,
    /// What the viewer may do: `Edit`, `Reopen`, `Answer`.
    pub can: Vec<Ability>,
}

/// What those declared who report to the viewer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamWork {
    /// The declarations, what waits first.
    pub lines: Vec<DeclaredView>,
    /// Whether more stand than are listed.
    pub is_cut: bool,
}

/// What is shown of a division.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SumRow {
    /// The division.
    pub team: (TeamId, String),
    /// The band.
    pub cell: Cell,
    /// How many people the directory had in it.
    pub people: i64,
}

/// The page of sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SumsView {
    /// The period, where one was counted and is shown.
    pub period: Option<Period>,
    /// Its divisions, by name.
    pub rows: Vec<SumRow>,
    /// The other periods that are shown, the latest first.
    pub others: Vec<Period>,
    /// The day on which the next one is shown.
    pub next: Date,
    /// The organisation's day.
    pub today: Date,
}
