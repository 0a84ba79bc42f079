//! The first account: what a set-up writes into an empty database.
//!
//! Invariant: written in the transaction that uses the set-up link up, and only while there is no account.

use diesel::prelude::*;

use super::{account, office};
use crate::access::{Entropy, Proof, PublicTx, Role};
use crate::error::Result;
use crate::id::{AccountId, PersonId};
use crate::organisation::model::LEVELS;
use crate::people::names::sort_name;
use crate::storage::Conn;
use crate::storage::schema::{organisation, person};
use crate::text::Title;
use crate::time::Timestamp;

/// What the set-up form says.
#[derive(Debug, Clone)]
pub(crate) struct First {
    /// The organisation's name.
    pub organisation: Title,
    /// Its IANA time zone.
    pub time_zone: String,
    /// The first person's name.
    pub name: Title,
    /// What they sign in with, folded.
    pub email: String,
    /// Whether they lead the strategy too.
    pub leads: bool,
}

/// Writes the organisation, the first person and their account with the office of admin; to be called once
/// `link::claim_setup` has succeeded.
pub(crate) fn insert(tx: &mut PublicTx<'_>, first: &First, hash: &str) -> Result<AccountId> {
    let (proof, entropy, now) = (tx.proof(), tx.entropy(), tx.now());
    let conn = tx.conn();
    save_organisation(conn, &first.organisation, &first.time_zone, now)?;
    let person = person_of(conn, proof, (entropy, now), &first.email, &first.name)?;
    let id = account::insert(conn, proof, (entropy, now), &person, &first.email)?;
    account::set_password(conn, proof, &id, hash)?;
    office::set(conn, proof, &id, Role::Admin, true)?;
    if first.leads {
        office::set(conn, proof, &id, Role::Leadership, true)?;
    }
    let offices = if first.leads { "admin leadership" } else { "admin" };
    tx.note(Some(&person), "account.set_up", Some(person.as_str()), offices)?;
    Ok(id)
}

/// Finds the person present with this address, else adds one to the directory.
pub(crate) fn person_of(
    conn: &mut Conn,
    _proof: Proof,
    (entropy, now): (Entropy, Timestamp),
    email: &str,
    name: &Title,
) -> Result<PersonId> {
    let known: Option<String> = person::table
        .filter(person::email.eq(email))
        .filter(person::state.eq("active"))
        .select(person::id)
        .first(conn)
        .optional()?;
    if let Some(known) = known {
        return Ok(PersonId::stored(known));
    }
    let id = entropy.id(now);
    diesel::insert_into(person::table)
        .values((
            person::id.eq(&id),
            person::name.eq(name.as_str()),
            person::sort_name.eq(sort_name(name.as_str())),
            person::email.eq(email),
            person::kind.eq("employee"),
            person::state.eq("active"),
            person::created_at.eq(now.0),
        ))
        .execute(conn)?;
    Ok(PersonId::stored(id))
}

/// Called by [`insert`]: an import from the command line may have written the row before.
fn save_organisation(conn: &mut Conn, name: &Title, time_zone: &str, now: Timestamp) -> Result<()> {
    let changed = diesel::update(organisation::table)
        .set((
            organisation::name.eq(name.as_str()),
            organisation::time_zone.eq(time_zone),
            organisation::revision.eq(organisation::revision + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(organisation::table)
            .values((
                organisation::id.eq("organisation"),
                organisation::name.eq(name.as_str()),
                organisation::time_zone.eq(time_zone),
                organisation::levels.eq(serde_json::to_string(&LEVELS).unwrap_or_default()),
                organisation::created_at.eq(now.0),
            ))
            .execute(conn)?;
    }
    Ok(())
}
