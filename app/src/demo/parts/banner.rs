//! The quiet line over every page of a demo: whose eyes these are, and how to take others.
//!
//! Invariant: costs no query; draws nothing where this is no demo.

use leptos::prelude::*;

use super::look_as::Buttons;
use crate::demo::work::{Shown, shown};
use crate::routes::links;

/// Draws the line, for whoever is signed in.
#[component]
pub fn Banner() -> impl IntoView {
    shown().map(|Shown { name, label, looks }| {
        let who = match label {
            Some(label) => format!("You look as {name}, {label}."),
            None => format!("You look as {name}."),
        };
        let switch = (!looks.is_empty()).then(|| {
            view! {
                <details>
                    <summary>"Look as somebody else"</summary>
                    <Buttons looks />
                </details>
            }
        });
        view! {
            <aside class="demo-banner" aria-label="Demo organisation">
                <p><strong>"Demo organisation."</strong>" "{who}" "<a href=links::DEMO>"What this is"</a></p>
                {switch}
            </aside>
        }
        .into_any()
    })
}
