//! Who may change the organisation's settings: the admin, and leadership for what concerns the strategy's words.
//!
//! Invariant: pure.

use crate::access::{Role, Rule, Viewer};
use crate::id::LensId;

/// Change name, time zone and level names.
#[derive(Debug)]
pub struct EditOrganisation;

/// Add a lens.
#[derive(Debug)]
pub struct AddLens;

/// Rename a lens, take it out of use, bring it back, or make it the default.
#[derive(Debug)]
pub struct EditLens(pub LensId);

impl Rule for EditOrganisation {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        may(viewer)
    }
}

impl Rule for AddLens {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        may(viewer)
    }
}

impl Rule for EditLens {
    type Subject = LensId;

    fn allowed(&self, viewer: &Viewer, _lens: &LensId) -> bool {
        may(viewer)
    }
}

const fn may(viewer: &Viewer) -> bool {
    viewer.holds(Role::Admin) || viewer.holds(Role::Leadership)
}
