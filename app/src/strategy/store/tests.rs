//! The strategy's store against a real database: SQLite in a file of its own, or what `TEST_DATABASE_URL` names.
//!
//! Invariant: each test has a house of its own.

mod changes;
mod finding;
pub(crate) mod house;
mod picked;
mod reading;
mod tree;
