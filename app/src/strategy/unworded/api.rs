//! Reading what is missing.
//!
//! Invariant: reads change nothing.

use leptos::prelude::*;

use super::model::UnwordedView;
use crate::error::Result;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    strategy::policy,
    strategy::unworded::store,
};

/// Reads what each lens lacks, and page `page` of the list of `lens` (the first, where none is named).
#[server(prefix = "/api", endpoint = "strategy/unworded", input = server_fn::codec::GetUrl)]
pub async fn unworded(lens: String, page: usize) -> Result<UnwordedView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReviewStrategy)?;
        store::view(tx, &permit, lens.parse().ok().as_ref(), page)
    })
    .await
}
