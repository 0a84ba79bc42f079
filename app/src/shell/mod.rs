//! The document around every page: head, bar, main, foot; and how a page says that it cannot be shown.
//!
//! Invariant: the one place that sets a page's status and its content security policy.

pub mod api;

#[cfg(feature = "ssr")]
pub mod assets;
#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
mod frame;
#[cfg(feature = "ssr")]
mod keys;
#[cfg(feature = "ssr")]
mod refusal;

#[cfg(feature = "ssr")]
pub use document::Document;
#[cfg(feature = "ssr")]
pub use frame::{Page, here};
#[cfg(feature = "ssr")]
pub use keys::KeysPage;
#[cfg(feature = "ssr")]
pub use refusal::{Refusal, loaded};
