//! Search: one box over the strategy, its measures, people and teams.
//!
//! Invariant: finds only what everybody who is signed in may read and still stands: no contribution card, nobody who is
//! gone, nothing that was archived. The index itself is `storage::index`; this feature asks it and shows what it says.

pub mod api;
pub mod model;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
pub(crate) mod policy;
#[cfg(feature = "ssr")]
pub(crate) mod store;
