//! Roll-out: teams are switched on one by one, and coverage speaks of those alone.
//!
//! Invariant: a team is on or off, for everybody to see; whoever is in a team that is off has their line all the same.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod store;
