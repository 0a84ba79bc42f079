//! What waits for somebody, and the `not_mine` table.
//!
//! Invariant: owns `not_mine`. What waits is read from the features' own tables, by one query for all sorts.

mod act;
mod list;
pub(crate) mod sources;
mod subjects;

pub(crate) use act::{give_back, refuse, see_to};
pub(crate) use list::{item, list};
