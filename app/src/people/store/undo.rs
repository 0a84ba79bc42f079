//! Taking an import back, within 30 days, in one act.
//!
//! Invariant: every row that is still as the import left it is as it was before; what was changed since, or is referred to
//! by something made since, stays and is listed.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::finish::{recount, take_time, tell};
use super::journal::{self, Cell, Side};
use super::owned;
use super::runs::{self, Run};
use crate::access::{Permit, Proof, Tx, Writer};
use crate::accounts::store::following::{self, Followed, State};
use crate::error::{Error, Result};
use crate::id::RunId;
use crate::people::model::RunState;
use crate::people::plan::{Handover, PERSON_COLUMNS, TEAM_COLUMNS};
use crate::people::policy::UndoImport;
use crate::storage::schema::{import_run, person};
use crate::storage::{Conn, Kind};

/// Where `manager_id` stands among [`PERSON_COLUMNS`].
const MANAGER: usize = 9;
/// How many names of what was kept are listed.
const LISTED: i64 = 200;

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = diesel::sql_types::Nullable<Text>)]
    manager: Option<String>,
}

/// Takes an import out of force; what it added is out of sight at once and cleared away later by `clear`. `changed` is
/// what [`journal::changed`] says of it.
///
/// # Errors
/// `Invalid` if it is not the last one, or older than 30 days.
pub(crate) fn undo(tx: &mut Writer<'_>, permit: &Permit<UndoImport>, changed: &[Cell]) -> Result<()> {
    let run = permit.action().0.clone();
    let now = tx.now();
    let found = may(tx, &run)?;
    take_time(tx.conn())?;
    let mut kept = changed_since(tx.conn(), &run)?;
    let back = told_back(tx.conn(), &run)?;
    let conn = tx.conn();
    for (table, cells) in [
        ("person", changed),
        ("team", &journal::all(&TEAM_COLUMNS)),
        ("node", &journal::all(&journal::NODE)),
        ("measure", &journal::all(&journal::MEASURE)),
    ] {
        journal::put(conn, permit.proof(), &run, (table, cells), Side::Before)?;
    }
    owned::unmark(tx, permit, &run)?;
    kept.extend(accounts(tx, permit.proof(), &run)?);
    let conn = tx.conn();
    hide_people(conn, &run)?;
    hide_teams(conn, &run, now.0)?;
    kept.extend(still_there(conn, &run)?);
    recount(conn, permit.proof())?;
    runs::mark(conn, permit.proof(), &run, RunState::Undone, now)?;
    let mut summary = found.summary;
    summary.kept = kept;
    diesel::update(import_run::table.filter(import_run::id.eq(run.as_str())))
        .set(import_run::summary.eq(runs::written(&summary)))
        .execute(tx.conn())?;
    tell(tx, permit.proof(), &back)
}

/// Finds an import that can be undone.
fn may(tx: &mut Writer<'_>, run: &RunId) -> Result<Run> {
    let now = tx.now();
    let found = runs::find(tx.conn(), run)?.ok_or(Error::NotFound)?;
    let last = runs::last_done(tx.conn())?;
    if found.state != RunState::Done {
        return Err(Error::invalid("", "Only an import that is in force can be undone."));
    }
    if last.is_none_or(|(last, _)| last != *run) {
        return Err(Error::invalid("", "A later import stands on this one. Undo that one first."));
    }
    if now.0 - found.done_at.unwrap_or(0) > runs::UNDO {
        return Err(Error::invalid(
            "",
            "This import is older than 30 days and cannot be undone any more. Import the earlier file again.",
        ));
    }
    Ok(found)
}

/// Opens the accounts that the import shut, and gives those their address back that followed; names who keeps the new one.
fn accounts(tx: &mut Writer<'_>, proof: Proof, run: &RunId) -> Result<Vec<String>> {
    let changed: Vec<Followed> = journal::list(tx.conn(), run, "account")?
        .into_iter()
        .filter_map(|(id, before, after)| {
            let (before, after) = (State::read(&before)?, State::read(&after)?);
            Some(Followed { id, person: String::new(), before, after })
        })
        .collect();
    let stay = following::restore(tx, proof, &changed)?;
    Ok(person::table.filter(person::id.eq_any(stay)).order(person::sort_name).select(person::name).load(tx.conn())?)
}

/// Hides the people whom the import added, unless they were changed or something of others hangs on them.
fn hide_people(conn: &mut Conn, run: &RunId) -> Result<()> {
    diesel::sql_query(
        "UPDATE person SET state = 'waiting' WHERE run_id = $1 AND revision = 1 AND id IN \
         (SELECT subject_id FROM import_change WHERE run_id = $2 AND subject = 'person' AND kind = 'added') \
         AND NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id) \
         AND NOT EXISTS (SELECT 1 FROM contribution WHERE contribution.person_id = person.id) \
         AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.person_id = person.id) \
         AND NOT EXISTS (SELECT 1 FROM proposal WHERE proposal.person_id = person.id) \
         AND NOT EXISTS (SELECT 1 FROM node WHERE node.owner_id = person.id OR node.handed_from_id = person.id) \
         AND NOT EXISTS (SELECT 1 FROM measure WHERE measure.owner_id = person.id) \
         AND NOT EXISTS (SELECT 1 FROM team WHERE team.lead_id = person.id AND team.id NOT IN \
         (SELECT subject_id FROM import_change WHERE run_id = $3 AND subject = 'team' AND kind = 'added'))",
    )
    .bind::<Text, _>(run.as_str())
    .bind::<Text, _>(run.as_str())
    .bind::<Text, _>(run.as_str())
    .execute(conn)?;
    // A manager of somebody who stays stays too, and so on upwards.
    loop {
        let shown = diesel::sql_query(
            "UPDATE person SET state = CASE WHEN gone_at IS NULL THEN 'active' ELSE 'gone' END \
             WHERE state = 'waiting' AND run_id = $1 AND id IN \
             (SELECT manager_id FROM person WHERE state <> 'waiting' AND manager_id IS NOT NULL)",
        )
        .bind::<Text, _>(run.as_str())
        .execute(conn)?;
        if shown == 0 {
            return Ok(());
        }
    }
}

