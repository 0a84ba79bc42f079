//! Published versions: what each changed and why, the difference between any two, and the outline as one left it.
//!
//! Invariant: a version and its changes are written once, with the change itself, and never touched again; numbers of a
//! strategy's versions have no gaps.

pub mod api;
pub mod model;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
pub(crate) mod store;
