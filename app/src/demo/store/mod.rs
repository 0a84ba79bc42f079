//! The demo in the database: filling an empty one, finding its people, and emptying it again.
//!
//! Invariant: fills only what is empty and empties only what is marked as a demo, each in one transaction.

mod people;
mod plan;

use diesel::prelude::*;

use super::ids::id;
use super::policy::{EmptyDemo, FillDemo, IsDemo};
use super::{DemoOrganisation, Role, organisation as content};
use crate::access::{Action, Permit, PublicTx, Token, Tx, Viewer, Writer};
use crate::error::{Error, Result};
use crate::id::SessionId;
use crate::storage::Conn;
use crate::storage::bulk::Rows;
use crate::storage::schema::{TABLES, account, organisation, person, session, sign_in_link, strategy};
use crate::time::{HOUR, Timestamp};

/// How long somebody is looked as before the click is asked for again, in microseconds.
const LOOKS: i64 = 12 * HOUR;

impl Action for EmptyDemo {
    const NAME: &'static str = "demo.empty";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<IsDemo>> {
        Ok(Some(IsDemo(is_demo(conn)?)))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

impl Action for FillDemo {
    const NAME: &'static str = "demo.fill";

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

/// Tells whether the database is marked as a demo.
pub(crate) fn is_demo(conn: &mut Conn) -> Result<bool> {
    let found: Option<bool> = organisation::table
        .select(organisation::demo)
        .first(conn)
        .optional()?;
    Ok(found == Some(true))
}

/// Tells whether the database holds no organisation, no person, no account and no strategy.
pub(crate) fn is_empty(conn: &mut Conn) -> Result<bool> {
    let mut rows: i64 = organisation::table.count().get_result(conn)?;
    rows += person::table.count().get_result::<i64>(conn)?;
    rows += account::table.count().get_result::<i64>(conn)?;
    rows += strategy::table.count().get_result::<i64>(conn)?;
    Ok(rows == 0)
}

/// Fills the empty database before anybody is signed in; the caller has claimed the set-up link in this transaction.
pub(crate) fn fill_at_set_up(tx: &mut PublicTx<'_>) -> Result<()> {
    let now = tx.now();
    fill(tx.conn(), now)
}

/// Fills the empty database from the command line.
pub(crate) fn fill_as_system(tx: &mut Writer<'_>, _permit: &Permit<FillDemo>) -> Result<()> {
    let now = tx.now();
    fill(tx.conn(), now)
}

/// Writes the whole demo. Called with a permit or a claimed set-up link in hand.
fn fill(conn: &mut Conn, now: Timestamp) -> Result<()> {
    if !is_empty(conn)? {
        return Err(Error::invalid(
            "",
            "This database is not empty, so the demo was not written into it. Take another database, or empty this one first.",
        ));
    }
    let content = content();
    let mut sets = people::rows(&content, now);
    sets.extend(plan::rows(&content, now));
    sets.push(organisation_row(&content, now));
    sets.iter().try_for_each(|rows| rows.insert(conn))
}

fn organisation_row(content: &DemoOrganisation, now: Timestamp) -> Rows {
    let mut rows = Rows::new(
        "organisation",
        &[
            "id",
            "name",
            "time_zone",
            "strategy_id",
            "lens_id",
            "levels",
            "demo",
            "created_at",
            "revision",
        ],
    );
    let levels = serde_json::Value::from(content.levels).to_string();
    let lens = content.lenses.first().map(|lens| id("lens", lens.key));
    rows.push(vec![
        "organisation".into(),
        content.name.into(),
        content.time_zone.into(),
        plan::strategy_id().into(),
        lens.into(),
        levels.into(),
        true.into(),
        now.0.into(),
        1.into(),
    ]);
    rows
}

/// Deletes every row of every table, children before parents.
pub(crate) fn empty(tx: &mut Writer<'_>, _permit: &Permit<EmptyDemo>) -> Result<()> {
    for (table, _) in TABLES.iter().rev() {
        diesel::sql_query(format!("DELETE FROM {table}")).execute(tx.conn())?;
    }
    Ok(())
}

/// Uses the set-up link up.
///
/// # Errors
/// `Invalid` if there is no such link, or no longer.
pub(crate) fn claim(tx: &mut PublicTx<'_>, token: &str) -> Result<()> {
    let hash = Token::read(token).map(|token| token.hash()).unwrap_or_default();
    let now = tx.now().0;
    let claimed = diesel::update(
        sign_in_link::table
            .filter(sign_in_link::token_hash.eq(hash))
            .filter(sign_in_link::kind.eq("setup"))
            .filter(sign_in_link::used_at.is_null())
            .filter(sign_in_link::ends_at.gt(now)),
    )
    .set(sign_in_link::used_at.eq(now))
    .execute(tx.conn())?;
    if claimed == 1 {
        Ok(())
    } else {
        Err(Error::invalid("", "This set-up link is used up or too old. Start the server again: it prints a new one."))
    }
}

/// Opens a session as one of the demo's people in place of `before`, and returns its token.
///
/// The caller has asked [`super::surroundings::is_offered`] with what [`is_demo`] says in this transaction. There is no
/// password and no second step: it is the one exception to "nobody signs in as another", and holds for the demo alone.
pub(crate) fn look_as(
    tx: &mut PublicTx<'_>,
    persona: &str,
    before: Option<&SessionId>,
) -> Result<Token> {
    let content = content();
    let found = content
        .personas
        .iter()
        .find(|known| known.key == persona)
        .ok_or(Error::NotFound)?;
    let account: Option<String> = account::table
        .filter(account::person_id.eq(id("person", found.person)))
        .filter(account::disabled_at.is_null())
        .select(account::id)
        .first(tx.conn())
        .optional()?;
    let account = account.ok_or(Error::NotFound)?;
    let (now, entropy) = (tx.now(), tx.entropy());
    let token = entropy.token();
    if let Some(before) = before {
        diesel::delete(session::table.filter(session::id.eq(before.as_str())))
            .execute(tx.conn())?;
    }
    diesel::insert_into(session::table)
        .values((
            session::id.eq(entropy.id(now)),
            session::token_hash.eq(token.hash()),
            session::account_id.eq(account),
            session::stage.eq("open"),
            session::remembered.eq(false),
            session::device.eq("a look around the demo"),
            session::created_at.eq(now.0),
            session::seen_at.eq(now.0),
            session::fresh_at.eq(now.0),
            session::ends_at.eq(now.plus(LOOKS).0),
        ))
        .execute(tx.conn())?;
    Ok(token)
}

/// Tells which offices somebody of the demo holds: leadership, admin, auditor.
fn offices(content: &DemoOrganisation, person: &str) -> [bool; 3] {
    [Role::Leadership, Role::Admin, Role::Auditor].map(|role| {
        content
            .roles
            .iter()
            .any(|(who, held)| *who == person && *held == role)
    })
}
