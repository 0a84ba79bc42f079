//! Permits: proof that a rule was asked about this very subject and said yes.
//!
//! Invariant: made in `granted` alone, not `Clone`, and lends the subject it loaded, so that check and write see the same.

use super::viewer::{Rule, Viewer};
use crate::error::{Error, Result};
use crate::storage::Conn;
use crate::time::Timestamp;

/// A rule whose subject can be loaded.
pub trait Action: Rule {
    /// The act's name in the audit trail, such as `strategy.rename`.
    const NAME: &'static str;

    /// Whether each permit is an audit row. An act in many portions writes one of its own, for the whole of it.
    const AUDITED: bool = true;

    /// Loads what the act is about; `None` if there is no such thing.
    ///
    /// # Errors
    /// What the database said.
    fn subject(&self, conn: &mut Conn, viewer: &Viewer) -> Result<Option<Self::Subject>>;

    /// Loads it as [`Self::subject`] does, with what depends on the time besides: a right that runs out.
    ///
    /// # Errors
    /// What the database said.
    fn subject_at(&self, conn: &mut Conn, viewer: &Viewer, _now: Timestamp) -> Result<Option<Self::Subject>> {
        self.subject(conn, viewer)
    }

    /// Returns the id that the audit trail names.
    fn audited(&self) -> Option<String>;
}

/// The right to do `A`, once, to the subject it carries.
pub struct Permit<A: Action> {
    action: A,
    subject: A::Subject,
}

/// Proof that there is a permit, that nobody is signed in yet, or that it is the server itself: for the writers of rows
/// that serve all of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Proof(());

impl Proof {
    /// For `PublicTx`, which is accepted by `accounts` alone, and for the server itself.
    pub(super) const fn of_the_gate() -> Self {
        Self(())
    }
}

impl<A: Action> Permit<A> {
    /// Returns the proof that row writers take.
    pub(crate) const fn proof(&self) -> Proof {
        Proof(())
    }

    /// Returns what was asked for.
    pub const fn action(&self) -> &A {
        &self.action
    }
}

impl<A: Action> std::ops::Deref for Permit<A> {
    type Target = A::Subject;

    fn deref(&self) -> &A::Subject {
        &self.subject
    }
}

/// Loads the subject and asks the rule: 404 before 403 before "sign in again".
pub(super) fn granted<A: Action>(conn: &mut Conn, viewer: &Viewer, now: Timestamp, action: A) -> Result<Permit<A>> {
    let subject = action.subject_at(conn, viewer, now)?.ok_or(Error::NotFound)?;
    if !action.visible(viewer, &subject) {
        return Err(Error::NotFound);
    }
    if !action.allowed(viewer, &subject) {
        return Err(Error::Forbidden);
    }
    if A::FRESH && !viewer.is_fresh(now) {
        return Err(Error::NotFresh);
    }
    Ok(Permit { action, subject })
}
