//! The directory and a person's page.
//!
//! Invariant: name, title, team, manager, posts and address alone: what everybody who is signed in may read.

use serde::{Deserialize, Serialize};

use crate::access::Ability;
use crate::id::{NodeId, PersonId, TeamId};

/// Something with a name and a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named<I> {
    /// Its id.
    pub id: I,
    /// Its name.
    pub name: String,
}

/// A person in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their title, or nothing.
    pub title: String,
    /// Their address.
    pub email: Option<String>,
    /// Their team.
    pub team: Option<Named<TeamId>>,
}

/// A page of the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryView {
    /// What was looked for.
    pub query: String,
    /// The people of this page.
    pub people: Vec<PersonRow>,
    /// How many match, or are there at all.
    pub total: i64,
    /// Which page this is, from 1.
    pub page: i64,
    /// How many stand on a page.
    pub per_page: i64,
    /// What the viewer may do here.
    pub can: Vec<Ability>,
}

/// A place in the chart that a person holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostView {
    /// Its title.
    pub title: String,
    /// Its team.
    pub team: Option<Named<TeamId>>,
    /// Whether others hold it too.
    pub is_shared: bool,
}

/// A person's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    /// Who.
    pub person: PersonRow,
    /// `employee`, `contractor` or `guest`.
    pub kind: String,
    /// Whether they are not here any more.
    pub is_gone: bool,
    /// Whether another team or manager waits for a second person; told to whoever may ask for it.
    pub is_asked: bool,
    /// Their managers, the nearest first.
    pub managers: Vec<PersonRow>,
    /// Who reports to them: the first of them.
    pub reports: Vec<PersonRow>,
    /// How many report to them.
    pub report_count: i64,
    /// The posts they hold.
    pub posts: Vec<PostView>,
    /// What they own, with what is still to be taken over.
    pub owns: Vec<(Named<NodeId>, bool)>,
    /// How often they were changed.
    pub revision: i64,
    /// What the viewer may do here.
    pub can: Vec<Ability>,
}
