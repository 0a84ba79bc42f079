//! One page of many.
//!
//! Invariant: says in numbers where one is; no link that leads nowhere.
//!
//! ARIA: a navigation called "Pages".
use super::icon::{Glyph, Icon};
use super::maybe::Maybe;
use leptos::prelude::*;

/// Draws where one is and the ways on and back.
#[component]
pub fn Pager(
    /// Where one is, such as "21 to 40 of 89 people".
    #[prop(into)]
    place: String,
    /// The address of the page before.
    #[prop(optional, into)]
    before: Maybe,
    /// The address of the page after.
    #[prop(optional, into)]
    after: Maybe,
) -> impl IntoView {
    view! {
        <nav class="pager" aria-label="Pages">
            <p>{place}</p>
            <div>
                {before.get().map(|href| view! { <a class="button" rel="prev" href=href><Icon glyph=Glyph::Back />"Before"</a> })}
                {after.get().map(|href| view! { <a class="button" rel="next" href=href>"After"<Icon glyph=Glyph::Onward /></a> })}
            </div>
        </nav>
    }
}
