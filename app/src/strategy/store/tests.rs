//! The strategy's store against a real database: SQLite in a file of its own, or what `TEST_DATABASE_URL` names.
//!
//! Invariant: each test has a house of its own.

mod changes;
pub(crate) mod house;
mod reading;
mod tree;
