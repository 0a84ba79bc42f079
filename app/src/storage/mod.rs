//! The database: one connection type over SQLite and PostgreSQL, a pool, one door for writers.
//!
//! Invariant: knows no feature. SQLite has one writer at a time, let in fairly; every other connection only reads.

pub mod backup;
pub(crate) mod bulk;
mod connect;
mod door;
pub mod error;
pub mod index;
mod like;
mod listed;
pub mod migrate;
pub(crate) mod schema;
mod sql;

pub use connect::{Conn, Kind, Location};
pub use door::Db;
pub(crate) use like::{holding, lower};
pub(crate) use listed::{array, found, listed};
pub(crate) use sql::{Sql, sql};

/// Lists each table with its columns and their kinds, for the test that compares them with the migrations.
pub fn schema_columns() -> impl Iterator<Item = (&'static str, &'static [(&'static str, &'static str)])> {
    schema::TABLES.iter().copied()
}
