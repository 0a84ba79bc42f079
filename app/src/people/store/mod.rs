//! The tables of people, teams and imports: one file a noun.
//!
//! Invariant: owns `person`, `team`, `post`, `import_run`, `import_change` and `import_problem`, and passes on what a
//! leaver owned in `node`, `measure` and `contribution`. What changes something takes a `Permit`, or is called by a
//! function that does.

pub(crate) mod clear;
pub(crate) mod current;
pub(crate) mod directory;
pub(crate) mod edits;
pub(crate) mod export;
mod finish;
pub(crate) mod journal;
mod owned;
pub(crate) mod person;
pub(crate) mod place;
pub(crate) mod problems;
pub(crate) mod progress;
pub(crate) mod runs;
pub(crate) mod stage;
mod subjects;
pub(crate) mod team;
pub(crate) mod tree;
pub(crate) mod undo;

pub(crate) use finish::finish;
