//! What the mission's pages are made of.
//!
//! Invariant: draws values and decides nothing.

mod cards;
mod changed;
mod chooser;
mod lens;
mod other_lines;
mod phrase;
mod rail;
mod sight;

pub(super) use cards::Cards;
pub(super) use changed::Changed;
pub(crate) use chooser::Search;
pub(super) use chooser::choices;
pub(super) use other_lines::OtherLines;
pub(super) use phrase::phrase;
pub(super) use rail::MissionRail;
pub(super) use sight::{Foot, others, stations};
