//! The demo in the database: filling an empty one, finding its people, and emptying it again.
//!
//! Invariant: fills only what is empty and empties only what is marked as a demo, each in one transaction.

mod cycle;
mod declared;
mod delegations;
mod drafts;
mod measures;
mod people;
mod plan;
mod proposals;
mod translations;

use diesel::prelude::*;

use super::ids::id;
use super::policy::{EmptyDemo, FillDemo, IsDemo};
use super::{DemoOrganisation, Role, organisation as content};
use crate::access::{Action, Permit, PublicTx, Token, Tx, Viewer, Writer};
use crate::accounts::store::{claim_setup, link, session as sessions};
use crate::accounts::work::Client;
use crate::error::{Error, Result};
use crate::id::PersonId;
use crate::storage::Conn;
use crate::storage::bulk::Rows;
use crate::storage::schema::{TABLES, account, organisation, person, strategy};
use crate::time::Timestamp;

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
    let found: Option<bool> = organisation::table.select(organisation::demo).first(conn).optional()?;
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
    let plan = plan::rows(&content, now);
    let drafts = drafts::rows(&plan, now);
    sets.extend(plan);
    sets.extend(drafts);
    sets.extend(cycle::rows(&content, now));
    sets.extend(declared::rows(&content, now));
    sets.extend(delegations::rows(now));
    sets.extend(translations::rows(&content, now));
    sets.extend(proposals::rows(&content, now));
    sets.push(organisation_row(&content, now));
    sets.iter().try_for_each(|rows| rows.insert(conn))
}

fn organisation_row(content: &DemoOrganisation, now: Timestamp) -> Rows {
    let mut rows = Rows::new(
        "organisation",
        &["id", "name", "time_zone", "strategy_id", "lens_id", "levels", "demo", "created_at", "revision"],
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
    let token = Token::read(token).ok_or_else(link::no_setup)?;
    claim_setup(tx, &token)
}

/// Begins a session as one of the demo's people in place of the one that the browser came with.
///
/// The caller has asked [`super::surroundings::is_offered`] with what [`is_demo`] says in this transaction. There is no
/// password and no second step: it is the one exception to "nobody signs in as another", and holds for the demo alone.
pub(crate) fn look_as(tx: &mut PublicTx<'_>, persona: &str, client: &Client) -> Result<Token> {
    let content = content();
    let found = content.personas.iter().find(|known| known.key == persona).ok_or(Error::NotFound)?;
    if let Some(before) = &client.token {
        sessions::end(tx, before)?;
    }
    let person = PersonId::stored(id("person", found.person));
    sessions::begin(tx, &person, &client.device, "look-as")
}

/// Tells which offices somebody of the demo holds: leadership, admin, auditor.
fn offices(content: &DemoOrganisation, person: &str) -> [bool; 3] {
    [Role::Leadership, Role::Admin, Role::Auditor]
        .map(|role| content.roles.iter().any(|(who, held)| *who == person && *held == role))
}
