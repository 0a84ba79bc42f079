//! Measures: what shows that an objective is being reached, and the values recorded over time.
//!
//! Invariant: silence turns a value stale; nothing here scores a person.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod files;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
pub mod work;
