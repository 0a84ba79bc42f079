//! One step of a proposal: where it stands now, and the turn that says why.
//!
//! Invariant: filters on the revision that was seen, and numbers the turn by the next; so no turn is lost or stands twice.

use diesel::prelude::*;

use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::id::PersonId;
use crate::storage::schema::{proposal, proposal_turn};
use crate::strategy::proposals::model::{Spoken, State};
use crate::strategy::store::changed_meanwhile;

/// Where a proposal stands after a step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand<'a> {
    pub state: State,
    pub answered: bool,
    pub draft: Option<&'a str>,
    pub taken: Option<&'a str>,
    pub version: Option<&'a str>,
}

/// What was said in a step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub kind: Spoken,
    pub text: &'a str,
    pub words: &'a str,
    pub number: Option<i64>,
}

impl Stand<'_> {
    /// It waits for leadership.
    pub const OPEN: Self = Self { state: State::Open, answered: false, draft: None, taken: None, version: None };
}

impl<'a> Entry<'a> {
    /// A turn that says `text`.
    pub const fn new(kind: Spoken, text: &'a str) -> Self {
        Self { kind, text, words: "", number: None }
    }
}

/// Takes a step with the proposal `id` of `by`, which was seen at `revision`. What somebody else does is news to `by`; what
/// they do themselves ends the news.
///
/// # Errors
/// `Conflict` if somebody was quicker.
pub(super) fn step(
    tx: &mut Writer<'_>,
    proof: Proof,
    (id, by, revision): (&str, &PersonId, i64),
    stand: Stand<'_>,
    entry: Entry<'_>,
) -> Result<()> {
    let is_own = tx.actor().as_deref() == Some(by.as_str());
    let news = (!is_own).then_some(tx.now().0);
    let changed = diesel::update(proposal::table.filter(proposal::id.eq(id)).filter(proposal::revision.eq(revision)))
        .set((
            proposal::state.eq(stand.state.word()),
            proposal::answered.eq(stand.answered),
            proposal::draft_id.eq(stand.draft),
            proposal::taken.eq(stand.taken),
            proposal::version_id.eq(stand.version),
            proposal::news_at.eq(news),
            proposal::revision.eq(revision + 1),
        ))
        .execute(tx.conn())?;
    if changed == 0 {
        return Err(changed_meanwhile());
    }
    turn(tx, proof, id, revision + 1, entry)
}

/// Writes a turn.
pub(super) fn turn(tx: &mut Writer<'_>, _proof: Proof, id: &str, position: i64, entry: Entry<'_>) -> Result<()> {
    let (row, now, actor) = (tx.new_id(), tx.now().0, tx.actor());
    diesel::insert_into(proposal_turn::table)
        .values((
            proposal_turn::id.eq(row),
            proposal_turn::proposal_id.eq(id),
            proposal_turn::position.eq(position),
            proposal_turn::kind.eq(entry.kind.word()),
            proposal_turn::text.eq(entry.text),
            proposal_turn::words.eq(entry.words),
            proposal_turn::number.eq(entry.number),
            proposal_turn::person_id.eq(actor),
            proposal_turn::said_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}
