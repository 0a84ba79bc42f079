//! Proposing, changing, answering, declining, withdrawing, opening again.
//!
//! Invariant: what is proposed is proposed against words that its author saw; a decision that comes too late is a conflict
//! and writes nothing.

use diesel::prelude::*;

use super::steps::{Entry, Stand, step, turn};
use crate::access::{Ability, Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::{NodeId, ProposalId};
use crate::storage::Conn;
use crate::storage::schema::{node, proposal};
use crate::strategy::model::{Seen, Written};
use crate::strategy::proposals::model::{OPEN_MAX, Passage, Spoken, State};
use crate::strategy::proposals::policy::{
    AnswerProposal, ChangeProposal, DecideProposal, MarkNewsRead, ProposeChange, Proposed, ReopenProposal, is_in_time,
    is_own,
};
use crate::strategy::store::{changed_meanwhile, read_text};
use crate::text::{Prose, Title};

/// What a form proposes: the words, why, and what was seen in their place.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// The words.
    pub text: String,
    /// Why, in one sentence.
    pub why: Title,
    /// What they said when the form was opened.
    pub seen: Seen,
}

/// Proposes other words for the node of the permit.
///
/// # Errors
/// `Conflict` if they were published anew since the form was opened; `Invalid` if they say it already.
pub(crate) fn propose(
    tx: &mut Writer<'_>,
    permit: &Permit<ProposeChange>,
    passage: &Passage,
    words: &Words,
) -> Result<ProposalId> {
    let me = tx.viewer().person.clone();
    let present = against(tx.conn(), &permit.id, passage, words)?;
    let open: i64 = proposal::table
        .filter(proposal::person_id.eq(me.as_str()))
        .filter(proposal::state.eq(State::Open.word()))
        .count()
        .get_result(tx.conn())?;
    if open >= OPEN_MAX {
        return Err(Error::invalid(
            "",
            format!("You have {open} proposals that nobody has decided. Withdraw one of them first."),
        ));
    }
    let title: String = node::table.filter(node::id.eq(permit.id.as_str())).select(node::title).first(tx.conn())?;
    let (id, now) = (tx.new_id(), tx.now().0);
    diesel::insert_into(proposal::table)
        .values((
            proposal::id.eq(&id),
            proposal::strategy_id.eq(permit.strategy.as_str()),
            proposal::node_id.eq(permit.id.as_str()),
            proposal::title.eq(title),
            proposal::field.eq(passage.field.word()),
            proposal::lens_id.eq(passage.lens.as_ref().map_or("", |lens| lens.as_str())),
            proposal::based_on.eq(&present.text),
            proposal::text.eq(&words.text),
            proposal::why.eq(words.why.as_str()),
            proposal::state.eq(State::Open.word()),
            proposal::person_id.eq(me.as_str()),
            proposal::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    let entry = Entry { words: &words.text, ..Entry::new(Spoken::Proposed, words.why.as_str()) };
    turn(tx, permit.proof(), &id, 1, entry)?;
    Ok(ProposalId::stored(id))
}

/// Changes what is proposed.
///
/// # Errors
/// `Conflict` if it was decided or changed since, or if the words were published anew.
pub(crate) fn change(tx: &mut Writer<'_>, permit: &Permit<ChangeProposal>, revision: i64, words: &Words) -> Result<()> {
    in_time(permit, Ability::Edit)?;
    let present = against(tx.conn(), &permit.node, &permit.passage, words)?;
    let entry = Entry { words: &words.text, ..Entry::new(Spoken::Changed, words.why.as_str()) };
    step(tx, permit.proof(), of(permit, revision), Stand::OPEN, entry)?;
    diesel::update(proposal::table.filter(proposal::id.eq(permit.id.as_str())))
        .set((
            proposal::based_on.eq(present.text),
            proposal::text.eq(&words.text),
            proposal::why.eq(words.why.as_str()),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Says something about a proposal; while it is open it waits for whoever did not speak last.
///
/// # Errors
/// `Conflict` if it was decided since; `Invalid` if nothing is said.
pub(crate) fn answer(tx: &mut Writer<'_>, permit: &Permit<AnswerProposal>, text: &Prose) -> Result<()> {
    in_time(permit, Ability::Answer)?;
    if text.as_str().is_empty() {
        return Err(Error::invalid("text", "Write something here."));
    }
    let answered = !is_own(tx.viewer(), permit);
    let kept: (Option<String>, Option<String>) = proposal::table
        .filter(proposal::id.eq(permit.id.as_str()))
        .select((proposal::draft_id, proposal::taken))
        .first(tx.conn())?;
    let stand =
        Stand { state: permit.state, answered, draft: kept.0.as_deref(), taken: kept.1.as_deref(), version: None };
    step(tx, permit.proof(), of(permit, permit.revision), stand, Entry::new(Spoken::Answered, text.as_str()))
}

/// Declines a proposal, with the reason that its proposer reads.
///
/// # Errors
/// `Conflict` if it was decided or changed since `revision`.
pub(crate) fn decline(
    tx: &mut Writer<'_>,
    permit: &Permit<DecideProposal>,
    revision: i64,
    reason: &Title,
) -> Result<()> {
    in_time(permit, Ability::Decide)?;
    let stand = Stand { state: State::Declined, ..Stand::OPEN };
    step(tx, permit.proof(), of(permit, revision), stand, Entry::new(Spoken::Declined, reason.as_str()))
}

/// Takes a proposal of one's own back.
///
/// # Errors
/// `Conflict` if it was decided or changed since `revision`.
pub(crate) fn withdraw(tx: &mut Writer<'_>, permit: &Permit<ChangeProposal>, revision: i64) -> Result<()> {
    in_time(permit, Ability::Edit)?;
    let stand = Stand { state: State::Withdrawn, ..Stand::OPEN };
    step(tx, permit.proof(), of(permit, revision), stand, Entry::new(Spoken::Withdrawn, ""))
}

/// Opens a proposal again; what was written into a draft stays there until somebody changes it.
///
/// # Errors
/// `Conflict` if it was changed since `revision`, or is open or published by now.
pub(crate) fn reopen(tx: &mut Writer<'_>, permit: &Permit<ReopenProposal>, revision: i64) -> Result<()> {
    in_time(permit, Ability::Reopen)?;
    step(tx, permit.proof(), of(permit, revision), Stand::OPEN, Entry::new(Spoken::Reopened, ""))
}

/// Marks what became of a proposal as read; this is no step of it.
pub(crate) fn mark_read(tx: &mut Writer<'_>, permit: &Permit<MarkNewsRead>) -> Result<()> {
    diesel::update(proposal::table.filter(proposal::id.eq(permit.id.as_str())))
        .set(proposal::news_at.eq(None::<i64>))
        .execute(tx.conn())?;
    Ok(())
}

/// Refuses what comes too late.
pub(super) fn in_time(proposed: &Proposed, ability: Ability) -> Result<()> {
    if is_in_time(ability, proposed.state) { Ok(()) } else { Err(changed_meanwhile()) }
}

/// Names a proposal as a step does.
pub(super) fn of(proposed: &Proposed, revision: i64) -> (&str, &crate::id::PersonId, i64) {
    (proposed.id.as_str(), &proposed.by, revision)
}

/// Reads the words that `words` are proposed against.
fn against(conn: &mut Conn, id: &NodeId, passage: &Passage, words: &Words) -> Result<Written> {
    let present = read_text(conn, id, passage.field, passage.lens.as_ref())?.ok_or(Error::NotFound)?;
    if !words.seen.holds(0, &present.text) {
        return Err(changed_meanwhile());
    }
    if words.text == present.text {
        return Err(Error::invalid("text", "This is what it says already. Change its words first."));
    }
    Ok(present)
}
