//! The translations' tables.
//!
//! Invariant: owns `translation` with its turns, objectives, stops and comments, and `team_capacity`. Every act is one turn that
//! is never changed, and one step of the revision that its author saw; so of two who answer at once one is told that somebody
//! was quicker.

mod acts;
mod briefs;
mod capacity;
mod comments;
mod line;
mod lists;
mod marks;
mod offer;
mod reading;
mod settle;
mod speakers;
mod steps;
mod subjects;
mod texts;

pub(crate) use acts::{act, agree, answer, offer_anew};
pub(crate) use capacity::set_capacity;
pub(crate) use comments::comment;
pub(crate) use line::on_lines;
pub(crate) use lists::{exported, list, of_node, of_team};
pub(crate) use marks::marks;
pub(crate) use offer::{Offer, offer, offering};
pub(crate) use reading::{answering, one};
pub(crate) use settle::{go_over, settle};
