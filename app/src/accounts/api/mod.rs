//! What the pages and forms about accounts call, by who may call it.
//!
//! Invariant: every function goes through a door of `access`; what reads is no endpoint, for pages alone call it.

pub mod admin;
pub mod entry;
pub mod mine;
