//! Declared work: what somebody does that is on no line, told by themselves and answered by their manager.
//!
//! Invariant: nobody is ever detected or ranked. A declaration is read by its author and the managers above them alone;
//! leadership reads a decision whose address somebody gave them, and sums that are counted once a period.

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
