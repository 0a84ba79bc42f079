//! Letting somebody edit a subtree, and ending that.
//!
//! Invariant: at most one delegation lasts for a node and a person; whoever it concerns is told, and each act is audited.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::live;
use crate::access::{Permit, Proof, Tx as _, Writer};
use crate::accounts::store::notice;
use crate::error::{Error, Result};
use crate::id::{DelegationId, NodeId, PersonId};
use crate::organisation::store as organisation;
use crate::storage::schema::{account, delegation, node, person};
use crate::storage::sql;
use crate::strategy::delegations::model::{Ending, last_day};
use crate::strategy::delegations::policy::{EndDelegation, GiveDelegation, TakeOverDelegation};

#[derive(QueryableByName)]
struct Lasting {
    #[diesel(sql_type = Text)]
    #[expect(dead_code, reason = "a row says that there is one")]
    id: String,
}

/// Lets `to` edit the node and what hangs below it until the day that `until` names; another last day takes the place of
/// the one that was set.
///
/// # Errors
/// `Invalid` for a day that is over or too far ahead, for the day that is set already, and for somebody who is not there or
/// edits everything anyway.
pub(crate) fn give(
    tx: &mut Writer<'_>,
    permit: &Permit<GiveDelegation>,
    to: &PersonId,
    until: &str,
) -> Result<DelegationId> {
    let zone = organisation::view(tx)?.time_zone;
    let until = last_day(until, tx.now().day(&zone))?;
    check(tx, to)?;
    let ends_at = end_of(until, &zone);
    hold(tx, permit.proof(), &permit.id)?;
    if lasts_until(tx, &permit.id, to, ends_at)? {
        return Err(Error::invalid("until", "They may edit this until that day already. Another day takes its place."));
    }
    let standing: Vec<String> = delegation::table
        .filter(delegation::node_id.eq(permit.id.as_str()))
        .filter(delegation::person_id.eq(to.as_str()))
        .filter(delegation::ending.is_null())
        .select(delegation::id)
        .load(tx.conn())?;
    for id in standing {
        close(tx, permit.proof(), &DelegationId::stored(id), Ending::Replaced)?;
    }
    let giver = tx.actor().map(PersonId::stored).ok_or(Error::Forbidden)?;
    let id = insert(tx, permit.proof(), &permit.id, to, &giver, ends_at)?;
    notice::insert_with(tx, permit.proof(), to, "delegation.given", None)?;
    Ok(id)
}

/// Takes the turn to say who edits a node: of two who let somebody edit it at once one comes after the other.
fn hold(tx: &mut Writer<'_>, _proof: Proof, id: &NodeId) -> Result<()> {
    diesel::update(node::table.filter(node::id.eq(id.as_str())))
        .set(node::revision.eq(node::revision))
        .execute(tx.conn())?;
    Ok(())
}

/// Tells whether `to` may edit the node until this very day already.
fn lasts_until(tx: &mut Writer<'_>, node: &NodeId, to: &PersonId, ends_at: i64) -> Result<bool> {
    let (now, live) = (tx.now().0, live("$4"));
    let found: Option<Lasting> = sql(format!(
        "SELECT d.id FROM delegation d WHERE d.node_id = $1 AND d.person_id = $2 AND d.ends_at = $3 AND {live}"
    ))
    .bind::<Text, _>(node.as_str())
    .bind::<Text, _>(to.as_str())
    .bind::<BigInt, _>(ends_at)
    .bind::<BigInt, _>(now)
    .get_result(tx.conn())
    .optional()?;
    Ok(found.is_some())
}

/// Takes a delegation back; or gives it back, where whoever has it does so.
pub(crate) fn end(tx: &mut Writer<'_>, permit: &Permit<EndDelegation>) -> Result<()> {
    let is_own = tx.viewer().person == permit.person;
    let ending = if is_own { Ending::GivenBack } else { Ending::Revoked };
    close(tx, permit.proof(), &permit.id, ending)?;
    let (told, what) = match ending {
        Ending::GivenBack => (&permit.giver, "delegation.given_back"),
        _ => (&permit.person, "delegation.revoked"),
    };
    notice::insert_with(tx, permit.proof(), told, what, (ending == Ending::GivenBack).then_some(&permit.person))
}

/// Gives the manager of somebody who left what was delegated to them, until the same day and by the same giver's right.
pub(crate) fn take_over(tx: &mut Writer<'_>, permit: &Permit<TakeOverDelegation>) -> Result<DelegationId> {
    let heir = permit.heir.clone().ok_or(Error::Forbidden)?;
    close(tx, permit.proof(), &permit.id, Ending::TakenOver)?;
    let id = insert(tx, permit.proof(), &permit.node, &heir, &permit.giver, permit.ends_at)?;
    notice::insert_with(tx, permit.proof(), &permit.giver, "delegation.taken_over", Some(&heir))?;
    Ok(id)
}

fn insert(
    tx: &mut Writer<'_>,
    _proof: Proof,
    node: &NodeId,
    to: &PersonId,
    giver: &PersonId,
    ends_at: i64,
) -> Result<DelegationId> {
    let (id, now) = (tx.new_id(), tx.now().0);
    diesel::insert_into(delegation::table)
        .values((
            delegation::id.eq(&id),
            delegation::node_id.eq(node.as_str()),
            delegation::person_id.eq(to.as_str()),
            delegation::given_by.eq(giver.as_str()),
            delegation::given_at.eq(now),
            delegation::ends_at.eq(ends_at),
        ))
        .execute(tx.conn())?;
    Ok(DelegationId::stored(id))
}

fn close(tx: &mut Writer<'_>, _proof: Proof, id: &DelegationId, ending: Ending) -> Result<()> {
    let (now, by) = (tx.now().0, tx.actor());
    diesel::update(delegation::table.filter(delegation::id.eq(id.as_str())))
        .set((delegation::ending.eq(ending.word()), delegation::ended_at.eq(Some(now)), delegation::ended_by.eq(by)))
        .execute(tx.conn())?;
    Ok(())
}

/// Refuses whoever is not there, and whoever edits everything anyway.
fn check(tx: &mut Writer<'_>, to: &PersonId) -> Result<()> {
    let found: Option<(String, Option<bool>)> = person::table
        .left_join(account::table.on(account::person_id.eq(person::id)))
        .filter(person::id.eq(to.as_str()))
        .filter(person::state.eq("active"))
        .select((person::name, account::leadership.nullable()))
        .first(tx.conn())
        .optional()?;
    match found {
        None => Err(Error::invalid("owner_search", "This person is not there any more. Choose another.")),
        Some((name, Some(true))) => {
            Err(Error::invalid("owner_search", format!("{name} is leadership and edits the whole strategy already.")))
        }
        Some(_) => Ok(()),
    }
}

/// Returns the end of a day in `zone`, in microseconds.
fn end_of(day: Date, zone: &str) -> i64 {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let next = day.saturating_add(1.day());
    next.to_zoned(zone).map_or(0, |end| end.timestamp().as_microsecond())
}
