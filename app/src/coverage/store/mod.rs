//! The table of gaps: kept right by whoever writes, and read by the pages.
//!
//! Invariant: owns `gap`, which holds nothing that cannot be made anew. Triggers note what a write may have changed, whoever
//! writes; [`settle`] puts it right in the same transaction, so no commit leaves the two apart unless it changes more than a
//! portion: then the server goes on soon after.

mod due;
mod heat;
mod left;
mod line;
mod named;
mod page;
mod range;
mod renew;
mod settle;
mod slice;
mod subjects;

#[cfg(test)]
mod tests;

pub(crate) use left::{is_left, write_left};
pub(crate) use page::{portion, view, widest};
pub use settle::settle;
