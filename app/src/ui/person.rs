//! A person or a team, by name.
//!
//! Invariant: always the same look for the same sort of thing; a name that leads nowhere (a former colleague) is no link.
//!
//! ARIA: the icon is hidden, the name is the link's name.
use super::icon::{Glyph, Icon};
use super::maybe::Maybe;
use super::phrase::Phrase;
use leptos::prelude::*;

/// Draws a person.
#[component]
pub fn PersonLink(
    /// The name.
    #[prop(into)]
    name: Phrase,
    /// The person's page.
    #[prop(optional, into)]
    href: Maybe,
) -> impl IntoView {
    named(Glyph::Person, name, href)
}

/// Draws a team.
#[component]
pub fn TeamLink(
    /// The name.
    #[prop(into)]
    name: Phrase,
    /// The team's page.
    #[prop(optional, into)]
    href: Maybe,
) -> impl IntoView {
    named(Glyph::Team, name, href)
}

fn named(glyph: Glyph, name: Phrase, href: Maybe) -> AnyView {
    let inner = view! { <Icon glyph=glyph /><span class="name">{name.view()}</span> };
    match href.get() {
        Some(href) => view! { <a class="person" href=href>{inner}</a> }.into_any(),
        None => view! { <span class="person">{inner}</span> }.into_any(),
    }
}
