//! Who may do what, asked over HTTP of every server function and every page there is.
//!
//! Invariant: the list of what there is comes from the source and from the running program; nobody keeps it by hand.

pub mod registry;
mod strangers;
mod table;
pub mod values;
