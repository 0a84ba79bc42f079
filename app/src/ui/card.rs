//! A thing of its own: a contribution, a decision.
//!
//! Invariant: one heading, one subject.
use super::phrase::Phrase;
use leptos::prelude::*;

/// Draws a card; the children are what it says, acts last in a `<div class="cluster">`.
#[component]
pub fn Card(
    /// What it is about.
    #[prop(into)]
    title: Phrase,
    /// The rest.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <article class="card">
            <h3>{title.view()}</h3>
            {children.map(|children| children())}
        </article>
    }
}
