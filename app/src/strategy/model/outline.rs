//! What the outline shows.
//!
//! Invariant: rows stand in the order in which they are drawn; a row's depth is at most one more than that of the row above.

use serde::{Deserialize, Serialize};

use super::asked::Asked;
use super::edit::Owner;
use super::filter::State;
use super::undo::{Told, Undo};
use super::written::Written;
use crate::access::Ability;
use crate::id::{LensId, NodeId, StrategyId};
use crate::measures::model::Reading;
use crate::translation::model::Mark;

/// The page `/strategy`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineView {
    /// The strategy.
    pub strategy: StrategyId,
    /// The address of the page it stands on, without a query.
    pub home: String,
    /// The strategy's name.
    pub name: String,
    /// What it strives for.
    pub vision: String,
    /// The mission's node and its words.
    pub mission: Banner,
    /// The names of the levels.
    pub levels: Vec<String>,
    /// The rows.
    pub rows: Vec<OutlineRow>,
    /// What the address asks for, with what is unfolded without being asked.
    pub asked: Asked,
    /// What was found; none for the tree.
    pub found: Option<Found>,
    /// The pillars, to choose one.
    pub pillars: Vec<(NodeId, Written)>,
    /// The lenses, to choose one.
    pub lenses: Vec<(LensId, String)>,
    /// An act that can be taken back.
    pub undo: Option<Told>,
    /// What the viewer may do with every row.
    pub can: Vec<Ability>,
    /// The organisation's day, to say how old a value is.
    pub today: jiff::civil::Date,
}

/// What the form that looks for nodes needs, wherever they are drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// The address of the page it stands on, without a query.
    pub home: String,
    /// What the address asks for.
    pub asked: Asked,
    /// What was found; none where nothing is looked for.
    pub found: Option<Found>,
    /// The pillars, to choose one.
    pub pillars: Vec<(NodeId, Written)>,
    /// The lenses, to choose one.
    pub lenses: Vec<(LensId, String)>,
    /// The states that can be looked for; each lens has one more.
    pub states: Vec<State>,
    /// What is drawn there: "Rows".
    pub drawn: String,
}

/// What a filter found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// How many nodes match.
    pub count: usize,
    /// Of how many.
    pub all: usize,
    /// How many stand on a page.
    pub on_page: usize,
    /// The name of the person that is looked for, where a link named them.
    pub person: Option<String>,
    /// The name of the team, where a link named it.
    pub team: Option<String>,
}

/// The mission above the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Banner {
    /// Its node.
    pub id: NodeId,
    /// Its words.
    pub title: Written,
    /// Whether nobody has written it yet.
    pub unwritten: bool,
    /// How many pillars it has.
    pub below: i64,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineRow {
    /// The node.
    pub id: NodeId,
    /// In a draft, the published node that it mirrors; none for one that was added there.
    pub of: Option<NodeId>,
    /// Its parent.
    pub parent: NodeId,
    /// How far below the pillars: a pillar is 0.
    pub depth: usize,
    /// The place of its pillar, from 0.
    pub pillar: usize,
    /// Its title.
    pub title: Written,
    /// Whether its link has no because.
    pub broken: bool,
    /// Who owns it, and their name.
    pub owner: Option<(Owner, String)>,
    /// Whether it waits to be taken over.
    pub handed: bool,
    /// Its first measure.
    pub measure: Option<Reading>,
    /// How many further measures it has.
    pub further: usize,
    /// Whether it was put away.
    pub archived: bool,
    /// How many rows unfold below it: its children, or those of them that lead to what was found.
    pub below: i64,
    /// Whether it is the first of its parent's children.
    pub is_first: bool,
    /// Whether it is the last of them, those that are not shown counted.
    pub is_last: bool,
    /// How many of its siblings are not shown after this row, which is the last of its page.
    pub hidden_after: i64,
    /// Whether its children are shown.
    pub is_open: bool,
    /// Where something is looked for, what the row is there for; none where it is simply a row of the tree.
    pub part: Option<Part>,
    /// In a draft, what it changes about the row, in words such as "moved"; empty for nothing.
    pub marks: Vec<String>,
    /// Where its translations stand; none where it was offered to nobody.
    pub translated: Option<Mark>,
    /// Who is let edit it with what hangs below, each as a sentence.
    pub let_edit: Vec<String>,
    /// How far it is the viewer's to change what the outline's `can` says.
    pub opened: Opened,
    /// How often it was changed.
    pub revision: i64,
}

/// What a row is there for among what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// It matches.
    Hit,
    /// It matches, and leads to others that do.
    HitOnTheWay,
    /// It only leads to what matches.
    OnTheWay,
}

/// How far a row is open to its viewer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opened {
    /// As the outline's `can` says.
    #[default]
    Wholly,
    /// Its words alone: the top of what is delegated to them.
    Words,
    /// Not at all.
    Not,
}

impl Part {
    /// Tells whether what was found hangs below it.
    pub const fn leads(self) -> bool {
        matches!(self, Self::HitOnTheWay | Self::OnTheWay)
    }

    /// Tells whether it matches.
    pub const fn is_hit(self) -> bool {
        matches!(self, Self::Hit | Self::HitOnTheWay)
    }
}

impl Search {
    /// Returns the address of the same page asking for something else.
    pub fn path(&self, asked: &Asked) -> String {
        asked.path(&self.home)
    }
}

impl OutlineView {
    /// Returns what the form above the rows needs.
    pub fn search(&self) -> Search {
        Search {
            home: self.home.clone(),
            asked: self.asked.clone(),
            found: self.found.clone(),
            pillars: self.pillars.clone(),
            lenses: self.lenses.clone(),
            states: State::PLAIN.to_vec(),
            drawn: "Rows".to_owned(),
        }
    }

    /// Returns the address of the same page asking for something else.
    pub fn path(&self, asked: &Asked) -> String {
        asked.path(&self.home)
    }

    /// Returns what can be taken back.
    pub fn undone(&self) -> Option<(Undo, &Told)> {
        let told = self.undo.as_ref()?;
        Some((Undo::read(&told.act)?, told))
    }
}
