//! Signing in: accounts, sessions, single-use links, second steps; and who may give whom an office.
//!
//! Invariant: the only feature that makes a `Viewer`, and the only one that may write before anybody is signed in.

pub mod api;
pub mod model;
pub mod password;
pub mod policy;
pub mod waits;

#[cfg(feature = "ssr")]
pub mod command;
#[cfg(feature = "ssr")]
mod cookies;
#[cfg(feature = "ssr")]
mod hashing;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod secrets;
#[cfg(feature = "ssr")]
pub mod sessions;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
mod totp;
#[cfg(feature = "ssr")]
pub mod work;

#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use cookies::{ClientAddress, Site};
#[cfg(feature = "ssr")]
pub(crate) use hashing::Hashing;
#[cfg(feature = "ssr")]
pub use work::set_up::setup_link;
