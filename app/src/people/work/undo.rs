//! Taking an import back, giving one up, and clearing away what either leaves.
//!
//! Invariant: the import is out of force after the first transaction; the rest only frees space.

use super::apply::step;
use crate::access::{self, House, Tx, Viewer};
use crate::error::Result;
use crate::id::RunId;
use crate::people::policy::{StageImport, UndoImport};
use crate::people::store::stage::PORTION;
use crate::people::store::{clear as cleared, flip, progress, runs, undo as undone};

/// Takes an import back.
///
/// # Errors
/// Why it is still in force.
pub async fn undo(house: &House, viewer: &Viewer, run: &RunId) -> Result<()> {
    let id = run.clone();
    house.read_as(viewer.clone(), move |tx| tx.permit(UndoImport(id)).map(drop)).await?;
    let mut from = 0;
    while step(house, viewer, run, move |tx, permit| flip::undo_portion(tx, permit, from)).await? {
        from += PORTION;
    }
    let id = run.clone();
    house
        .write_once(viewer.clone(), &access::sending(), move |tx| {
            let permit = tx.permit(UndoImport(id.clone()))?;
            undone::undo(tx, &permit)
        })
        .await?;
    clear(house, viewer, run).await
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
        clear(house, viewer, run).await?;
    }
    step(house, viewer, run, |tx, permit| runs::drop_preview(tx, permit)).await
}

/// Clears away the rows of an import that nobody sees, and makes it a preview again if it never was in force.
pub(super) async fn clear(house: &House, viewer: &Viewer, run: &RunId) -> Result<()> {
    let mut from = 0;
    while step(house, viewer, run, move |tx, permit| flip::back(tx, permit, from)).await? {
        from += PORTION;
    }
    for part in 0..cleared::STEP_COUNT {
        while step(house, viewer, run, move |tx, permit| cleared::portion(tx, permit, part)).await? {}
    }
    Ok(())
}
