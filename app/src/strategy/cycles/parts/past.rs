//! What a node was in the cycle before, and what it continues as.
//!
//! Invariant: says the cycle's name, what was decided and what was learned; leads to the record.

use leptos::prelude::*;

use super::{said_of, verdict_tag};
use crate::routes::links;
use crate::strategy::cycles::model::PastView;
use crate::ui::{Notice, NoticeKind};

/// Draws it; nothing for a node without a past.
#[component]
pub(crate) fn Past(
    /// What the records say.
    past: Vec<PastView>,
) -> impl IntoView {
    if past.is_empty() {
        return None;
    }
    let rewrite = past.iter().find(|one| one.to_rewrite).map(|one| {
        let title = format!("It was to change after {}.", one.cycle);
        view! { <Notice kind=NoticeKind::Warning title>"It still says what it said before. Rewrite it for this cycle."</Notice> }
    });
    let items: Vec<_> = past.into_iter().map(item).collect();
    Some(view! {
        {rewrite}
        <section class="stack" aria-labelledby="past">
            <h2 id="past">"In closed cycles"</h2>
            <ul role="list" class="stack">{items}</ul>
        </section>
    })
}

fn item(past: PastView) -> AnyView {
    let score = said_of(past.score);
    let learned = (!past.learned.is_empty())
        .then(|| view! { <p>"Learned: "<q class="plain" dir="auto">{past.learned.clone()}</q></p> });
    let other = past.other.map(|(id, title)| {
        let lead = if past.is_past { "It was " } else { "It goes on as " };
        view! { <p class="small">{lead}<a href=links::node(&id)><bdi>{title}</bdi></a></p> }
    });
    view! {
        <li>
            <p class="cluster"><a href=links::cycle(past.number, 1)><bdi>{past.cycle}</bdi></a>{verdict_tag(past.verdict)}<span>{score}</span></p>
            {learned}
            {other}
        </li>
    }
    .into_any()
}
