//! People and teams: the directory, and the files it is filled from.
//!
//! Invariant: an import never loses a person, and whoever is gone is deactivated, never deleted.

#[cfg(feature = "ssr")]
pub mod files;
