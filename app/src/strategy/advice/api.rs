//! Asking for advice: on a form as it stands, and on the whole strategy.
//!
//! Invariant: reads change nothing; a form is answered about what is typed in it.
#![expect(clippy::too_many_arguments, reason = "a plain form sends its fields flat, one argument each")]

use leptos::prelude::*;

use super::model::{Advice, Overview};
use crate::error::Result;
use crate::id::NodeId;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    strategy::advice::store,
    strategy::model::NodeFields,
    strategy::policy,
};

/// Returns what is noticed about the node `id` with these words, or about a new one `below` it.
#[server(prefix = "/api", endpoint = "strategy/advice", input = server_fn::codec::GetUrl)]
pub async fn advise(
    id: NodeId,
    below: bool,
    title: String,
    because: String,
    owner: String,
    starts_on: String,
    ends_on: String,
    language: String,
) -> Result<Vec<Advice>> {
    let fields = NodeFields { title, because, owner, starts_on, ends_on, language, ..NodeFields::default() };
    access::read(move |tx| store::of_form(tx, &id, below, &fields)).await
}

/// Returns what is noticed in the strategy in force.
#[server(prefix = "/api", endpoint = "strategy/advice-overview", input = server_fn::codec::GetUrl)]
pub async fn advice_overview() -> Result<Overview> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReviewStrategy)?;
        store::overview(tx, &permit)
    })
    .await
}
