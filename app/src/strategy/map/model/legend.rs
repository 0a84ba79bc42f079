//! What the signs of the map mean, in words.
//!
//! Invariant: every look that a picture can have stands here once.

use super::shape::{Look, Shape};

/// How wide and high a sample is.
pub const SAMPLE: (f64, f64) = (44.0, 16.0);

/// A sign and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The sign, in a box of [`SAMPLE`].
    pub shapes: Vec<Shape>,
    /// What it means.
    pub words: &'static str,
}

/// Returns the signs.
pub fn legend() -> Vec<Sample> {
    let path = |look, d: &str| Shape::Path { look, d: d.to_owned() };
    let stop = |look| vec![path(Look::Line, "M0 8H44"), Shape::Disc { look, x: 22.0, y: 8.0, r: 6.0 }];
    let sample = |shapes, words| Sample { shapes, words };
    vec![
        sample(stop(Look::Full), "a measure that counts"),
        sample(stop(Look::Stale), "a stale measure"),
        sample(stop(Look::Stop), "no measure"),
        sample(vec![path(Look::Broken, "M0 8H44")], "no because yet, or not agreed"),
        sample(vec![path(Look::Branch, "M2 14C22 14 22 3 42 3")], "also supports"),
    ]
}
