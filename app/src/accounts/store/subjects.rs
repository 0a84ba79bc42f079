//! What each act on accounts is about, loaded for its rule.
//!
//! Invariant: a subject that does not exist is `None`, and so a 404 before any 403.

use diesel::prelude::*;

use super::{account, question};
use crate::access::{Action, Viewer};
use crate::accounts::policy::{
    AccountSubject, ChangePassword, DecideApproval, DisableAccount, DropSecondStep, EnableAccount, EndOtherSessions,
    EndOwnSession, EndSessions, ExportMine, GrantOffice, InvitePerson, MakeLink, ReadAccounts, ReadAudit, ReadNotice,
    RemoveSecondStep, SetSecondStep, TakeOffice, WithdrawApproval,
};
use crate::error::Result;
use crate::id::{AccountId, PersonId};
use crate::storage::Conn;
use crate::storage::schema::{notice, person, session};

macro_rules! actions {
    ($($action:ident = $name:literal: |$self:pat_param, $viewer:pat_param, $conn:pat_param| $subject:expr, $audited:expr;)*) => { $(
        impl Action for $action {
            const NAME: &'static str = $name;

            fn subject(&self, $conn: &mut Conn, $viewer: &Viewer) -> Result<Option<Self::Subject>> {
                let $self = self;
                $subject
            }

            fn audited(&self) -> Option<String> {
                let $self = self;
                $audited
            }
        }
    )* };
}

actions! {
    ReadAccounts = "accounts.read": |_, _, _| Ok(Some(())), None;
    InvitePerson = "account.invite": |Self(id), _, conn| present(conn, id), Some(id.to_string());
    MakeLink = "account.link": |Self(id), _, conn| of(conn, id), Some(id.to_string());
    DisableAccount = "account.disable": |Self(id), _, conn| of(conn, id), Some(id.to_string());
    EnableAccount = "account.enable": |Self(id), _, conn| of(conn, id), Some(id.to_string());
    EndSessions = "account.end_sessions": |Self(id), _, conn| of(conn, id), Some(id.to_string());
    GrantOffice = "office.ask": |Self(id, _), _, conn| of(conn, id), Some(id.to_string());
    TakeOffice = "office.take": |Self(id, _), _, conn| of(conn, id), Some(id.to_string());
    RemoveSecondStep = "second_step.ask": |Self(id), _, conn| of(conn, id), Some(id.to_string());
    DecideApproval = "approval.decide": |Self(id), _, conn| question::find(conn, id), Some(id.to_string());
    WithdrawApproval = "approval.withdraw": |Self(id), _, conn| question::find(conn, id), Some(id.to_string());
    ReadAudit = "audit.read": |_, _, _| Ok(Some(())), None;
    ChangePassword = "password.change": |_, _, _| Ok(Some(())), None;
    SetSecondStep = "second_step.set": |_, _, _| Ok(Some(())), None;
    DropSecondStep = "second_step.drop": |_, _, _| Ok(Some(())), None;
    EndOwnSession = "session.end_own": |Self(id), viewer, conn| {
        let owner: Option<String> = session::table
            .filter(session::id.eq(id.as_str()))
            .select(session::account_id)
            .first(conn)
            .optional()?;
        // Somebody else's session looks like one that does not exist.
        Ok(owner.filter(|owner| owner == viewer.account.as_str()).map(AccountId::stored))
    }, Some(id.to_string());
    EndOtherSessions = "session.end_others": |_, _, _| Ok(Some(())), None;
    ReadNotice = "notice.read": |Self(id), viewer, conn| {
        let reader: Option<String> = notice::table
            .filter(notice::id.eq(id))
            .select(notice::person_id)
            .first(conn)
            .optional()?;
        Ok(reader.filter(|reader| reader == viewer.person.as_str()).map(PersonId::stored))
    }, Some(id.to_string());
    ExportMine = "mine.export": |_, _, _| Ok(Some(())), None;
}

/// Loads an account as rules look at it.
pub(crate) fn of(conn: &mut Conn, id: &AccountId) -> Result<Option<AccountSubject>> {
    Ok(account::find(conn, id)?.map(|found| AccountSubject {
        id: found.id,
        person: found.person,
        email: found.email,
        offices: found.offices,
    }))
}

fn present(conn: &mut Conn, id: &PersonId) -> Result<Option<PersonId>> {
    let found: Option<String> = person::table
        .filter(person::id.eq(id.as_str()))
        .filter(person::state.eq("active"))
        .select(person::id)
        .first(conn)
        .optional()?;
    Ok(found.map(PersonId::stored))
}
