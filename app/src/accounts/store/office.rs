//! Offices: who holds which, and giving and taking them.
//!
//! Invariant: there is always an admin who can sign in; whose offices change is signed out everywhere, so that the next
//! session is one of the new rights.

use diesel::IntoSql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::access::{Offices, Permit, Proof, Role, Tx, Writer};
use crate::accounts::policy::TakeOffice;
use crate::accounts::store::{notice, session};
use crate::error::{Error, Result};
use crate::id::{AccountId, PersonId};
use crate::storage::Conn;
use crate::storage::schema::{account, person, session as sessions};

/// Returns the offices of the three columns.
pub(crate) const fn offices((leadership, admin, auditor): (bool, bool, bool)) -> Offices {
    Offices { leadership, admin, auditor }
}

/// Tells whether somebody else than `id` is an admin and can sign in.
pub(crate) fn another_admin(conn: &mut Conn, id: &AccountId) -> Result<bool> {
    let found: Option<String> = account::table
        .inner_join(person::table.on(person::id.eq(account::person_id)))
        .filter(account::admin.eq(true))
        .filter(account::disabled_at.is_null())
        .filter(person::state.eq("active"))
        .filter(account::id.ne(id.as_str()))
        .select(account::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Lists the people who could be a second person: they hold the office of admin (or leadership, where that is enough),
/// can sign in, and have done so.
pub(crate) fn possible_seconds(conn: &mut Conn, leadership_too: bool) -> Result<Vec<PersonId>> {
    let rows: Vec<String> = account::table
        .inner_join(person::table.on(person::id.eq(account::person_id)))
        .filter(account::admin.eq(true).or(account::leadership.eq(true).and(leadership_too.into_sql::<Bool>())))
        .filter(account::disabled_at.is_null())
        .filter(person::state.eq("active"))
        .filter(account::password_hash.is_not_null().or(diesel::dsl::exists(
            sessions::table.filter(sessions::account_id.eq(account::id)).filter(sessions::stage.eq("open")),
        )))
        .select(account::person_id)
        .load(conn)?;
    Ok(rows.into_iter().map(PersonId::stored).collect())
}

/// Takes an office back, at once.
pub(crate) fn take(tx: &mut Writer<'_>, permit: &Permit<TakeOffice>) -> Result<()> {
    let role = permit.action().1;
    if role == Role::Admin && !another_admin(tx.conn(), &permit.id)? {
        return Err(Error::invalid("", "This is the only admin. Give the office to somebody else first."));
    }
    set(tx.conn(), permit.proof(), &permit.id, role, false)?;
    let what = format!("office.taken:{}", role.word());
    tx.note("office.taken", Some(permit.person.as_str()), role.word())?;
    let person = &permit.person;
    notice::insert_with(tx, permit.proof(), person, &what, Some(person))
}

/// Gives or takes an office and ends the account's sessions.
pub(crate) fn set(conn: &mut Conn, proof: Proof, id: &AccountId, role: Role, held: bool) -> Result<()> {
    let account = account::table.filter(account::id.eq(id.as_str()));
    match role {
        Role::Leadership => diesel::update(account).set(account::leadership.eq(held)).execute(conn)?,
        Role::Admin => diesel::update(account).set(account::admin.eq(held)).execute(conn)?,
        Role::Auditor => diesel::update(account).set(account::auditor.eq(held)).execute(conn)?,
    };
    session::end_all(conn, proof, id)
}
