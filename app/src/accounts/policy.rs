//! Who may do what to an account: the admin administers, leadership and admins give offices, nobody to themselves.
//!
//! Invariant: pure. What needs a second person is allowed here as a question; whether it goes through alone is decided
//! by `store::approval`.

use crate::access::{Offices, Role, Rule, Viewer};
use crate::id::{AccountId, ApprovalId, PersonId, SessionId};
use crate::time::Timestamp;

/// An account, as far as rules look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountSubject {
    /// Its id.
    pub id: AccountId,
    /// Whose it is.
    pub person: PersonId,
    /// What they sign in with.
    pub email: String,
    /// The offices they hold.
    pub offices: Offices,
}

/// A question, as far as rules look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalSubject {
    /// The act that is asked for, such as `office.grant`.
    pub act: String,
    /// Its details, in words of the code and ids.
    pub detail: String,
    /// The id of what it is about.
    pub subject: String,
    /// Who asks.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// Whom it is about, and who would gain a right by it.
    pub parties: Vec<PersonId>,
}

/// Read the list of accounts.
#[derive(Debug)]
pub struct ReadAccounts;
/// Give somebody of the directory an account.
#[derive(Debug)]
pub struct InvitePerson(pub PersonId);
/// Make a link with which somebody chooses a password.
#[derive(Debug)]
pub struct MakeLink(pub AccountId);
/// Shut an account.
#[derive(Debug)]
pub struct DisableAccount(pub AccountId);
/// Open an account again.
#[derive(Debug)]
pub struct EnableAccount(pub AccountId);
/// Sign somebody out everywhere.
#[derive(Debug)]
pub struct EndSessions(pub AccountId);
/// Ask that somebody be given an office.
#[derive(Debug)]
pub struct GrantOffice(pub AccountId, pub Role);
/// Take an office back.
#[derive(Debug)]
pub struct TakeOffice(pub AccountId, pub Role);
/// Ask that somebody's second step be taken away, for they have lost it.
#[derive(Debug)]
pub struct RemoveSecondStep(pub AccountId);
/// Answer a question as the second person.
#[derive(Debug)]
pub struct DecideApproval(pub ApprovalId);
/// Take a question of one's own back.
#[derive(Debug)]
pub struct WithdrawApproval(pub ApprovalId);
/// Read the whole audit trail.
#[derive(Debug)]
pub struct ReadAudit;
/// Choose another password for oneself.
#[derive(Debug)]
pub struct ChangePassword;
/// Set up one's own second step, or another one.
#[derive(Debug)]
pub struct SetSecondStep;
/// Do without a second step oneself.
#[derive(Debug)]
pub struct DropSecondStep;
/// Sign out on one of one's devices.
#[derive(Debug)]
pub struct EndOwnSession(pub SessionId);
/// Sign out everywhere else.
#[derive(Debug)]
pub struct EndOtherSessions;
/// Put a notice away.
#[derive(Debug)]
pub struct ReadNotice(pub String);
/// Take away what is held about oneself.
#[derive(Debug)]
pub struct ExportMine;

macro_rules! rules {
    ($($action:ident on $subject:ty, $fresh:literal: |$self:pat_param, $viewer:ident, $name:pat_param| $allowed:expr;)*) => { $(
        impl Rule for $action {
            type Subject = $subject;

            const FRESH: bool = $fresh;

            fn allowed(&self, $viewer: &Viewer, $name: &$subject) -> bool {
                let $self = self;
                $allowed
            }
        }
    )* };
}

rules! {
    ReadAccounts on (), false: |_, viewer, ()| administers(viewer) || leads(viewer);
    InvitePerson on PersonId, true: |_, viewer, _| administers(viewer);
    MakeLink on AccountSubject, true: |_, viewer, account| administers(viewer) && is_other(viewer, account);
    DisableAccount on AccountSubject, true: |_, viewer, account| administers(viewer) && is_other(viewer, account);
    EnableAccount on AccountSubject, true: |_, viewer, account| administers(viewer) && is_other(viewer, account);
    EndSessions on AccountSubject, false: |_, viewer, _| administers(viewer);
    GrantOffice on AccountSubject, true: |Self(_, role), viewer, account| (administers(viewer) || leads(viewer))
        && is_other(viewer, account) && !account.offices.hold(*role);
    TakeOffice on AccountSubject, true: |Self(_, role), viewer, account| (administers(viewer)
        || (leads(viewer) && *role == Role::Leadership)) && account.offices.hold(*role);
    RemoveSecondStep on AccountSubject, true: |_, viewer, account| administers(viewer) && is_other(viewer, account);
    DecideApproval on ApprovalSubject, true: |_, viewer, asked| may_second(viewer, &asked.act)
        && asked.asked_by != viewer.person && !asked.parties.contains(&viewer.person);
    WithdrawApproval on ApprovalSubject, false: |_, viewer, asked| asked.asked_by == viewer.person;
    ReadAudit on (), false: |_, viewer, ()| administers(viewer) || viewer.holds(Role::Auditor);
    ChangePassword on (), true: |_, _viewer, ()| true;
    SetSecondStep on (), true: |_, _viewer, ()| true;
    DropSecondStep on (), true: |_, viewer, ()| !viewer.offices.any();
    EndOwnSession on AccountId, false: |_, viewer, account| *account == viewer.account;
    EndOtherSessions on (), false: |_, _viewer, ()| true;
    ReadNotice on PersonId, false: |_, viewer, person| *person == viewer.person;
    ExportMine on (), true: |_, _viewer, ()| true;
}

/// Tells whether `viewer` may be the second person for an act.
pub fn may_second(viewer: &Viewer, act: &str) -> bool {
    administers(viewer) || (leads(viewer) && leadership_may_second(act))
}

