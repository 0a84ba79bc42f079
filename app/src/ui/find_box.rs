//! The box that finds.
//!
//! Invariant: a GET form: what is looked for stands in the address.
//!
//! ARIA: `search` landmark; the label is read, not drawn; the key is drawn, not read.
use super::icon::{Glyph, Icon};
use super::kbd::Kbd;
use super::maybe::Maybe;
use leptos::prelude::*;

/// Draws the box; without JavaScript it leads to the page of results.
#[component]
pub fn FindBox(
    /// The address of the page of results.
    #[prop(into)]
    action: String,
    /// What was looked for.
    #[prop(optional, into)]
    value: Maybe,
) -> impl IntoView {
    view! {
        <form class="find" role="search" action=action method="get">
            <label class="hidden" for="find">"Find or do"</label>
            <Icon glyph=Glyph::Search />
            <input id="find" name="q" type="search" placeholder="Find or do" autocomplete="off" value=value.get() dir="auto" />
            <span aria-hidden="true"><Kbd>"/"</Kbd></span>
        </form>
    }
}
