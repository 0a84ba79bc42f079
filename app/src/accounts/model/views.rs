//! What the pages about accounts show.
//!
//! Invariant: no password and no token is in any of these, and a key in the page alone that sets it up.

use serde::Serialize;

use super::LinkKind;
use crate::access::{Offices, Role};
use crate::id::{AccountId, PersonId, SessionId};
use crate::time::Timestamp;

/// What the page shows that sets up a second step. Only the salt travels with the form; nothing is stored yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The salt.
    pub salt: String,
    /// The key, to be typed in by hand.
    pub key: String,
    /// The key, to be scanned.
    pub picture: Option<Picture>,
    /// The recovery codes, shown here and never again.
    pub codes: Vec<String>,
}

/// A QR code as SVG wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The side of the square, margin included, in modules.
    pub side: i32,
    /// The dark modules, as the `d` of one path.
    pub path: String,
}

/// The page behind an invitation or a reset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkView {
    /// What it is for.
    pub kind: LinkKind,
    /// Whose it is.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// Whether a second step stands beside the password.
    pub has_second_step: bool,
}

/// A device on which somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceView {
    /// Its id.
    pub id: SessionId,
    /// What it is called.
    pub name: String,
    /// Since when it is signed in.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// Whether it is the one in use.
    pub is_this: bool,
}

/// An act that concerned somebody, as they are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeView {
    /// Its id.
    pub id: String,
    /// What happened, in the code's words.
    pub what: String,
    /// Whom it was done to, by name.
    pub about: Option<String>,
    /// Who did it; nobody for the server's command line.
    pub by: Option<String>,
    /// When.
    pub made_at: Timestamp,
    /// Whether it is new.
    pub is_new: bool,
}

/// My own account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeView {
    /// My id in the directory.
    pub person: PersonId,
    /// My name.
    pub name: String,
    /// What I sign in with.
    pub email: String,
    /// The offices I hold.
    pub offices: Offices,
    /// Whether I have a password.
    pub has_password: bool,
    /// Since when a second step is set up.
    pub second_step_since: Option<Timestamp>,
    /// How many recovery codes are left.
    pub recovery_codes_left: i64,
    /// Where I am signed in.
    pub devices: Vec<DeviceView>,
    /// What I was told.
    pub notices: Vec<NoticeView>,
    /// The time now.
    pub now: Timestamp,
    /// The organisation's time zone.
    pub zone: String,
}

/// A line of the list of accounts: somebody of the directory, with or without an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLine {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they sign in with, or the directory's address.
    pub email: Option<String>,
    /// Their account, if they have one.
    pub account: Option<AccountId>,
    /// Their offices.
    pub offices: Offices,
    /// Whether the account is shut.
    pub is_disabled: bool,
    /// Whether they have never chosen a password.
    pub is_waiting: bool,
}

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountsPage {
    /// The lines.
    pub lines: Vec<AccountLine>,
    /// What was looked for.
    pub query: String,
    /// Which page this is, from 1.
    pub page: i64,
    /// How many there are in all.
    pub total: i64,
    /// Whether the viewer may invite.
    pub may_invite: bool,
}

/// Which acts on an account the viewer may ask for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountCan {
    /// Make a link, shut, open, end sessions.
    pub administer: bool,
    /// Take the second step away (a second person is asked).
    pub take_second_step: bool,
    /// Offices that may be given.
    pub grant: Vec<Role>,
    /// Offices that may be taken.
    pub take: Vec<Role>,
}

/// The page of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountView {
    /// Its id.
    pub id: AccountId,
    /// The line of the list.
    pub line: AccountLine,
    /// Whether a second step is set up.
    pub has_second_step: bool,
    /// On how many devices they are signed in.
    pub devices: i64,
    /// A link that the viewer made and that can still be used: what for, its whole address, until when.
    pub link: Option<(LinkKind, String, Timestamp)>,
    /// What was asked for and waits for a second person.
    pub asked: Vec<String>,
    /// What the viewer may do.
    pub can: AccountCan,
    /// The time now.
    pub now: Timestamp,
    /// The organisation's time zone.
    pub zone: String,
}

/// A row of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditLine {
    /// Its id, which also says where the next page begins.
    pub id: String,
    /// When, in microseconds since 1970.
    pub made_at: Timestamp,
    /// Who, by name; nobody for the server itself.
    pub actor: Option<String>,
    /// What, in the code's words.
    pub action: String,
    /// To whom or what: a person's name, else the id's beginning.
    pub subject: Option<String>,
    /// Further words of the code.
    pub detail: String,
}

