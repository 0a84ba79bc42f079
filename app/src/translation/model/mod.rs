//! What a translation says, where it stands, and what its pages show.
//!
//! Invariant: pure.

mod state;

pub use state::{Act, Refusal, Side, Standing, State};