/// Archives the teams that the import added and nobody needs, the lowest first.
fn hide_teams(conn: &mut Conn, run: &RunId, now: i64) -> Result<()> {
    loop {
        let hidden = diesel::sql_query(
            "UPDATE team SET archived_at = $1 WHERE archived_at IS NULL AND revision = 1 AND id IN \
             (SELECT subject_id FROM import_change WHERE run_id = $2 AND subject = 'team' AND kind = 'added') \
             AND NOT EXISTS (SELECT 1 FROM person WHERE person.team_id = team.id AND person.state <> 'waiting') \
             AND NOT EXISTS (SELECT 1 FROM node WHERE node.owner_team_id = team.id) \
             AND NOT EXISTS (SELECT 1 FROM contribution WHERE contribution.old_team_id = team.id) \
             AND NOT EXISTS (SELECT 1 FROM team AS below WHERE below.parent_id = team.id AND below.archived_at IS NULL)",
        )
        .bind::<diesel::sql_types::BigInt, _>(now)
        .bind::<Text, _>(run.as_str())
        .execute(conn)?;
        if hidden == 0 {
            break;
        }
    }
    diesel::sql_query(
        "UPDATE team SET lead_id = NULL WHERE lead_id IN (SELECT id FROM person WHERE state = 'waiting' AND run_id = $1)",
    )
    .bind::<Text, _>(run.as_str())
    .execute(conn)?;
    Ok(())
}

/// Names what the import changed and somebody changed again.
fn changed_since(conn: &mut Conn, run: &RunId) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (table, name, revision) in [
        ("person", "name", PERSON_COLUMNS.len() - 1),
        ("team", "name", TEAM_COLUMNS.len() - 1),
        ("node", "title", journal::NODE.len() - 1),
        ("measure", "name", journal::MEASURE.len() - 1),
    ] {
        // What stands in a draft alone is not for everybody's eyes.
        let published = match table {
            "node" => " AND node.strategy_id NOT IN (SELECT copy_id FROM draft)",
            _ => "",
        };
        let rows: Vec<Name> = diesel::sql_query(format!(
            "SELECT {table}.{name} AS name FROM import_change JOIN {table} ON {table}.id = import_change.subject_id \
             WHERE import_change.run_id = $1 AND import_change.subject = '{table}' AND import_change.kind <> 'added' \
             AND {table}.revision <> {}{published} ORDER BY import_change.position LIMIT {LISTED}",
            number(conn.kind(), "after", revision)
        ))
        .bind::<Text, _>(run.as_str())
        .load(conn)?;
        names.extend(rows.into_iter().map(|row| row.name));
    }
    Ok(names)
}

/// Names whom and what the import added and the undo could not take away.
fn still_there(conn: &mut Conn, run: &RunId) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (table, shown) in [("person", "state <> 'waiting'"), ("team", "archived_at IS NULL")] {
        let rows: Vec<Name> = diesel::sql_query(format!(
            "SELECT {table}.name AS name FROM import_change JOIN {table} ON {table}.id = import_change.subject_id \
             WHERE import_change.run_id = $1 AND import_change.subject = '{table}' AND import_change.kind = 'added' \
             AND {table}.{shown} ORDER BY import_change.position LIMIT {LISTED}"
        ))
        .bind::<Text, _>(run.as_str())
        .load(conn)?;
        names.extend(rows.into_iter().map(|row| row.name));
    }
    Ok(names)
}

/// Lists who gets their earlier manager back.
fn told_back(conn: &mut Conn, run: &RunId) -> Result<Vec<Handover>> {
    let (before, after) = (text(conn.kind(), "before", MANAGER), text(conn.kind(), "after", MANAGER));
    let rows: Vec<Told> = diesel::sql_query(format!(
        "SELECT import_change.subject_id AS id, {before} AS manager FROM import_change \
         JOIN person ON person.id = import_change.subject_id \
         WHERE import_change.run_id = $1 AND import_change.subject = 'person' AND import_change.kind = 'changed' \
         AND person.revision = {} AND {before} IS DISTINCT FROM {after}",
        number(conn.kind(), "after", PERSON_COLUMNS.len() - 1)
    ))
    .bind::<Text, _>(run.as_str())
    .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id, row.manager)).collect())
}

fn text(kind: Kind, side: &str, at: usize) -> String {
    match kind {
        Kind::Sqlite => format!("(import_change.{side} ->> {at})"),
        Kind::Postgres => format!("(CAST(import_change.{side} AS jsonb) ->> {at})"),
    }
}

fn number(kind: Kind, side: &str, at: usize) -> String {
    format!("CAST({} AS BIGINT)", text(kind, side, at))
}
