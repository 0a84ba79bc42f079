//! More on request.
//!
//! Invariant: a `<details>`; its content is in the page and is found by the browser's own search.
use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// Draws a line that unfolds.
#[component]
pub fn Disclosure(
    /// What it unfolds.
    #[prop(into)]
    summary: String,
    /// Whether it is unfolded at first.
    #[prop(optional)]
    open: bool,
    /// What is unfolded.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="more" open=open>
            <summary><Icon glyph=Glyph::Onward />{summary}</summary>
            <div>{children()}</div>
        </details>
    }
}
