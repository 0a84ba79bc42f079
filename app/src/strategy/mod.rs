//! The strategy: the tree from the mission down, and the files it comes from and goes to.
//!
//! Invariant: a strategy has one mission; every other node has one main parent.

pub mod exchange;
#[cfg(feature = "ssr")]
pub mod files;
