//! How much a team carries, and how much it says it can.
//!
//! Invariant: a team that has said nothing carries [`CARRIES`]; what waits to be confirmed is carried.

use diesel::prelude::*;

use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::{TeamId, TranslationId};
use crate::storage::Conn;
use crate::storage::schema::{team_capacity, translation};
use crate::translation::model::{CARRIES, CARRIES_MAX, Load, State};
use crate::translation::policy::SetCapacity;

/// Reads what `team` carries, without the translation `beside`.
pub(super) fn load(conn: &mut Conn, team: &TeamId, beside: Option<&TranslationId>) -> Result<Load> {
    let agreed: i64 = translation::table
        .filter(translation::team_id.eq(team.as_str()))
        .filter(translation::state.eq_any([State::Agreed.word(), State::Confirm.word()]))
        .filter(translation::id.ne(beside.map_or("", TranslationId::as_str)))
        .count()
        .get_result(conn)?;
    let said: Option<i64> = team_capacity::table
        .filter(team_capacity::id.eq(team.as_str()))
        .select(team_capacity::carries)
        .first(conn)
        .optional()?;
    Ok(Load { agreed, carries: said.unwrap_or(CARRIES) })
}

/// Says how many translations the team of the permit can carry.
///
/// # Errors
/// `Invalid` if that is no such number.
pub(crate) fn set_capacity(tx: &mut Writer<'_>, permit: &Permit<SetCapacity>, carries: i64) -> Result<()> {
    if !(0..=CARRIES_MAX).contains(&carries) {
        return Err(Error::invalid("carries", format!("Write a number from 0 to {CARRIES_MAX}.")));
    }
    let (team, me, now) = (permit.action().0.as_str(), tx.viewer().person.to_string(), tx.now().0);
    let said = (team_capacity::carries.eq(carries), team_capacity::said_by.eq(&me), team_capacity::said_at.eq(now));
    let changed =
        diesel::update(team_capacity::table.filter(team_capacity::id.eq(team))).set(said).execute(tx.conn())?;
    if changed == 0 {
        diesel::insert_into(team_capacity::table)
            .values((
                team_capacity::id.eq(team),
                team_capacity::carries.eq(carries),
                team_capacity::said_by.eq(&me),
                team_capacity::said_at.eq(now),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}
