//! Filters of a list.
//!
//! Invariant: each is a link, so what is chosen stands in the address.
//!
//! ARIA: a navigation with a name; the chosen one is `aria-current="true"`.
use leptos::prelude::*;

/// One filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The address with this filter on.
    pub href: String,
    /// What it shows.
    pub label: String,
    /// How many there are, where that is known.
    pub count: Option<u64>,
    /// Whether it is on.
    pub on: bool,
}

/// Draws the filters as chips.
#[component]
pub fn Filters(
    /// What they choose among, for a screen reader.
    #[prop(into)]
    label: String,
    /// The filters.
    filters: Vec<Filter>,
) -> impl IntoView {
    let chips: Vec<_> = filters
        .into_iter()
        .map(|filter| {
            view! {
                <li>
                    <a href=filter.href aria-current=filter.on.then_some("true")>
                        {filter.label}
                        {filter.count.map(|count| view! { <span class="count">{format!(" {count}")}</span> })}
                    </a>
                </li>
            }
        })
        .collect();
    view! { <nav class="filters" aria-label=label><ul role="list">{chips}</ul></nav> }
}
