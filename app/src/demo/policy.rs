//! Who may empty a demo: its admin, and the server's own command line.
//!
//! Invariant: pure. A database that is not marked as a demo has nothing here, whoever asks.

use crate::access::{Role, Rule, Viewer};

/// Empty the database of everything.
#[derive(Debug)]
pub struct EmptyDemo;

/// Fill the empty database from the command line.
#[derive(Debug)]
pub struct FillDemo;

/// Whether the database is marked as a demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IsDemo(pub bool);

impl Rule for EmptyDemo {
    type Subject = IsDemo;

    fn allowed(&self, viewer: &Viewer, _subject: &IsDemo) -> bool {
        viewer.system || viewer.holds(Role::Admin)
    }

    fn visible(&self, _viewer: &Viewer, subject: &IsDemo) -> bool {
        subject.0
    }
}

impl Rule for FillDemo {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        viewer.system
    }
}
