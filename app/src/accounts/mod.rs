//! Signing in: accounts, sessions, single-use links, second steps.
//!
//! Invariant: the only feature that makes a `Viewer`, and the only one that may write before anybody is signed in.

#[cfg(feature = "ssr")]
pub mod sessions;
