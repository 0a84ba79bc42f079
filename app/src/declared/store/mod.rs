//! The tables of declared work.
//!
//! Invariant: owns `declared`, `declared_turn`, `declared_period` and `declared_sum`. Every act is one turn, which is never
//! changed, and one step of the revision that its author saw. No act is in the audit trail: whoever reads that could count
//! who declares; the turns are the record.

mod answer;
mod reading;
mod rows;
mod steps;
mod subjects;
mod sums;
mod write;

pub(crate) use answer::answer;
pub(crate) use reading::{mine, of_person, one, team};
pub(crate) use subjects::nearest;
pub(crate) use sums::{count, due, record, view as sums};
pub(crate) use write::{change, declare, reopen, withdraw};