/// Tells whether leadership may be the second person for an act; admins may for each.
pub fn leadership_may_second(act: &str) -> bool {
    matches!(act, "office.grant" | "person.move")
}

/// Tells whether somebody with these offices may ask a second person for an act.
pub fn may_ask(offices: Offices, act: &str) -> bool {
    offices.admin || (offices.leadership && act == "office.grant")
}

const fn administers(viewer: &Viewer) -> bool {
    viewer.holds(Role::Admin)
}

const fn leads(viewer: &Viewer) -> bool {
    viewer.holds(Role::Leadership)
}

/// The server's own command line is nobody, and so never "oneself".
fn is_other(viewer: &Viewer, account: &AccountSubject) -> bool {
    viewer.system || (viewer.account != account.id && viewer.person != account.person)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T: std::str::FromStr>(number: u8) -> T
    where
        T::Err: std::fmt::Debug,
    {
        format!("00000000-0000-0000-0000-0000000000{number:02x}").parse().unwrap()
    }

    fn viewer(number: u8, role: Option<Role>) -> Viewer {
        Viewer {
            person: id(number),
            account: id(number),
            session: None,
            name: String::new(),
            team: None,
            offices: offices(role),
            fresh_at: Timestamp(0),
            system: false,
        }
    }

    fn offices(role: Option<Role>) -> Offices {
        Offices {
            leadership: role == Some(Role::Leadership),
            admin: role == Some(Role::Admin),
            auditor: role == Some(Role::Auditor),
        }
    }

    fn account(number: u8, role: Option<Role>) -> AccountSubject {
        AccountSubject { id: id(number), person: id(number), email: String::new(), offices: offices(role) }
    }

    /// Employee, leadership, admin, auditor, and the admin towards themselves.
    fn asked(rule: impl Fn(&Viewer, &AccountSubject) -> bool) -> [bool; 5] {
        let other = account(9, None);
        let [employee, leader, admin, auditor] = [None, Some(Role::Leadership), Some(Role::Admin), Some(Role::Auditor)]
            .map(|role| rule(&viewer(1, role), &other));
        let oneself = rule(&viewer(1, Some(Role::Admin)), &account(1, Some(Role::Admin)));
        [employee, leader, admin, auditor, oneself]
    }

    #[test]
    fn who_may_administer_whom() {
        let (no, yes) = (false, true);
        let account = || id::<AccountId>(9);
        let cells = [
            ("make link", asked(|v, a| MakeLink(account()).allowed(v, a)), [no, no, yes, no, no]),
            ("disable", asked(|v, a| DisableAccount(account()).allowed(v, a)), [no, no, yes, no, no]),
            ("enable", asked(|v, a| EnableAccount(account()).allowed(v, a)), [no, no, yes, no, no]),
            ("end sessions", asked(|v, a| EndSessions(account()).allowed(v, a)), [no, no, yes, no, yes]),
            ("grant", asked(|v, a| GrantOffice(account(), Role::Auditor).allowed(v, a)), [no, yes, yes, no, no]),
            ("second step", asked(|v, a| RemoveSecondStep(account()).allowed(v, a)), [no, no, yes, no, no]),
            ("accounts", asked(|v, _| ReadAccounts.allowed(v, &())), [no, yes, yes, no, yes]),
            ("audit", asked(|v, _| ReadAudit.allowed(v, &())), [no, no, yes, yes, yes]),
            ("invite", asked(|v, _| InvitePerson(id(9)).allowed(v, &id(9))), [no, no, yes, no, yes]),
        ];
        for (name, found, expected) in cells {
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn leadership_takes_back_leadership_alone() {
        for (by, role, allowed) in [
            (Role::Admin, Role::Admin, true),
            (Role::Admin, Role::Leadership, true),
            (Role::Leadership, Role::Leadership, true),
            (Role::Leadership, Role::Admin, false),
            (Role::Auditor, Role::Leadership, false),
        ] {
            let act = TakeOffice(id(9), role);
            assert_eq!(act.allowed(&viewer(1, Some(by)), &account(9, Some(role))), allowed, "{by:?} {role:?}");
        }
        assert!(!TakeOffice(id(9), Role::Admin).allowed(&viewer(1, Some(Role::Admin)), &account(9, None)));
    }

    #[test]
    fn the_second_person_is_neither_who_asked_nor_whom_it_is_about() {
        let question = |act: &str, asked_by, about| ApprovalSubject {
            act: act.to_owned(),
            detail: String::new(),
            subject: String::new(),
            asked_by: id(asked_by),
            asked_at: Timestamp(0),
            parties: vec![id(about), id(4)],
        };
        for (viewer_number, role, allowed) in [
            (4, Some(Role::Admin), false),
            (1, Some(Role::Admin), false),
            (2, Some(Role::Admin), false),
            (3, Some(Role::Admin), true),
            (3, Some(Role::Leadership), true),
            (3, Some(Role::Auditor), false),
            (3, None, false),
        ] {
            let act = DecideApproval(id(5));
            for asked in ["office.grant", "person.move"] {
                assert_eq!(act.allowed(&viewer(viewer_number, role), &question(asked, 1, 2)), allowed, "{asked}");
            }
        }
        assert!(!may_second(&viewer(3, Some(Role::Leadership)), "second_step.remove"));
    }

    #[test]
    fn whoever_holds_an_office_keeps_their_second_step() {
        assert!(DropSecondStep.allowed(&viewer(1, None), &()));
        for role in Role::ALL {
            assert!(!DropSecondStep.allowed(&viewer(1, Some(role)), &()));
        }
    }
}
