//! Measures and their values.
//!
//! Invariant: owns `measure`, `measure_value` and `value_import`; here values are added, corrected by adding, and removed by marking, never
//! rewritten (an import of a strategy alone writes over what came from its file before); the latest actual is the one of the latest day, of several the one recorded last.

mod changes;
mod export;
mod feeds;
mod handed;
mod imports;
mod kept;
mod readings;
mod values;
mod withdrawn;

pub(crate) use changes::{archive, edit, insert, keepers, kept, restore};
pub(crate) use export::values as exported;
pub(crate) use feeds::{arrived, prepare};
pub(crate) use handed::hand_one;
pub(crate) use imports::{
    apply, apply_preview, drop_preview, import_page, insert_preview, payload, summary, upload_page,
};
pub(crate) use kept::kept_by;
pub(crate) use readings::{archived_of, page, readings, stale_nodes, views_of};
pub(crate) use values::{bring_back, correct, record, remove, unchanged};
pub(crate) use withdrawn::value_page;
