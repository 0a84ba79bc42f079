//! Links out to where the work is.
//!
//! Invariant: only what parsed as a [`Link`] is drawn; beside a label stands the host, so that none can pretend to lead elsewhere.
//!
//! ARIA: a list; each link says its label and its host. On paper its address follows.
use super::safe_link::SafeLink;
use crate::link::Link;
use leptos::prelude::*;

/// Draws the links; nothing where there are none.
#[component]
pub fn OutLinks(
    /// The links, in their order.
    links: Vec<Link>,
) -> impl IntoView {
    if links.is_empty() {
        return None;
    }
    let items: Vec<_> = links.into_iter().map(|link| view! { <li>{out_link(&link)}</li> }).collect();
    Some(view! { <ul class="out-links" role="list">{items}</ul> })
}

/// Draws one link.
pub fn out_link(link: &Link) -> AnyView {
    let host = link.host().map(|host| view! { " "<span class="soft">{format!("({host})")}</span> });
    let said = link.said();
    view! { <SafeLink href=link.url()><bdi>{said}</bdi></SafeLink>{host} }.into_any()
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::Links;

    #[test]
    fn a_link_leads_out_without_telling_where_from_and_names_its_host() {
        let links = Links::read("https://board.example/door The \"board\" <b>\njavascript:alert(1)");
        let html = view! { <OutLinks links /> }.to_html();
        assert!(html.contains("rel=\"noopener noreferrer external\""), "{html}");
        assert!(html.contains("(board.example)") && html.contains("&lt;b&gt;"), "{html}");
        assert_eq!(html.matches("href").count(), 1, "{html}");
        assert!(
            view! { <OutLinks links=Vec::new() /> }.to_html().is_empty()
                || !view! { <OutLinks links=Vec::new() /> }.to_html().contains("<ul")
        );
    }
}
