//! Accounts on a real database: an SQLite file of each test's own, or a PostgreSQL schema with `TEST_DATABASE_URL`.
//!
//! Invariant: the clock stands still until a test moves it; hashes are counted rather than timed.

mod held;
mod links;
mod offices;
mod second_step;
mod sessions;
mod sign_in;
mod support;
