//! Declaring, changing, taking back, declaring again.
//!
//! Invariant: what is changed waits for an answer again: the one before was about other words, and stays in the history.

use diesel::prelude::*;

use super::steps::{self, Entry, step, turn};
use crate::access::{Permit, Tx as _, Writer};
use crate::declared::model::{Spoken, State, WorkEdit};
use crate::declared::policy::{ChangeDeclared, Declare};
use crate::error::{Error, Result};
use crate::id::{ContributionId, DeclaredId};
use crate::storage::schema::{contribution, declared};

/// How many declarations of one person may wait.
const OPEN_MAX: i64 = 20;

/// Declares work; `card` is a card of the author's own that moves no objective, where it stands on one already.
///
/// # Errors
/// `Invalid` if too many wait already.
pub(crate) fn declare(
    tx: &mut Writer<'_>,
    permit: &Permit<Declare>,
    work: &WorkEdit,
    card: Option<&ContributionId>,
) -> Result<DeclaredId> {
    let me = tx.viewer().person.clone();
    let open: i64 = declared::table
        .filter(declared::person_id.eq(me.as_str()))
        .filter(declared::state.eq(State::Open.word()))
        .count()
        .get_result(tx.conn())?;
    if open >= OPEN_MAX {
        return Err(Error::invalid(
            "",
            format!("{open} of your declarations wait already. Take one of them back first."),
        ));
    }
    let card: Option<String> = contribution::table
        .filter(contribution::id.eq(card.map_or("", ContributionId::as_str)))
        .filter(contribution::person_id.eq(me.as_str()))
        .select(contribution::id)
        .first(tx.conn())
        .optional()?;
    let (id, now) = (DeclaredId::stored(tx.new_id()), tx.now().0);
    diesel::insert_into(declared::table)
        .values((
            declared::id.eq(id.as_str()),
            declared::person_id.eq(me.as_str()),
            declared::title.eq(work.title.as_str()),
            declared::share.eq(work.share.word()),
            declared::sentence.eq(&work.sentence),
            declared::state.eq(State::Open.word()),
            declared::card_id.eq(card),
            declared::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    turn(tx, permit.proof(), &id, 1, &Entry::new(Spoken::Declared))?;
    Ok(id)
}

/// Changes what a declaration says; it waits for an answer again.
///
/// # Errors
/// `Conflict` if it was answered or changed since `revision`.
pub(crate) fn change(
    tx: &mut Writer<'_>,
    permit: &Permit<ChangeDeclared>,
    revision: i64,
    work: &WorkEdit,
) -> Result<()> {
    steps::write(tx, permit.proof(), &permit.id, work)?;
    step(tx, permit.proof(), (&permit.id, revision), State::Open, &Entry::new(Spoken::Changed))
}

/// Takes a declaration back; a card that came of it stays as it is.
///
/// # Errors
/// `Conflict` if it was answered or changed since `revision`.
pub(crate) fn withdraw(tx: &mut Writer<'_>, permit: &Permit<ChangeDeclared>, revision: i64) -> Result<()> {
    step(tx, permit.proof(), (&permit.id, revision), State::Withdrawn, &Entry::new(Spoken::Withdrawn))
}

/// Declares again what was taken back.
///
/// # Errors
/// `Conflict` if it was changed since `revision`, or waits by now.
pub(crate) fn reopen(tx: &mut Writer<'_>, permit: &Permit<ChangeDeclared>, revision: i64) -> Result<()> {
    step(tx, permit.proof(), (&permit.id, revision), State::Open, &Entry::new(Spoken::Reopened))
}
