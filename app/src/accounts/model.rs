//! What the pages about accounts show, and the pure rules of sessions.
//!
//! Invariant: pure; no password, no token and no key is in any of these.

use serde::{Deserialize, Serialize};

use crate::access::{Offices, Role};
use crate::error::{Error, Result};
use crate::id::{AccountId, ApprovalId, PersonId, SessionId};
use crate::time::{DAY, HOUR, Timestamp};

/// How long a session lasts on a device that is not remembered, or of somebody with an office, in microseconds.
pub const SHORT: i64 = 12 * HOUR;
/// How long a session lasts on a remembered device, in microseconds.
pub const REMEMBERED: i64 = 30 * DAY;
/// The most characters of an e-mail address (RFC 5321).
pub const EMAIL_MAX: usize = 254;

/// Returns when a session that begins at `now` ends at the latest.
pub const fn ends_at(offices: Offices, is_remembered: bool, now: Timestamp) -> Timestamp {
    if is_remembered && !offices.any() {
        now.plus(REMEMBERED)
    } else {
        now.plus(SHORT)
    }
}

/// Reads an e-mail address for the form field `field`: trimmed, in lower case.
///
/// # Errors
/// `Invalid` if it cannot be one.
pub fn email(field: &str, text: &str) -> Result<String> {
    let folded = text.trim().to_lowercase();
    let is_address = folded
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    let is_clean = !folded
        .chars()
        .any(|character| character.is_whitespace() || character.is_control());
    if is_address && is_clean && folded.chars().count() <= EMAIL_MAX {
        Ok(folded)
    } else {
        Err(Error::invalid(
            field,
            "This is not an e-mail address. Write one as in ada@example.org.",
        ))
    }
}

/// Reads an IANA time zone for the form field `field`.
///
/// # Errors
/// `Invalid` if there is no such zone.
pub fn time_zone(field: &str, text: &str) -> Result<String> {
    let zone = text.trim();
    if jiff::tz::TimeZone::get(zone).is_ok() {
        Ok(zone.to_owned())
    } else {
        Err(Error::invalid(
            field,
            "This is not a time zone. Write one as in Europe/Berlin.",
        ))
    }
}

/// Says which device a browser's `User-Agent` speaks of, such as "Firefox on Linux".
pub fn device_name(user_agent: &str) -> String {
    let first = |known: &[(&str, &'static str)]| {
        known
            .iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| *name)
    };
    // In this order: the later ones are also named by the earlier ones.
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "an unknown device".to_owned(),
    }
}

/// Where a sign-in stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The password was right; the second step is outstanding.
    SecondStep,
    /// The password was right; the office needs a second step that is not set up yet.
    Enrol,
    /// Signed in.
    Open,
}

impl Stage {
    /// Returns the stage that follows a right password.
    pub const fn after_password(has_second_step: bool, offices: Offices) -> Self {
        if has_second_step {
            Self::SecondStep
        } else if offices.any() {
            Self::Enrol
        } else {
            Self::Open
        }
    }

    /// Returns the word under which it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::SecondStep => "second_step",
            Self::Enrol => "enrol",
            Self::Open => "open",
        }
    }
}

/// What a single-use link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// To set up an empty database.
    SetUp,
    /// To sign in for the first time.
    Invitation,
    /// To choose a new password.
    Reset,
}

impl LinkKind {
    /// Returns the word under which it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::SetUp => "setup",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::SetUp, Self::Invitation, Self::Reset]
            .into_iter()
            .find(|kind| kind.word() == word)
    }

    /// Returns how long such a link can be used, in microseconds.
    pub const fn lasts(self) -> i64 {
        match self {
            Self::SetUp => DAY,
            Self::Invitation => 7 * DAY,
            Self::Reset => HOUR / 2,
        }
    }
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

/// A question to a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalView {
    /// Its id.
    pub id: ApprovalId,
    /// What is asked, in the code's words, such as `office.grant:admin`.
    pub what: String,
    /// Whose account it is about.
    pub about: String,
    /// Who asks.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// Whether the viewer asked it, and so may withdraw it.
    pub is_mine: bool,
    /// Whether the viewer may answer it.
    pub may_decide: bool,
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
        "second_step.removed_alone" => {
            "the second step was taken away, alone, for want of a second person"
        }
        "account.link" => "a link to sign in was made",
        "account.disabled" => "the account was shut",
        "account.enabled" => "the account was opened again",
        "password.changed" => "the password was changed",
        _ => act,
    };
    if detail.is_empty() {
        words.to_owned()
    } else {
        format!("{words}: {}", detail.replace('_', " "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_folded_and_checked() {
        assert_eq!(
            email("email", " Ada@Example.ORG ").as_deref(),
            Ok("ada@example.org")
        );
        let long = format!("{}@example.org", "x".repeat(250));
        for text in ["", "ada", "@example.org", "ada@", "a b@c", "a@b@c", &long] {
            assert!(email("email", text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_office_makes_a_session_short() {
        let now = Timestamp(0);
        let office = Offices {
            auditor: true,
            ..Offices::default()
        };
        for (offices, is_remembered, hours) in [
            (Offices::default(), true, 720),
            (Offices::default(), false, 12),
            (office, true, 12),
            (office, false, 12),
        ] {
            assert_eq!(
                ends_at(offices, is_remembered, now).since(now),
                hours * HOUR
            );
        }
    }

    #[test]
    fn every_office_needs_a_second_step() {
        let none = Offices::default();
        for role in Role::ALL {
            let offices = Offices {
                leadership: role == Role::Leadership,
                admin: role == Role::Admin,
                auditor: role == Role::Auditor,
            };
            assert_eq!(Stage::after_password(false, offices), Stage::Enrol);
            assert_eq!(Stage::after_password(true, offices), Stage::SecondStep);
        }
        assert_eq!(Stage::after_password(false, none), Stage::Open);
        assert_eq!(Stage::after_password(true, none), Stage::SecondStep);
    }

    #[test]
    fn devices_are_named_by_browser_and_system() {
        for (agent, name) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox on Linux",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
                "Safari on iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge on Windows",
            ),
            ("", "an unknown device"),
        ] {
            assert_eq!(device_name(agent), name);
        }
    }
}
