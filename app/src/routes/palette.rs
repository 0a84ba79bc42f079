//! Links to the palette; part of [`links`](super::links).
//!
//! Invariant: see `routes`.

/// Everywhere one can go, and everything one can find.
pub const PALETTE: &str = "/palette";
