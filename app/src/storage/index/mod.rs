//! The index of words behind the search: which words each subject has, by field, and each word's subjects.
//!
//! Invariant: derived from the subjects' own rows and nothing else. Triggers note every subject whose texts are written,
//! whoever writes them; [`settle`] writes their words anew in the same transaction, so no commit leaves the two apart
//! unless it writes more than a portion: then the server writes the rest soon after (`Db::write_left_words`). Words are folded here and not in the database, so both databases find the same.

mod entry;
mod left;
mod settle;
mod texts;

pub(crate) use entry::Entry;
pub(super) use left::{is_left, write_left};
pub use settle::{rebuilt, settle};
