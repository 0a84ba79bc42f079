//! What a gap is, and what a page says of it.
//!
//! Invariant: pure.

mod act;
mod asked;
mod days;
mod gap;
mod kind;
mod organisation;
mod rule;
mod view;

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

pub use act::{Act, Facts, Whom};
pub use asked::{Asked, Part, Shape};
pub use days::{SILENT_AFTER, silent_from};
pub use gap::{Gap, Scope, Source};
pub use kind::Kind;
pub use organisation::{Card, Measure, Node, Organisation, Person, Subjects, Team, Translation};
pub use rule::{COUNTED_FROM, gaps};
pub use view::*;
