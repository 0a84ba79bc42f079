//! The cycle of the strategy in force, in one line.
//!
//! Invariant: nothing where nobody named one, but for whoever may name it.

use leptos::prelude::*;

use crate::routes::links;
use crate::strategy::cycles::model::NowView;

/// Draws it.
#[component]
pub(crate) fn CycleNow(
    /// The cycle.
    now: Option<NowView>,
    /// Whether the reader may name it.
    may_name: bool,
) -> impl IntoView {
    let now = now?;
    if now.cycle.is_empty() {
        return may_name.then(|| {
            view! { <p class="soft"><a href=links::CYCLES>"Name its cycle"</a>", the year or quarter that it is for."</p> }
                .into_any()
        });
    }
    let days = (!now.days.is_empty()).then(|| format!(", {}", now.days));
    let closed = now.closed.map(|number| {
        view! { ". It is closed: "<a href=links::cycle(number, 1)>"what was learned"</a> }
    });
    let closing = now.is_closing.then(|| view! { ". "<a href=links::CLOSING>"It is being closed"</a> });
    Some(
        view! { <p class="soft">"Cycle "<a href=links::CYCLES><bdi>{now.cycle}</bdi></a>{days}{closed}{closing}</p> }
            .into_any(),
    )
}
