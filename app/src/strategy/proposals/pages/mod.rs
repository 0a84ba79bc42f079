//! The pages of proposals.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod change;
mod list;
mod one;
mod propose;
mod take;

pub use change::ChangePage;
pub use list::ProposalsPage;
pub use one::ProposalPage;
pub use propose::ProposePage;
pub use take::TakePage;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::error::{Error, Result};
use crate::id::ProposalId;
use crate::routes::links;
use crate::ui::Crumb;

/// Returns the proposal that the address names.
fn proposal_id() -> Result<ProposalId> {
    use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok()).ok_or(Error::NotFound)
}

/// Returns what stands in the address's query under `name`.
fn query(name: &str) -> String {
    use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default()
}

/// The way to a proposal.
fn steps() -> Vec<Crumb> {
    vec![
        Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
        Crumb { href: links::PROPOSALS.to_owned(), label: "Proposals".into() },
    ]
}
