//! One person's team and manager, changed by hand: checked, asked of a second person, put in force.
//!
//! Invariant: who manages whom decides who may read what, so nothing is put in force but by `approval`, on the revision
//! it was asked about; everybody it concerns is told.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{edits, finish, owned};
use crate::access::{Permit, Proof, Tx, Writer};
use crate::accounts::model::ChangeLine;
use crate::accounts::store::approval::{self, MOVE, Outcome, Question};
use crate::accounts::store::notice;
use crate::error::{Error, Result};
use crate::id::{PersonId, TeamId};
use crate::mission::policy::CHAIN_MAX;
use crate::mission::store::chain;
use crate::people::policy::EditPlace;
use crate::storage::Conn;
use crate::storage::error::internal;
use crate::storage::schema::{person, team};

/// How deep a chain of managers may be.
const CHAIN: usize = 100;

/// Where somebody is to belong, and on which of their revisions that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    /// Their team.
    pub team: Option<TeamId>,
    /// Their manager.
    pub manager: Option<PersonId>,
    /// Their revision.
    pub revision: i64,
}

/// How somebody stands: team, manager, revision.
type Standing = (Option<String>, Option<String>, i64);

/// Changes a person's team and manager, or asks a second person to.
///
/// # Errors
/// `Invalid` for a circle of managers, a team or manager who is not there, and what has been asked already; `Conflict` if
/// the person was changed meanwhile.
pub(crate) fn update(tx: &mut Writer<'_>, permit: &Permit<EditPlace>, place: &Place) -> Result<Outcome> {
    let id: &PersonId = permit;
    let before = check(tx.conn(), id, place)?;
    let (team, manager) = (place.team.as_ref().map(TeamId::as_str), place.manager.as_ref().map(PersonId::as_str));
    if (before.0.as_deref(), before.1.as_deref()) == (team, manager) {
        return Err(Error::invalid("", "Team and manager are as they were. Choose another team or manager."));
    }
    let detail = serde_json::to_string(place).map_err(|error| internal(&error))?;
    let parties = concerned(tx.conn(), id, place.manager.as_ref())?;
    approval::ask(tx, permit.proof(), &Question { act: MOVE, detail, subject: id.to_string(), parties })
}

/// Puts a place in force; called by `approval` alone. `how` is `_alone` for want of a second person.
///
/// # Errors
/// As [`update`].
pub(crate) fn carry_out(tx: &mut Writer<'_>, proof: Proof, id: &PersonId, detail: &str, how: &str) -> Result<()> {
    let place = read(detail)?;
    let before = check(tx.conn(), id, &place)?;
    let now = tx.now().0;
    let conn = tx.conn();
    let changed =
        diesel::update(person::table.filter(person::id.eq(id.as_str())).filter(person::revision.eq(place.revision)))
            .set((
                person::team_id.eq(place.team.as_ref().map(TeamId::as_str)),
                person::manager_id.eq(place.manager.as_ref().map(PersonId::as_str)),
                person::moved_at.eq(now),
                person::revision.eq(place.revision + 1),
            ))
            .execute(conn)?;
    if changed == 0 {
        return Err(edits::meanwhile());
    }
    finish::recount(conn, proof)?;
    leave_behind(tx, proof, id, &before, &place)?;
    tx.note(&format!("person.placed{how}"), Some(id.as_str()), "")?;
    let new_manager = place.manager.as_ref().map(ToString::to_string);
    let (what, sides) = if before.1 == new_manager {
        ("team.changed", vec![new_manager])
    } else {
        ("manager.changed", vec![before.1, new_manager])
    };
    let what = format!("{what}{how}");
    notice::insert_with(tx, proof, id, &what, place.manager.as_ref())?;
    // The managers on both sides see it too, each as a notice about the person.
    for manager in sides.into_iter().flatten() {
        notice::insert_with(tx, proof, &PersonId::stored(manager), &what, Some(id))?;
    }
    Ok(())
}

/// Marks the cards of whoever changed team, and passes on what they own if they changed manager too, as an import does.
fn leave_behind(
    tx: &mut Writer<'_>,
    proof: Proof,
    id: &PersonId,
    (team, manager, _): &Standing,
    place: &Place,
) -> Result<()> {
    if place.team.as_ref().map(TeamId::as_str) == team.as_deref() {
        return Ok(());
    }
    if let Some(team) = team {
        owned::mark_cards(tx, proof, id, team)?;
    }
    let Some(manager) =
        manager.as_ref().filter(|one| place.manager.as_ref().map(PersonId::as_str) != Some(one.as_str()))
    else {
        return Ok(());
    };
    match present(tx.conn(), manager)? {
        Some(heir) => owned::hand_over(tx, proof, id, &heir),
        None => Ok(()),
    }
}

/// Tells whether a change of somebody's place waits for a second person.
pub(crate) fn is_asked(tx: &mut impl Tx, id: &PersonId) -> Result<bool> {
    let now = tx.now();
    let asked = crate::accounts::store::question::about(tx.conn(), id.as_str(), now)?;
    Ok(asked.iter().any(|(_, asked)| asked.act == MOVE))
}

