//! A moment as people say it.
//!
//! Invariant: reads no clock: the caller says "3 days ago", the exact moment is on hover and in `datetime`.
use leptos::prelude::*;

/// Draws a moment.
#[component]
pub fn Time(
    /// As people say it: "3 days ago", "Tuesday".
    #[prop(into)]
    said: String,
    /// The exact one, in the reader's zone, as a person would write it.
    #[prop(into)]
    exact: String,
    /// The exact one for machines: RFC 3339, or a date.
    #[prop(into)]
    machine: String,
) -> impl IntoView {
    view! { <time datetime=machine title=exact>{said}</time> }
}
