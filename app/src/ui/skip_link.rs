//! The first stop of the Tab key.
//!
//! Invariant: leads to `#main`, which `Page` draws.
use leptos::prelude::*;

/// Draws the link past the bar; hidden until it has the focus.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! { <a class="skip" href="#main">"To the text"</a> }
}
