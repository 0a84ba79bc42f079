//! The strategy as a whole: what it says of itself, what it holds dear, who has a stake in it, and the strategies that
//! were in force before it.
//!
//! Invariant: one strategy is in force; every other is archived, can be read by everybody, and changes no more.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod store;
