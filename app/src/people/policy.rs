//! Who may change the directory: the admin, by file and by hand; leadership and the admin what a team is called upon for.
//!
//! Invariant: pure. Reading the directory needs no rule: everybody who is signed in may. Whether a change by hand goes
//! through alone or waits for a second person is decided by `accounts::store::approval`.

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
/// Change one person's team or manager by hand, or ask a second person to.
#[derive(Debug)]
pub struct EditPlace(pub PersonId);

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
    type Subject = PersonId;
    const FRESH: bool = true;

    fn allowed(&self, viewer: &Viewer, person: &PersonId) -> bool {
        // Nobody moves themselves: whoever manages a person may read what is shared with managers.
        viewer.holds(Role::Admin) && viewer.person != *person
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::id::{AccountId, PersonId};
    use crate::time::Timestamp;

    const ME: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
    const OTHER: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f9";

    fn viewer(role: Option<Role>) -> Viewer {
        Viewer {
            person: ME.parse().unwrap(),
            account: AccountId::try_from(ME.to_owned()).unwrap(),
            session: None,
            name: "Me".to_owned(),
            team: None,
            offices: Offices {
                leadership: role == Some(Role::Leadership),
                admin: role == Some(Role::Admin),
                auditor: role == Some(Role::Auditor),
            },
            fresh_at: Timestamp(0),
            system: false,
        }
    }

    #[test]
    fn the_directory_is_changed_by_the_admin_and_teams_by_leadership_too() {
        let run: RunId = ME.parse().unwrap();
        let team: TeamId = ME.parse().unwrap();
        for (role, imports, edits_team) in [
            (None, false, false),
            (Some(Role::Leadership), false, true),
            (Some(Role::Auditor), false, false),
            (Some(Role::Admin), true, true),
        ] {
            let viewer = viewer(role);
            assert_eq!(ImportPeople.allowed(&viewer, &()), imports, "{role:?}");
            assert_eq!(UndoImport(run.clone()).allowed(&viewer, &()), imports, "{role:?}");
            assert_eq!(ExportPeople.allowed(&viewer, &()), imports, "{role:?}");
            assert_eq!(ReadImports.allowed(&viewer, &()), imports, "{role:?}");
            assert_eq!(EditTeam(team.clone()).allowed(&viewer, &team), edits_team, "{role:?}");
        }
    }

    #[test]
    fn nobody_changes_their_own_manager() {
        for (who, allowed) in [(ME, false), (OTHER, true)] {
            let person: PersonId = who.parse().unwrap();
            assert_eq!(EditPlace(person.clone()).allowed(&viewer(Some(Role::Admin)), &person), allowed);
        }
    }
}