/// Says in words what a notice, an approval or an audit row names in the code's.
pub fn said(what: &str) -> String {
    let (act, detail) = what.split_once(':').unwrap_or((what, ""));
    let words = match act {
        "office.grant" => "give the office",
        "office.granted" => "the office was given",
        "office.granted_alone" => "the office was given, alone, for want of a second person",
        "office.taken" => "the office was taken back",
        "second_step.remove" => "take the second step away",
        "second_step.removed" => "the second step was taken away",
        "second_step.removed_alone" => "the second step was taken away, alone, for want of a second person",
        "person.place" => "moved somebody by hand",
        "person.move" => "another team or manager",
        "person.placed" => "the team or manager was changed",
        "person.placed_alone" => "the team or manager was changed, alone, for want of a second person",
        "team.changed" => "the team was changed",
        "team.changed_alone" => "the team was changed, alone, for want of a second person",
        "manager.changed_alone" => "the manager was changed, alone, for want of a second person",
        "approval.asked" => "a second person is asked",
        "approval.granted" => "the second person said yes",
        "approval.refused" => "the second person said no",
        "approval.decide" => "answered as the second person",
        "approval.withdraw" => "took a question back",
        "account.address" => "the address to sign in with follows the directory",
        "account.address_back" => "the address to sign in with is the earlier one again",
        "account.invite" => "an account was made",
        "account.make_link" => "a link to sign in was made",
        "account.disable" => "the account was shut",
        "account.enable" => "the account was opened again",
        "session.begin" => "signed in",
        "session.end" => "signed out a device",
        "session.end_all" => "signed out everywhere",
        "card.add" => "wrote a card",
        "card.edit" => "changed a card",
        "mission.lens" => "chose a lens",
        "mission.read" => "read somebody’s mission",
        "measure.add" => "added a measure",
        "measure.edit" => "changed a measure",
        "measure.record" => "recorded a value",
        "measure.correct" => "corrected, removed or brought back a value",
        "organisation.edit" => "changed the organisation’s settings",
        "lens.add" => "added a lens",
        "lens.edit" => "changed a lens",
        "team.edit" => "changed a team",
        "people.import" => "read a people file",
        "people.applied" => "applied an import of people",
        "people.dropped" => "gave up an import of people",
        "people.undo" => "took an import of people back",
        "people.settle" => "settled a problem of an import",
        "strategy.begin" => "began the strategy",
        "strategy.edit_whole" => "changed what the strategy says of itself",
        "strategy.bring_back" => "brought an archived strategy back",
        "cycle.set" => "named the strategy’s cycle",
        "cycle.begin_closing" => "began to close a cycle",
        "cycle.review" => "looked at a cycle that is being closed",
        "cycle.close" => "answered in a cycle that is being closed, or closed it",
        "cycle.reopen" => "opened a closed cycle again",
        "cycle.begin_next" => "began the strategy of the next cycle",
        "cycle.cards_moved" => "the next cycle began, and your cards moved to what their objectives continue as",
        "tenet.add" => "added a value of the strategy",
        "tenet.edit" => "changed a value of the strategy",
        "strategy.export" => "took the strategy away as a file",
        "strategy.import" => "read a strategy file",
        "strategy.import_apply" => "carried out a strategy import",
        "strategy.import_undo" => "undid a strategy import",
        "delegation.give" => "let somebody edit a part of the strategy",
        "delegation.given" => "you may edit a part of the strategy; it stands below",
        "delegation.end" => "ended a delegation",
        "delegation.revoked" => "a part of the strategy is not delegated to you any more",
        "delegation.given_back" => "gave back what you let them edit",
        "delegation.take_over" => "took a delegation over",
        "delegation.taken_over" => "took over what you let somebody edit who has left",
        "declared.answered" => "answered what you declared off the line",
        "team.on" => "switched a team on",
        "team.off" => "switched a team off",
        "owed.refuse" => "said of something that it is not theirs",
        "owed.give_back" => "took it back or gave it back",
        "owed.see_to" => "sees to what somebody said is not theirs",
        "owed.given_back" => "gave back what you said is not yours",
        "owed.seen_to" => "sees to what you said is not yours",
        "demo.fill" => "filled the demo",
        "demo.empty" => "emptied the demo",
        "account.link" => "a link to sign in was made",
        "account.disabled" => "the account was shut",
        "account.enabled" => "the account was opened again",
        "manager.changed" => "the manager was changed",
        "password.changed" => "the password was changed",
        _ => act,
    };
    if detail.is_empty() { words.to_owned() } else { format!("{words}: {}", detail.replace('_', " ")) }
}
