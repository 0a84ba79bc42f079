//! Clearing away the copy of a draft that has ended.
//!
//! Invariant: from the moment a draft ends nobody reads its nodes (`ground`), and nothing that is published hangs together
//! with them. Its rows go in portions afterwards, so that no act waits for thousands of them.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::access::{Proof, Tx, Writer};
use crate::error::Result;
use crate::id::StrategyId;
use crate::storage::schema::{draft, node, strategy, support, wording};
use crate::storage::sql;
use crate::strategy::drafts::model::State;

/// How many nodes go in one turn.
const PORTION: usize = 500;

#[derive(QueryableByName)]
struct Leaf {
    #[diesel(sql_type = Text)]
    id: String,
}

/// Deletes what a draft added, whose ids go on where it is published, and takes the rest of the copy off them.
pub(super) fn detach(tx: &mut Writer<'_>, proof: Proof, copy: &StrategyId) -> Result<()> {
    let of_copy = || node::table.filter(node::strategy_id.eq(copy.as_str()));
    let added: Vec<String> = of_copy().filter(node::of_id.is_null()).select(node::id).load(tx.conn())?;
    if added.is_empty() {
        return Ok(());
    }
    let mission: Option<String> =
        of_copy().filter(node::parent_id.is_null()).select(node::id).first(tx.conn()).optional()?;
    for portion in added.chunks(PORTION) {
        diesel::update(of_copy().filter(node::parent_id.eq_any(portion)))
            .set(node::parent_id.eq(mission.as_ref()))
            .execute(tx.conn())?;
        remove(tx, proof, portion)?;
    }
    Ok(())
}

/// Deletes nodes with their words and links.
fn remove(tx: &mut Writer<'_>, _proof: Proof, nodes: &[String]) -> Result<()> {
    let links: Vec<String> = support::table
        .filter(support::node_id.eq_any(nodes).or(support::parent_id.eq_any(nodes)))
        .select(support::id)
        .load(tx.conn())?;
    diesel::delete(wording::table.filter(wording::support_id.eq_any(&links))).execute(tx.conn())?;
    diesel::delete(wording::table.filter(wording::node_id.eq_any(nodes))).execute(tx.conn())?;
    diesel::delete(support::table.filter(support::id.eq_any(&links))).execute(tx.conn())?;
    diesel::delete(node::table.filter(node::id.eq_any(nodes))).execute(tx.conn())?;
    Ok(())
}

/// Returns a copy that a draft which has ended left behind.
pub(crate) fn left(tx: &mut impl Tx) -> Result<Option<String>> {
    Ok(draft::table
        .inner_join(strategy::table.on(strategy::id.eq(draft::copy_id)))
        .filter(draft::state.eq_any([State::Published, State::Discarded].map(State::word)))
        .select(draft::copy_id)
        .first(tx.conn())
        .optional()?)
}

/// Deletes a portion of what drafts that ended have left.
pub(crate) fn clear(tx: &mut Writer<'_>, proof: Proof) -> Result<()> {
    let Some(copy) = left(tx)? else {
        return Ok(());
    };
    // Those first that nothing hangs below: no row is ever without its parent.
    let leaves: Vec<Leaf> = sql(
        "SELECT n.id FROM node n WHERE n.strategy_id = $1 AND NOT EXISTS (SELECT 1 FROM node c WHERE c.parent_id = n.id) \
         LIMIT $2",
    )
    .bind::<Text, _>(copy.as_str())
    .bind::<BigInt, _>(i64::try_from(PORTION).unwrap_or(i64::MAX))
    .load(tx.conn())?;
    let leaves: Vec<String> = leaves.into_iter().map(|leaf| leaf.id).collect();
    if leaves.is_empty() {
        diesel::delete(strategy::table.filter(strategy::id.eq(&copy))).execute(tx.conn())?;
        return Ok(());
    }
    remove(tx, proof, &leaves)
}
