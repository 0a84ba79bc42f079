//! What a strategy is made of, as values.
//!
//! Invariant: pure; a text knows its language and direction, a place knows the revision it was read at.

mod asked;
mod edit;
mod filter;
mod folds;
mod forms;
mod line;
#[cfg(feature = "ssr")]
mod matches;
#[cfg(feature = "ssr")]
mod order;
mod outline;
mod page;
mod picks;
mod place;
mod seen;
mod undo;
mod written;

pub use asked::{Asked, outline_path};
pub use edit::{CHECKED, LOOK, NodeEdit, NodeFields, Owner, WordingEdit, dates, day};
pub use filter::{Filter, State, Whom};
pub use folds::{Folds, PAGE};
pub use forms::{Candidate, EditView, MoveView, Sibling};
pub use line::{Branch, Line, Station};
#[cfg(feature = "ssr")]
pub(crate) use matches::{Knot, Match, Matches};
#[cfg(feature = "ssr")]
pub(crate) use order::{Placed, outline_order};
pub use outline::{Banner, Found, Opened, OutlineRow, OutlineView, Part, Search};
pub use page::{Child, Mirror, NodeView, OwnerView, StakeholderView, SupportView, WordingView};
pub use picks::{PICKED, Pick, PickedView};
pub use place::{Delegated, Ground, InDraft, Place, Shelf};
pub use seen::{STALE, Seen};
pub use undo::{Landing, Shift, Step, Told, Undo};
pub use written::{Direction, Written, language};
