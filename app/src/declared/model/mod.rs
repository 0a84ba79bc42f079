//! Declared work, its answers and its sums, as values.
//!
//! Invariant: pure.

mod answer;
mod period;
mod sums;
mod view;
mod work;

pub use answer::{Answer, Spoken};
pub use period::Period;
pub use sums::{Cell, Division, WIDTH, cell, whole};
pub use view::{AnswerView, DeclaredView, MineView, SumRow, SumsView, TeamWork, Turn, WorkView};
pub use work::{Share, State, WorkEdit};
