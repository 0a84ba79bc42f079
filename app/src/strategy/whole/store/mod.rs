//! Reading whole strategies, bringing one back, and their values.
//!
//! Invariant: exactly the strategy that the organisation names is not archived.

mod tenets;
mod whole;

pub(crate) use tenets::{edit_tenet, insert_tenet, remove_tenet, restore_tenet, step_tenet};
pub(crate) use whole::{bring_back, edit, list, standing, view};
