//! The versions' tables, and the cells of a strategy's nodes in the database.
//!
//! Invariant: owns `version` and `version_change`, which are written by `record` alone and never changed.

mod apply;
mod load;
mod named;
mod past;
mod reading;
mod record;
mod sought;
mod words;

pub(crate) use apply::apply;
pub(crate) use load::{Ahead, Touched, ahead, skeleton, touched, whole};
pub(crate) use named::{count, described, sorts_of, told};
pub(crate) use past::past_outline;
pub(crate) use reading::{as_of, between, history, list, made, version};
pub(crate) use record::{Made, record};
