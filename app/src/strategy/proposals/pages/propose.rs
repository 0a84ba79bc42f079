//! `/strategy/{id}/propose`: other words for a node, beside those that it has.
//!
//! Invariant: which words are meant stands in the address.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::query;
use crate::error::Error;
use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::phrase;
use crate::strategy::proposals::api;
use crate::strategy::proposals::model::ProposeView;
use crate::strategy::proposals::parts::{Lines, WordsForm};
use crate::ui::{Breadcrumbs, Crumb, Filter, Filters, PageHead};

const MAKE: &str = "/api/proposals/make";

/// The page.
#[component]
pub fn ProposePage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    let of = query("of");
    loaded(
        async move { Ok((api::proposing(id.ok_or(Error::NotFound)?, of).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: ProposeView, refused: Refused) -> impl IntoView {
    let steps = vec![
        Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
        Crumb { href: links::node(&view.node), label: phrase(&view.title) },
    ];
    let filters = view
        .passages
        .iter()
        .map(|(passage, label)| Filter {
            href: links::propose(&view.node, &passage.written()),
            label: label.clone(),
            count: None,
            on: *passage == view.chosen,
        })
        .collect();
    let beside = view.beside.clone().map(|default| {
        let said = if default.is_empty() {
            view! { <span class="missing">"nothing yet"</span> }.into_any()
        } else {
            phrase(&default).view()
        };
        view! { <p><span class="soft">"The default says: "</span>{said}</p> }
    });
    let present = if view.present.is_empty() {
        view! { <p><span class="soft">"Now: "</span><span class="missing">"nothing yet"</span></p> }.into_any()
    } else {
        view! { <p><span class="soft">"Now: "</span>{phrase(&view.present).view()}</p> }.into_any()
    };
    let mine = (!view.mine.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="mine">
                <h2 id="mine">"What you proposed here"</h2>
                <Lines lines=view.mine.clone() />
            </section>
        }
    });
    view! {
        <Page title=format!("Propose a change: {}", view.title.text)>
            <div class="stack">
                <Breadcrumbs steps here="Propose a change" />
                <PageHead title="Propose a change"
                    lead="Leadership reads your proposal, and whoever edits this node. You read what becomes of it: taken into a draft, answered, or declined with a reason." />
                <Filters label="Which words" filters />
                {beside}
                {present}
                <WordsForm action=MAKE hidden=vec![("id", view.node.to_string())] passage=view.chosen label=view.label
                    text=view.present.text.clone() present=view.present why=Some(String::new()) refused send="Propose it"
                    cancel=links::node(&view.node) />
                {mine}
            </div>
        </Page>
    }
    .into_any()
}
