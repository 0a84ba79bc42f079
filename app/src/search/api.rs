//! Asking for what somebody looks for.
//!
//! Invariant: everybody who is signed in finds the same; only the words of their lens are their own.

use leptos::prelude::*;

use crate::error::Result;
use crate::search::model::SearchView;
#[cfg(feature = "ssr")]
use crate::{
    access,
    search::{model::Sort, store},
};

/// How many letters of what was typed are looked at.
#[cfg(feature = "ssr")]
const LONGEST: usize = 200;

/// Looks for `query` in everything, or in one sort of things (`strategy`, `measures`, `people`, `teams`).
#[server(prefix = "/api", endpoint = "search", input = server_fn::codec::GetUrl)]
pub async fn search(query: String, kind: String, page: usize) -> Result<SearchView> {
    let query: String = query.chars().take(LONGEST).collect();
    access::read(move |tx| store::search(tx, query.trim(), Sort::read(&kind), page)).await
}
