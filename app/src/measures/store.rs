//! Measures and their values.
//!
//! Invariant: owns `measure` and `measure_value`; here values are added, corrected by adding, and removed by marking, never
//! rewritten (an import of a strategy alone writes over what came from its file before); the latest actual is the one of the latest day, of several the one recorded last.

mod changes;
mod readings;
mod values;
mod withdrawn;

pub(crate) use changes::{archive, edit, insert, keepers, kept, restore};
pub(crate) use readings::{archived_of, page, readings, views_of};
pub(crate) use values::{bring_back, correct, record, remove};
pub(crate) use withdrawn::value_page;
