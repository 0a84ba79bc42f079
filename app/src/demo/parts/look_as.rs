//! "Look as": one click into the demo, for the sign-in page.
//!
//! Invariant: draws nothing unless every condition of `surroundings` holds; the form is refused by the same rule.

use leptos::either::Either;
use leptos::prelude::*;

use crate::demo::work::{Look, looks};
use crate::ui::SubmitButton;

const LOOK_AS: &str = "/api/demo/look-as";

/// Draws the section for the sign-in page; nothing where the click is not offered.
#[component]
pub fn LookAs() -> impl IntoView {
    Suspend::new(async {
        let looks = looks().await.unwrap_or_default();
        if looks.is_empty() {
            return Either::Left(());
        }
        Either::Right(view! {
            <section class="look-as" aria-labelledby="look-as">
                <h2 id="look-as">"Look around"</h2>
                <p>"This is the demo organisation, on your own machine. Look at it with somebody’s eyes; no password is asked."</p>
                <Buttons looks />
            </section>
        })
    })
}

/// Draws one button for each persona.
#[component]
pub(super) fn Buttons(
    /// Whom one may look as.
    looks: Vec<Look>,
) -> impl IntoView {
    let buttons = looks
        .into_iter()
        .map(|Look { persona, name }| {
            view! {
                <li>
                    <SubmitButton name="persona" value=persona.key>{name}</SubmitButton>
                    " "<span class="small">{persona.label}</span>
                </li>
            }
        })
        .collect_view();
    view! { <form method="post" action=LOOK_AS><ul role="list" class="stack tight">{buttons}</ul></form> }.into_any()
}
