//! Writing help: what might be better said or better placed, each with its reason and an example. Nothing here blocks.
//!
//! Invariant: advice depends on what is written alone, never on who wrote it.

pub mod api;
pub mod model;

#[cfg(feature = "ssr")]
mod alike;
#[cfg(feature = "ssr")]
mod checks;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
mod store;
