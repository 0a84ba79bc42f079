//! Parts of one place, each with its own address.
//!
//! Invariant: links, so that the back button and a bookmark work; not the ARIA tab pattern, which is for parts of one page.
//!
//! ARIA: a navigation with a name; the current part is `aria-current="page"`.
use leptos::prelude::*;

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// Whether this page is it.
    pub current: bool,
}

/// Draws the parts side by side.
#[component]
pub fn Tabs(
    /// The place they are parts of, for a screen reader.
    #[prop(into)]
    label: String,
    /// The parts.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let tabs: Vec<_> = tabs
        .into_iter()
        .map(|tab| view! { <li><a href=tab.href aria-current=tab.current.then_some("page")>{tab.label}</a></li> })
        .collect();
    view! { <nav class="tabs" aria-label=label><ul role="list">{tabs}</ul></nav> }
}
