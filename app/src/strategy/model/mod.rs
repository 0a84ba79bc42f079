//! What a strategy is made of, as values.
//!
//! Invariant: pure; a text knows its language and direction, a place knows the revision it was read at.

mod edit;
mod folds;
mod forms;
mod line;
mod outline;
mod page;
mod place;
mod seen;
mod undo;
mod written;

pub use edit::{CHECKED, LOOK, NodeEdit, NodeFields, Owner, WordingEdit, dates, day};
pub use folds::{Folds, PAGE};
pub use forms::{Candidate, EditView, MoveView, Sibling};
pub use line::{Branch, Line, Station};
pub use outline::{Banner, OutlineRow, OutlineView, Show, outline_path, show_path};
pub use page::{Child, NodeView, OwnerView, StakeholderView, SupportView, WordingView};
pub use place::{Place, Shelf};
pub use seen::{STALE, Seen};
pub use undo::{Landing, Step, Told, Undo};
pub use written::{Direction, Written, language};
