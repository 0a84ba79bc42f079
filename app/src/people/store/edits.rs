//! Changes by hand: a team's lead and lens, a person's team and manager.
//!
//! Invariant: each raises the revision it was made on; a person's place is changed alone only while nobody else could say
//! yes, and everybody it concerns is told.

use diesel::prelude::*;

use super::finish::tell;
use super::team::candidates;
use crate::access::{Permit, Tx, Writer};
use crate::error::{Error, FieldErrors, Result};
use crate::id::{PersonId, TeamId};
use crate::people::model::{PersonRow, TeamDraft, TeamRow};
use crate::people::policy::{EditPlace, EditTeam};
use crate::storage::Conn;
use crate::storage::schema::{lens, person, team};

/// How deep a chain of managers may be.
const CHAIN: usize = 100;

/// Changes a team's lead and lens.
pub(crate) fn update_team(
    tx: &mut Writer<'_>,
    permit: &Permit<EditTeam>,
    draft: &TeamDraft,
    revision: i64,
) -> Result<()> {
    let conn = tx.conn();
    if let Some(lens_id) = &draft.lens {
        let known: i64 = lens::table
            .filter(lens::id.eq(lens_id.as_str()))
            .filter(lens::archived_at.is_null())
            .count()
            .get_result(conn)?;
        if known == 0 {
            return Err(Error::invalid("lens", "This lens is not in use any more. Choose another."));
        }
    }
    if let Some(lead) = &draft.lead
        && !may_lead(conn, permit, lead)?
    {
        return Err(Error::invalid(
            "lead",
            "A lead is one of the team, or the manager of one of it. Choose from the list.",
        ));
    }
    let changed = diesel::update(team::table.filter(team::id.eq(permit.as_str())).filter(team::revision.eq(revision)))
        .set((
            team::lead_id.eq(draft.lead.as_ref().map(PersonId::as_str)),
            team::lens_id.eq(draft.lens.as_ref().map(crate::id::LensId::as_str)),
            team::revision.eq(revision + 1),
        ))
        .execute(conn)?;
    if changed == 0 { Err(meanwhile()) } else { Ok(()) }
}

/// Changes a person's team and manager.
///
/// # Errors
/// `Invalid` while somebody else could say yes, for a circle of managers, and for a team or manager who is not there.
pub(crate) fn update_place(
    tx: &mut Writer<'_>,
    permit: &Permit<EditPlace>,
    team_id: Option<&TeamId>,
    manager: Option<&PersonId>,
    revision: i64,
) -> Result<()> {
    if permit.seconds > 0 && !tx.viewer().system {
        return Err(Error::invalid(
            "",
            "Who manages whom decides who may read what: this needs a second person. Change it in your people file and import that; everybody it concerns is told.",
        ));
    }
    let now = tx.now().0;
    let id = permit.person.clone();
    let conn = tx.conn();
    if let Some(team_id) = team_id {
        let known: i64 = team::table
            .filter(team::id.eq(team_id.as_str()))
            .filter(team::archived_at.is_null())
            .count()
            .get_result(conn)?;
        if known == 0 {
            return Err(Error::invalid("team", "This team is not there any more. Choose another."));
        }
    }
    check_chain(conn, &id, manager)?;
    let before: (Option<String>, Option<String>) =
        person::table.filter(person::id.eq(id.as_str())).select((person::team_id, person::manager_id)).first(conn)?;
    let changed =
        diesel::update(person::table.filter(person::id.eq(id.as_str())).filter(person::revision.eq(revision)))
            .set((
                person::team_id.eq(team_id.map(TeamId::as_str)),
                person::manager_id.eq(manager.map(PersonId::as_str)),
                person::moved_at.eq(now),
                person::revision.eq(revision + 1),
            ))
            .execute(conn)?;
    if changed == 0 {
        return Err(meanwhile());
    }
    super::finish::recount(conn, permit.proof())?;
    let new_manager = manager.map(ToString::to_string);
    if before.1 != new_manager {
        // The managers on both sides see it too, each as a notice about the person.
        let mut told = vec![(id.to_string(), new_manager.clone())];
        let others = before.1.into_iter().chain(new_manager);
        told.extend(others.map(|other| (other, Some(id.to_string()))));
        tell(tx, permit.proof(), &told)?;
    }
    Ok(())
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
        let found: Option<(String, Option<String>)> = person::table
            .filter(person::id.eq(&at))
            .select((person::state, person::manager_id))
            .first(conn)
            .optional()?;
        match found {
            Some((state, above)) if step > 0 || state == "active" => next = above,
            _ => {
                return Err(Error::invalid("manager", "This manager is not there any more. Choose another."));
            }
        }
    }
    Err(Error::invalid("manager", "The chain of managers is too long."))
}

fn may_lead(conn: &mut Conn, permit: &Permit<EditTeam>, lead: &PersonId) -> Result<bool> {
    let is_member: i64 = person::table
        .filter(person::id.eq(lead.as_str()))
        .filter(person::state.eq("active"))
        .filter(person::team_id.eq(permit.as_str()))
        .count()
        .get_result(conn)?;
    if is_member > 0 {
        return Ok(true);
    }
    let (name, current): (String, Option<String>) =
        team::table.filter(team::id.eq(permit.as_str())).select((team::name, team::lead_id)).first(conn)?;
    let row = TeamRow { id: TeamId::stored(permit.to_string()), name, lead: None, members: 0, below: 0 };
    let nobody: [PersonRow; 0] = [];
    let others = candidates(conn, permit, &row, &nobody)?;
    Ok(current.as_deref() == Some(lead.as_str()) || others.iter().any(|one| one.id == *lead))
}

fn meanwhile() -> Error {
    Error::Conflict(FieldErrors(vec![(
        String::new(),
        "Somebody changed this while you were choosing. The page shows how it stands now; look again, then save."
            .to_owned(),
    )]))
}
