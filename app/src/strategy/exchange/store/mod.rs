//! Imports and exports in the database: the rows of a strategy, the runs of imports, and taking them back.
//!
//! Invariant: a write checks that the strategy is as it was when the write was prepared.

mod load;
mod runs;
#[cfg(test)]
mod tests;
mod undo;
mod write;

pub(crate) use load::{current, export, load, names, plan, taken};
pub(crate) use runs::{choice, drop_run, insert_preview, order, refresh_preview, view};
pub(crate) use undo::{Undoing, undo, undoing};
pub(crate) use write::{apply, apply_preview};
