//! Who reads what is missing: leadership, which writes it.
//!
//! Invariant: pure.

use crate::access::{Rule, Viewer};
use crate::strategy::policy::leads;

/// Read what is not written in a lens.
#[derive(Debug)]
pub struct ReadUnworded;

impl Rule for ReadUnworded {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        leads(viewer)
    }
}
