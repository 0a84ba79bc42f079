//! `/strategy/{id}/add`: a new node below this one.
//!
//! Invariant: only the title has to be written; what is missing is shown as missing, not refused.

use leptos::either::Either;
use leptos::prelude::*;

use super::{elsewhere, node_id, query};
use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::advice::model::Advice;
use crate::strategy::advice::parts::{WorthALook, ask, asked};
use crate::strategy::api;
use crate::strategy::drafts::parts::{Choose, in_draft};
use crate::strategy::model::{EditView, NodeFields};
use crate::strategy::parts::{NodeFieldset, errors, phrase, way_to, with_article};
use crate::ui::{Breadcrumbs, Crumb, FormErrors, PageHead, SubmitButton, Weight};

const ADD: &str = "/api/strategy/add";

/// The page.
#[component]
pub fn AddPage() -> impl IntoView {
    let (id, from) = (node_id(), query("from"));
    loaded(
        async move {
            let refused = refused().await;
            let words = refused.value(ADD, "owner_search", "");
            let view = api::node_forms(id?, words, refused.value(ADD, "owner", ""), String::new()).await?;
            if let Some(choice) = elsewhere(&view.node.place.id, view.node.can.contains(&Ability::Add)).await? {
                return Ok(Either::Right(choice));
            }
            let advice = ask(ADD, view.node.place.id.clone(), true, &fields(&view), &refused).await?;
            Ok(Either::Left((view, refused, from, advice)))
        },
        |found| match found {
            Either::Left((view, refused, from, advice)) => view! { <Form view refused from advice /> }.into_any(),
            Either::Right(choice) => view! { <Choose choice /> }.into_any(),
        },
    )
}

#[component]
fn Form(view: EditView, refused: Refused, from: Option<String>, advice: Vec<Advice>) -> impl IntoView {
    let fields = fields(&view);
    let node = view.node;
    let title = format!("Add {}", with_article(&node.below_name));
    let mut steps = way_to(&node);
    steps.push(Crumb { href: links::node(&node.place.id), label: phrase(&node.title) });
    let asked = asked(ADD, &refused);
    let named = if refused.value(ADD, "owner", "").is_empty() { Vec::new() } else { view.named };
    view! {
        <Page title=title.clone()>
            <Breadcrumbs steps here=title.clone() />
            {in_draft(&node.place)}
            <PageHead title=title.clone() />
            <form class="form" method="post" action=ADD>
                <Once />
                <FormErrors errors=errors(&refused, ADD) />
                <input type="hidden" name="id" value=node.place.id.to_string() />
                {from.map(|from| view! { <input type="hidden" name="from" value=from /> })}
                <NodeFieldset action=ADD fields refused owners=view.owners named parent=Some(node.title.text.clone()) />
                <WorthALook advice asked />
                <div class="acts">
                    <SubmitButton weight=Weight::Main>{title}</SubmitButton>
                    <a href=node.place.outline_at()>"Leave it"</a>
                </div>
            </form>
        </Page>
    }
    .into_any()
}

/// Returns what the form holds at first: the new node is in the language of its parent until somebody says otherwise.
fn fields(view: &EditView) -> NodeFields {
    NodeFields {
        language: view.node.title.language.clone(),
        direction: view.node.title.direction.word().to_owned(),
        ..NodeFields::default()
    }
}
