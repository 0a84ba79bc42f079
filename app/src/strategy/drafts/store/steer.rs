//! What a draft is called, who is invited to it, and where it ends.
//!
//! Invariant: a draft that has ended is not steered; one that is discarded leaves no nodes.

use diesel::prelude::*;

use super::clear::detach;
use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::PersonId;
use crate::storage::schema::{draft, draft_conflict, draft_member};
use crate::strategy::cycles::store as cycles;
use crate::strategy::delegations::store as delegations;
use crate::strategy::drafts::model::State;
use crate::strategy::drafts::policy::SteerDraft;
use crate::strategy::proposals::store as proposals;
use crate::strategy::store::changed_meanwhile;
use crate::text::Title;

/// Names a draft, and says whether it is seen by those alone who are invited.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn name(
    tx: &mut Writer<'_>,
    permit: &Permit<SteerDraft>,
    name: &Title,
    limited: bool,
    revision: i64,
) -> Result<()> {
    let of_draft = draft::table.filter(draft::id.eq(permit.draft.id.as_str())).filter(draft::revision.eq(revision));
    let changed = diesel::update(of_draft)
        .set((draft::name.eq(name.as_str()), draft::limited.eq(limited), draft::revision.eq(revision + 1)))
        .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Invites somebody to the whole draft, or (`whole` is not said) for what is delegated to them; whoever is invited to all of
/// it already stays so.
///
/// # Errors
/// `Invalid` if nothing is delegated to whoever is invited for that alone.
pub(crate) fn invite(tx: &mut Writer<'_>, permit: &Permit<SteerDraft>, person: &PersonId, whole: bool) -> Result<()> {
    if permit.draft.people.contains(person) || (!whole && permit.draft.partly.contains(person)) {
        return Ok(());
    }
    let now = tx.now();
    if !whole && !delegations::any(tx.conn(), person, now)? {
        let message = "Nothing is delegated to them. Let them edit a node first, on its own page.";
        return Err(Error::invalid("owner_search", message));
    }
    uninvited(tx, permit, person)?;
    let id = tx.new_id();
    diesel::insert_into(draft_member::table)
        .values((
            draft_member::id.eq(id),
            draft_member::draft_id.eq(permit.draft.id.as_str()),
            draft_member::person_id.eq(person.as_str()),
            draft_member::whole.eq(whole),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes an invitation back.
///
/// # Errors
/// `Invalid` if nobody would be left who sees a limited draft.
pub(crate) fn uninvite(tx: &mut Writer<'_>, permit: &Permit<SteerDraft>, person: &PersonId) -> Result<()> {
    if permit.draft.limited && permit.draft.people.iter().all(|known| known == person) {
        return Err(Error::invalid(
            "",
            "Somebody has to see this draft. Invite another first, or open it to leadership.",
        ));
    }
    uninvited(tx, permit, person)
}

fn uninvited(tx: &mut Writer<'_>, permit: &Permit<SteerDraft>, person: &PersonId) -> Result<()> {
    diesel::delete(
        draft_member::table
            .filter(draft_member::draft_id.eq(permit.draft.id.as_str()))
            .filter(draft_member::person_id.eq(person.as_str())),
    )
    .execute(tx.conn())?;
    Ok(())
}

/// Sets a draft aside: it is read, kept up with what is published, and not edited.
pub(crate) fn set_aside(tx: &mut Writer<'_>, permit: &Permit<SteerDraft>) -> Result<()> {
    stand(tx, permit, State::Aside, None)
}

/// Resumes a draft that was set aside.
pub(crate) fn resume(tx: &mut Writer<'_>, permit: &Permit<SteerDraft>) -> Result<()> {
    stand(tx, permit, State::Open, None)
}

/// Discards a draft with everything that was written in it.
pub(crate) fn discard(tx: &mut Writer<'_>, permit: &Permit<SteerDraft>) -> Result<()> {
    cycles::forget(tx, permit.proof(), &permit.copy)?;
    detach(tx, permit.proof(), &permit.copy)?;
    diesel::delete(draft_conflict::table.filter(draft_conflict::draft_id.eq(permit.draft.id.as_str())))
        .execute(tx.conn())?;
    proposals::returned(tx, permit.proof(), &permit.draft.id)?;
    let now = tx.now().0;
    stand(tx, permit, State::Discarded, Some(now))
}

fn stand(tx: &mut Writer<'_>, permit: &Permit<SteerDraft>, state: State, ended: Option<i64>) -> Result<()> {
    diesel::update(draft::table.filter(draft::id.eq(permit.draft.id.as_str())))
        .set((draft::state.eq(state.word()), draft::ended_at.eq(ended), draft::revision.eq(draft::revision + 1)))
        .execute(tx.conn())?;
    Ok(())
}
