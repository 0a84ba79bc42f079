//! What the pages about people, teams and imports show.
//!
//! Invariant: pure; nothing in here is private to a person.

mod directory;
mod run;
mod team;

pub use directory::{DirectoryView, Named, PersonRow, PersonView, PostView};
pub use run::{Line, Lists, ProblemView, ProblemsView, Progress, RunRow, RunState, RunView, Summary, Tally};
pub use team::{OwnedNode, TeamBranch, TeamDraft, TeamRow, TeamView, TeamsView};
