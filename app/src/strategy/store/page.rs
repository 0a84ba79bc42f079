//! Everything that a node's page shows.
//!
//! Invariant: a fixed number of queries, however many children or measures there are.

use diesel::prelude::*;

use super::lines::stations;
use super::owners::names;
use super::rows::{NodeRow, day, owner};
use super::{supports, wordings};
use crate::access::Tx;
use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::measures;
use crate::organisation::model::{OrganisationView, level_name};
use crate::organisation::store as organisation;
use crate::storage::Conn;
use crate::storage::schema::{node, stakeholder};
use crate::strategy::cycles::store::past_of;
use crate::strategy::delegations::store as delegations;
use crate::strategy::drafts::store::{ground, mirrors};
use crate::strategy::model::{Child, NodeView, Owner, OwnerView, PAGE, StakeholderView};
use crate::strategy::policy::{abilities, sees};

/// Reads the page of a node, archived or not.
///
/// # Errors
/// `NotFound` if there is no such node.
pub(crate) fn node_view(tx: &mut impl Tx, id: &NodeId) -> Result<NodeView> {
    let settings: OrganisationView = organisation::view(tx)?;
    let today = tx.now().day(&settings.time_zone);
    let viewer = tx.viewer().clone();
    let row = NodeRow::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    let ground = ground(tx.conn(), &row.strategy_id)?.ok_or(Error::NotFound)?;
    let (place, now) = (row.place(&ground), tx.now());
    let place = delegations::looked_at(tx.conn(), &viewer, now, place)?;
    if !sees(&viewer, &place) {
        return Err(Error::NotFound);
    }
    let measures = measures::store::views_of(tx, &place)?;
    let delegations =
        delegations::lasting(tx, std::slice::from_ref(place.measured()))?.into_values().flatten().collect();
    let conn = tx.conn();
    let line = stations(conn, std::slice::from_ref(id), None)?.remove(id).ok_or(Error::NotFound)?;
    let level = line.stations.len() - 1;
    let mut above = line.stations;
    above.pop();
    let (children, below) = children(conn, id)?;
    Ok(NodeView {
        level,
        level_name: level_name(&settings.levels, level).to_owned(),
        below_name: level_name(&settings.levels, level + 1).to_owned(),
        pillar: line.pillar,
        above,
        title: row.written(&row.title),
        because: row.written(&row.because),
        description: row.written(&row.description),
        links: row.links.clone(),
        label: row.label.clone(),
        unwritten: row.unwritten,
        starts_on: day(row.starts_on.as_deref()),
        ends_on: day(row.ends_on.as_deref()),
        owner: owned(conn, &row)?,
        wordings: wordings::of_node(conn, id)?,
        children,
        below,
        measures,
        archived_measures: measures::store::archived_of(conn, place.measured())?,
        supports: supports::of_node(conn, id)?,
        supported_by: supports::of_parent(conn, id)?,
        stakeholders: stakeholders(conn, place.measured())?,
        today,
        can: abilities(&viewer, &place),
        edited_in: mirrors(conn, &viewer, &place)?,
        delegations,
        shelf: ground.shelf,
        past: past_of(conn, place.measured())?,
        place,
    })
}

fn owned(conn: &mut Conn, row: &NodeRow) -> Result<Option<OwnerView>> {
    let Some(owner) = owner(row.owner_id.clone(), row.owner_team_id.clone()) else {
        return Ok(None);
    };
    let handed = row.handed_from_id.clone().map(crate::id::PersonId::stored);
    let mut asked = vec![owner.clone()];
    asked.extend(handed.clone().map(Owner::Person));
    let mut names = names(conn, &asked)?;
    let mut name = |owner: Owner| names.remove(&owner).unwrap_or_else(|| "a former colleague".to_owned());
    let handed_from = handed.map(|id| (id.clone(), name(Owner::Person(id))));
    Ok(Some(OwnerView { name: name(owner.clone()), owner, handed_from }))
}

fn children(conn: &mut Conn, id: &NodeId) -> Result<(Vec<Child>, i64)> {
    let below = node::table.filter(node::parent_id.eq(id.as_str())).filter(node::archived_at.is_null());
    let count: i64 = below.count().get_result(conn)?;
    let rows = below.order((node::position, node::id)).limit(PAGE).select(NodeRow::as_select()).load(conn)?;
    let measured: Vec<NodeId> = rows.iter().map(NodeRow::measured).collect();
    let mut readings = measures::store::readings(conn, &measured)?;
    let children = rows
        .into_iter()
        .zip(measured)
        .map(|(row, measured)| Child {
            title: row.written(&row.title),
            because: row.written(&row.because),
            measure: readings.remove(&measured).and_then(|measures| measures.into_iter().next()),
            revision: row.revision,
            id: NodeId::stored(row.id),
        })
        .collect();
    Ok((children, count))
}

fn stakeholders(conn: &mut Conn, id: &NodeId) -> Result<Vec<StakeholderView>> {
    let rows: Vec<(String, String, String)> = stakeholder::table
        .filter(stakeholder::node_id.eq(id.as_str()))
        .order((stakeholder::position, stakeholder::id))
        .select((stakeholder::kind, stakeholder::name, stakeholder::description))
        .load(conn)?;
    Ok(rows.into_iter().map(|(kind, name, description)| StakeholderView { kind, name, description }).collect())
}
