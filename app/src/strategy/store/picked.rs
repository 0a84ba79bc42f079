//! Moving several nodes, or putting several away, by one act.
//!
//! Invariant: all of it or nothing; what hangs below a node that was ticked goes along with it; each node is changed under a
//! permit of its own and at the revision that was seen.

use std::collections::HashSet;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::archive::{next_stamp, put_away, restore};
use super::forms::{candidates, named, nearby, siblings};
use super::lines::stations;
use super::moves::{DEPTH_MAX, Spot, follower, hang, neighbours};
use crate::access::{Tx, Writer};
use crate::error::{Error, Result};
use crate::id::{NodeId, StrategyId};
use crate::storage::schema::node;
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::model::{InDraft, PICKED, Pick, PickedView, Shift, Undo};
use crate::strategy::policy::{ArchiveNode, MoveNode};

/// Reads what the page needs that moves `picks` or puts them away; the caller knows that the viewer may see the draft, whose
/// nodes hang in `copy`.
pub(crate) fn picked(
    tx: &mut impl Tx,
    (draft, copy): (&InDraft, &StrategyId),
    picks: &[Pick],
    to: Option<&NodeId>,
    find: &str,
) -> Result<PickedView> {
    let conn = tx.conn();
    let ids: Vec<&str> = picks.iter().map(|pick| pick.node.as_str()).collect();
    let there: HashSet<String> = node::table
        .filter(node::strategy_id.eq(copy.as_str()))
        .filter(node::archived_at.is_null())
        .filter(node::parent_id.is_not_null())
        .filter(node::id.eq_any(&ids))
        .select(node::id)
        .load::<String>(conn)?
        .into_iter()
        .collect();
    let picks: Vec<Pick> = picks.iter().filter(|pick| there.contains(pick.node.as_str())).cloned().collect();
    let tops = tops(conn, &picks)?;
    let ids: Vec<NodeId> = tops.iter().map(|pick| pick.node.clone()).collect();
    let lines = stations(conn, &ids, None)?;
    let mut rows = Vec::new();
    for pick in &tops {
        let Some(mut line) = lines.get(&pick.node).cloned() else { continue };
        let Some(own) = line.stations.pop() else { continue };
        let above: Vec<&str> = line.stations.iter().skip(1).map(|station| station.title.text.as_str()).collect();
        rows.push((pick.clone(), own.title, above.join(" › ")));
    }
    let is_inside = |id: &NodeId| ids.contains(id);
    let to = match to {
        Some(to) => named(conn, &ids, vec![to.clone()])?.pop(),
        None => None,
    };
    let siblings = match &to {
        Some(to) => siblings(conn, &to.id)?.into_iter().filter(|sibling| !is_inside(&sibling.id)).collect(),
        None => Vec::new(),
    };
    let home = ids.first().and_then(|first| lines.get(first)).and_then(|line| line.stations.iter().rev().nth(1));
    let candidates = match (home, find.trim().is_empty()) {
        (_, false) => candidates(conn, &ids, copy, find)?,
        (Some(home), true) => nearby(conn, &ids, &home.id, copy)?,
        (None, true) => Vec::new(),
    };
    Ok(PickedView {
        draft: draft.clone(),
        along: picks.len() - tops.len(),
        below: below(conn, &ids)?,
        rows,
        to,
        siblings,
        candidates,
        find: find.to_owned(),
    })
}

/// Hangs `picks` below `parent` in their order, before its child `before` or last, and returns how to take it back, with the
/// address of the outline.
///
/// # Errors
/// `NotFound` or `Forbidden` if one of them may not be moved, `Conflict` if one was changed since; `Invalid` if the parent lies
/// within one of them, which is named, or as a single move would be.
pub(crate) fn shift(
    tx: &mut Writer<'_>,
    picks: &[Pick],
    parent: &NodeId,
    before: Option<&NodeId>,
) -> Result<(Undo, String)> {
    let tops = few(tops(tx.conn(), picks)?)?;
    // Asked first: of what somebody may not see they are told nothing.
    let permits: Vec<_> = tops.iter().map(|pick| tx.permit(MoveNode(pick.node.clone()))).collect::<Result<_>>()?;
    outside(tx.conn(), &tops, parent)?;
    // Whoever is to follow them may be among them.
    let mut next = match before {
        Some(before) => follower(tx.conn(), parent, Spot::Before(before))?,
        None => None,
    };
    while let Some(one) = next.clone().filter(|one| tops.iter().any(|pick| pick.node == *one)) {
        next = neighbours(tx.conn(), &one)?.1;
    }
    let mut shifts = Vec::new();
    let mut home = String::new();
    for (permit, pick) in permits.iter().zip(&tops) {
        shifts.push(shifted(hang(tx, permit, parent, next.as_ref(), pick.revision)?)?);
        home = permit.outline();
    }
    Ok((Undo::Shifted(shifts), home))
}

