//! The map: the strategy drawn as the lines of a transit map, on a page and as a file.
//!
//! Invariant: what is drawn is what the outline shows under the same filter; every place is worked out on the server, so that the
//! picture is whole without JavaScript.

pub mod api;
pub mod islands;
pub mod model;

#[cfg(feature = "ssr")]
mod draw;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
pub mod work;
