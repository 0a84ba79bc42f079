//! Who may change the directory: the admin by file and, alone only while there is no second person, by hand; leadership
//! and the admin what a team is called upon for.
//!
//! Invariant: pure. Reading the directory needs no rule: everybody who is signed in may.

use crate::access::{Role, Rule, Viewer};
use crate::id::{PersonId, RunId, TeamId};

/// Read a people file, see what it would change, and begin to apply it.
#[derive(Debug)]
pub struct ImportPeople;
/// Write a part of an import that has begun, or its end.
#[derive(Debug)]
pub struct StageImport(pub RunId);
/// Take an import back.
#[derive(Debug)]
pub struct UndoImport(pub RunId);
/// Put away what an import could not make sense of.
#[derive(Debug)]
pub struct SettleProblem(pub String);
/// Take the directory away as a file.
#[derive(Debug)]
pub struct ExportPeople;
/// See the imports.
#[derive(Debug)]
pub struct ReadImports;
/// Change a team's lead or lens.
#[derive(Debug)]
pub struct EditTeam(pub TeamId);
/// Change one person's team or manager by hand.
#[derive(Debug)]
pub struct EditPlace(pub PersonId);

/// A person whose place is to be changed, as far as the rule looks at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceSubject {
    /// Who.
    pub person: PersonId,
    /// How many other admins could say yes.
    pub seconds: i64,
}

macro_rules! admins {
    ($($name:ident $subject:ty, $fresh:literal;)*) => { $(
        impl Rule for $name {
            type Subject = $subject;
            const FRESH: bool = $fresh;

            fn allowed(&self, viewer: &Viewer, _subject: &$subject) -> bool {
                viewer.holds(Role::Admin)
            }
        }
    )* };
}

admins! {
    ImportPeople (), true;
    StageImport (), false;
    UndoImport (), true;
    SettleProblem (), false;
    ExportPeople (), true;
    ReadImports (), false;
}

impl Rule for EditTeam {
    type Subject = TeamId;

    fn allowed(&self, viewer: &Viewer, _team: &TeamId) -> bool {
        viewer.holds(Role::Admin) || viewer.holds(Role::Leadership)
    }
}

impl Rule for EditPlace {
    type Subject = PlaceSubject;
    const FRESH: bool = true;

    fn allowed(&self, viewer: &Viewer, subject: &PlaceSubject) -> bool {
        // Nobody moves themselves: whoever manages a person may read what is shared with managers.
        viewer.holds(Role::Admin) && viewer.person != subject.person
    }
}
