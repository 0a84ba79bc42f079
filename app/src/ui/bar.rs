//! The bar at the head of every page.
//!
//! Invariant: the current place is marked by `aria-current`, not by looks alone.
//!
//! ARIA: `banner` by `<header>`, one `navigation` called "Main".
use leptos::prelude::*;

/// A place in the main navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// Whether the page belongs to it.
    pub current: bool,
    /// The keys that lead there.
    pub keys: &'static str,
}

impl Place {
    /// Makes a place.
    pub fn new(href: impl Into<String>, label: impl Into<String>, current: bool, keys: &'static str) -> Self {
        Self { href: href.into(), label: label.into(), current, keys }
    }
}

/// Draws the bar: the mark, the places, then what stands at its end (find box, account menu).
#[component]
pub fn Bar(
    /// The main places; none before sign-in.
    #[prop(optional)]
    places: Vec<Place>,
    /// What stands at the end of the bar.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let links: Vec<_> = places
        .into_iter()
        .map(|place| view! { <li><a href=place.href data-key=place.keys aria-current=place.current.then_some("page")>{place.label}</a></li> })
        .collect();
    view! {
        <header class="bar">
            <Mark />
            {(!links.is_empty()).then(|| view! { <nav aria-label="Main"><ul role="list">{links}</ul></nav> })}
            {children.map(|children| children())}
        </header>
    }
}

/// Draws the mark: a station on its line, and the name.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <a class="mark" href="/" aria-label="Throughline, to my mission">
            <svg viewBox="0 0 14 24" width="15" height="26" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3">
                <path d="M7 2v5M7 17v5" stroke-linecap="round"></path>
                <circle cx="7" cy="12" r="4.5"></circle>
            </svg>
            <span>"Throughline"</span>
        </a>
    }
}
