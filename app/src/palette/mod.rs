//! The palette: one box with everywhere one can go and everything one can find, over any page by Ctrl-K.
//!
//! Invariant: the dialog shows what the page `/palette` shows, for the same person, and nothing else; `style/assets/palette.js`
//! only lays it over the page at hand.

pub mod model;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod policy;
