//! The organisation itself: its name, its time zone, its lenses, and what it calls the levels of its strategy.
//!
//! Invariant: there is one; a database without it is empty and waits for its set-up.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod store;
