//! The `approval` table: what needs a second person, and doing it once they say yes.
//!
//! Invariant: who asked and whom it is about never answer; an act goes through alone only from the server's own command
//! line or while nobody else could answer, and then everybody with the office of admin is told.

use diesel::prelude::*;

use super::{account, notice, office, second_step};
use crate::access::{Permit, Proof, Role, Tx, Viewer, Writer};
use crate::accounts::model::ApprovalView;
use crate::accounts::policy::{
    AccountSubject, ApprovalSubject, DecideApproval, GrantOffice, RemoveSecondStep, WithdrawApproval, may_second,
};
use crate::error::{Error, Result};
use crate::id::{AccountId, ApprovalId, PersonId};
use crate::storage::Conn;
use crate::storage::schema::{account as accounts, approval, person};
use crate::time::Timestamp;

/// What became of an act that needs a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is done: nobody else could have answered.
    Done,
    /// It waits for a second person.
    Asked,
}

/// Gives an office, or asks a second person to.
pub(crate) fn grant_office(tx: &mut Writer<'_>, permit: &Permit<GrantOffice>) -> Result<Outcome> {
    let what = format!("office.grant:{}", permit.action().1.word());
    ask(tx, permit.proof(), permit, &what)
}

/// Takes a second step away, or asks a second person to.
pub(crate) fn remove_second_step(tx: &mut Writer<'_>, permit: &Permit<RemoveSecondStep>) -> Result<Outcome> {
    ask(tx, permit.proof(), permit, "second_step.remove")
}

/// Says yes as the second person: it is done.
pub(crate) fn grant(tx: &mut Writer<'_>, permit: &Permit<DecideApproval>) -> Result<()> {
    decide(tx, &permit.action().0, "granted")?;
    let still_there = account::find(tx.conn(), &permit.account.id)?;
    if still_there.is_none_or(|account| !account.is_usable) {
        return Err(Error::invalid("", "This account was shut meanwhile."));
    }
    carry_out(tx, permit.proof(), &permit.account, &permit.what, false)
}

/// Says no as the second person.
pub(crate) fn refuse(tx: &mut Writer<'_>, permit: &Permit<DecideApproval>) -> Result<()> {
    decide(tx, &permit.action().0, "refused")
}

/// Takes a question back.
pub(crate) fn withdraw(tx: &mut Writer<'_>, permit: &Permit<WithdrawApproval>) -> Result<()> {
    decide(tx, &permit.action().0, "withdrawn")
}

/// Finds a question that is open.
pub(crate) fn find(conn: &mut Conn, id: &ApprovalId) -> Result<Option<ApprovalSubject>> {
    let row: Option<(String, String, String, String)> = approval::table
        .filter(approval::id.eq(id.as_str()))
        .filter(approval::decided_at.is_null())
        .select((approval::action, approval::detail, approval::asked_by, approval::subject_id))
        .first(conn)
        .optional()?;
    let Some((action, detail, asked_by, subject)) = row else {
        return Ok(None);
    };
    Ok(account::find(conn, &AccountId::stored(subject))?.map(|account| ApprovalSubject {
        what: joined(&action, &detail),
        asked_by: PersonId::stored(asked_by),
        account: AccountSubject {
            id: account.id,
            person: account.person,
            email: account.email,
            offices: account.offices,
        },
    }))
}

/// Lists the open questions, the oldest first.
pub(crate) fn list(conn: &mut Conn, viewer: &Viewer) -> Result<Vec<ApprovalView>> {
    type Row = ((String, String, String), (String, Option<String>, i64), (String, String));
    let asker = diesel::alias!(person as asker);
    let rows: Vec<Row> = approval::table
        .inner_join(accounts::table.on(accounts::id.eq(approval::subject_id)))
        .inner_join(person::table.on(person::id.eq(accounts::person_id)))
        .left_join(asker.on(asker.field(person::id).eq(approval::asked_by)))
        .filter(approval::decided_at.is_null())
        .order((approval::asked_at, approval::id))
        .select((
            (approval::id, approval::action, approval::detail),
            (approval::asked_by, asker.field(person::name).nullable(), approval::asked_at),
            (person::id, person::name),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(question, asked, about)| {
            let what = joined(&question.1, &question.2);
            let is_mine = asked.0 == viewer.person.as_str();
            let is_about_me = about.0 == viewer.person.as_str();
            ApprovalView {
                may_decide: may_second(viewer, &what) && !is_mine && !is_about_me,
                id: ApprovalId::stored(question.0),
                what,
                about: about.1,
                asked_by: asked.1.unwrap_or_else(|| "somebody who left".to_owned()),
                asked_at: Timestamp(asked.2),
                is_mine,
            }
        })
        .collect())
}

