//! What the pages and forms of translations call.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing.

mod conversation;
mod reads;

pub use conversation::*;
pub use reads::*;
