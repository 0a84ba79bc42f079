//! The tables of cycles.
//!
//! Invariant: owns `closing`, `closing_answer`, `closing_line`, `next_cycle` and `carried`; a record is written once.
//! However many nodes a cycle has, closing it and beginning the next take a fixed number of statements for each thousand.

mod answers;
mod close;
mod cycle;
mod ground;
mod next;
mod over;
mod past;
mod record;
mod review;
mod tree;

#[cfg(test)]
mod tests;

pub(crate) use answers::{answer, take_back};
pub(crate) use close::{begin, close, closing, drop, reopen};
pub(crate) use cycle::{list, now, set};
pub(crate) use ground::closed_of;
pub(crate) use next::{begin_next, coming, forget, next, undone};
pub(crate) use over::{go_over, going};
pub(crate) use past::{brought, past_of};
pub(crate) use record::{exported, record};
pub(crate) use review::view;