/// Lists what is asked about one account.
pub(crate) fn list_about(conn: &mut Conn, id: &AccountId) -> Result<Vec<String>> {
    let rows: Vec<(String, String)> = approval::table
        .filter(approval::subject_id.eq(id.as_str()))
        .filter(approval::decided_at.is_null())
        .order(approval::asked_at)
        .select((approval::action, approval::detail))
        .load(conn)?;
    Ok(rows.into_iter().map(|(action, detail)| joined(&action, &detail)).collect())
}

/// Called by [`grant_office`] and [`remove_second_step`].
fn ask(tx: &mut Writer<'_>, proof: Proof, subject: &AccountSubject, what: &str) -> Result<Outcome> {
    if is_alone(tx, subject, what)? {
        carry_out(tx, proof, subject, what, true)?;
        return Ok(Outcome::Done);
    }
    if list_about(tx.conn(), &subject.id)?.iter().any(|asked| asked == what) {
        return Err(Error::invalid("", "This has been asked already and waits for a second person."));
    }
    let (action, detail) = what.split_once(':').unwrap_or((what, ""));
    let (id, now, by) = (tx.new_id(), tx.now().0, tx.viewer().person.clone());
    diesel::insert_into(approval::table)
        .values((
            approval::id.eq(id),
            approval::action.eq(action),
            approval::subject_id.eq(subject.id.as_str()),
            approval::detail.eq(detail),
            approval::asked_by.eq(by.as_str()),
            approval::asked_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(Outcome::Asked)
}

/// Tells whether nobody but who asks and whom it is about could answer.
fn is_alone(tx: &mut Writer<'_>, subject: &AccountSubject, what: &str) -> Result<bool> {
    if tx.viewer().system {
        return Ok(true);
    }
    let me = tx.viewer().person.clone();
    let seconds = office::possible_seconds(tx.conn(), what.starts_with("office.grant:"))?;
    Ok(!seconds.iter().any(|second| *second != me && *second != subject.person))
}

/// Does what was asked; called by [`grant`] and [`ask`], and by nobody else.
fn carry_out(tx: &mut Writer<'_>, proof: Proof, subject: &AccountSubject, what: &str, is_alone: bool) -> Result<()> {
    let (action, detail) = what.split_once(':').unwrap_or((what, ""));
    let done = match (action, Role::parse(detail)) {
        ("office.grant", Some(role)) => {
            office::set(tx.conn(), proof, &subject.id, role, true)?;
            "office.granted"
        }
        ("second_step.remove", _) => {
            second_step::remove(tx.conn(), proof, &subject.id)?;
            "second_step.removed"
        }
        _ => return Err(Error::NotFound),
    };
    // From the command line it was no want of a second person.
    let how = if is_alone && !tx.viewer().system { "_alone" } else { "" };
    tx.note(&format!("{done}{how}"), Some(subject.person.as_str()), detail)?;
    let told = joined(&format!("{done}{how}"), detail);
    let mut affected = office::possible_seconds(tx.conn(), false)?;
    affected.retain(|person| *person != subject.person && *person != tx.viewer().person);
    affected.push(subject.person.clone());
    for person in &affected {
        notice::insert_with(tx, proof, person, &told, Some(&subject.person))?;
    }
    Ok(())
}

/// Called by [`grant`], [`refuse`] and [`withdraw`]; of two answers at once one finds the question closed.
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

fn joined(action: &str, detail: &str) -> String {
    if detail.is_empty() { action.to_owned() } else { format!("{action}:{detail}") }
}
