//! A strategy from a file into the database and back: preview, import, undo, export.
//!
//! Invariant: what a file says is kept whole, in columns or beside them, and comes out again; an import takes nothing away,
//! is recorded row by row, and can be undone for 30 days.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
mod diff;
#[cfg(feature = "ssr")]
mod lines;
#[cfg(feature = "ssr")]
mod merge;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod preparation;
#[cfg(feature = "ssr")]
mod rows;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
mod undoing;
#[cfg(feature = "ssr")]
pub mod work;
