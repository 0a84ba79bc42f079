//! The box that finds.
//!
//! Invariant: a GET form: what is looked for stands in the address.
//!
//! ARIA: a `search` landmark called "Everything", so that a page may have a search of its own; the label is read, not
//! drawn; the key is drawn, not read.
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
        <form class="find" role="search" aria-label="Everything" action=action method="get">
            <label class="hidden" for="find">"Search everything"</label>
            <Icon glyph=Glyph::Search />
            <input id="find" name="q" type="search" data-key="/" placeholder="Search" autocomplete="off" value=value.get() dir="auto" />
            <span aria-hidden="true"><Kbd>"/"</Kbd></span>
        </form>
    }
}
