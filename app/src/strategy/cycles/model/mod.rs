//! What a cycle is, what is said of a node when it closes, and what comes over into the next.
//!
//! Invariant: pure; the day is a parameter.

mod carry;
mod edit;
mod follow;
mod records;
mod review;
mod words;

pub use carry::{Branch, Carried, Wish, carry};
pub use edit::{AnswerEdit, AnswerFields, BeginNext, CycleEdit, Measures};
pub use follow::following;
pub use records::{CyclesView, Going, NextView, NowView, PastView, RecordLine, RecordRow, RecordView};
pub use review::{ClosingView, Counts, Gauged, Only, ReviewRow, ReviewView};
pub use words::{Score, Verdict};
