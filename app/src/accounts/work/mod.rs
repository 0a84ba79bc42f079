//! What signing in and its relatives do, step by step: look, hash outside any transaction, then write.
//!
//! Invariant: the only callers of `hashing`; a refusal says the same whatever its reason was.

pub(crate) mod client;
pub(crate) mod confirm;
pub mod download;
pub(crate) mod links;
pub(crate) mod second_step;
pub mod set_up;
pub(crate) mod sign_in;

#[cfg(feature = "ssr")]
pub(crate) use client::{Client, give_session};