/// Returns whom a question is about and who would newly be above them; `None` if the person is not there any more.
pub(crate) fn parties(conn: &mut Conn, id: &str, detail: &str) -> Result<Option<Vec<PersonId>>> {
    if standing(conn, id)?.is_none() {
        return Ok(None);
    }
    concerned(conn, &PersonId::stored(id.to_owned()), read(detail)?.manager.as_ref()).map(Some)
}

/// Says what a question would change, and whether the person was changed since it was asked.
pub(crate) fn changes(conn: &mut Conn, id: &str, detail: &str) -> Result<(Vec<ChangeLine>, bool)> {
    let place = read(detail)?;
    let (team, manager, revision) = standing(conn, id)?.ok_or(Error::NotFound)?;
    let mut lines = Vec::new();
    let new = place.team.as_ref().map(TeamId::as_str);
    if team.as_deref() != new {
        let (before, after) = (team_name(conn, team.as_deref())?, team_name(conn, new)?);
        lines.push(ChangeLine { what: "Team", before, after });
    }
    let new = place.manager.as_ref().map(PersonId::as_str);
    if manager.as_deref() != new {
        let (before, after) = (person_name(conn, manager.as_deref())?, person_name(conn, new)?);
        lines.push(ChangeLine { what: "Manager", before, after });
    }
    Ok((lines, revision != place.revision))
}

/// Lists the person first, then everybody who would gain the reading of what is shared with managers: whoever would be
/// above them and is not yet.
fn concerned(conn: &mut Conn, id: &PersonId, manager: Option<&PersonId>) -> Result<Vec<PersonId>> {
    let mut concerned = vec![id.clone()];
    if let Some(new) = manager.map(|manager| chain::above(conn, manager)).transpose()?.flatten() {
        let now = chain::above(conn, id)?.map(|chain| chain.managers).unwrap_or_default();
        let above = std::iter::once(new.person).chain(new.managers).take(CHAIN_MAX);
        concerned.extend(above.filter(|one| one != id && !now.contains(one)));
    }
    Ok(concerned)
}

/// Refuses a place that cannot be; returns how the person stands.
fn check(conn: &mut Conn, id: &PersonId, place: &Place) -> Result<Standing> {
    let before = standing(conn, id.as_str())?.ok_or(Error::NotFound)?;
    if before.2 != place.revision {
        return Err(edits::meanwhile());
    }
    if let Some(id) = &place.team {
        let known: i64 = team::table
            .filter(team::id.eq(id.as_str()))
            .filter(team::archived_at.is_null())
            .count()
            .get_result(conn)?;
        if known == 0 {
            return Err(Error::invalid("team", "This team is not there any more. Choose another."));
        }
    }
    check_chain(conn, id, place.manager.as_ref())?;
    Ok(before)
}

/// Refuses a manager who is not there, or who reports to the person already.
fn check_chain(conn: &mut Conn, id: &PersonId, manager: Option<&PersonId>) -> Result<()> {
    let mut next = manager.map(ToString::to_string);
    for step in 0..CHAIN {
        let Some(at) = next.take() else { return Ok(()) };
        if at == id.as_str() {
            return Err(Error::invalid(
                "manager",
                "This person reports to them already; nobody manages themselves, not even through others.",
            ));
        }
        match state_and_manager(conn, &at)? {
            Some((state, above)) if step > 0 || state == "active" => next = above,
            _ => {
                return Err(Error::invalid("manager", "This manager is not there any more. Choose another."));
            }
        }
    }
    Err(Error::invalid("manager", "The chain of managers is too long."))
}

/// Returns somebody's state and manager.
fn state_and_manager(conn: &mut Conn, id: &str) -> Result<Option<(String, Option<String>)>> {
    Ok(person::table.filter(person::id.eq(id)).select((person::state, person::manager_id)).first(conn).optional()?)
}

/// Returns the first who is there: `manager`, or whoever is nearest above.
fn present(conn: &mut Conn, manager: &str) -> Result<Option<PersonId>> {
    let mut next = Some(manager.to_owned());
    for _ in 0..CHAIN {
        let Some(at) = next.take() else { break };
        match state_and_manager(conn, &at)? {
            Some((state, _)) if state == "active" => return Ok(Some(PersonId::stored(at))),
            Some((_, above)) => next = above,
            None => {}
        }
    }
    Ok(None)
}

fn standing(conn: &mut Conn, id: &str) -> Result<Option<Standing>> {
    Ok(person::table
        .filter(person::id.eq(id))
        .filter(person::state.eq("active"))
        .select((person::team_id, person::manager_id, person::revision))
        .first(conn)
        .optional()?)
}

fn read(detail: &str) -> Result<Place> {
    serde_json::from_str(detail).map_err(|error| internal(&error))
}

fn team_name(conn: &mut Conn, id: Option<&str>) -> Result<String> {
    let Some(id) = id else { return Ok("no team".to_owned()) };
    let name: Option<String> = team::table.filter(team::id.eq(id)).select(team::name).first(conn).optional()?;
    Ok(name.unwrap_or_else(|| "a team that is no more".to_owned()))
}

fn person_name(conn: &mut Conn, id: Option<&str>) -> Result<String> {
    let Some(id) = id else { return Ok("nobody".to_owned()) };
    let name: Option<String> = person::table.filter(person::id.eq(id)).select(person::name).first(conn).optional()?;
    Ok(name.unwrap_or_else(|| "somebody who left".to_owned()))
}
