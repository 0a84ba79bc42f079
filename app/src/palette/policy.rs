//! Where somebody can go: what everybody opens, and what their offices open beside it.
//!
//! Invariant: pure, and decides nothing: a place is offered where the rule of its own page says yes, which asks again when it
//! is gone to. A place whose rule needs more than the viewer is offered to those whom it never refuses.

use crate::access::{Rule, Viewer};
use crate::accounts::policy::{ReadAccounts, ReadAudit, may_second};
use crate::organisation::policy::EditOrganisation;
use crate::palette::model::Command;
use crate::people::policy::{ImportPeople, ReadImports};
use crate::routes::links;
use crate::strategy::exchange::policy::{ImportStrategy, Standing};
use crate::strategy::policy::{ReviewStrategy, leads};

/// What everybody who is signed in can go to; the first are those of the bar.
const EVERYBODY: [Command; 19] = [
    Command::new(links::HOME, "My mission", "home line cards").by(&["g", "m"]),
    Command::new(links::STRATEGY, "Strategy", "outline tree mission pillars objectives").by(&["g", "s"]),
    Command::new(links::MY_TEAM, "My team", "").by(&["g", "t"]),
    Command::new(links::PEOPLE, "People", "directory colleagues").by(&["g", "p"]),
    Command::new(links::CHECK_IN, "The numbers you keep", "measures values check in").by(&["g", "v"]),
    Command::new(links::NEW_CARD, "Add what you do", "new card contribution write"),
    Command::new(links::SEARCH, "Search", "find").by(&["/"]),
    Command::new(links::MAP, "Map", "picture strategy"),
    Command::new(links::DRAFTS, "Drafts", "change edit strategy publish"),
    Command::new(links::PROPOSALS, "Proposals", "propose changes"),
    Command::new(links::VERSIONS, "Versions", "history changes published"),
    Command::new(links::CYCLES, "Cycles", "year quarter close learned"),
    Command::new(links::DELEGATIONS, "Delegations", "let edit"),
    Command::new(links::STRATEGIES, "Strategies", "values vision archived before"),
    Command::new(links::STRATEGY_EXPORT, "Export the strategy", "download file stratml csv json"),
    Command::new(links::TEAMS, "Teams", "organisation units"),
    Command::new(links::ME, "My data and settings", "password privacy account devices language words"),
    Command::new(links::MY_EVENTS, "What I did and what was done to me", "audit events"),
    Command::new(links::KEYS, "Keys", "shortcuts keyboard help").by(&["?"]),
];

/// Returns where `viewer` can go.
pub(crate) fn commands(viewer: &Viewer) -> Vec<Command> {
    let leads = leads(viewer);
    let offices = [
        (
            ReviewStrategy.allowed(viewer, &()),
            Command::new(links::ADVICE, "Worth a look", "advice review strategy better said"),
        ),
        (
            ReviewStrategy.allowed(viewer, &()),
            Command::new(links::UNWORDED, "Missing words", "lens wordings strategy unworded"),
        ),
        (
            ImportStrategy.allowed(viewer, &Standing { is_led: true }),
            Command::new(links::STRATEGY_IMPORT, "Import a strategy", "upload read file"),
        ),
        (leads, Command::new(links::VALUES_IMPORT, "Import values", "upload read file measures numbers")),
        (viewer.offices.any(), Command::new(links::ADMIN, "Administration", "admin settings")),
        (
            ImportPeople.allowed(viewer, &()),
            Command::new(links::PEOPLE_IMPORT, "Import people", "upload read file teams directory"),
        ),
        (ReadImports.allowed(viewer, &()), Command::new(links::IMPORTS, "Imports of people", "undo earlier settle")),
        (ReadAccounts.allowed(viewer, &()), Command::new(links::ACCOUNTS, "Accounts", "invite reset offices sign in")),
        (
            may_second(viewer, "office.grant"),
            Command::new(links::APPROVALS, "Second person", "approvals questions waits yes"),
        ),
        (
            EditOrganisation.allowed(viewer, &()),
            Command::new(links::ORGANISATION, "Organisation", "name time zone levels lenses settings"),
        ),
        (ReadAudit.allowed(viewer, &()), Command::new(links::AUDIT, "Audit trail", "who did what events")),
    ];
    EVERYBODY.into_iter().chain(offices.into_iter().filter_map(|(may, command)| may.then_some(command))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::time::Timestamp;

    fn viewer(leadership: bool, admin: bool, auditor: bool) -> Viewer {
        let id = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
        Viewer {
            person: id.parse().unwrap(),
            account: id.parse().unwrap(),
            session: None,
            name: "Somebody".to_owned(),
            team: None,
            offices: Offices { leadership, admin, auditor },
            fresh_at: Timestamp(0),
            system: false,
        }
    }

    /// Employee, leadership, admin, auditor.
    #[test]
    fn who_can_go_where() {
        let personas =
            [(false, false, false), (true, false, false), (false, true, false), (false, false, true)].map(|offices| {
                let (leadership, admin, auditor) = offices;
                commands(&viewer(leadership, admin, auditor))
            });
        let (no, yes) = (false, true);
        let table = [
            ("Worth a look", [no, yes, no, no]),
            ("Missing words", [no, yes, no, no]),
            ("Import a strategy", [no, yes, no, no]),
            ("Import values", [no, yes, no, no]),
            ("Administration", [no, yes, yes, yes]),
            ("Import people", [no, no, yes, no]),
            ("Imports of people", [no, no, yes, no]),
            ("Accounts", [no, yes, yes, no]),
            ("Second person", [no, yes, yes, no]),
            ("Organisation", [no, yes, yes, no]),
            ("Audit trail", [no, no, yes, yes]),
        ];
        for everybody in EVERYBODY {
            assert!(personas.iter().all(|commands| commands.contains(&everybody)), "{}", everybody.name);
        }
        for (name, expected) in table {
            let found = personas.each_ref().map(|commands| commands.iter().any(|command| command.name == name));
            assert_eq!(found, expected, "{name}");
        }
        let most = personas.iter().flatten().filter(|command| !EVERYBODY.contains(command));
        for command in most {
            assert!(table.iter().any(|(name, _)| *name == command.name), "{} is not in the table", command.name);
        }
    }

    #[test]
    fn no_two_places_share_a_name_or_an_address() {
        let all = commands(&viewer(true, true, true));
        for (at, one) in all.iter().enumerate() {
            let others = || all[at + 1..].iter();
            assert!(others().all(|other| other.name != one.name && other.href != one.href), "{}", one.name);
        }
    }
}
