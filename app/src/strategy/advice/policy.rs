//! Who reads the advice on a whole strategy: leadership, which can follow it.
//!
//! Invariant: pure.

use crate::access::{Rule, Viewer};
use crate::strategy::policy::leads;

/// Read what was noticed in the strategy in force.
#[derive(Debug)]
pub struct ReadAdvice;

impl Rule for ReadAdvice {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        leads(viewer)
    }
}
