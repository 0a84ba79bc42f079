//! Taking an import back, and clearing away what it leaves.
//!
//! Invariant: the import is out of force after the first transaction; the rest only frees space.

use super::apply::step;
use crate::access::{self, House, Tx, Viewer};
use crate::error::Result;
use crate::id::RunId;
use crate::people::policy::UndoImport;
use crate::people::store::{clear as cleared, undo as undone};

/// Takes an import back.
///
/// # Errors
/// Why it is still in force.
pub async fn undo(house: &House, viewer: &Viewer, run: &RunId) -> Result<()> {
    let id = run.clone();
    house
        .write_once(viewer.clone(), &access::sending(), move |tx| {
            let permit = tx.permit(UndoImport(id.clone()))?;
            undone::undo(tx, &permit)
        })
        .await?;
    clear(house, viewer, run).await
}

/// Clears away the rows of an import that nobody sees, and makes it a preview again if it never was in force.
pub(super) async fn clear(house: &House, viewer: &Viewer, run: &RunId) -> Result<()> {
    for part in 0..cleared::STEP_COUNT {
        while step(house, viewer, run, move |tx, permit| cleared::portion(tx, permit, part)).await? {}
    }
    Ok(())
}
