//! What is looked for, one chip for each part of it.
//!
//! Invariant: each is a link to the same without it, so it is taken off without JavaScript.
//!
//! ARIA: a list with a name; each link says that it takes its part off, the cross is drawn, not read.
use super::icon::{Glyph, Icon};
use super::phrase::Phrase;
use leptos::prelude::*;

/// One part of what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What kind of part, such as "Owner".
    pub name: &'static str,
    /// What is looked for.
    pub value: Phrase,
    /// The address without it.
    pub href: String,
}

/// Draws the chips.
#[component]
pub fn Chips(
    /// What they are, for a screen reader.
    #[prop(into)]
    label: String,
    /// The chips.
    chips: Vec<Chip>,
) -> impl IntoView {
    let chips: Vec<_> = chips
        .into_iter()
        .map(|chip| {
            view! {
                <li>
                    <a href=chip.href>
                        <span class="hidden">"Take off: "</span>
                        <span>{chip.name}": "<strong>{chip.value.view()}</strong></span>
                        <Icon glyph=Glyph::Close />
                    </a>
                </li>
            }
        })
        .collect();
    view! { <ul class="chips" role="list" aria-label=label>{chips}</ul> }
}
