//! Reading coverage.
//!
//! Invariant: reads change nothing.

use leptos::prelude::*;

use super::model::CoverageView;
use crate::error::Result;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    coverage::{model::Asked, policy::ReadCoverage, store},
};

/// Reads where the chain breaks; `asked` is what stands behind the question mark of the page.
#[server(prefix = "/api", endpoint = "coverage", input = server_fn::codec::GetUrl)]
pub async fn coverage(asked: String) -> Result<CoverageView> {
    access::read(move |tx| {
        let asked = store::widest(tx, Asked::read(&asked))?;
        let permit = tx.permit(ReadCoverage(asked.part.clone()))?;
        store::view(tx, &permit, asked)
    })
    .await
}
