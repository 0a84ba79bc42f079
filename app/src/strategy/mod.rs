//! The strategy: one mission and the tree that hangs on it, with a because on each link and wordings per lens; and the files
//! it comes from and goes to.
//!
//! Invariant: one root, no cycle, no node below an archived one, and no two siblings at the same position; every change
//! names the revision that its author saw.

pub mod advice;
pub mod api;
pub mod cycles;
pub mod delegations;
pub mod drafts;
pub mod exchange;
pub mod map;
pub mod model;
pub mod policy;
pub mod proposals;
pub mod unworded;
pub mod versions;
pub mod whole;

#[cfg(feature = "ssr")]
pub mod files;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod parts;
#[cfg(feature = "ssr")]
pub(crate) mod store;
