//! Putting an update of many people in force, and out of it, in portions, so that no other writer waits long.
//!
//! Invariant: new teams and people come into sight first, then each known person changes whole, in the transaction that
//! also tells them; whoever was changed by hand meanwhile stays as they are. If the server ends in between, `back` takes
//! it all out of force again before anything else is done with the import.

use std::ops::Range;

use diesel::prelude::*;

use super::finish::{accounts, checked, show_all, take_time, tell};
use super::journal::{self, Side};
use super::stage::{Import, PORTION};
use super::{owned, problems, runs, undo};
use crate::access::{Permit, Tx, Writer};
use crate::error::{Error, Result};
use crate::people::model::{RunState, Summary};
use crate::people::plan::{PERSON_COLUMNS, TEAM_COLUMNS};
use crate::people::policy::StageImport;
use crate::storage::schema::import_change;

/// How many people may change in one transaction.
pub(crate) const AT_ONCE: usize = 2 * PORTION;

/// Brings what is new into sight; `false` if the directory changed meanwhile, and then nothing is.
pub(crate) fn open(tx: &mut Writer<'_>, permit: &Permit<StageImport>, import: &Import, told: &Summary) -> Result<bool> {
    if !checked(tx, permit, import)? {
        return Ok(false);
    }
    show_all(tx.conn(), permit.proof(), &import.run)?;
    runs::summarise(tx, permit, &Summary { flipped: Some(0), ..told.clone() })?;
    Ok(true)
}

/// Changes a portion of the people, from the place `from` of the plan on.
pub(crate) fn portion(
    tx: &mut Writer<'_>,
    permit: &Permit<StageImport>,
    (import, told): (&Import, &Summary),
    from: usize,
) -> Result<()> {
    runs::touch(tx, permit)?;
    let part = part(from);
    runs::summarise(tx, permit, &Summary { flipped: Some(part.end), ..told.clone() })?;
    leave_alone(tx, permit, &part)?;
    let changes = import.plan.people.get(from..part.end.min(import.plan.people.len())).unwrap_or_default();
    let person = (&import.run, "person", PERSON_COLUMNS.as_slice());
    journal::put_part(tx.conn(), permit.proof(), person, Side::After, Some(&part))?;
    owned::cards(tx, permit, &import.run, Some(&part))?;
    accounts(tx, permit, changes, &import.plan.addresses, false)?;
    let told: Vec<_> = changes
        .iter()
        .filter(|change| change.before.manager_id != change.after.manager_id)
        .map(|change| (change.id.clone(), change.after.manager_id.clone()))
        .collect();
    tell(tx, permit.proof(), &told)
}

/// Takes a portion of an import whose server ended out of force again; tells whether there may be more.
pub(crate) fn back(tx: &mut Writer<'_>, permit: &Permit<StageImport>, from: usize) -> Result<bool> {
    let run = permit.action().0.clone();
    let found = runs::find(tx.conn(), &run)?.ok_or(Error::NotFound)?;
    let flipped = found.summary.flipped.filter(|_| found.state == RunState::Waiting);
    let Some(flipped) = flipped else { return Ok(false) };
    runs::touch(tx, permit)?;
    // Beyond it nobody was changed by the import, though somebody may have been by hand.
    if from < flipped {
        put_back(tx, permit, from)?;
        return Ok(true);
    }
    take_time(tx.conn())?;
    let team = (&run, "team", TEAM_COLUMNS.as_slice());
    journal::put_part(tx.conn(), permit.proof(), team, Side::Before, None)?;
    undo::accounts(tx, permit.proof(), &run)?;
    undo::hide(tx, permit.proof(), &run)?;
    runs::summarise(tx, permit, &Summary { flipped: None, ..found.summary })?;
    Ok(false)
}

/// Takes a portion of an import that is in force out of it, before the rest of its undo; tells whether there may be more.
pub(crate) fn undo_portion(tx: &mut Writer<'_>, permit: &Permit<StageImport>, from: usize) -> Result<bool> {
    let run = permit.action().0.clone();
    undo::may(tx, &run)?;
    // A small one goes in one transaction, with the rest.
    if from == 0 && !journal::reaches(tx.conn(), &run, AT_ONCE)? {
        return Ok(false);
    }
    let told = undo::told_back(tx.conn(), &run, Some(&part(from)))?;
    put_back(tx, permit, from)?;
    tell(tx, permit.proof(), &told)?;
    journal::reaches(tx.conn(), &run, part(from).end)
}

/// Takes whoever was changed by hand since the import was compared out of it, and says so.
fn leave_alone(tx: &mut Writer<'_>, permit: &Permit<StageImport>, part: &Range<usize>) -> Result<()> {
    let run = &permit.action().0;
    let found = journal::changed_meanwhile(tx.conn(), run, part)?;
    if found.is_empty() {
        return Ok(());
    }
    let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    diesel::delete(
        import_change::table.filter(import_change::run_id.eq(run.as_str())).filter(import_change::id.eq_any(ids)),
    )
    .execute(tx.conn())?;
    let told: Vec<(i64, String)> = found
        .into_iter()
        .map(|(_, name)| {
            let what = "was changed by hand while this was applied and stays as they are; import the file once more.";
            (0, format!("{name} {what}"))
        })
        .collect();
    problems::insert(tx, permit.proof(), run, &told)
}

fn put_back(tx: &mut Writer<'_>, permit: &Permit<StageImport>, from: usize) -> Result<()> {
    let run = &permit.action().0;
    let part = part(from);
    let person = (run, "person", PERSON_COLUMNS.as_slice());
    journal::put_part(tx.conn(), permit.proof(), person, Side::Before, Some(&part))?;
    owned::unmark(tx, permit, run, Some(&part))?;
    Ok(())
}

fn part(from: usize) -> Range<usize> {
    from..from + PORTION
}
