//! What is not written yet in the words of a lens: titles and becauses, in one list for each lens.
//!
//! Invariant: counts only the strategy in force; what is archived needs no words.

pub mod api;
pub mod model;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod store;
