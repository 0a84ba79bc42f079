//! The pure rules of sessions, links and addresses; and, in `views`, what the pages show.
//!
//! Invariant: pure; no password, no token and no key is in any of these.

mod address;
mod approval;
mod views;

use serde::{Deserialize, Serialize};

pub use address::{AddressMove, settled};
pub use approval::{ASKED_FOR, ApprovalView, ChangeLine};
pub use views::{
    AccountCan, AccountLine, AccountView, AccountsPage, AuditLine, DeviceView, Enrolment, LinkView, MeView, NoticeView,
    Picture, said,
};

use crate::access::Offices;
#[cfg(test)]
use crate::access::Role;
use crate::error::{Error, Result};
use crate::time::{DAY, HOUR, Timestamp};

/// How long a session lasts on a device that is not remembered, or of somebody with an office, in microseconds.
pub const SHORT: i64 = 12 * HOUR;
/// How long a session lasts on a remembered device, in microseconds.
pub const REMEMBERED: i64 = 30 * DAY;
/// The most characters of an e-mail address (RFC 5321).
pub const EMAIL_MAX: usize = 254;

/// Returns when a session that begins at `now` ends at the latest.
pub const fn ends_at(offices: Offices, is_remembered: bool, now: Timestamp) -> Timestamp {
    if is_remembered && !offices.any() { now.plus(REMEMBERED) } else { now.plus(SHORT) }
}

/// Reads an e-mail address for the form field `field`: trimmed, in lower case.
///
/// # Errors
/// `Invalid` if it cannot be one.
pub fn email(field: &str, text: &str) -> Result<String> {
    let folded = text.trim().to_lowercase();
    let is_address =
        folded.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    let is_clean = !folded.chars().any(|character| character.is_whitespace() || character.is_control());
    if is_address && is_clean && folded.chars().count() <= EMAIL_MAX {
        Ok(folded)
    } else {
        Err(Error::invalid(field, "This is not an e-mail address. Write one as in ada@example.org."))
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
        Err(Error::invalid(field, "This is not a time zone. Write one as in Europe/Berlin."))
    }
}

/// Says which device a browser's `User-Agent` speaks of, such as "Firefox on Linux".
pub fn device_name(user_agent: &str) -> String {
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
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
        [Self::SetUp, Self::Invitation, Self::Reset].into_iter().find(|kind| kind.word() == word)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_folded_and_checked() {
        assert_eq!(email("email", " Ada@Example.ORG ").as_deref(), Ok("ada@example.org"));
        let long = format!("{}@example.org", "x".repeat(250));
        for text in ["", "ada", "@example.org", "ada@", "a b@c", "a@b@c", &long] {
            assert!(email("email", text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_office_makes_a_session_short() {
        let now = Timestamp(0);
        let office = Offices { auditor: true, ..Offices::default() };
        for (offices, is_remembered, hours) in
            [(Offices::default(), true, 720), (Offices::default(), false, 12), (office, true, 12), (office, false, 12)]
        {
            assert_eq!(ends_at(offices, is_remembered, now).since(now), hours * HOUR);
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
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iPhone"),
            ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
            ("", "an unknown device"),
        ] {
            assert_eq!(device_name(agent), name);
        }
    }
}
