//! The way to this page, from the top.
//!
//! Invariant: the last step is this page and no link.
//!
//! ARIA: a navigation with an ordered list; the last step is `aria-current="page"`.
use super::phrase::Phrase;
use leptos::prelude::*;

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub label: Phrase,
}

/// Draws the way.
#[component]
pub fn Breadcrumbs(
    /// The steps above this page.
    steps: Vec<Crumb>,
    /// This page.
    #[prop(into)]
    here: Phrase,
) -> impl IntoView {
    let steps: Vec<_> =
        steps.into_iter().map(|step| view! { <li><a href=step.href>{step.label.view()}</a></li> }).collect();
    view! {
        <nav class="crumbs" aria-label="The way here">
            <ol role="list">
                {steps}
                <li aria-current="page">{here.view()}</li>
            </ol>
        </nav>
    }
}
