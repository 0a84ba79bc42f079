//! Owed: the one short list of what waits for somebody, with why it is theirs and a way to say that it is not.
//!
//! Invariant: one query that does not grow with the organisation; nothing is counted at anybody and nothing is sent. Whatever
//! a feature lets wait for people is one entry of `store::sources` and one of `model::Sort`.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
pub(crate) mod store;
