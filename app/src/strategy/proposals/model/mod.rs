//! What can be proposed, where a proposal stands, and what its pages show.
//!
//! Invariant: pure; what is proposed is one text of one node, checked as that text is.

mod passage;
mod standing;
mod view;

pub use passage::Passage;
pub use standing::{Spoken, Standing, State};
pub use view::*;
