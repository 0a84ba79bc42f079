//! What the pages and forms of people, teams and imports call.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing.

mod imports;
mod people;
mod teams;

pub use imports::{
    ApplyImport, DropImport, Import, Imports, SettleProblem, UndoImport, apply_import, drop_import, import, imports,
    settle_problem, undo_import,
};
pub use people::{Directory, EditPlace, Person, directory, edit_place, person};
pub use teams::{EditTeam, Team, Teams, edit_team, team, teams};
