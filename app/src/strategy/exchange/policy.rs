//! Who may read a strategy in from a file, take that back, and take the strategy away as a file.
//!
//! Invariant: pure. The admin reads in alone only while nobody holds the leadership.

use crate::access::{Role, Rule, Viewer};
use crate::id::RunId;

/// Read a strategy in from a file.
#[derive(Debug)]
pub struct ImportStrategy;

/// Look at an import, carry it out, drop it.
#[derive(Debug)]
pub struct OpenImport(pub RunId);

/// Take an import back.
#[derive(Debug)]
pub struct UndoImport(pub RunId);

/// Take the strategy away as a file.
#[derive(Debug)]
pub struct ExportStrategy;

/// Whether there is a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether anybody holds the leadership and can sign in.
    pub is_led: bool,
}

impl Rule for ImportStrategy {
    type Subject = Standing;

    fn allowed(&self, viewer: &Viewer, standing: &Standing) -> bool {
        may(viewer, *standing)
    }
}

impl Rule for OpenImport {
    type Subject = Standing;

    fn allowed(&self, viewer: &Viewer, standing: &Standing) -> bool {
        may(viewer, *standing)
    }
}

impl Rule for UndoImport {
    type Subject = Standing;

    fn allowed(&self, viewer: &Viewer, standing: &Standing) -> bool {
        may(viewer, *standing)
    }
}

impl Rule for ExportStrategy {
    type Subject = ();

    const FRESH: bool = true;

    fn allowed(&self, _viewer: &Viewer, (): &()) -> bool {
        true
    }
}

/// Tells whether `viewer` acts alone, for want of a second person.
pub const fn is_alone(viewer: &Viewer) -> bool {
    !viewer.holds(Role::Leadership) && !viewer.system
}

const fn may(viewer: &Viewer, standing: Standing) -> bool {
    viewer.holds(Role::Leadership) || (viewer.holds(Role::Admin) && !standing.is_led)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::time::Timestamp;

    fn viewer(leadership: bool, admin: bool) -> Viewer {
        let id = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
        Viewer {
            person: id.parse().unwrap(),
            account: id.parse().unwrap(),
            session: None,
            name: "Somebody".to_owned(),
            team: None,
            offices: Offices { leadership, admin, auditor: true },
            fresh_at: Timestamp(0),
            system: false,
        }
    }

    #[test]
    fn leadership_reads_in_and_the_admin_only_while_there_is_none() {
        for (leadership, admin, is_led, may) in [
            (true, false, true, true),
            (true, false, false, true),
            (false, true, false, true),
            (false, true, true, false),
            (false, false, false, false),
            (false, false, true, false),
        ] {
            let viewer = viewer(leadership, admin);
            let standing = Standing { is_led };
            assert_eq!(ImportStrategy.allowed(&viewer, &standing), may);
            let id = || "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap();
            assert_eq!(UndoImport(id()).allowed(&viewer, &standing), may);
            assert_eq!(OpenImport(id()).allowed(&viewer, &standing), may);
            assert!(ExportStrategy.allowed(&viewer, &()));
        }
    }
}
