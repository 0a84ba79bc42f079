//! Delegations: a leader lets somebody edit one subtree until a day, for everybody to see.
//!
//! Invariant: the right is that of the published node and what hangs below it, wherever that hangs; it is looked up with
//! its last day and its giver's own right in one query, and can be given on by nobody.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
pub(crate) mod store;
