//! Reading the `approval` table: what waits for a second person.
//!
//! Invariant: nothing here writes; a question that has run out is not shown.

use diesel::prelude::*;

use super::account;
use super::approval::MOVE;
use crate::access::Viewer;
use crate::accounts::model::{ASKED_FOR, ApprovalView, ChangeLine};
use crate::accounts::policy::{ApprovalSubject, may_ask, may_second};
use crate::error::Result;
use crate::id::{AccountId, ApprovalId, PersonId};
use crate::people::store::place;
use crate::storage::Conn;
use crate::storage::schema::{approval, person};
use crate::time::Timestamp;

type Row = (String, String, String, String, String, i64);

/// Finds a question that was not answered; whether it has run out is for the answer to say.
pub(crate) fn find(conn: &mut Conn, id: &ApprovalId) -> Result<Option<ApprovalSubject>> {
    let row: Option<Row> = open().filter(approval::id.eq(id.as_str())).first(conn).optional()?;
    match row {
        Some(row) => Ok(asked(conn, row)?.map(|(_, asked)| asked)),
        None => Ok(None),
    }
}

/// Lists the open questions, the oldest first.
pub(crate) fn list(conn: &mut Conn, viewer: &Viewer, now: Timestamp) -> Result<Vec<ApprovalView>> {
    let rows: Vec<Row> =
        open().filter(approval::asked_at.ge(oldest(now))).order((approval::asked_at, approval::id)).load(conn)?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some((id, asked)) = asked(conn, row)? {
            views.push(view(conn, viewer, id, asked)?);
        }
    }
    Ok(views)
}

/// Lists what is asked about one subject.
pub(crate) fn about(conn: &mut Conn, subject: &str, now: Timestamp) -> Result<Vec<(ApprovalId, ApprovalSubject)>> {
    let rows: Vec<Row> = open()
        .filter(approval::subject_id.eq(subject))
        .filter(approval::asked_at.ge(oldest(now)))
        .order(approval::asked_at)
        .load(conn)?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.extend(asked(conn, row)?);
    }
    Ok(found)
}

/// Names what is asked about one account, in the code's words.
pub(crate) fn list_about(conn: &mut Conn, id: &AccountId, now: Timestamp) -> Result<Vec<String>> {
    let found = about(conn, id.as_str(), now)?;
    Ok(found.into_iter().map(|(_, asked)| joined(&asked.act, &asked.detail)).collect())
}

/// Tells whether whoever asked still has an open account and an office in which they may ask it.
pub(crate) fn may_still_ask(conn: &mut Conn, asked: &ApprovalSubject) -> Result<bool> {
    let asker = account::find_of(conn, &asked.asked_by)?.filter(|asker| asker.is_usable);
    Ok(asker.is_some_and(|asker| may_ask(asker.offices, &asked.act)))
}

/// Joins an act's name and its detail, as they are said.
pub(super) fn joined(act: &str, detail: &str) -> String {
    if detail.is_empty() { act.to_owned() } else { format!("{act}:{detail}") }
}

fn view(conn: &mut Conn, viewer: &Viewer, id: ApprovalId, asked: ApprovalSubject) -> Result<ApprovalView> {
    let (what, (changes, is_outdated)) = if asked.act == MOVE {
        (asked.act.clone(), place::changes(conn, &asked.subject, &asked.detail)?)
    } else {
        (joined(&asked.act, &asked.detail), (Vec::<ChangeLine>::new(), false))
    };
    let is_outdated = is_outdated || !may_still_ask(conn, &asked)?;
    let is_mine = asked.asked_by == viewer.person;
    Ok(ApprovalView {
        may_decide: may_second(viewer, &asked.act) && !is_mine && !asked.parties.contains(&viewer.person),
        id,
        what,
        about: name(conn, asked.parties.first())?.unwrap_or_default(),
        changes,
        is_outdated,
        asked_by: name(conn, Some(&asked.asked_by))?.unwrap_or_else(|| "somebody who left".to_owned()),
        asked_at: asked.asked_at,
        ends_at: asked.asked_at.plus(ASKED_FOR),
        is_mine,
    })
}

/// Says whom a question is about; `None` if that is not there any more.
fn asked(conn: &mut Conn, row: Row) -> Result<Option<(ApprovalId, ApprovalSubject)>> {
    let (id, act, detail, subject, asked_by, asked_at) = row;
    let parties = if act == MOVE {
        place::parties(conn, &subject, &detail)?
    } else {
        account::find(conn, &AccountId::stored(subject.clone()))?.map(|account| vec![account.person])
    };
    Ok(parties.map(|parties| {
        let asked = ApprovalSubject {
            act,
            detail,
            subject,
            asked_by: PersonId::stored(asked_by),
            asked_at: Timestamp(asked_at),
            parties,
        };
        (ApprovalId::stored(id), asked)
    }))
}

fn name(conn: &mut Conn, id: Option<&PersonId>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    Ok(person::table.filter(person::id.eq(id.as_str())).select(person::name).first(conn).optional()?)
}

fn oldest(now: Timestamp) -> i64 {
    now.plus(-ASKED_FOR).0
}

#[diesel::dsl::auto_type(no_type_alias)]
fn open() -> _ {
    approval::table.filter(approval::decided_at.is_null()).select((
        approval::id,
        approval::action,
        approval::detail,
        approval::subject_id,
        approval::asked_by,
        approval::asked_at,
    ))
}
