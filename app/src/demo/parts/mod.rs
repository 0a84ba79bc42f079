//! What stands on the pages of a demo.
//!
//! Invariant: nothing of it is on a page of a database that is no demo.

mod banner;
mod look_as;

pub use banner::Banner;
pub use look_as::LookAs;
