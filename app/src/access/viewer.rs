//! Who looks, and the shape of every rule.
//!
//! Invariant: pure. A rule sees values only; what it does not see it cannot depend on.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, PersonId, SessionId, TeamId};
use crate::time::{MINUTE, Timestamp};

/// How long a sign-in counts as fresh, in microseconds.
const FRESH: i64 = 10 * MINUTE;

/// An office that somebody holds beside being an employee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Edits the strategy.
    Leadership,
    /// Administers accounts, not content.
    Admin,
    /// Reads the audit trail.
    Auditor,
}

impl Role {
    /// All offices, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Leadership, Self::Admin, Self::Auditor];

    /// Returns the word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Leadership => "leadership",
            Self::Admin => "admin",
            Self::Auditor => "auditor",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// The offices that one person holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offices {
    /// Edits the strategy.
    pub leadership: bool,
    /// Administers accounts.
    pub admin: bool,
    /// Reads the audit trail.
    pub auditor: bool,
}

impl Offices {
    /// Tells whether `role` is among them.
    pub const fn hold(self, role: Role) -> bool {
        match role {
            Role::Leadership => self.leadership,
            Role::Admin => self.admin,
            Role::Auditor => self.auditor,
        }
    }

    /// Tells whether any office is held; such a session is short and needs a second step.
    pub const fn any(self) -> bool {
        self.leadership || self.admin || self.auditor
    }
}

/// Who is asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The person.
    pub person: PersonId,
    /// Their account.
    pub account: AccountId,
    /// The session they came with; none for a job or the command line.
    pub session: Option<SessionId>,
    /// Their name, for the page's head.
    pub name: String,
    /// Their team.
    pub team: Option<TeamId>,
    /// The offices they hold now.
    pub offices: Offices,
    /// When they last proved that it is them.
    pub fresh_at: Timestamp,
    /// Whether this is the server itself: a job or its command line.
    pub system: bool,
}

impl Viewer {
    /// Tells whether the last sign-in is at most ten minutes old; the server itself is always fresh.
    pub const fn is_fresh(&self, now: Timestamp) -> bool {
        self.system || now.since(self.fresh_at) <= FRESH
    }

    /// Tells whether `role` is held.
    pub const fn holds(&self, role: Role) -> bool {
        self.offices.hold(role)
    }
}

/// A rule: may this viewer do this to that subject?
pub trait Rule {
    /// What the rule looks at.
    type Subject;

    /// Whether the act needs a sign-in that is at most ten minutes old.
    const FRESH: bool = false;

    /// Tells whether the viewer may do it.
    fn allowed(&self, viewer: &Viewer, subject: &Self::Subject) -> bool;

    /// Tells whether the viewer may know that the subject exists; who may not is told that it does not.
    fn visible(&self, _viewer: &Viewer, _subject: &Self::Subject) -> bool {
        true
    }
}

/// What a page offers to its viewer, filled by the same rules that guard the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ability {
    /// Change it.
    Edit,
    /// Put something below it.
    Add,
    /// Hang it elsewhere.
    Move,
    /// Take it out of sight, or back.
    Archive,
    /// Record a value.
    Record,
    /// Read a file into it.
    Import,
    /// Take it away as a file.
    Export,
    /// Invite, reset, disable.
    Administer,
    /// Say that what was handed over has been taken over.
    TakeOver,
    /// Change it in a draft, to be published.
    Draft,
    /// Make what a draft says what everybody reads.
    Publish,
    /// Hang a measure on it.
    Measure,
    /// Let somebody else edit it until a day.
    Delegate,
    /// End it.
    End,
    /// Propose other words for it.
    Propose,
    /// Say something about it.
    Answer,
    /// Take it or decline it.
    Decide,
    /// Open it again.
    Reopen,
}
