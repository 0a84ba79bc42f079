//! What is said of a node while its cycle is being closed.
//!
//! Invariant: an answer names the revision its author saw, so that of two who answer for one node neither is lost; what is
//! said of many at once is said of those alone that nobody had answered for.

use std::collections::HashSet;

use diesel::prelude::*;
use serde_json::json;

use super::ground::hold;
use super::tree::{answers, below, outline};
use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::storage::bulk::Rows;
use crate::storage::schema::{closing_answer, node};
use crate::strategy::cycles::model::{AnswerEdit, Verdict};
use crate::strategy::cycles::policy::CloseCycle;
use crate::strategy::store::changed_meanwhile;

/// Writes what is said of a node; without a verdict, takes it back. With `also_below` says the same of every node below
/// that nobody has answered for, and returns the batch by which that can be taken back.
///
/// # Errors
/// `Conflict` if somebody answered since `revision`; `Invalid` for a mission that is to stop.
pub(crate) fn answer(
    tx: &mut Writer<'_>,
    permit: &Permit<CloseCycle>,
    node: &NodeId,
    edit: &AnswerEdit,
    revision: i64,
    also_below: bool,
) -> Result<Option<String>> {
    hold(tx, permit.proof(), &permit.id)?;
    let parent: Option<Option<String>> = node::table
        .filter(node::id.eq(node.as_str()))
        .filter(node::strategy_id.eq(permit.strategy.as_str()))
        .filter(node::archived_at.is_null())
        .select(node::parent_id)
        .first(tx.conn())
        .optional()?;
    let parent =
        parent.ok_or_else(|| Error::invalid("", "This node is archived or gone by now, so nothing was written."))?;
    if parent.is_none() && edit.verdict == Some(Verdict::Stop) {
        return Err(Error::invalid(
            "verdict",
            "A strategy cannot go on without a mission. Keep it, or say that it is to change.",
        ));
    }
    write(tx, permit, node, edit, revision)?;
    match edit.verdict {
        Some(verdict) if also_below => say_below(tx, permit, node, verdict, edit),
        _ => Ok(None),
    }
}

fn write(
    tx: &mut Writer<'_>,
    permit: &Permit<CloseCycle>,
    node: &NodeId,
    edit: &AnswerEdit,
    revision: i64,
) -> Result<()> {
    let (now, actor) = (tx.now().0, tx.actor());
    let of_node = || {
        closing_answer::table
            .filter(closing_answer::closing_id.eq(permit.id.as_str()))
            .filter(closing_answer::node_id.eq(node.as_str()))
    };
    let stands: Option<i64> = of_node().select(closing_answer::revision).first(tx.conn()).optional()?;
    if stands.unwrap_or(0) != revision {
        return Err(changed_meanwhile());
    }
    let Some(verdict) = edit.verdict else {
        diesel::delete(of_node()).execute(tx.conn())?;
        return Ok(());
    };
    let said = (
        closing_answer::verdict.eq(verdict.word()),
        closing_answer::score.eq(edit.score.word()),
        closing_answer::learned.eq(edit.learned.as_str()),
        closing_answer::said_by.eq(actor),
        closing_answer::said_at.eq(now),
        closing_answer::revision.eq(revision + 1),
    );
    if stands.is_some() {
        diesel::update(of_node()).set(said).execute(tx.conn())?;
    } else {
        let id = tx.new_id();
        let place = (
            closing_answer::id.eq(id),
            closing_answer::closing_id.eq(permit.id.as_str()),
            closing_answer::node_id.eq(node.as_str()),
        );
        diesel::insert_into(closing_answer::table).values((place, said)).execute(tx.conn())?;
    }
    Ok(())
}

/// Says the same of all below that wait: verdict and score, not what was learned, which is of one node.
fn say_below(
    tx: &mut Writer<'_>,
    permit: &Permit<CloseCycle>,
    node: &NodeId,
    verdict: Verdict,
    edit: &AnswerEdit,
) -> Result<Option<String>> {
    let spots = outline(tx.conn(), permit.strategy.as_str())?;
    let said: HashSet<String> = answers(tx.conn(), &permit.id)?.into_keys().collect();
    let Some(at) = spots.iter().position(|spot| spot.id == *node) else { return Ok(None) };
    let (batch, now, actor) = (tx.new_id(), tx.now().0, tx.actor());
    let columns = ["id", "closing_id", "node_id", "verdict", "score", "said_by", "said_at", "batch_id", "revision"];
    let mut rows = Rows::new("closing_answer", &columns);
    for spot in below(&spots, at).iter().filter(|spot| !said.contains(spot.id.as_str())) {
        let id = tx.new_id();
        rows.push(vec![
            json!(id),
            json!(permit.id.as_str()),
            json!(spot.id.as_str()),
            json!(verdict.word()),
            json!(edit.score.word()),
            json!(actor),
            json!(now),
            json!(batch),
            json!(1),
        ]);
    }
    rows.insert(tx.conn())?;
    Ok((!rows.values.is_empty()).then_some(batch))
}

/// Takes back what was said of many at once, as far as nobody has changed it since.
pub(crate) fn take_back(tx: &mut Writer<'_>, permit: &Permit<CloseCycle>, batch: &str) -> Result<()> {
    hold(tx, permit.proof(), &permit.id)?;
    diesel::delete(
        closing_answer::table
            .filter(closing_answer::closing_id.eq(permit.id.as_str()))
            .filter(closing_answer::batch_id.eq(batch))
            .filter(closing_answer::revision.eq(1)),
    )
    .execute(tx.conn())?;
    Ok(())
}
