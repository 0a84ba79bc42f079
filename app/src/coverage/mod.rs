//! Coverage: every place where the chain from the mission to somebody's card breaks, with the one act that mends it.
//!
//! Invariant: what a gap is, is one pure function over values ([`model::gaps`]). The table of gaps is what that function says
//! of the rows as they are, brought up to date in the transaction that writes them; a page reads one range of it. Nobody
//! reads or counts the cards of people outside of their own chain.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
pub mod work;
