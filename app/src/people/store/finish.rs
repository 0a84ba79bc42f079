//! The end of an import: one transaction, a handful of statements over whole sets.
//!
//! Invariant: nothing is put in force unless the directory is still the one that the import was compared with.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::journal::{self, Side};
use super::stage::Import;
use super::{current, owned, problems, progress, runs};
use crate::access::{Permit, Proof, Tx, Writer};
use crate::accounts::store::{following, notice};
use crate::error::Result;
use crate::id::RunId;
use crate::people::model::{RunState, Summary};
use crate::people::plan::{Handover, Plan, TEAM_COLUMNS, address_taken};
use crate::people::policy::StageImport;
use crate::storage::{Conn, Kind};

/// What a person is told whose manager an import changed.
const MANAGER_CHANGED: &str = "manager.changed";

/// Puts everything that was staged in force; `false` if the directory changed meanwhile or not all of it is staged once
/// (another server may have taken it for dead and begun it anew), and then nothing is.
pub(crate) fn finish(
    tx: &mut Writer<'_>,
    permit: &Permit<StageImport>,
    import: &Import,
    summary: &Summary,
) -> Result<bool> {
    let now = tx.now();
    let (run, plan) = (&permit.action().0, &import.plan);
    take_time(tx.conn())?;
    runs::touch(tx, permit)?;
    let conn = tx.conn();
    if current::digest(conn)? != import.digest || progress::written_rows(conn, run)? != import.steps() {
        return Ok(false);
    }
    show_teams(conn, run)?;
    journal::put(conn, permit.proof(), run, ("team", &journal::all(&TEAM_COLUMNS)), Side::After)?;
    show_people(conn, run)?;
    journal::put(conn, permit.proof(), run, ("person", &import.touched), Side::After)?;
    // Members are counted by team and state: where neither differs for anybody, nothing is to be counted.
    if !plan.new.is_empty() || import.touched.iter().any(|(_, column)| matches!(*column, "team_id" | "state")) {
        recount(conn, permit.proof())?;
    }
    owned::pass_on(tx, permit, plan)?;
    accounts(tx, permit, plan)?;
    tell(tx, permit.proof(), &plan.told)?;
    tx.note("people.applied", Some(run.as_str()), "")?;
    runs::mark(tx.conn(), permit.proof(), run, RunState::Done, now)?;
    runs::summarise(tx, permit, summary)?;
    Ok(true)
}

/// Lets this one transaction take longer than a request may: on PostgreSQL it holds nobody up.
pub(super) fn take_time(conn: &mut Conn) -> Result<()> {
    if conn.kind() == Kind::Postgres {
        conn.batch_execute("SET LOCAL statement_timeout = '60s'")?;
    }
    Ok(())
}

/// Shows the teams that were staged.
fn show_teams(conn: &mut Conn, run: &RunId) -> Result<()> {
    diesel::sql_query(
        "UPDATE team SET archived_at = NULL WHERE id IN \
         (SELECT subject_id FROM import_change WHERE run_id = $1 AND subject = 'team' AND kind = 'added')",
    )
    .bind::<Text, _>(run.as_str())
    .execute(conn)?;
    Ok(())
}

/// Shows the people who were staged.
fn show_people(conn: &mut Conn, run: &RunId) -> Result<()> {
    diesel::sql_query(
        "UPDATE person SET state = CASE WHEN gone_at IS NULL THEN 'active' ELSE 'gone' END \
         WHERE state = 'waiting' AND run_id = $1",
    )
    .bind::<Text, _>(run.as_str())
    .execute(conn)?;
    Ok(())
}

/// Counts the members of every team anew.
pub(super) fn recount(conn: &mut Conn, _proof: Proof) -> Result<()> {
    diesel::sql_query(
        "WITH c AS MATERIALIZED (SELECT team.id AS id, (SELECT COUNT(*) FROM person \
         WHERE person.team_id = team.id AND person.state = 'active') AS n FROM team) \
         UPDATE team SET members = c.n FROM c WHERE c.id = team.id AND team.members <> c.n",
    )
    .execute(conn)?;
    Ok(())
}

/// Shuts the accounts of whoever left and lets those follow whose address is free; what could not follow is a problem.
fn accounts(tx: &mut Writer<'_>, permit: &Permit<StageImport>, plan: &Plan) -> Result<()> {
    let run = &permit.action().0;
    let left: Vec<String> = plan
        .people
        .iter()
        .filter(|change| change.before.is_active() && !change.after.is_active())
        .map(|change| change.id.clone())
        .collect();
    let (changed, refused) = following::follow(tx, permit.proof(), &left, &plan.addresses)?;
    let mut changes = journal::rows();
    for account in changed {
        let key = (tx.new_id(), run);
        let what = ("changed", "account", account.id.as_str());
        journal::push(&mut changes, key, what, Some(&account.before.cells()), Some(&account.after.cells()));
    }
    changes.insert(tx.conn())?;
    let told: Vec<(i64, String)> = refused.iter().map(|stays| (0, address_taken(&stays.from, &stays.to))).collect();
    problems::insert(tx, permit.proof(), run, &told)
}

/// Tells people that they have another manager.
pub(super) fn tell(tx: &mut Writer<'_>, proof: Proof, told: &[Handover]) -> Result<()> {
    notice::insert_all(tx, proof, told, MANAGER_CHANGED)
}
