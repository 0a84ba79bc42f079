//! The hand on the map: moving it, going nearer, walking its stations, taking it away as a picture.
//!
//! Invariant: lays nothing out; the picture is the page's own, and works without.

mod hand;
mod view;

pub use hand::MapHand;
