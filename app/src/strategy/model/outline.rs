//! What the outline shows.
//!
//! Invariant: rows stand in the order in which they are drawn; a row's depth is at most one more than that of the row above.

use serde::{Deserialize, Serialize};

use super::edit::Owner;
use super::folds::Folds;
use super::undo::{Told, Undo};
use super::written::Written;
use crate::access::Ability;
use crate::id::{NodeId, StrategyId};
use crate::measures::model::Reading;

/// Which rows are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Show {
    /// The tree.
    #[default]
    Everything,
    /// Nodes whose link has no because.
    MissingBecause,
    /// Nodes that nobody owns.
    WithoutOwner,
    /// Nodes that were put away.
    Archived,
}

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
    /// What is shown.
    pub show: Show,
    /// Which rows are unfolded, as it stands in the address.
    pub open: String,
    /// The row that the address points at.
    pub at: Option<NodeId>,
    /// How many rows the filter found; none for the tree.
    pub found: Option<i64>,
    /// Which page of a filter's rows, from 1.
    pub page: i64,
    /// An act that can be taken back.
    pub undo: Option<Told>,
    /// What the viewer may do with every row.
    pub can: Vec<Ability>,
    /// The organisation's day, to say how old a value is.
    pub today: jiff::civil::Date,
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
    /// How many children it has.
    pub below: i64,
    /// Whether it is the first of its parent's children.
    pub is_first: bool,
    /// Whether it is the last of them, those that are not shown counted.
    pub is_last: bool,
    /// How many of its siblings are not shown after this row, which is the last of its page.
    pub hidden_after: i64,
    /// In a filtered list, the title of its parent.
    pub within: Option<Written>,
    /// In a draft, what it changes about the row, in words such as "moved"; empty for nothing.
    pub marks: Vec<String>,
    /// How often it was changed.
    pub revision: i64,
}

impl Show {
    /// All, in the order of the chips.
    pub const ALL: [Self; 4] = [Self::Everything, Self::MissingBecause, Self::WithoutOwner, Self::Archived];

    /// Returns the word that stands in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everything => "",
            Self::MissingBecause => "because",
            Self::WithoutOwner => "owner",
            Self::Archived => "archived",
        }
    }

    /// Reads the word; anything else is everything.
    pub fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|show| show.word() == word).unwrap_or_default()
    }

    /// Returns what its chip says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Everything => "Everything",
            Self::MissingBecause => "Missing a because",
            Self::WithoutOwner => "Without an owner",
            Self::Archived => "Archived",
        }
    }
}

impl OutlineView {
    /// Returns the unfolded rows.
    pub fn folds(&self) -> Folds {
        Folds::read(&self.open)
    }

    /// Returns the address of the same page with other rows unfolded.
    pub fn unfolded(&self, folds: &Folds) -> String {
        format!("{}?open={}", self.home, folds.written())
    }

    /// Returns what can be taken back.
    pub fn undone(&self) -> Option<(Undo, &Told)> {
        let told = self.undo.as_ref()?;
        Some((Undo::read(&told.act)?, told))
    }
}

/// Returns the address of the outline at `home` with `open` unfolded, down to `at`, after an act that can be taken back.
pub fn outline_path(home: &str, open: Option<&str>, at: Option<&NodeId>, undo: Option<&Undo>) -> String {
    let query = [
        // Read and written again, so that nothing but ids comes through.
        open.map(|open| format!("open={}", Folds::read(open).written())),
        at.map(|at| format!("at={at}")),
        undo.map(|undo| format!("undo={}", undo.written())),
    ];
    let query: Vec<String> = query.into_iter().flatten().collect();
    if query.is_empty() { home.to_owned() } else { format!("{home}?{}", query.join("&")) }
}

/// Returns the address of the rows of the outline at `home` that `show` names.
pub fn show_path(home: &str, show: Show, page: i64) -> String {
    match (show, page) {
        (Show::Everything, _) => home.to_owned(),
        (_, 1) => format!("{home}?show={}", show.word()),
        _ => format!("{home}?show={}&page={page}", show.word()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_ids_alone() {
        let id: NodeId = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap();
        let open = Folds::default().turned(&id).written();
        assert_eq!(outline_path("/strategy", None, None, None), "/strategy");
        assert_eq!(
            outline_path("/strategy", Some(&open), Some(&id), Some(&Undo::Archived(id.clone()))),
            format!("/strategy?open={open}&at={id}&undo=archived.{id}")
        );
        assert_eq!(outline_path("/drafts/1", Some("&evil=1"), None, None), "/drafts/1?open=");
    }

    #[test]
    fn each_filter_has_its_word() {
        for show in Show::ALL {
            assert_eq!(Show::read(show.word()), show);
        }
        assert_eq!(show_path("/strategy", Show::Archived, 2), "/strategy?show=archived&page=2");
    }
}
