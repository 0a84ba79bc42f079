//! What a mission page shows and what a card says, as values.
//!
//! Invariant: pure.

mod card;
mod lens;
mod moves;
mod objective;
mod preview;
mod team;
mod view;

pub use card::{Card, CardEdit, CardView};
pub use lens::{LensFrom, Reading};
pub use moves::{Moved, Moves};
pub use objective::{Objective, Source};
pub use preview::Preview;
pub use team::{Member, TeamView};
pub use view::{ChangedField, Line, Mine, MissionView, Published, group};
