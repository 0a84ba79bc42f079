//! The `team_on` table.
//!
//! Invariant: owns `team_on`: a team that is on has one row, a team that is off has none.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::access::{Ability, Action, Permit, Rule as _, Tx, Viewer, Writer};
use crate::error::Result;
use crate::id::TeamId;
use crate::organisation::store as organisation;
use crate::people::store::tree;
use crate::rollout::model::TeamsOnView;
use crate::rollout::policy::SwitchTeam;
use crate::storage::Conn;
use crate::storage::schema::{person, team, team_on};
use crate::time::{Timestamp, day_said};

impl Action for SwitchTeam {
    const NAME: &'static str = "team.switch";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        let found: Option<String> = team::table
            .filter(team::id.eq(self.0.as_str()))
            .filter(team::archived_at.is_null())
            .select(team::id)
            .first(conn)
            .optional()?;
        Ok(found.map(drop))
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Reads the tree of teams as far as it is unfolded, and which of them are on.
pub(crate) fn view(tx: &mut impl Tx, open: &[TeamId]) -> Result<TeamsOnView> {
    let teams = tree::view(tx, open)?;
    let zone = organisation::view(tx)?.time_zone;
    let (viewer, today) = (tx.viewer().clone(), tx.now().day(&zone));
    let seen: Vec<&str> = teams.rows.iter().map(|row| row.team.id.as_str()).collect();
    let rows: Vec<(String, i64, Option<String>)> = team_on::table
        .left_join(person::table.on(person::id.nullable().eq(team_on::by_id)))
        .filter(team_on::id.eq_any(seen))
        .select((team_on::id, team_on::on_at, person::name.nullable()))
        .load(tx.conn())?;
    let on: HashMap<TeamId, (String, Option<String>)> = rows
        .into_iter()
        .map(|(id, at, by)| (TeamId::stored(id), (day_said(today, Timestamp(at).day(&zone)), by)))
        .collect();
    let count = team_on::table.count().get_result(tx.conn())?;
    let may = teams.rows.first().is_some_and(|row| SwitchTeam(row.team.id.clone()).allowed(&viewer, &()));
    Ok(TeamsOnView { teams, on, count, can: may.then_some(Ability::Edit).into_iter().collect() })
}

/// Switches the team of the permit on; one that is on stays as it is.
pub(crate) fn switch_on(tx: &mut Writer<'_>, permit: &Permit<SwitchTeam>) -> Result<()> {
    let id = permit.action().0.as_str();
    let known: Option<String> =
        team_on::table.filter(team_on::id.eq(id)).select(team_on::id).first(tx.conn()).optional()?;
    if known.is_some() {
        return Ok(());
    }
    let (now, by) = (tx.now().0, tx.actor());
    diesel::insert_into(team_on::table)
        .values((team_on::id.eq(id), team_on::on_at.eq(now), team_on::by_id.eq(by)))
        .execute(tx.conn())?;
    Ok(())
}

/// Switches the team of the permit off; what was written in it stays.
pub(crate) fn switch_off(tx: &mut Writer<'_>, permit: &Permit<SwitchTeam>) -> Result<()> {
    diesel::delete(team_on::table.filter(team_on::id.eq(permit.action().0.as_str()))).execute(tx.conn())?;
    Ok(())
}
