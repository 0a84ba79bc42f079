//! What the strategy's pages and forms call.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing, a change carries the revision seen.

mod links;
mod nodes;
mod picked;
mod reads;
mod tree;

pub use links::*;
pub use nodes::*;
pub use picked::*;
pub use reads::*;
pub use tree::*;
