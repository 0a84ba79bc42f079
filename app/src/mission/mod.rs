//! My mission: the line from the mission to me, and the cards on which I say what I do for it.
//!
//! Invariant: a card is its author's own; beside them only the managers in their chain can read it, and it is listed
//! nowhere else. Nothing here scores or ranks.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
pub(crate) mod store;
