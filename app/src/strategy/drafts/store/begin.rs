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
use crate::strategy::delegations::store::looked_at;
use crate::strategy::drafts::model::{ChoiceView, State};
use crate::strategy::drafts::policy::BeginDraft;
use crate::strategy::policy::{abilities, leads};
use crate::strategy::store::nodes::place;
use crate::strategy::versions::model::{Begun, Cell, Field};
use crate::strategy::versions::store::touched;
use crate::text::Title;

/// Begins a draft of the strategy in force; `of` is the published node that it is begun for.
///
/// # Errors
/// `Invalid` where whoever has a subtree alone asks for a draft that leadership does not see, or for a second one.
pub(crate) fn begin(
    tx: &mut Writer<'_>,
    permit: &Permit<BeginDraft>,
    name: Option<&Title>,
    limited: bool,
    of: Option<&NodeId>,
) -> Result<Begun> {
    if permit.is_let {
        check(tx, limited)?;
    }
    let wanted = Wanted { name, limited, whole: !permit.is_let, undoes: None };
    let (draft, copy) = insert(tx, permit.proof(), &permit.strategy, &wanted)?;
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

/// What a draft is to be: its name (none: after the day), whether the invited alone see it, whether whoever begins it edits
/// all of it, and the version that it takes back.
#[derive(Default)]
pub(super) struct Wanted<'a> {
    pub name: Option<&'a Title>,
    pub limited: bool,
    pub whole: bool,
    pub undoes: Option<&'a str>,
}

/// Refuses what a delegate may not have: a draft that leadership does not see, and a second one while the first is open.
fn check(tx: &mut Writer<'_>, limited: bool) -> Result<()> {
    if limited {
        return Err(Error::invalid("limited", "Leadership sees the drafts that you begin, and publishes them."));
    }
    let me = tx.viewer().person.clone();
    let open: Option<String> = draft::table
        .filter(draft::begun_by.eq(me.as_str()))
        .filter(draft::state.eq(State::Open.word()))
        .select(draft::name)
        .first(tx.conn())
        .optional()?;
    match open {
        None => Ok(()),
        Some(name) => Err(Error::invalid("", format!("Your draft “{name}” is open. Go on in that one."))),
    }
}

/// Writes a draft with its copy; returns both ids.
pub(super) fn insert(
    tx: &mut Writer<'_>,
    proof: Proof,
    strategy: &StrategyId,
    wanted: &Wanted<'_>,
) -> Result<(DraftId, StrategyId)> {
    let name = match wanted.name {
        Some(name) => name.as_str().to_owned(),
        None => usual_name(tx)?,
    };
    let copy = copy(tx, proof, strategy, &name)?;
    let id = enter(tx, proof, strategy, &copy, &name, wanted)?;
    Ok((id, copy))
}

/// Writes a draft of `strategy` whose nodes hang in `copy` already; whoever begins it is invited to it.
pub(crate) fn enrol(
    tx: &mut Writer<'_>,
    proof: Proof,
    strategy: &StrategyId,
    copy: &StrategyId,
    name: &str,
    limited: bool,
    undoes: Option<&str>,
) -> Result<DraftId> {
    enter(tx, proof, strategy, copy, name, &Wanted { name: None, limited, whole: true, undoes })
}

fn enter(
    tx: &mut Writer<'_>,
    _proof: Proof,
    strategy: &StrategyId,
    copy: &StrategyId,
    name: &str,
    wanted: &Wanted<'_>,
) -> Result<DraftId> {
    let (id, now, actor) = (tx.new_id(), tx.now().0, tx.actor());
    diesel::insert_into(draft::table)
        .values((
            draft::id.eq(&id),
            draft::strategy_id.eq(strategy.as_str()),
            draft::copy_id.eq(copy.as_str()),
            draft::name.eq(name),
            draft::state.eq(State::Open.word()),
            draft::limited.eq(wanted.limited),
            draft::undoes_id.eq(wanted.undoes),
            draft::begun_by.eq(&actor),
            draft::begun_at.eq(now),
        ))
        .execute(tx.conn())?;
    if let Some(person) = actor {
        let row = tx.new_id();
        diesel::insert_into(draft_member::table)
            .values((
                draft_member::id.eq(row),
                draft_member::draft_id.eq(&id),
                draft_member::person_id.eq(person),
                draft_member::whole.eq(wanted.whole),
            ))
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
    let (name, now) = (usual_name(tx)?, tx.now());
    let conn = tx.conn();
    let place = place(conn, id)?.filter(|place| place.draft.is_none()).ok_or(Error::NotFound)?;
    let place = looked_at(conn, &viewer, now, place)?;
    let drafts = mirrors(conn, &viewer, &place)?;
    if drafts.is_empty() && !abilities(&viewer, &place).contains(&Ability::Draft) {
        return Err(Error::Forbidden);
    }
    let tree = touched(conn, place.strategy.as_str(), false, &[id.as_str()], false)?.tree;
    let title = tree.get(&Cell::of(id.as_str(), Field::Title));
    let may_limit = leads(&viewer);
    Ok(ChoiceView { node: id.clone(), title, drafts, name, may_limit })
}

/// What a draft is called that nobody named: after the day.
fn usual_name(tx: &mut impl Tx) -> Result<String> {
    let zone = organisation::view(tx)?.time_zone;
    Ok(format!("Draft of {}", tx.now().day(&zone).strftime("%-d %B %Y")))
}
