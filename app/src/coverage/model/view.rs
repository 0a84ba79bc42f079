//! What the pages of coverage show.
//!
//! Invariant: pure; nothing is counted further than [`COUNTED`], so that no count costs more than what it says.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::act::{Act, Whom};
use super::asked::Asked;
use super::kind::Kind;
use crate::id::{ContributionId, LensId, MeasureId, NodeId, PersonId, TeamId, TranslationId};
use crate::strategy::model::Written;

/// Up to which number gaps are counted; more are "more than".
pub const COUNTED: usize = 99;
/// How many gaps of each kind stand on the first page.
pub const FIRST: usize = 5;
/// How many gaps of one kind stand on a page.
pub const LISTED: usize = 50;

/// A gap as a line of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// How the chain breaks.
    pub kind: Kind,
    /// What it is about, by which the next page begins.
    pub subject: String,
    /// Since when.
    pub since: Date,
    /// The node.
    pub node: Option<(NodeId, Written)>,
    /// The place of its pillar among the pillars.
    pub pillar: Option<usize>,
    /// The team, by name, and how many are on it.
    pub team: Option<(TeamId, String, i64)>,
    /// The measure, by name.
    pub measure: Option<(MeasureId, String)>,
    /// The translation.
    pub translation: Option<TranslationId>,
    /// The card and its author, by name.
    pub card: Option<(ContributionId, PersonId, String)>,
    /// The act that mends it, or who may.
    pub act: Result<Act, Whom>,
    /// The name of who may, where it is somebody.
    pub asks: Option<(PersonId, String)>,
}

/// The gaps of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// How many there are, counted to one more than [`COUNTED`].
    pub count: usize,
    /// The first of them, or a page.
    pub gaps: Vec<Broken>,
}

/// A team of the tree, for the way down.
pub type Named = (TeamId, String);

/// A cell of the heat table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// How many gaps there are, counted to one more than [`COUNTED`].
    pub count: usize,
    /// What lists them; none where there is nothing to list.
    pub asked: Option<Asked>,
}

/// The gaps as a table of pillars and teams.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heat {
    /// The columns: divisions, or the teams below one, and at last what is no team's.
    pub teams: Vec<String>,
    /// The rows: pillars, and at last what is under none.
    pub rows: Vec<(Option<(NodeId, Written)>, Vec<Cell>)>,
}

/// The page `/coverage`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageView {
    /// What is asked for, with the part that is shown.
    pub asked: Asked,
    /// Whether the viewer may look at the whole organisation.
    pub may_company: bool,
    /// The teams that are the viewer's own part.
    pub parts: Vec<Named>,
    /// The team that is shown, with those above it, from the root.
    pub way: Vec<Named>,
    /// The teams below it, or the divisions.
    pub below: Vec<Named>,
    /// The pillars.
    pub pillars: Vec<(NodeId, Written)>,
    /// The lenses.
    pub lenses: Vec<(LensId, String)>,
    /// The kinds that have gaps; of the one that is asked for a page.
    pub groups: Vec<Group>,
    /// The address of the page that follows.
    pub next: Option<Asked>,
    /// The table, where it is asked for.
    pub heat: Option<Heat>,
    /// Whether any team is switched on.
    pub is_on: bool,
    /// Whether the viewer may switch teams on.
    pub may_switch: bool,
    /// The organisation's day.
    pub today: Date,
}

/// Says a count, which may be cut.
pub fn counted(count: usize) -> String {
    if count > COUNTED { format!("more than {COUNTED}") } else { count.to_string() }
}
