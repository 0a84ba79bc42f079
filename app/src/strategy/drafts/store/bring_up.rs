//! Bringing drafts up to what was published under them.
//!
//! Invariant: every draft that is alive is always a change of what is published now: the same transaction that publishes
//! carries it over, field by field, and writes down what somebody has to choose.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use serde_json::json;

use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::id::{DraftId, StrategyId};
use crate::storage::bulk::{Rows, delete_text};
use crate::storage::schema::draft;
use crate::strategy::drafts::model::State;
use crate::strategy::versions::model::{Change, Conflict, Field, Kind, Skeleton, Tree, difference, merge, places};
use crate::strategy::versions::store::{self as versions, Made, Touched};

use super::ground::conflicts;

/// A published change: what it did, and where nodes hung before and after, where it moves any.
pub(super) struct Step<'a> {
    pub changes: &'a [Change],
    pub base: &'a Skeleton,
    pub theirs: &'a Skeleton,
}

/// Brings every draft of `strategy` that is alive up to `step`.
pub(super) fn bring_up(tx: &mut Writer<'_>, proof: Proof, strategy: &StrategyId, step: &Step<'_>) -> Result<()> {
    let drafts: Vec<(String, String)> = draft::table
        .filter(draft::strategy_id.eq(strategy.as_str()))
        .filter(draft::state.eq_any([State::Open, State::Aside].map(State::word)))
        .order(draft::id)
        .select((draft::id, draft::copy_id))
        .load(tx.conn())?;
    for (id, copy) in drafts {
        carry(tx, proof, &DraftId::stored(id), &copy, step, true)?;
    }
    Ok(())
}

/// Carries `step` over to one draft; `is_published` says that what is gone in it is gone for good.
pub(super) fn carry(
    tx: &mut Writer<'_>,
    proof: Proof,
    draft: &DraftId,
    copy: &str,
    step: &Step<'_>,
    is_published: bool,
) -> Result<()> {
    let stamp = tx.now().0;
    let cells = step.changes.iter().map(|change| &change.cell);
    let nodes: BTreeSet<&str> = cells.flat_map(|cell| [cell.node.as_str(), cell.other.as_str()]).collect();
    let nodes: Vec<&str> = nodes.into_iter().collect();
    let Touched { tree: before, ids } = versions::touched(tx.conn(), copy, true, &nodes, places(step.changes))?;
    let mut mine = before.clone();
    let found = merge(&mut mine, step.changes, step.base, step.theirs, stamp);
    let mut writes = difference(&before, &mine);
    if is_published {
        let gone = step.changes.iter().filter(|change| change.cell.field == Field::Added && change.after.is_empty());
        writes.extend(gone.filter(|change| before.spots.contains_key(&change.cell.node)).cloned());
    }
    versions::apply(tx, proof, copy, Some(ids), &writes)?;
    tell(tx, proof, draft, step.changes, found)
}

/// Writes the conflicts down. One that was open stays about what it was, against what is published now.
fn tell(tx: &mut Writer<'_>, _proof: Proof, draft: &DraftId, changes: &[Change], found: Vec<Conflict>) -> Result<()> {
    let touched: BTreeSet<(&str, &str, &str, &str)> = changes
        .iter()
        .map(|change| &change.cell)
        .chain(found.iter().map(|conflict| &conflict.cell))
        .map(|cell| (cell.node.as_str(), cell.field.word(), cell.lens.as_str(), cell.other.as_str()))
        .collect();
    let open = conflicts(tx.conn(), draft, None)?;
    let again: Vec<_> = open
        .iter()
        .filter(|(_, node, field, lens, other, ..)| {
            touched.contains(&(node.as_str(), field.as_str(), lens.as_str(), other.as_str()))
        })
        .collect();
    let was: HashMap<(&str, &str, &str, &str), &str> = again
        .iter()
        .map(|(_, node, field, lens, other, was, ..)| {
            ((node.as_str(), field.as_str(), lens.as_str(), other.as_str()), was.as_str())
        })
        .collect();
    let ids: Vec<&str> = again.iter().map(|(id, ..)| id.as_str()).collect();
    delete_text(tx.conn(), "draft_conflict", &json!(ids).to_string())?;
    let columns = ["id", "draft_id", "node_id", "field", "lens_id", "other_id", "was", "published", "mine"];
    let mut rows = Rows::new("draft_conflict", &columns);
    for Conflict { cell, was: before, published, mine } in &found {
        let key = (cell.node.as_str(), cell.field.word(), cell.lens.as_str(), cell.other.as_str());
        let row = tx.new_id();
        rows.push(vec![
            json!(row),
            json!(draft.as_str()),
            json!(cell.node),
            json!(cell.field.word()),
            json!(cell.lens),
            json!(cell.other),
            json!(was.get(&key).copied().unwrap_or(before)),
            json!(published),
            json!(mine),
        ]);
    }
    rows.insert(tx.conn())
}

/// Writes a version for a change that was made to what is published without a draft, such as an import, and brings all
/// drafts up to it; `before` is all that was published.
pub(crate) fn published_directly(
    tx: &mut Writer<'_>,
    proof: Proof,
    strategy: &StrategyId,
    (kind, reason): (Kind, &str),
    before: &Tree,
) -> Result<()> {
    let after = versions::whole(tx.conn(), strategy.as_str())?;
    let changes = difference(before, &after);
    if changes.is_empty() {
        return Ok(());
    }
    let made = Made { strategy: strategy.as_str(), kind, reason, draft: None };
    versions::record(tx, proof, &made, &changes)?;
    bring_up(tx, proof, strategy, &Step { changes: &changes, base: &before.spots, theirs: &after.spots })
}
