//! Links to delegations; part of [`links`](super::links).
//!
//! Invariant: see `routes`.

use crate::id::NodeId;

/// Who is let edit which part of the strategy.
pub const DELEGATIONS: &str = "/strategy/delegations";

/// Links to the form that lets somebody edit a node.
pub fn delegate(id: &NodeId) -> String {
    format!("/strategy/{id}/delegate")
}
