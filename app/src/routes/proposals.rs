//! Links to proposals; part of [`links`](super::links).
//!
//! Invariant: see `routes`.

use crate::id::{NodeId, ProposalId};

/// What was proposed for the strategy.
pub const PROPOSALS: &str = "/proposals";

/// Links to a page of the proposals: `show` is `open`, `mine` or `all`.
pub fn proposals(show: &str, page: i64) -> String {
    if page > 1 { format!("{PROPOSALS}?show={show}&page={page}") } else { format!("{PROPOSALS}?show={show}") }
}

/// Links to a proposal.
pub fn proposal(id: &ProposalId) -> String {
    format!("/proposals/{id}")
}

/// Links to the form that changes a proposal of one's own.
pub fn change_proposal(id: &ProposalId) -> String {
    format!("/proposals/{id}/change")
}

/// Links to the form that takes a proposal into a draft; `into` is its id, or `new`.
pub fn take_proposal(id: &ProposalId, into: &str) -> String {
    format!("/proposals/{id}/take?into={into}")
}

/// Links to the form that proposes other words for a node; `of` names the words, the title where it is empty.
pub fn propose(id: &NodeId, of: &str) -> String {
    if of.is_empty() { format!("/strategy/{id}/propose") } else { format!("/strategy/{id}/propose?of={of}") }
}
