//! Who owns what: what a person owns, what a team and its people own, and passing it on.
//!
//! Invariant: what is passed on is marked with whose it was until somebody takes it over.
#![cfg_attr(
    not(test),
    expect(
        dead_code,
        reason = "asked by the directory and by my mission, which stand on this; goes with their first call"
    )
)]

use diesel::prelude::*;

use super::rows::{NodeRow, owner};
use crate::access::{Action, Permit, Tx as _, Writer};
use crate::error::Result;
use crate::id::{NodeId, PersonId, TeamId};
use crate::storage::Conn;
use crate::storage::schema::{node, person, team};
use crate::strategy::model::{Owner, Written};

/// How many ancestors of a team are looked at.
const DEPTH_MAX: usize = 24;

/// A node and who owns it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owned {
    /// The node.
    pub id: NodeId,
    /// Its title.
    pub title: Written,
    /// Who owns it.
    pub owner: Option<Owner>,
    /// Whether it waits to be taken over.
    pub handed: bool,
}

/// Lists the nodes in sight that `person` owns.
pub(crate) fn owned_by(conn: &mut Conn, person: &PersonId) -> Result<Vec<Owned>> {
    let rows = node::table
        .filter(node::owner_id.eq(person.as_str()))
        .filter(node::archived_at.is_null())
        .order((node::title, node::id))
        .select(NodeRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(owned).collect())
}

/// Passes every node of `from` to `to`, to be taken over; without a `to` they stay, marked, with their old owner.
///
/// Any permit will do: it belongs to the act (an import, a move, a leave) by which somebody stops owning things.
pub(crate) fn hand_over<A: Action>(
    tx: &mut Writer<'_>,
    _permit: &Permit<A>,
    from: &PersonId,
    to: Option<&PersonId>,
) -> Result<usize> {
    let receiver = to.unwrap_or(from);
    let passed = diesel::update(node::table.filter(node::owner_id.eq(from.as_str())))
        .set((
            node::owner_id.eq(receiver.as_str()),
            node::handed_from_id.eq(from.as_str()),
            node::revision.eq(node::revision + 1),
        ))
        .execute(tx.conn())?;
    Ok(passed)
}

/// Lists the nodes owned by the team, by the teams above it, or by people of the team; the team's own first.
pub(crate) fn objectives_of_team(conn: &mut Conn, id: &TeamId) -> Result<Vec<Owned>> {
    let mut teams = vec![id.to_string()];
    let mut next = Some(id.to_string());
    while let Some(child) = next.take() {
        let parent: Option<Option<String>> =
            team::table.filter(team::id.eq(&child)).select(team::parent_id).first(conn).optional()?;
        if let Some(parent) = parent.flatten()
            && !teams.contains(&parent)
            && teams.len() < DEPTH_MAX
        {
            teams.push(parent.clone());
            next = Some(parent);
        }
    }
    let members =
        person::table.filter(person::team_id.eq(id.as_str())).filter(person::state.eq("active")).select(person::id);
    let rows = node::table
        .filter(node::archived_at.is_null())
        .filter(node::parent_id.is_not_null())
        .filter(node::owner_team_id.eq_any(&teams).or(node::owner_id.eq_any(members.nullable())))
        .order((node::position, node::id))
        .limit(200)
        .select(NodeRow::as_select())
        .load(conn)?;
    let rank = |row: &NodeRow| match (&row.owner_team_id, &row.owner_id) {
        (_, Some(_)) => 0,
        (Some(team), None) => teams.iter().position(|known| known == team).unwrap_or(DEPTH_MAX),
        (None, None) => DEPTH_MAX,
    };
    let mut rows: Vec<(usize, NodeRow)> = rows.into_iter().map(|row| (rank(&row), row)).collect();
    rows.sort_by_key(|(rank, _)| *rank);
    Ok(rows.into_iter().map(|(_, row)| owned(row)).collect())
}

fn owned(row: NodeRow) -> Owned {
    Owned {
        title: row.written(&row.title),
        id: NodeId::stored(row.id),
        owner: owner(row.owner_id, row.owner_team_id),
        handed: row.handed_from_id.is_some(),
    }
}
