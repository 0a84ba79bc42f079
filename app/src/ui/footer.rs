//! The foot of every page.
//!
//! Invariant: the same links at the same place on each page.
//!
//! ARIA: `contentinfo` by `<footer>`.
use leptos::prelude::*;

/// Draws the foot: links, then the theme switch as children.
#[component]
pub fn Footer(
    /// Address and words of each link.
    links: Vec<(String, String)>,
    /// The theme switch.
    children: Children,
) -> impl IntoView {
    let links: Vec<_> = links.into_iter().map(|(href, label)| view! { <li><a href=href>{label}</a></li> }).collect();
    view! {
        <footer class="foot">
            <ul role="list">{links}</ul>
            {children()}
        </footer>
    }
}
