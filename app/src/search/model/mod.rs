//! What is looked for and what is found.
//!
//! Invariant: pure; what matches, what comes first and which words are marked all go by the same terms.

mod view;

#[cfg(feature = "ssr")]
mod marking;
#[cfg(feature = "ssr")]
mod ranking;
#[cfg(feature = "ssr")]
mod terms;

#[cfg(feature = "ssr")]
pub(crate) use marking::{holds_all, marked, passage};
#[cfg(feature = "ssr")]
pub(crate) use ranking::{Found, ranked};
#[cfg(feature = "ssr")]
pub(crate) use terms::{Term, Terms};
pub use view::{Group, Hit, Piece, Place, SearchView, Sort, Target, Text};
