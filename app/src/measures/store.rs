//! Measures and their values.
//!
//! Invariant: owns `measure` and `measure_value`; values are added, never changed; the latest actual is the one of the
//! latest day, of several the one recorded last.

mod changes;
mod readings;

pub(crate) use changes::{archive, edit, insert, record, restore};
pub(crate) use readings::{archived_of, page, readings, views_of};
