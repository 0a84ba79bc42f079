//! What makes the strategy's pages quicker under the hand; each page works without.
//!
//! Invariant: an island presses the links and sends the forms that the page has already.

mod treegrid;

pub use treegrid::Treegrid;
