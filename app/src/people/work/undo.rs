//! Taking an import back, giving one up, and clearing away what either leaves.
//!
//! Invariant: an import is out of force after one transaction; the rest only frees space, is done by the server itself,
//! and never makes a failure of what was done.

use super::apply::step;
use super::system;
use crate::access::{self, House, Tx, Viewer};
use crate::error::Result;
use crate::id::RunId;
use crate::people::policy::{StageImport, UndoImport};
use crate::people::store::{clear as cleared, journal, progress, runs, undo as undone};

/// Takes an import back.
///
/// # Errors
/// Why it is still in force.
pub async fn undo(house: &House, viewer: &Viewer, run: &RunId) -> Result<()> {
    let id = run.clone();
    // The journal of an import that is in force does not change, so it is looked through before the turn to write.
    let changed = house
        .read_as(viewer.clone(), move |tx| {
            tx.permit(UndoImport(id.clone()))?;
            journal::changed(tx, &id)
        })
        .await?;
    let id = run.clone();
    house
        .write_once(viewer.clone(), &access::sending(), move |tx| {
            let permit = tx.permit(UndoImport(id.clone()))?;
            undone::undo(tx, &permit, &changed)
        })
        .await?;
    if let Err(error) = clear(house, run).await {
        tracing::warn!(run = run.as_str(), %error, "an undo left rows that nobody sees");
    }
    Ok(())
}

/// Gives up a preview, or an import whose server ended while it was being applied.
///
/// # Errors
/// `Invalid` if it is being applied, or was.
pub async fn give_up(house: &House, viewer: &Viewer, run: &RunId) -> Result<()> {
    let id = run.clone();
    let is_dead = house
        .read_as(viewer.clone(), move |tx| {
            let permit = tx.permit(StageImport(id.clone()))?;
            progress::is_dead(tx, &permit, &id)
        })
        .await?;
    if is_dead {
        clear(house, run).await?;
    }
    let id = run.clone();
    house
        .write_once(viewer.clone(), &access::sending(), move |tx| {
            let permit = tx.permit(StageImport(id.clone()))?;
            runs::drop_preview(tx, &permit)
        })
        .await
}

/// Clears away the rows of an import that nobody sees, and makes it a preview again if it never was in force.
pub(super) async fn clear(house: &House, run: &RunId) -> Result<()> {
    for part in 0..cleared::STEP_COUNT {
        while step(house, &system(), run, move |tx, permit| cleared::portion(tx, permit, part)).await? {}
    }
    Ok(())
}
