//! What a translation says, where it stands, and what its pages show.
//!
//! Invariant: pure.

mod change;
mod line;
mod load;
mod mark;
mod state;
mod terms;
mod view;

pub use change::{Weight, weights};
pub use line::OnLine;
pub use load::{CARRIES, CARRIES_MAX, Load};
pub use mark::Mark;
pub use state::{Act, Refusal, Side, Standing, State};
pub use terms::{OBJECTIVES_MAX, Stop, StopKind, TeamObjective, Terms, Typed, TypedObjective, name, objective_name};
pub use view::*;
