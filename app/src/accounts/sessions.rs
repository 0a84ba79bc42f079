//! From a session to a viewer.
//!
//! Invariant: one query, and only an open session of an enabled account of a present person answers it.

use diesel::prelude::*;

use crate::access::{Offices, PublicTx, Token, Viewer};
use crate::error::{Error, Result};
use crate::id::{AccountId, PersonId, SessionId, TeamId};
use crate::storage::Conn;
use crate::storage::schema::{account, person, session};
use crate::time::{HOUR, MINUTE, Timestamp};

/// How long the session of somebody with an office may be idle, in microseconds.
const OFFICE_IDLE: i64 = HOUR;
/// How often the use of a session is noted, in microseconds: not at every request, for each is a write.
const NOTED_EVERY: i64 = MINUTE;
/// The nil id: whoever is not a person.
const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

type Found = (String, String, i64, i64, String, bool, bool, bool, String, Option<String>);

/// Looks up who holds `token`, and whether the session's last use is to be noted again.
///
/// # Errors
/// What the database said.
pub(crate) fn find(conn: &mut Conn, token: &Token, now: Timestamp) -> Result<Option<(Viewer, bool)>> {
    let found = open(now).filter(session::token_hash.eq(token.hash())).first::<Found>(conn).optional()?;
    Ok(found.and_then(|row| {
        let is_due = now.since(Timestamp(row.2)) > NOTED_EVERY;
        viewer(row, now).map(|viewer| (viewer, is_due))
    }))
}

/// Notes that a session is in use.
///
/// # Errors
/// What the database said.
pub(crate) fn touch(tx: &mut PublicTx<'_>, id: &SessionId, now: Timestamp) -> Result<()> {
    diesel::update(session::table.filter(session::id.eq(id.as_str())))
        .set(session::seen_at.eq(now.0))
        .execute(tx.conn())?;
    Ok(())
}

/// Looks the viewer up again, inside the transaction that acts for them.
///
/// # Errors
/// `Unauthenticated` if the session has ended meanwhile.
pub(crate) fn renewed(conn: &mut Conn, held: &Viewer, now: Timestamp) -> Result<Viewer> {
    if held.system {
        return Ok(held.clone());
    }
    let id = held.session.as_ref().ok_or(Error::Unauthenticated)?;
    let found = open(now).filter(session::id.eq(id.as_str())).first::<Found>(conn).optional()?;
    found.and_then(|row| viewer(row, now)).ok_or(Error::Unauthenticated)
}

/// Returns the server itself, as a viewer: jobs and the command line act as it.
pub(crate) fn system() -> Viewer {
    Viewer {
        person: PersonId::stored(NOBODY.to_owned()),
        account: AccountId::stored(NOBODY.to_owned()),
        session: None,
        name: "the server".to_owned(),
        team: None,
        offices: Offices { leadership: true, admin: true, auditor: true },
        fresh_at: Timestamp(0),
        system: true,
    }
}

#[diesel::dsl::auto_type(no_type_alias)]
fn open(now: Timestamp) -> _ {
    let now: i64 = now.0;
    session::table
        .inner_join(account::table.on(account::id.eq(session::account_id)))
        .inner_join(person::table.on(person::id.eq(account::person_id)))
        .filter(session::stage.eq("open"))
        .filter(session::ends_at.gt(now))
        .filter(account::disabled_at.is_null())
        .filter(person::state.eq("active"))
        .select((
            session::id,
            account::id,
            session::seen_at,
            session::fresh_at,
            person::id,
            account::leadership,
            account::admin,
            account::auditor,
            person::name,
            person::team_id,
        ))
}

fn viewer(row: Found, now: Timestamp) -> Option<Viewer> {
    let (session, account, seen_at, fresh_at, person, leadership, admin, auditor, name, team) = row;
    let offices = Offices { leadership, admin, auditor };
    if offices.any() && now.since(Timestamp(seen_at)) > OFFICE_IDLE {
        return None;
    }
    Some(Viewer {
        person: PersonId::stored(person),
        account: AccountId::stored(account),
        session: Some(SessionId::stored(session)),
        name,
        team: team.map(TeamId::stored),
        offices,
        fresh_at: Timestamp(fresh_at),
        system: false,
    })
}
