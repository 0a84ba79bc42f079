//! Drafts: working copies of the strategy in which leadership and those it invites change it, until one is published.
//!
//! Invariant: a draft's nodes are known to those alone who see the draft; publishing writes the whole difference and its
//! version in one transaction, and carries it over to every other draft.

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
