//! What several pages draw of proposals.
//!
//! Invariant: complete without JavaScript; a state is a word.

mod form;
mod lines;

pub(crate) use form::WordsForm;
pub(crate) use lines::{Lines, ProposedHere, standing};
