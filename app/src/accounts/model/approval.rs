//! A question to a second person, as the page shows it.
//!
//! Invariant: pure; names and words of the code, never a secret.

use crate::id::ApprovalId;
use crate::time::{DAY, Timestamp};

/// How long a question stays open, in microseconds; after that it has to be asked anew.
pub const ASKED_FOR: i64 = 14 * DAY;

/// A question to a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalView {
    /// Its id.
    pub id: ApprovalId,
    /// What is asked, in the code's words, such as `office.grant:admin`.
    pub what: String,
    /// Whom it is about.
    pub about: String,
    /// What it would change, where that is more than `what` says.
    pub changes: Vec<ChangeLine>,
    /// Whether what it would change was changed meanwhile, or who asked could not ask it any more, so that nobody can say
    /// yes.
    pub is_outdated: bool,
    /// Who asks.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// Until when it can be answered.
    pub ends_at: Timestamp,
    /// Whether the viewer asked it, and so may withdraw it.
    pub is_mine: bool,
    /// Whether the viewer may answer it.
    pub may_decide: bool,
}

/// One thing that a question would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// What.
    pub what: &'static str,
    /// How it stands.
    pub before: String,
    /// How it would be.
    pub after: String,
}
