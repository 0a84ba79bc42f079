//! A strategy's nodes as cells, what differs between two states of them, and how a change is carried over to a third.
//!
//! Invariant: pure. A node is named by its published id wherever it stands, so that states can be compared cell by cell.

mod difference;
mod field;
mod mend;
mod merge;
mod moves;
mod rows;
mod tree;
mod view;

#[cfg(test)]
mod tests;

pub use difference::difference;
pub use field::{Cell, Change, Field, places};
pub use mend::{depth, is_tree, mend};
pub use merge::{Conflict, merge};
pub use moves::moved;
pub use rows::Rows;
pub use tree::{Skeleton, Spot, TEXTS, Texts, Tree, WORDS, Words, advanced, backwards, composed};
pub use view::*;
