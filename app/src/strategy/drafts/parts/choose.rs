//! In which draft a published node is changed.
//!
//! Invariant: with no open draft one form begins one and goes on to the node there.

use leptos::prelude::*;

use crate::forms::Once;
use crate::routes::links;
use crate::shell::Page;
use crate::strategy::drafts::model::ChoiceView;
use crate::text::TITLE_MAX;
use crate::ui::{Breadcrumbs, Checkbox, Crumb, PageHead, SubmitButton, TextInput, Weight};

/// Where a draft is begun.
pub(crate) const BEGIN: &str = "/api/drafts/begin";

/// Draws the page.
#[component]
pub(crate) fn Choose(
    /// What there is to choose from.
    choice: ChoiceView,
) -> impl IntoView {
    let steps = vec![
        Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
        Crumb { href: links::node(&choice.node), label: choice.title.clone().into() },
    ];
    let drafts: Vec<_> = choice
        .drafts
        .iter()
        .map(|mirror| view! { <li><a href=links::edit_node(&mirror.node)><bdi>{mirror.name.clone()}</bdi></a></li> })
        .collect();
    let known = (!drafts.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="open-drafts">
                <h2 id="open-drafts">"Drafts that are open"</h2>
                <ul>{drafts}</ul>
            </section>
        }
    });
    view! {
        <Page title=format!("Change {}", choice.title)>
            <Breadcrumbs steps here="Change it" />
            <PageHead title=choice.title.clone()
                lead="What is published changes by publishing a draft, so that everybody learns at once what changed and why." />
            {known}
            <section class="stack" aria-labelledby="new-draft">
                <h2 id="new-draft">"Begin a draft"</h2>
                <BeginForm node=choice.node.to_string() name=choice.name may_limit=choice.may_limit />
            </section>
        </Page>
    }
    .into_any()
}

/// Draws the form that begins a draft.
#[component]
pub(crate) fn BeginForm(
    /// The node that it is begun for; empty for none.
    node: String,
    /// What it is called if nobody says otherwise.
    name: String,
    /// Whether it may be one that the invited alone see.
    may_limit: bool,
) -> impl IntoView {
    let hint = "Leadership sees it otherwise. Whom you invite is said in its settings.";
    let limited = if may_limit {
        view! { <Checkbox name="limited" label="Only those who are invited see it" hint /> }.into_any()
    } else {
        view! { <p class="soft">"You change in it what is delegated to you. Leadership sees it and publishes it."</p> }
            .into_any()
    };
    view! {
        <form class="form" method="post" action=BEGIN>
            <Once />
            <input type="hidden" name="node" value=node />
            <TextInput name="name" label="Its name" value=name max=Some(TITLE_MAX) />
            {limited}
            <div class="acts"><SubmitButton weight=Weight::Main>"Begin this draft"</SubmitButton></div>
        </form>
    }
    .into_any()
}
