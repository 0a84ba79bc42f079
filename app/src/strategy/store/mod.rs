//! The strategy's tables, a file for each noun.
//!
//! Invariant: owns `strategy`, `node`, `support`, `wording`, `tenet` and `stakeholder`; a change takes a permit and the
//! revision that its author saw, and leaves the tree a tree.

mod archive;
mod conflict;
mod forms;
pub(crate) mod lines;
pub(crate) mod matching;
pub(crate) mod moves;
pub(crate) mod nodes;
mod outline;
pub(crate) mod owned;
mod owners;
mod page;
mod passages;
mod picked;
mod rows;
mod supports;
mod wordings;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use archive::{archive, restore};
pub(crate) use conflict::changed_meanwhile;
pub(crate) use forms::{edit_view, move_view};
pub(crate) use outline::{ON_A_PAGE, archived_outline, draft_outline, looked_for, outline, pillars, steps};
pub(crate) use owners::{Sought, looked, meant, names, offered, one_owner};
pub(crate) use page::node_view;
pub(crate) use passages::{read_text, write_text};
pub(crate) use picked::{archive_all, picked, restore_all, shift, shift_back};
pub(crate) use rows::owner;
pub(crate) use supports::{edit_support, insert_support, remove_support};
pub(crate) use wordings::write_wording;
