//! Changes by hand of a team's lead and lens.
//!
//! Invariant: each raises the revision it was made on.

use diesel::prelude::*;

use super::team::candidates;
use crate::access::{Permit, Tx, Writer};
use crate::error::{Error, FieldErrors, Result};
use crate::id::{PersonId, TeamId};
use crate::people::model::{PersonRow, TeamDraft, TeamRow};
use crate::people::policy::EditTeam;
use crate::storage::Conn;
use crate::storage::schema::{lens, person, team};

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

/// Says that what was changed was changed by somebody else first.
pub(super) fn meanwhile() -> Error {
    Error::Conflict(FieldErrors(vec![(
        String::new(),
        "Somebody changed this while you were choosing. The page shows how it stands now; look again, then save."
            .to_owned(),
    )]))
}