/// Hangs everything back that one act had moved, the last first, and returns the address of the outline.
///
/// # Errors
/// `Conflict` if one of them was changed since; as a move otherwise.
pub(crate) fn shift_back(tx: &mut Writer<'_>, shifts: &[Shift]) -> Result<String> {
    let mut home = String::new();
    for shift in shifts.iter().rev() {
        let permit = tx.permit(MoveNode(shift.pick.node.clone()))?;
        let spot = shift.before.as_ref().map_or(Spot::Last, Spot::Before);
        let before = follower(tx.conn(), &shift.parent, spot)?;
        hang(tx, &permit, &shift.parent, before.as_ref(), shift.pick.revision)?;
        home = permit.outline();
    }
    Ok(home)
}

/// Puts `picks` away, each with everything below it, and returns how to take it back, what the first hung below, and
/// the address of the outline.
///
/// # Errors
/// `NotFound` or `Forbidden` if one of them may not be put away, `Conflict` if one was changed since.
pub(crate) fn archive_all(tx: &mut Writer<'_>, picks: &[Pick]) -> Result<(Undo, Option<NodeId>, String)> {
    let tops = few(tops(tx.conn(), picks)?)?;
    let (mut stamp, mut parent, mut home) = (None, None, String::new());
    for pick in &tops {
        let permit = tx.permit(ArchiveNode(pick.node.clone()))?;
        let stamp = match stamp {
            Some(stamp) => stamp,
            None => *stamp.insert(next_stamp(tx, &permit)?),
        };
        put_away(tx, &permit, pick.revision, stamp)?;
        parent = parent.or_else(|| permit.parent.clone());
        home = permit.outline();
    }
    let since = tops.into_iter().map(|pick| Pick { revision: pick.revision + 1, ..pick });
    Ok((Undo::PutAway(since.collect()), parent, home))
}

/// Brings everything back that one act had put away, and returns the address of the outline.
///
/// # Errors
/// `Conflict` if one of them was changed since; as bringing one back otherwise.
pub(crate) fn restore_all(tx: &mut Writer<'_>, picks: &[Pick]) -> Result<String> {
    let mut home = String::new();
    for pick in picks {
        let permit = tx.permit(ArchiveNode(pick.node.clone()))?;
        restore(tx, &permit, pick.revision)?;
        home = permit.outline();
    }
    Ok(home)
}

/// Leaves out what hangs below another of `picks`: it goes along with that one.
fn tops(conn: &mut Conn, picks: &[Pick]) -> Result<Vec<Pick>> {
    let ids: Vec<NodeId> = picks.iter().map(|pick| pick.node.clone()).collect();
    let lines = stations(conn, &ids, None)?;
    let is_top = |pick: &&Pick| {
        let above = lines.get(&pick.node).into_iter().flat_map(|line| line.stations.iter().rev().skip(1));
        above.into_iter().all(|station| !ids.contains(&station.id))
    };
    Ok(picks.iter().filter(is_top).cloned().collect())
}

fn few(tops: Vec<Pick>) -> Result<Vec<Pick>> {
    match tops.len() {
        0 => Err(Error::invalid("", "Nothing is ticked. Tick the rows first.")),
        many if many > PICKED => {
            Err(Error::invalid("", format!("{many} rows are ticked; {PICKED} can be taken at once. Untick some.")))
        }
        _ => Ok(tops),
    }
}

/// Makes sure that `parent` lies within none of `tops`.
fn outside(conn: &mut Conn, tops: &[Pick], parent: &NodeId) -> Result<()> {
    let line = stations(conn, std::slice::from_ref(parent), None)?.remove(parent);
    let inside =
        line.iter().flat_map(|line| &line.stations).find(|station| tops.iter().any(|pick| pick.node == station.id));
    match inside {
        Some(station) => Err(Error::invalid(
            "parent",
            format!(
                "“{}” cannot hang below itself or below one of its own children. Untick it, or choose a parent outside of it.",
                station.title.text
            ),
        )),
        None => Ok(()),
    }
}

/// Counts what hangs in sight below `ids`.
fn below(conn: &mut Conn, ids: &[NodeId]) -> Result<i64> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        number: i64,
    }
    let list = listed(conn.kind(), 1);
    let count: Count = sql(format!(
        "WITH RECURSIVE below (id, depth) AS (SELECT n.id, CAST(0 AS BIGINT) FROM node n WHERE n.id IN {list} \
         UNION ALL SELECT n.id, below.depth + 1 FROM below JOIN node n ON n.parent_id = below.id \
         WHERE n.archived_at IS NULL AND below.depth < $2) \
         SELECT CAST(COUNT(*) AS BIGINT) AS number FROM below WHERE depth > 0"
    ))
    .bind::<Text, _>(array(conn.kind(), ids.iter().map(NodeId::as_str)))
    .bind::<BigInt, _>(2 * DEPTH_MAX)
    .get_result(conn)?;
    Ok(count.number)
}

fn shifted(undo: Undo) -> Result<Shift> {
    match undo {
        Undo::Moved { node, revision, parent, before } => Ok(Shift { pick: Pick { node, revision }, parent, before }),
        _ => Err(Error::NotFound),
    }
}
