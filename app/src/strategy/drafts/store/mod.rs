//! The drafts' tables.
//!
//! Invariant: owns `draft`, `draft_member` and `draft_conflict`; the nodes of a draft that has ended are nobody's, and go.

mod affected;
mod begin;
mod bring_up;
mod choose;
mod clear;
mod copy;
mod ground;
mod lines;
mod marks;
mod publish;
mod steer;
mod undo;

#[cfg(test)]
mod interleaved;
#[cfg(test)]
mod tests;

pub(crate) use begin::{begin, choice, enrol};
pub(crate) use bring_up::published_directly;
pub(crate) use choose::choose;
pub(crate) use clear::{clear, left};
pub(crate) use copy::{supports, wordings};
pub(crate) use ground::{drafted, ground, is_copy, is_published, mirrors, name_for};
pub(crate) use lines::{list, one};
pub(crate) use marks::outline;
#[cfg(test)]
pub(crate) use publish::publish;
pub(crate) use publish::{publish_with, publishing};
pub(crate) use steer::{discard, invite, name, resume, set_aside, uninvite};
pub(crate) use undo::undo;
