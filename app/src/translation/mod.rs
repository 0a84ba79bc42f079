//! Translations: the conversation by which a team takes a node on: offered, restated in the team's own words, bargained over
//! line by line, and agreed by both, or declined with a reason that has to be answered.
//!
//! Invariant: a node that was offered to a team is in force for its people once both sides agree to the very same text. Every
//! turn is kept as it was. While it is bargained over, its terms are read by the two sides; that it exists, by everybody.

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
