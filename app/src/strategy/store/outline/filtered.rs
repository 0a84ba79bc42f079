//! The rows that a filter finds, without their tree.
//!
//! Invariant: at most [`ON_A_PAGE`] rows, in a fixed order.

use diesel::prelude::*;

use super::super::lines::stations;
use super::super::rows::{NodeRow, owner};
use super::Found;
use super::tree::add_owners_and_measures;
use crate::error::Result;
use crate::id::{NodeId, StrategyId};
use crate::storage::Conn;
use crate::storage::schema::node;
use crate::strategy::model::{OutlineRow, Show};

/// How many rows stand on a page.
pub(super) const ON_A_PAGE: i64 = 100;

/// Reads one page of what `show` finds.
pub(super) fn rows(conn: &mut Conn, strategy: &StrategyId, show: Show, page: i64) -> Result<Found> {
    let found = || {
        let nodes = node::table
            .filter(node::strategy_id.eq(strategy.as_str()))
            .filter(node::parent_id.is_not_null())
            .into_boxed();
        match show {
            Show::Archived => nodes.filter(node::archived_at.is_not_null()),
            Show::WithoutOwner => nodes
                .filter(node::archived_at.is_null())
                .filter(node::owner_id.is_null())
                .filter(node::owner_team_id.is_null()),
            Show::MissingBecause | Show::Everything => {
                nodes.filter(node::archived_at.is_null()).filter(node::because.eq(""))
            }
        }
    };
    let total: i64 = found().count().get_result(conn)?;
    let page = page.clamp(1, total / ON_A_PAGE + 1);
    let nodes = found()
        .order((node::archived_at.desc(), node::parent_id, node::position, node::id))
        .limit(ON_A_PAGE)
        .offset((page - 1) * ON_A_PAGE)
        .select(NodeRow::as_select())
        .load(conn)?;
    let ids: Vec<NodeId> = nodes.iter().map(|row| NodeId::stored(row.id.clone())).collect();
    let lines = stations(conn, &ids, None)?;
    let mut rows: Vec<OutlineRow> = nodes
        .into_iter()
        .filter_map(|row| {
            let id = NodeId::stored(row.id.clone());
            let line = lines.get(&id);
            let parent = row.parent_id.clone().map(NodeId::stored)?;
            let above = line.and_then(|line| line.stations.iter().rev().nth(1));
            Some(OutlineRow {
                id,
                of: row.of_id.clone().map(NodeId::stored),
                parent,
                depth: 0,
                pillar: line.and_then(|line| line.pillar).unwrap_or(0),
                title: row.written(&row.title),
                broken: row.because.is_empty(),
                owner: owner(row.owner_id, row.owner_team_id).map(|owner| (owner, String::new())),
                handed: row.handed_from_id.is_some(),
                measure: None,
                further: 0,
                below: 0,
                is_first: false,
                is_last: false,
                hidden_after: 0,
                within: above.map(|station| station.title.clone()),
                marks: Vec::new(),
                revision: row.revision,
            })
        })
        .collect();
    add_owners_and_measures(conn, &mut rows)?;
    Ok(Found { rows, open: String::new(), below_mission: 0, total: Some(total) })
}
