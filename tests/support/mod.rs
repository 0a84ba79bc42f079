//! What tests share: a database of their own.
//!
//! Invariant: no two tests share a database, a file or a port.

mod database;

pub use database::{Fresh, bare, fresh, sqlite};
