//! What somebody is let edit, on the page of their own settings.
//!
//! Invariant: nothing is drawn where there is nothing.

use leptos::prelude::*;

use crate::routes::links;
use crate::strategy::delegations::model::DelegationView;
use crate::strategy::delegations::parts::{acts, subject};
use crate::time::day_said;

/// Draws the section.
#[component]
pub(crate) fn Mine(
    /// What the viewer is let edit.
    held: Vec<DelegationView>,
) -> impl IntoView {
    let lines: Vec<_> = held
        .iter()
        .map(|one| {
            let until = format!("until {}, let by {}", day_said(one.today, one.until), one.giver.1);
            let rests = (!one.is_in_force).then_some(" It is archived now; until it is back nothing of it is changed.");
            view! { <li>{subject(one)}" "<span class="soft">{until}{rests}</span>{acts(one)}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="let-edit">
                <h2 id="let-edit">"What you are let edit"</h2>
                <ul class="stack tight" role="list">{lines}</ul>
                <p><a href=links::DELEGATIONS>"All delegations"</a></p>
            </section>
        }
    })
}
