//! `/strategy/{id}/draft`: in which draft a published node is changed.
//!
//! Invariant: see [`Choose`].

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::error::Error;
use crate::shell::loaded;
use crate::strategy::drafts::api;
use crate::strategy::drafts::parts::Choose;

/// The page.
#[component]
pub fn DraftForPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    loaded(async move { api::draft_choice(id.ok_or(Error::NotFound)?).await }, |choice| view! { <Choose choice /> })
}
