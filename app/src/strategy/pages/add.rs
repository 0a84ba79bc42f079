//! `/strategy/{id}/add`: a new node below this one.
//!
//! Invariant: only the title has to be written; what is missing is shown as missing, not refused.

use leptos::prelude::*;

use super::{node_id, query};
use crate::access::Ability;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::advice::model::Advice;
use crate::strategy::advice::parts::{WorthALook, ask, asked};
use crate::strategy::api;
use crate::strategy::model::{EditView, NodeFields};
use crate::strategy::parts::{NodeFieldset, errors, phrase, way, with_article};
use crate::ui::{Breadcrumbs, Crumb, FormErrors, PageHead, SubmitButton, Weight};

const ADD: &str = "/api/strategy/add";

/// The page.
#[component]
pub fn AddPage() -> impl IntoView {
    let (id, open) = (node_id(), query("open"));
    loaded(
        async move {
            let refused = refused().await;
            let words = refused.value(ADD, "owner_search", "");
            let view = api::node_forms(id?, words, refused.value(ADD, "owner", ""), String::new()).await?;
            if !view.node.can.contains(&Ability::Add) {
                return Err(Error::Forbidden);
            }
            let advice = ask(ADD, view.node.place.id.clone(), true, &fields(&view), &refused).await?;
            Ok((view, refused, open, advice))
        },
        |(view, refused, open, advice)| view! { <Form view refused open advice /> },
    )
}

#[component]
fn Form(view: EditView, refused: Refused, open: Option<String>, advice: Vec<Advice>) -> impl IntoView {
    let fields = fields(&view);
    let node = view.node;
    let title = format!("Add {}", with_article(&node.below_name));
    let mut steps = way(&node.above);
    steps.push(Crumb { href: links::node(&node.place.id), label: phrase(&node.title) });
    let asked = asked(ADD, &refused);
    let named = if refused.value(ADD, "owner", "").is_empty() { Vec::new() } else { view.named };
    view! {
        <Page title=title.clone()>
            <Breadcrumbs steps here=title.clone() />
            <PageHead title=title.clone() />
            <form class="form" method="post" action=ADD>
                <Once />
                <FormErrors errors=errors(&refused, ADD) />
                <input type="hidden" name="id" value=node.place.id.to_string() />
                {open.map(|open| view! { <input type="hidden" name="open" value=open /> })}
                <NodeFieldset action=ADD fields refused owners=view.owners named parent=Some(node.title.text.clone()) />
                <WorthALook advice asked />
                <div class="acts">
                    <SubmitButton weight=Weight::Main>{title}</SubmitButton>
                    <a href=links::outline_at(&node.place.id)>"Leave it"</a>
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
