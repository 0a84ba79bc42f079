//! Proposals: other words for a published node, proposed by anybody; taken into a draft, answered or declined by leadership.
//!
//! Invariant: a proposal is known to whoever made it, to leadership, and to those who may edit its node. What is published
//! never changes by one: a text that is taken goes into a draft, and what becomes of it there is told to the proposer.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
pub(crate) mod store;
