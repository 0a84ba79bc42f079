//! The page of coverage.
//!
//! Invariant: shows what `api` returned and decides nothing; whatever is chosen stands in the address.

mod choices;
mod coverage;
mod groups;
mod heat;

pub use coverage::CoveragePage;
