//! The few endpoints that are not Leptos: health, static files, and the pages that say no.
//! Invariant: nothing here reads the database or knows who asks.

pub mod assets;
pub mod errors;
pub mod health;
