//! What the server does about drafts by itself.
//!
//! Invariant: a portion a turn, so that nobody who writes waits for it.

use super::store;
use crate::access::House;
use crate::error::Result;

/// Deletes what drafts that ended have left; returns at once where there is nothing. Blocks, so call it on a thread that may.
///
/// # Errors
/// What the database says; what is left then goes the next time.
pub fn clear_ended(house: &House) -> Result<()> {
    while house.read_as_system(|tx| store::left(tx))?.is_some() {
        house.write_as_system(|tx| {
            let proof = tx.system()?;
            store::clear(tx, proof)
        })?;
    }
    Ok(())
}
