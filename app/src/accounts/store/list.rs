//! The list of accounts, and one account's page.
//!
//! Invariant: read alone; a page of the list is two queries however many accounts there are.

use diesel::IntoSql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable, Text};

use super::{account, link, office, question, session, subjects};
use crate::access::{Offices, Role, Rule, Tx, Viewer};
use crate::accounts::model::{AccountCan, AccountLine, AccountView, AccountsPage};
use crate::accounts::policy::{
    AccountSubject, GrantOffice, InvitePerson, MakeLink, ReadAccounts, RemoveSecondStep, TakeOffice,
};
use crate::accounts::secrets::Secrets;
use crate::error::{Error, Result};
use crate::id::{AccountId, PersonId};
use crate::routes::links;
use crate::storage::schema::{account as accounts, person};
use crate::storage::{holding, lower};
use crate::text::folded;

/// How many lines a page shows.
pub(crate) const PAGE: i64 = 50;

#[diesel::declare_sql_function]
extern "SQL" {
    /// The first that is not null; here with an address to fall back on.
    fn coalesce(a: Nullable<Text>, b: Nullable<Text>, c: Text) -> Text;
}

type Row =
    ((String, String, Option<String>), Option<(String, String, Option<String>, Option<i64>, (bool, bool, bool))>);

/// Lists accounts, or, when something is looked for, everybody of the directory whose name or address holds it.
pub(crate) fn page(tx: &mut impl Tx, query: &str, page: i64) -> Result<AccountsPage> {
    let _ = tx.permit(ReadAccounts)?;
    let viewer = tx.viewer().clone();
    let conn = tx.conn();
    let page = page.max(1);
    let (pattern, everybody) = (holding(&folded(query)), !query.trim().is_empty());
    let found = || {
        person::table
            .left_join(accounts::table.on(accounts::person_id.eq(person::id)))
            .filter(accounts::id.is_not_null().or(person::state.eq("active").and(everybody.into_sql::<Bool>())))
            .filter(
                person::sort_name
                    .like(&pattern)
                    .escape('!')
                    .or(lower(person::name).like(&pattern).escape('!'))
                    .or(coalesce(accounts::email.nullable(), person::email, "").like(&pattern).escape('!')),
            )
    };
    let total = found().count().get_result(conn)?;
    let rows: Vec<Row> = found()
        .order((person::sort_name, person::id))
        .limit(PAGE)
        .offset((page - 1).min(i64::MAX / PAGE) * PAGE)
        .select((
            (person::id, person::name, person::email),
            (
                accounts::id,
                accounts::email,
                accounts::password_hash,
                accounts::disabled_at,
                (accounts::leadership, accounts::admin, accounts::auditor),
            )
                .nullable(),
        ))
        .load(conn)?;
    Ok(AccountsPage {
        lines: rows.into_iter().map(line).collect(),
        query: query.trim().to_owned(),
        page,
        total,
        may_invite: may_invite(&viewer),
    })
}

/// Reads one account; `absolute` turns a path into what can be handed over.
pub(crate) fn view(
    tx: &mut impl Tx,
    id: &AccountId,
    secrets: &Secrets,
    zone: String,
    absolute: impl Fn(&str) -> String,
) -> Result<AccountView> {
    let _ = tx.permit(ReadAccounts)?;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let conn = tx.conn();
    let subject = subjects::of(conn, id)?.ok_or(Error::NotFound)?;
    let found = account::find(conn, id)?.ok_or(Error::NotFound)?;
    let made = link::find_made(conn, id, &viewer.person, now)?;
    let disabled_at: Option<i64> =
        accounts::table.filter(accounts::id.eq(id.as_str())).select(accounts::disabled_at).first(conn)?;
    let can = can(&viewer, &subject);
    Ok(AccountView {
        id: id.clone(),
        line: AccountLine {
            person: found.person,
            name: found.name,
            email: Some(found.email),
            account: Some(id.clone()),
            offices: found.offices,
            is_disabled: disabled_at.is_some(),
            is_waiting: found.password_hash.is_none(),
        },
        has_second_step: found.totp_salt.is_some(),
        devices: i64::try_from(session::list(conn, id, None, now)?.len()).unwrap_or(0),
        link: made.map(|(kind, link, ends_at)| {
            let path = links::sign_in_link(secrets.link_token(&link).secret());
            (kind, absolute(&path), ends_at)
        }),
        asked: question::list_about(conn, id, now)?,
        can: AccountCan {
            // Nobody acts through a shut account: it is opened first.
            grant: if disabled_at.is_some() { Vec::new() } else { can.grant.clone() },
            ..can
        },
        now,
        zone,
    })
}

fn can(viewer: &Viewer, subject: &AccountSubject) -> AccountCan {
    let id = || subject.id.clone();
    AccountCan {
        administer: MakeLink(id()).allowed(viewer, subject),
        take_second_step: RemoveSecondStep(id()).allowed(viewer, subject),
        grant: Role::ALL.into_iter().filter(|role| GrantOffice(id(), *role).allowed(viewer, subject)).collect(),
        take: Role::ALL.into_iter().filter(|role| TakeOffice(id(), *role).allowed(viewer, subject)).collect(),
    }
}

fn may_invite(viewer: &Viewer) -> bool {
    InvitePerson(viewer.person.clone()).allowed(viewer, &viewer.person)
}

fn line(((person, name, email), account): Row) -> AccountLine {
    let Some((id, sign_in, password, disabled_at, held)) = account else {
        return AccountLine {
            person: PersonId::stored(person),
            name,
            email,
            account: None,
            offices: Offices::default(),
            is_disabled: false,
            is_waiting: false,
        };
    };
    AccountLine {
        person: PersonId::stored(person),
        name,
        email: Some(sign_in),
        account: Some(AccountId::stored(id)),
        offices: office::offices(held),
        is_disabled: disabled_at.is_some(),
        is_waiting: password.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::{folded, holding};

    #[test]
    fn what_is_looked_for_is_taken_literally() {
        assert_eq!(holding(&folded("  100% A_b! ")), "%100!% a!_b!!%");
        assert_eq!(holding(&folded("")), "%%");
    }
}
