//! The demo from the server's command line (`throughline demo`).
//!
//! Invariant: acts as the server itself; fills only a database that is empty.

use super::{policy, store};
use crate::access::{House, Tx};
use crate::error::Result;

/// Fills the empty database with the demo organisation and marks it as a demo.
///
/// # Errors
/// `Invalid` if the database is not empty; then nothing was written.
pub fn fill(house: &House) -> Result<()> {
    house.write_as_system(|tx| {
        let permit = tx.permit(policy::FillDemo)?;
        store::fill_as_system(tx, &permit)
    })
}

/// Tells whether the database holds no organisation, no person, no account and no strategy.
///
/// # Errors
/// What the database said.
pub fn is_empty(house: &House) -> Result<bool> {
    house.read_as_system(|tx| store::is_empty(tx.conn()))
}

/// Tells whether the database is marked as a demo.
///
/// # Errors
/// What the database said.
pub fn is_demo(house: &House) -> Result<bool> {
    house.read_as_system(|tx| store::is_demo(tx.conn()))
}

/// Empties a database that is marked as a demo.
///
/// # Errors
/// `NotFound` if it is not marked; then nothing was changed.
pub fn empty(house: &House) -> Result<()> {
    house.write_as_system(|tx| {
        let permit = tx.permit(policy::EmptyDemo)?;
        store::empty(tx, &permit)
    })
}
