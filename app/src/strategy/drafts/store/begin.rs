//! Beginning a draft, and choosing one in which a published node is to be changed.
//!
//! Invariant: a draft begins as what is published; whoever begins it is invited to it.

use diesel::prelude::*;

use super::copy::copy;
use super::ground::mirrors;
use crate::access::{Ability, Permit, Proof, Tx, Writer};
use crate::error::{Error, Result};
use crate::id::{DraftId, NodeId, StrategyId};
use crate::organisation::store as organisation;
use crate::storage::schema::{draft, draft_member, node};
use crate::strategy::drafts::model::{ChoiceView, State};
use crate::strategy::drafts::policy::BeginDraft;
use crate::strategy::policy::abilities;
use crate::strategy::store::nodes::place;
use crate::strategy::versions::model::{Begun, Cell, Field};
use crate::strategy::versions::store::touched;
use crate::text::Title;

/// Begins a draft of the strategy in force; `of` is the published node that it is begun for.
pub(crate) fn begin(
    tx: &mut Writer<'_>,
    permit: &Permit<BeginDraft>,
    name: Option<&Title>,
    limited: bool,
    of: Option<&NodeId>,
) -> Result<Begun> {
    let (draft, copy) = insert(tx, permit.proof(), permit, name, limited, None)?;
    let node: Option<String> = match of {
        Some(of) => node::table
            .filter(node::strategy_id.eq(copy.as_str()))
            .filter(node::of_id.eq(of.as_str()))
            .select(node::id)
            .first(tx.conn())
            .optional()?,
        None => None,
    };
    Ok(Begun { draft, node: node.map(NodeId::stored) })
}

/// Writes a draft with its copy; returns both ids.
pub(super) fn insert(
    tx: &mut Writer<'_>,
    proof: Proof,
    strategy: &StrategyId,
    name: Option<&Title>,
    limited: bool,
    undoes: Option<&str>,
) -> Result<(DraftId, StrategyId)> {
    let name = match name {
        Some(name) => name.as_str().to_owned(),
        None => usual_name(tx)?,
    };
    let copy = copy(tx, proof, strategy, &name)?;
    let id = enrol(tx, proof, strategy, &copy, &name, limited, undoes)?;
    Ok((id, copy))
}

/// Writes a draft of `strategy` whose nodes hang in `copy` already; whoever begins it is invited to it.
pub(crate) fn enrol(
    tx: &mut Writer<'_>,
    _proof: Proof,
    strategy: &StrategyId,
    copy: &StrategyId,
    name: &str,
    limited: bool,
    undoes: Option<&str>,
) -> Result<DraftId> {
    let (id, now, actor) = (tx.new_id(), tx.now().0, tx.actor());
    diesel::insert_into(draft::table)
        .values((
            draft::id.eq(&id),
            draft::strategy_id.eq(strategy.as_str()),
            draft::copy_id.eq(copy.as_str()),
            draft::name.eq(name),
            draft::state.eq(State::Open.word()),
            draft::limited.eq(limited),
            draft::undoes_id.eq(undoes),
            draft::begun_by.eq(&actor),
            draft::begun_at.eq(now),
        ))
        .execute(tx.conn())?;
    if let Some(person) = actor {
        let row = tx.new_id();
        diesel::insert_into(draft_member::table)
            .values((draft_member::id.eq(row), draft_member::draft_id.eq(&id), draft_member::person_id.eq(person)))
            .execute(tx.conn())?;
    }
    Ok(DraftId::stored(id))
}

/// Reads what there is to choose from for a published node.
///
/// # Errors
/// `NotFound` if there is no such node or the viewer may not see it; `Forbidden` if they may not change it.
pub(crate) fn choice(tx: &mut impl Tx, id: &NodeId) -> Result<ChoiceView> {
    let viewer = tx.viewer().clone();
    let name = usual_name(tx)?;
    let conn = tx.conn();
    let place = place(conn, id)?.filter(|place| place.draft.is_none()).ok_or(Error::NotFound)?;
    let drafts = mirrors(conn, &viewer, &place)?;
    if drafts.is_empty() && !abilities(&viewer, &place).contains(&Ability::Draft) {
        return Err(Error::Forbidden);
    }
    let tree = touched(conn, place.strategy.as_str(), &[id.as_str()])?;
    Ok(ChoiceView { node: id.clone(), title: tree.get(&Cell::of(id.as_str(), Field::Title)), drafts, name })
}

/// What a draft is called that nobody named: after the day.
fn usual_name(tx: &mut impl Tx) -> Result<String> {
    let zone = organisation::view(tx)?.time_zone;
    Ok(format!("Draft of {}", tx.now().day(&zone).strftime("%-d %B %Y")))
}
