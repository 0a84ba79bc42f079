//! What the forms that change and move a node offer.
//!
//! Invariant: offers nothing that the change itself would refuse, but a chain that is too deep.

use diesel::prelude::*;

use super::lines::stations;
use super::moves::neighbours;
use super::owners::{Sought, offered};
use super::page::node_view;
use super::rows::NodeRow;
use crate::access::Tx;
use crate::error::{Error, Result};
use crate::id::{NodeId, StrategyId};
use crate::organisation::store as organisation;
use crate::storage::schema::node;
use crate::storage::{Conn, holding, lower};
use crate::strategy::delegations::store::{looked_at, within};
use crate::strategy::drafts::store::ground;
use crate::strategy::model::{Candidate, Delegated, EditView, MoveView, Owner, PAGE, Sibling, Written};
use crate::strategy::policy::{abilities, sees};
use crate::text::folded;

/// How many nodes a search offers.
const OFFERED: i64 = 25;

/// Reads what the forms of a node need: whom `owner_words` may mean, what `chosen` is called, which nodes hold `node_words`.
///
/// # Errors
/// `NotFound` if there is no such node.
pub(crate) fn edit_view(
    tx: &mut impl Tx,
    id: &NodeId,
    owner_words: &str,
    chosen: Option<Owner>,
    node_words: &str,
) -> Result<EditView> {
    let node = node_view(tx, id)?;
    let conn = tx.conn();
    let lenses = organisation::lenses(conn)?;
    let known: Vec<Owner> = chosen.into_iter().chain(node.owner.as_ref().map(|owner| owner.owner.clone())).collect();
    let (owners, named) = offered(conn, owner_words, &known, Sought::Anybody)?;
    let nodes = if node_words.trim().is_empty() {
        Vec::new()
    } else {
        candidates(conn, std::slice::from_ref(id), &node.place.strategy, node_words)?
    };
    Ok(EditView { node, lenses, owners, named, nodes })
}

/// Reads what the form that moves a node needs: the chosen parent `to` (its own, where none is chosen) and others to choose.
///
/// # Errors
/// `NotFound` if there is no such node, or if it is the mission.
pub(crate) fn move_view(tx: &mut impl Tx, id: &NodeId, to: Option<NodeId>, find: &str) -> Result<MoveView> {
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let conn = tx.conn();
    let row = NodeRow::find(conn, id)?.ok_or(Error::NotFound)?;
    let ground = ground(conn, &row.strategy_id)?.ok_or(Error::NotFound)?;
    let place = looked_at(conn, &viewer, now, row.place(&ground))?;
    if !sees(&viewer, &place) {
        return Err(Error::NotFound);
    }
    let home = row.parent_id.clone().map(NodeId::stored).ok_or(Error::NotFound)?;
    let strategy = StrategyId::stored(row.strategy_id.clone());
    let to = to.unwrap_or_else(|| home.clone());
    let in_tree: i64 = node::table
        .filter(node::id.eq(to.as_str()))
        .filter(node::strategy_id.eq(strategy.as_str()))
        .count()
        .get_result(conn)?;
    if in_tree == 0 {
        return Err(Error::NotFound);
    }
    let chosen = named(conn, std::slice::from_ref(id), vec![to.clone()])?.pop().ok_or(Error::NotFound)?;
    let siblings = siblings(conn, &to)?.into_iter().filter(|sibling| sibling.id != *id).collect();
    let out = std::slice::from_ref(id);
    let mut candidates = if find.trim().is_empty() {
        nearby(conn, out, &home, &strategy)?
    } else {
        candidates(conn, out, &strategy, find)?
    };
    if place.delegated != Delegated::No {
        let ids: Vec<NodeId> = candidates.iter().map(|candidate| candidate.id.clone()).collect();
        let reached = within(conn, &viewer, now, &ids)?;
        candidates.retain(|candidate| reached.contains_key(&candidate.id));
    }
    Ok(MoveView {
        id: id.clone(),
        title: row.written(&row.title),
        can: abilities(&viewer, &place),
        place,
        revision: row.revision,
        is_home: to == home,
        to: chosen,
        siblings,
        before: neighbours(conn, id)?.1,
        candidates,
        find: find.to_owned(),
    })
}

/// Lists the first children in sight of a parent.
pub(super) fn siblings(conn: &mut Conn, parent: &NodeId) -> Result<Vec<Sibling>> {
    let rows: Vec<(String, String, String, String)> = node::table
        .filter(node::parent_id.eq(parent.as_str()))
        .filter(node::archived_at.is_null())
        .order((node::position, node::id))
        .limit(PAGE)
        .select((node::id, node::title, node::language, node::direction))
        .load(conn)?;
    let sibling = |(id, title, language, direction): (String, String, String, String)| Sibling {
        id: NodeId::stored(id),
        title: Written::new(title, &language, &direction),
    };
    Ok(rows.into_iter().map(sibling).collect())
}

/// Finds nodes in sight whose titles hold `words`.
pub(super) fn candidates(
    conn: &mut Conn,
    out: &[NodeId],
    strategy: &StrategyId,
    words: &str,
) -> Result<Vec<Candidate<NodeId>>> {
    let ids: Vec<String> = node::table
        .filter(node::strategy_id.eq(strategy.as_str()))
        .filter(node::archived_at.is_null())
        .filter(lower(node::title).like(holding(&folded(words))).escape('!'))
        .order((node::title, node::id))
        .limit(OFFERED)
        .select(node::id)
        .load(conn)?;
    named(conn, out, ids.into_iter().map(NodeId::stored).collect())
}

/// Offers what is likely without a search: the mission, the pillars, and the siblings of the parent.
pub(super) fn nearby(
    conn: &mut Conn,
    out: &[NodeId],
    home: &NodeId,
    strategy: &StrategyId,
) -> Result<Vec<Candidate<NodeId>>> {
    let mission: String = node::table
        .filter(node::strategy_id.eq(strategy.as_str()))
        .filter(node::parent_id.is_null())
        .filter(node::archived_at.is_null())
        .select(node::id)
        .first(conn)?;
    let above: Option<String> = node::table.filter(node::id.eq(home.as_str())).select(node::parent_id).first(conn)?;
    let mut ids = vec![NodeId::stored(mission.clone())];
    for parent in [Some(mission), above].into_iter().flatten() {
        let below: Vec<String> = node::table
            .filter(node::parent_id.eq(parent))
            .filter(node::archived_at.is_null())
            .order((node::position, node::id))
            .limit(OFFERED)
            .select(node::id)
            .load(conn)?;
        ids.extend(below.into_iter().map(NodeId::stored));
    }
    let mut seen = std::collections::HashSet::new();
    ids.retain(|candidate| seen.insert(candidate.clone()));
    named(conn, out, ids)
}

/// Names the nodes in their order with what is above them, leaving out the nodes `out` and everything below them.
pub(super) fn named(conn: &mut Conn, out: &[NodeId], ids: Vec<NodeId>) -> Result<Vec<Candidate<NodeId>>> {
    let mut lines = stations(conn, &ids, None)?;
    let mut found = Vec::new();
    for candidate in ids {
        let Some(mut line) = lines.remove(&candidate) else {
            continue;
        };
        let Some(own) = line.stations.pop() else {
            continue;
        };
        let is_below = out.contains(&own.id) || line.stations.iter().any(|station| out.contains(&station.id));
        if is_below || own.archived {
            continue;
        }
        found.push(Candidate {
            id: candidate,
            label: own.title,
            within: line.stations.iter().map(|station| station.title.text.as_str()).collect::<Vec<_>>().join(" › "),
        });
    }
    Ok(found)
}
