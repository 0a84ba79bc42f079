//! The outline as a treegrid.
//!
//! Invariant: presses what the page has.

use leptos::prelude::*;

/// Upgrades the outline.
#[island]
pub fn Treegrid(
    /// Whether rows can be changed.
    may_edit: bool,
) -> impl IntoView {
    let _ = may_edit;
    view! { <p class="hidden" role="status" aria-live="polite"></p> }
}
