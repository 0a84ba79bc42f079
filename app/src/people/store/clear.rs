//! Clearing away what nobody sees: the rows of an import that died or was undone, and journals that are too old.
//!
//! Invariant: each call is one short transaction; it deletes only people who wait, teams that are archived, posts out of
//! sight, and it can be broken off and called again.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::runs;
use crate::access::{Permit, Tx, Writer};
use crate::error::{Error, Result};
use crate::people::model::RunState;
use crate::people::policy::StageImport;
use crate::storage::schema::import_run;

/// How many rows one transaction deletes.
const PORTION: i64 = 4_000;

/// The steps, in the order in which references allow them. `$1` is the run, `$2` how many.
const STEPS: [&str; 8] = [
    "UPDATE post SET reports_to_id = NULL WHERE id IN \
     (SELECT id FROM post WHERE run_id = $1 AND reports_to_id IS NOT NULL LIMIT $2)",
    "DELETE FROM post WHERE id IN (SELECT id FROM post WHERE run_id = $1 LIMIT $2)",
    "UPDATE team SET lead_id = NULL WHERE id IN (SELECT team.id FROM team \
     JOIN person ON person.id = team.lead_id WHERE person.state = 'waiting' AND person.run_id = $1 LIMIT $2)",
    "UPDATE person SET manager_id = NULL WHERE id IN \
     (SELECT id FROM person WHERE state = 'waiting' AND run_id = $1 AND manager_id IS NOT NULL LIMIT $2)",
    "DELETE FROM person WHERE id IN (SELECT id FROM person WHERE state = 'waiting' AND run_id = $1 LIMIT $2)",
    "UPDATE team SET parent_id = NULL WHERE id IN (SELECT team.id FROM import_change \
     JOIN team ON team.id = import_change.subject_id WHERE import_change.run_id = $1 AND import_change.subject = 'team' \
     AND import_change.kind = 'added' AND team.archived_at IS NOT NULL AND team.parent_id IS NOT NULL LIMIT $2)",
    "DELETE FROM team WHERE id IN (SELECT team.id FROM import_change \
     JOIN team ON team.id = import_change.subject_id WHERE import_change.run_id = $1 AND import_change.subject = 'team' \
     AND import_change.kind = 'added' AND team.archived_at IS NOT NULL \
     AND NOT EXISTS (SELECT 1 FROM person WHERE person.team_id = team.id) \
     AND NOT EXISTS (SELECT 1 FROM node WHERE node.owner_team_id = team.id) LIMIT $2)",
    "DELETE FROM import_change WHERE id IN (SELECT id FROM import_change WHERE run_id = $1 LIMIT $2)",
];

/// How many steps there are.
pub(crate) const STEP_COUNT: usize = STEPS.len();

/// The steps for an import that is in force and too old to be undone.
const OLD: [usize; 3] = [0, 1, 7];

/// Does one portion of one step; tells whether it is to be called again for the same step.
pub(crate) fn portion(tx: &mut Writer<'_>, permit: &Permit<StageImport>, step: usize) -> Result<bool> {
    let run = permit.action().0.clone();
    let Some(statement) = STEPS.get(step) else {
        return Ok(false);
    };
    let found = runs::find(tx.conn(), &run)?.ok_or(Error::NotFound)?;
    let is_old = tx.now().0 - found.done_at.unwrap_or(0) > runs::UNDO;
    // What is in force stays; of what cannot be undone any more only the posts out of sight and the journal go.
    if found.state == RunState::Done && !(is_old && OLD.contains(&step)) {
        return Ok(false);
    }
    let done =
        diesel::sql_query(*statement).bind::<Text, _>(run.as_str()).bind::<BigInt, _>(PORTION).execute(tx.conn())?;
    let more = done as i64 >= PORTION;
    if !more && step + 1 == STEPS.len() {
        runs::give_back(tx.conn(), permit.proof(), &run)?;
    }
    Ok(more)
}

/// Lists the imports whose rows may go: done longer than 30 days ago and not the last one, or taken back or given up by a
/// server that ended before it had cleared them away.
pub(crate) fn outdated(tx: &mut impl Tx) -> Result<Vec<crate::id::RunId>> {
    let now = tx.now().0;
    let last = runs::last_done(tx.conn())?.map(|(id, _)| id.to_string());
    let rows: Vec<String> = import_run::table
        .filter(import_run::kind.eq("people"))
        .filter(
            import_run::state
                .eq("done")
                .and(import_run::done_at.lt(now - runs::UNDO))
                .and(import_run::id.ne(last.unwrap_or_default()))
                .or(import_run::state.eq_any(["undone", "dropped"])),
        )
        .filter(diesel::dsl::exists(
            crate::storage::schema::import_change::table
                .filter(crate::storage::schema::import_change::run_id.eq(import_run::id)),
        ))
        .select(import_run::id)
        .load(tx.conn())?;
    Ok(rows.into_iter().map(crate::id::RunId::stored).collect())
}
