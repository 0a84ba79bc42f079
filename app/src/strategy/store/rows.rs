//! Nodes as they come out of the database.
//!
//! Invariant: one row type for a whole node, one for its place; days that are no days are read as none.

use diesel::prelude::*;
use jiff::civil::Date;

use crate::id::{NodeId, PersonId, StrategyId, TeamId};
use crate::storage::Conn;
use crate::storage::schema::node;
use crate::strategy::model::{Owner, Place, Shelf, Written};
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
}

impl NodeRow {
    /// Reads the node `id`, archived or not.
    pub fn find(conn: &mut Conn, id: &NodeId) -> QueryResult<Option<Self>> {
        node::table.filter(node::id.eq(id.as_str())).select(Self::as_select()).first(conn).optional()
    }

    /// Returns a text of it with its language.
    pub fn written(&self, text: &str) -> Written {
        Written::new(text.to_owned(), &self.language, &self.direction)
    }

    /// Returns where it hangs; `shelf` is its strategy where that is archived.
    pub fn place(&self, shelf: Option<&Shelf>) -> Place {
        Place {
            id: NodeId::stored(self.id.clone()),
            strategy: StrategyId::stored(self.strategy_id.clone()),
            parent: self.parent_id.clone().map(NodeId::stored),
            position: self.position,
            owner: self.owner_id.clone().map(PersonId::stored),
            owner_team: self.owner_team_id.clone().map(TeamId::stored),
            handed_from: self.handed_from_id.clone().map(PersonId::stored),
            archived_at: self.archived_at.map(Timestamp),
            is_shelved: shelf.is_some(),
            revision: self.revision,
        }
    }
}

/// Puts the two columns of an owner together; a person counts before a team.
pub(super) fn owner(person: Option<String>, team: Option<String>) -> Option<Owner> {
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
