//! The `approval` table: asking a second person, and doing it once they say yes.
//!
//! Invariant: who asked, whom it is about and who would gain by it never answer; an act goes through alone only from the
//! server's own command line or while nobody else could answer, and then those affected are told so.

use diesel::prelude::*;

use super::{account, notice, office, question, second_step};
use crate::access::{Permit, Proof, Role, Tx, Writer};
use crate::accounts::model::ASKED_FOR;
use crate::accounts::policy::{
    ApprovalSubject, DecideApproval, GrantOffice, RemoveSecondStep, WithdrawApproval, leadership_may_second,
};
use crate::error::{Error, Result};
use crate::id::{AccountId, ApprovalId, PersonId};
use crate::people::store::place;
use crate::storage::schema::approval;

/// Another team or manager, by hand.
pub(crate) const MOVE: &str = "person.move";

/// What became of an act that needs a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is done: nobody else could have answered.
    Done,
    /// It waits for a second person.
    Asked,
}

/// An act that needs a second person.
#[derive(Debug)]
pub(crate) struct Question {
    /// Its name, such as `office.grant`.
    pub act: &'static str,
    /// Its details, in words of the code and ids.
    pub detail: String,
    /// The id of what it is about.
    pub subject: String,
    /// Whom it is about first, then who would gain a right by it.
    pub parties: Vec<PersonId>,
}

/// Gives an office, or asks a second person to.
pub(crate) fn grant_office(tx: &mut Writer<'_>, permit: &Permit<GrantOffice>) -> Result<Outcome> {
    let is_usable = account::find(tx.conn(), &permit.id)?.is_some_and(|account| account.is_usable);
    if !is_usable && !tx.viewer().system {
        return Err(Error::invalid("", "This account is shut. Open it first."));
    }
    let detail = permit.action().1.word().to_owned();
    let (subject, parties) = (permit.id.to_string(), vec![permit.person.clone()]);
    ask(tx, permit.proof(), &Question { act: "office.grant", detail, subject, parties })
}

/// Takes a second step away, or asks a second person to.
pub(crate) fn remove_second_step(tx: &mut Writer<'_>, permit: &Permit<RemoveSecondStep>) -> Result<Outcome> {
    let (subject, parties) = (permit.id.to_string(), vec![permit.person.clone()]);
    ask(tx, permit.proof(), &Question { act: "second_step.remove", detail: String::new(), subject, parties })
}

/// Does an act that somebody has a permit for, or asks a second person to.
pub(crate) fn ask(tx: &mut Writer<'_>, proof: Proof, question: &Question) -> Result<Outcome> {
    let Some(seconds) = seconds(tx, question)? else {
        carry_out(tx, proof, (question.act, &question.detail, &question.subject), true)?;
        return Ok(Outcome::Done);
    };
    close_earlier(tx, proof, question)?;
    let (id, now, by) = (tx.new_id(), tx.now().0, tx.viewer().person.clone());
    diesel::insert_into(approval::table)
        .values((
            approval::id.eq(id),
            approval::action.eq(question.act),
            approval::subject_id.eq(&question.subject),
            approval::detail.eq(&question.detail),
            approval::asked_by.eq(by.as_str()),
            approval::asked_at.eq(now),
        ))
        .execute(tx.conn())?;
    for second in &seconds {
        notice::insert_with(tx, proof, second, "approval.asked", question.parties.first())?;
    }
    Ok(Outcome::Asked)
}

/// Says yes as the second person: it is done.
///
/// # Errors
/// `Invalid` if the question has run out, who asked it may not ask it any more, or what it is about is not there any more;
/// `Conflict` if that was changed.
pub(crate) fn grant(tx: &mut Writer<'_>, permit: &Permit<DecideApproval>) -> Result<()> {
    if tx.now().since(permit.asked_at) > ASKED_FOR {
        return Err(Error::invalid("", "This question has run out. Let it be asked once more."));
    }
    if !question::may_still_ask(tx.conn(), permit)? {
        return Err(Error::invalid("", "Whoever asked this could not ask it any more. Let it be asked once more."));
    }
    decide(tx, &permit.action().0, "granted")?;
    carry_out(tx, permit.proof(), (&permit.act, &permit.detail, &permit.subject), false)?;
    if permit.act == MOVE {
        answer(tx, permit, "approval.granted")?;
    }
    Ok(())
}

