//! A place with nothing in it yet.
//!
//! Invariant: says what the place is for and offers one next act.
use leptos::prelude::*;

/// Draws the empty place; the children are its one act, a `LinkButton` or a form.
#[component]
pub fn EmptyState(
    /// What is missing, as a heading.
    #[prop(into)]
    title: String,
    /// What this place is for.
    #[prop(into)]
    purpose: String,
    /// The next act.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            <h2>{title}</h2>
            <p>{purpose}</p>
            {children.map(|children| children())}
        </section>
    }
}
