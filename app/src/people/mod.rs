//! People and teams: the directory, and the files it is filled from.
//!
//! How an import of any size is applied without half of it ever being seen, and with other writers waiting for its last
//! transaction at most: the file is read and compared (`plan`) before the write door is taken. Then new people are written
//! in portions, each its own short transaction, in a state that no query shows ('waiting'), new teams as archived ones, and
//! what is to change as a journal (`import_change`). One last transaction checks that the directory is still the one that
//! was compared, and puts all of it in force with a handful of statements over whole sets, which set no more columns than
//! differ. A crash before it leaves rows that nobody sees and the next import clears away; posts are in sight through the
//! last import that is done, so they need no statement at all. An undo goes the same way back: one transaction takes it out
//! of sight and restores the journal, then portions clear away.
//!
//! Invariant: an import never loses a person, and whoever is gone is deactivated, never deleted.

pub mod api;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
pub mod files;
#[cfg(feature = "ssr")]
pub(crate) mod names;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod plan;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
pub mod work;

#[cfg(feature = "ssr")]
pub use store::directory::search;