/// Says no as the second person.
pub(crate) fn refuse(tx: &mut Writer<'_>, permit: &Permit<DecideApproval>) -> Result<()> {
    decide(tx, &permit.action().0, "refused")?;
    answer(tx, permit, "approval.refused")
}

/// Takes a question back.
pub(crate) fn withdraw(tx: &mut Writer<'_>, permit: &Permit<WithdrawApproval>) -> Result<()> {
    decide(tx, &permit.action().0, "withdrawn")
}

/// Tells who asked what the second person said.
fn answer(tx: &mut Writer<'_>, permit: &Permit<DecideApproval>, said: &str) -> Result<()> {
    let asked: &ApprovalSubject = permit;
    notice::insert_with(tx, permit.proof(), &asked.asked_by, said, asked.parties.first())
}

/// Lists who could answer; `None` if nobody but who asks and the parties could.
fn seconds(tx: &mut Writer<'_>, question: &Question) -> Result<Option<Vec<PersonId>>> {
    if tx.viewer().system {
        return Ok(None);
    }
    let me = tx.viewer().person.clone();
    let mut seconds = office::possible_seconds(tx.conn(), leadership_may_second(question.act))?;
    seconds.retain(|second| *second != me && !question.parties.contains(second));
    Ok((!seconds.is_empty()).then_some(seconds))
}

/// Refuses to ask twice; another place for the same person takes the place of what the same asker asked before.
fn close_earlier(tx: &mut Writer<'_>, _proof: Proof, question: &Question) -> Result<()> {
    let now = tx.now();
    let me = tx.viewer().person.clone();
    for (id, earlier) in question::about(tx.conn(), &question.subject, now)? {
        let is_same = earlier.act == question.act && earlier.detail == question.detail;
        if is_same || (earlier.act == question.act && question.act == MOVE && earlier.asked_by != me) {
            return Err(Error::invalid("", "This has been asked already and waits for a second person."));
        }
        if earlier.act == question.act && question.act == MOVE {
            decide(tx, &id, "withdrawn")?;
        }
    }
    Ok(())
}

/// Does what was asked; called by [`grant`] and [`ask`], and by nobody else.
fn carry_out(
    tx: &mut Writer<'_>,
    proof: Proof,
    (act, detail, subject): (&str, &str, &str),
    is_alone: bool,
) -> Result<()> {
    // From the command line it was no want of a second person.
    let how = if is_alone && !tx.viewer().system { "_alone" } else { "" };
    if act == MOVE {
        return place::carry_out(tx, proof, &PersonId::stored(subject.to_owned()), detail, how);
    }
    let id = AccountId::stored(subject.to_owned());
    let account = account::find(tx.conn(), &id)?.ok_or(Error::NotFound)?;
    if !is_alone && !account.is_usable {
        return Err(Error::invalid("", "This account was shut meanwhile."));
    }
    let done = match (act, Role::parse(detail)) {
        ("office.grant", Some(role)) => {
            office::set(tx.conn(), proof, &id, role, true)?;
            "office.granted"
        }
        ("second_step.remove", _) => {
            second_step::remove(tx.conn(), proof, &id)?;
            "second_step.removed"
        }
        _ => return Err(Error::NotFound),
    };
    tx.note(&format!("{done}{how}"), Some(account.person.as_str()), detail)?;
    let told = question::joined(&format!("{done}{how}"), detail);
    let mut affected = office::possible_seconds(tx.conn(), false)?;
    affected.retain(|person| *person != account.person && *person != tx.viewer().person);
    affected.push(account.person.clone());
    for person in &affected {
        notice::insert_with(tx, proof, person, &told, Some(&account.person))?;
    }
    Ok(())
}

/// Called by [`grant`], [`refuse`], [`withdraw`] and [`close_earlier`]; of two answers at once one finds it closed.
fn decide(tx: &mut Writer<'_>, id: &ApprovalId, verdict: &str) -> Result<()> {
    let (now, by) = (tx.now().0, tx.viewer().person.clone());
    let decided =
        diesel::update(approval::table.filter(approval::id.eq(id.as_str())).filter(approval::decided_at.is_null()))
            .set((
                approval::decided_at.eq(Some(now)),
                approval::decided_by.eq(Some(by.as_str())),
                approval::verdict.eq(Some(verdict)),
            ))
            .execute(tx.conn())?;
    if decided == 1 { Ok(()) } else { Err(Error::NotFound) }
}
