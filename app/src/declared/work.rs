//! What the server does about declared work by itself: counting a period once it is closed.
//!
//! Invariant: nobody's looking makes it count; a period that was counted is never counted again, by whichever server.

use super::store;
use crate::access::House;
use crate::error::Result;

/// Counts the period that has closed; returns at once where that is done. Blocks, so call it on a thread that may.
///
/// # Errors
/// What the database says; it is counted the next time then.
pub fn close_period(house: &House) -> Result<()> {
    let counted = house.read_as_system(|tx| match store::due(tx)? {
        Some(period) => Ok(Some((period, store::count(tx, period)?))),
        None => Ok(None),
    })?;
    let Some((period, divisions)) = counted else { return Ok(()) };
    house.write_as_system(|tx| {
        let proof = tx.system()?;
        if store::due(tx)? == Some(period) { store::record(tx, proof, period, &divisions) } else { Ok(()) }
    })
}
