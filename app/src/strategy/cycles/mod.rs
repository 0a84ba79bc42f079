//! Cycles: a strategy's own year or quarter, closing one with a word on every node, and beginning the next as a copy of
//! what was said to go on.
//!
//! Invariant: nothing is decided by default: a node that nobody has answered for does not carry over, and a closed cycle is
//! a record that nothing changes.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
pub mod work;
