//! What was agreed, part by part.
//!
//! Invariant: what is stopped, or why nothing is, is always said, under an address of its own.

use leptos::prelude::*;

use crate::translation::model::{Stop, StopKind, Terms};

/// Draws terms.
#[component]
pub(crate) fn TermsOf(
    /// The terms.
    terms: Terms,
    /// Whether what is stopped can be cited here: once on a page.
    #[prop(optional)]
    anchored: bool,
) -> impl IntoView {
    let objectives: Vec<_> = terms
        .objectives
        .iter()
        .map(|objective| {
            let id = objective.id.as_ref().filter(|_| anchored).map(|id| format!("objective-{id}"));
            view! {
                <li id=id><bdi>{objective.title.clone()}</bdi><br /><span class="soft small" dir="auto">{objective.seen_by()}</span></li>
            }
        })
        .collect();
    let line = |label: &'static str, text: &str| {
        (!text.is_empty()).then(|| view! { <div><dt>{label}</dt><dd dir="auto">{text.to_owned()}</dd></div> })
    };
    view! {
        <blockquote class="said" dir="auto">{terms.restatement.clone()}</blockquote>
        <dl class="fields">
            <div><dt>"What we do"</dt><dd><ol class="stack tight">{objectives}</ol></dd></div>
            {line("What we need", &terms.needs)}
            <div id=anchored.then_some("stops")><dt>"What we stop or do not do for it"</dt><dd>{stops(&terms)}</dd></div>
            {line("What people may decide alone", &terms.may_decide)}
        </dl>
    }
}

fn stops(terms: &Terms) -> AnyView {
    if terms.stops.is_empty() {
        return view! { "Nothing, because "<q class="plain" dir="auto">{terms.nothing_because.clone()}</q> }.into_any();
    }
    let items: Vec<_> = terms.stops.iter().map(stop).collect();
    view! { <ul>{items}</ul> }.into_any()
}

fn stop(stop: &Stop) -> impl IntoView + use<> {
    let said = match stop.kind {
        StopKind::Stop => "We stop ",
        StopKind::NotDo => "We do not do ",
    };
    view! { <li>{said}<bdi>{stop.what.clone()}</bdi></li> }
}
