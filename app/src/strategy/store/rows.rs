//! Nodes as they come out of the database.
//!
//! Invariant: one row type for a whole node, one for its place; days that are no days are read as none.

use diesel::prelude::*;
use jiff::civil::Date;

use crate::id::{NodeId, PersonId, StrategyId, TeamId};
use crate::storage::Conn;
use crate::storage::schema::node;
use crate::strategy::model::{Delegated, Ground, NodeFields, Owner, Place, Written};
use crate::time::Timestamp;

/// A node.
#[derive(Queryable, Selectable)]
#[diesel(table_name = node)]
pub(super) struct NodeRow {
    pub id: String,
    pub strategy_id: String,
    pub parent_id: Option<String>,
    pub position: i64,
    pub title: String,
    pub description: String,
    pub because: String,
    pub label: String,
    pub owner_id: Option<String>,
    pub owner_team_id: Option<String>,
    pub handed_from_id: Option<String>,
    pub starts_on: Option<String>,
    pub ends_on: Option<String>,
    pub language: String,
    pub direction: String,
    pub unwritten: bool,
    pub archived_at: Option<i64>,
    pub revision: i64,
    pub of_id: Option<String>,
    pub links: String,
}

impl NodeRow {
    /// Reads the node `id`, archived or not.
    pub fn find(conn: &mut Conn, id: &NodeId) -> QueryResult<Option<Self>> {
        node::table.filter(node::id.eq(id.as_str())).select(Self::as_select()).first(conn).optional()
    }

    /// Returns what the form that changes it holds.
    pub fn fields(&self) -> NodeFields {
        let owner = owner(self.owner_id.clone(), self.owner_team_id.clone());
        NodeFields {
            title: self.title.clone(),
            because: self.because.clone(),
            description: self.description.clone(),
            owner: owner.map(|owner| owner.written()).unwrap_or_default(),
            starts_on: self.starts_on.clone().unwrap_or_default(),
            ends_on: self.ends_on.clone().unwrap_or_default(),
            language: self.language.clone(),
            direction: self.direction.clone(),
            links: self.links.clone(),
        }
    }

    /// Returns a text of it with its language.
    pub fn written(&self, text: &str) -> Written {
        Written::new(text.to_owned(), &self.language, &self.direction)
    }

    /// Returns the node whose measures are its own: what it mirrors, or itself.
    pub fn measured(&self) -> NodeId {
        NodeId::stored(self.of_id.clone().unwrap_or_else(|| self.id.clone()))
    }

    /// Returns where it hangs; `ground` is what it stands on.
    pub fn place(&self, ground: &Ground) -> Place {
        Place {
            id: NodeId::stored(self.id.clone()),
            strategy: StrategyId::stored(self.strategy_id.clone()),
            parent: self.parent_id.clone().map(NodeId::stored),
            position: self.position,
            owner: self.owner_id.clone().map(PersonId::stored),
            owner_team: self.owner_team_id.clone().map(TeamId::stored),
            handed_from: self.handed_from_id.clone().map(PersonId::stored),
            archived_at: self.archived_at.map(Timestamp),
            is_shelved: ground.shelf.is_some(),
            draft: ground.draft.clone(),
            of: self.of_id.clone().map(NodeId::stored),
            delegated: Delegated::No,
            revision: self.revision,
        }
    }
}

/// Puts the two columns of an owner together; a person counts before a team.
pub(crate) fn owner(person: Option<String>, team: Option<String>) -> Option<Owner> {
    match (person, team) {
        (Some(person), _) => Some(Owner::Person(PersonId::stored(person))),
        (None, Some(team)) => Some(Owner::Team(TeamId::stored(team))),
        (None, None) => None,
    }
}

/// Reads a stored day.
pub(super) fn day(text: Option<&str>) -> Option<Date> {
    text.and_then(|text| text.parse().ok())
}
