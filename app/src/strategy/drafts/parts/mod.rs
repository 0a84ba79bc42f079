//! What several pages draw of a draft.
//!
//! Invariant: complete without JavaScript; whoever is in a draft is told so before anything else.

mod banner;
mod choose;

pub(crate) use banner::in_draft;
pub(crate) use choose::{BEGIN, BeginForm, Choose};
