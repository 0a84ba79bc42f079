//! What a node's page shows.
//!
//! Invariant: holds what may be shown to everybody who is signed in; what may be done is in `can`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::edit::{NodeFields, Owner};
use super::line::Station;
use super::place::{Place, Shelf};
use super::written::Written;
use crate::access::Ability;
use crate::id::{DraftId, LensId, MeasureId, NodeId, PersonId, SupportId};
use crate::measures::model::{MeasureView, Reading};
use crate::routes::links;
use crate::strategy::cycles::model::PastView;
use crate::strategy::delegations::model::DelegationView;

/// The page `/strategy/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeView {
    /// Where it hangs.
    pub place: Place,
    /// Its strategy, where that is archived.
    pub shelf: Option<Shelf>,
    /// What it was in closed cycles, and what it goes on as.
    pub past: Vec<PastView>,
    /// How far below the mission it is.
    pub level: usize,
    /// What its level is called.
    pub level_name: String,
    /// What its children's level is called.
    pub below_name: String,
    /// The place of its pillar, from 0; none for the mission.
    pub pillar: Option<usize>,
    /// The stations above it, from the mission down.
    pub above: Vec<Station>,
    /// Its title.
    pub title: Written,
    /// How it serves its parent.
    pub because: Written,
    /// More about it.
    pub description: Written,
    /// Where the work is: a link on each line.
    pub links: String,
    /// The label it carried in its source, such as "1.2".
    pub label: String,
    /// Whether the mission is still to be written.
    pub unwritten: bool,
    /// Its first day.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// Who owns it.
    pub owner: Option<OwnerView>,
    /// What it is called in each lens.
    pub wordings: Vec<WordingView>,
    /// Its children, at most [`super::PAGE`].
    pub children: Vec<Child>,
    /// How many children there are.
    pub below: i64,
    /// Its measures with their values.
    pub measures: Vec<MeasureView>,
    /// Its measures that were put away, by name.
    pub archived_measures: Vec<(MeasureId, String)>,
    /// What else it supports.
    pub supports: Vec<SupportView>,
    /// What also supports it.
    pub supported_by: Vec<SupportView>,
    /// Who has a stake in it.
    pub stakeholders: Vec<StakeholderView>,
    /// The organisation's day.
    pub today: Date,
    /// What the viewer may do.
    pub can: Vec<Ability>,
    /// The open drafts in which the viewer may change it, each with the node that mirrors it there.
    pub edited_in: Vec<Mirror>,
    /// Who is let edit it, with what hangs below it.
    pub delegations: Vec<DelegationView>,
}

/// The mirror of a published node in an open draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mirror {
    /// The draft.
    pub draft: DraftId,
    /// Its name.
    pub name: String,
    /// The node there.
    pub node: NodeId,
}

/// Who owns a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerView {
    /// The person or team.
    pub owner: Owner,
    /// Their name.
    pub name: String,
    /// Whose it was, while it waits to be taken over.
    pub handed_from: Option<(PersonId, String)>,
}

/// A node's or a further link's words for one lens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordingView {
    /// The lens.
    pub lens: LensId,
    /// Its name.
    pub lens_name: String,
    /// The further link, if it is that one's because.
    pub support: Option<SupportId>,
    /// The title; empty gives way to the default.
    pub title: Written,
    /// The because; empty gives way to the default.
    pub because: Written,
    /// How often it was changed; 0 where nothing was written yet.
    pub revision: i64,
}

/// A child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Child {
    /// The node.
    pub id: NodeId,
    /// Its title.
    pub title: Written,
    /// How it serves this one.
    pub because: Written,
    /// Its first measure.
    pub measure: Option<Reading>,
    /// How often it was changed.
    pub revision: i64,
}

/// A further link, seen from either end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportView {
    /// The link.
    pub id: SupportId,
    /// The node at the other end.
    pub node: NodeId,
    /// Its title.
    pub title: Written,
    /// How one serves the other.
    pub because: Written,
    /// How often it was changed.
    pub revision: i64,
}

/// Somebody with a stake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StakeholderView {
    /// What sort, such as "Performer".
    pub kind: String,
    /// Their name.
    pub name: String,
    /// Their stake.
    pub description: String,
}

impl NodeView {
    /// Returns where the node is edited: its own form in a draft, the mirror's where there is one draft, else the choice.
    pub fn edit_href(&self) -> String {
        match self.edited_in.as_slice() {
            _ if self.place.draft.is_some() => links::edit_node(&self.place.id),
            [only] => links::edit_node(&only.node),
            _ => links::draft_for(&self.place.id),
        }
    }

    /// Returns what the form that changes it holds.
    pub fn fields(&self) -> NodeFields {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        NodeFields {
            title: self.title.text.clone(),
            because: self.because.text.clone(),
            description: self.description.text.clone(),
            owner: self.owner.as_ref().map(|owner| owner.owner.written()).unwrap_or_default(),
            starts_on: day(self.starts_on),
            ends_on: day(self.ends_on),
            language: self.title.language.clone(),
            direction: self.title.direction.word().to_owned(),
            links: self.links.clone(),
        }
    }
}
