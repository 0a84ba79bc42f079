//! The proposals' tables.
//!
//! Invariant: owns `proposal` and `proposal_turn`. Every act is one turn, which is never changed, and one step of the
//! revision that its author saw; so of two who decide at once one is told that somebody was quicker.

mod mine;
mod reading;
mod rows;
mod settle;
mod steps;
mod subjects;
mod take;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use mine::of_person;
pub(crate) use reading::{list, on_node, one, proposing, taking};
pub(crate) use settle::{decided, returned, settle};
pub(crate) use take::{Into, take};
pub(crate) use write::{Words, answer, change, decline, mark_read, propose, reopen, withdraw};
