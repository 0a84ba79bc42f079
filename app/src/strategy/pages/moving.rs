//! `/strategy/{id}/move`: another parent, another place.
//!
//! Invariant: works in two plain steps: choose the parent (a link), choose the place (a form).

use leptos::either::Either;
use leptos::prelude::*;

use super::{elsewhere, node_id, query};
use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::id::NodeId;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::api;
use crate::strategy::drafts::parts::Choose;
use crate::strategy::model::{Asked, Candidate, MoveView};
use crate::strategy::parts::{Refusals, phrase};
use crate::ui::{Breadcrumbs, Choice, Crumb, PageHead, Select, SubmitButton, TextInput, Weight};

const MOVE: &str = "/api/strategy/move";

/// The page.
#[component]
pub fn MovePage() -> impl IntoView {
    let (id, from) = (node_id(), query("from"));
    let to = query("to").and_then(|id| id.parse().ok());
    let find = query("find").unwrap_or_default();
    loaded(
        async move {
            let view = api::places(id?, to, find).await?;
            match elsewhere(&view.id, view.can.contains(&Ability::Move)).await? {
                Some(choice) => Ok(Either::Right(choice)),
                None => Ok(Either::Left((view, refused().await, from))),
            }
        },
        |found| match found {
            Either::Left((view, refused, from)) => view! { <Form view refused from /> }.into_any(),
            Either::Right(choice) => view! { <Choose choice /> }.into_any(),
        },
    )
}

#[component]
fn Form(view: MoveView, refused: Refused, from: Option<String>) -> impl IntoView {
    let top = view.place.draft.as_ref().map_or_else(|| "Strategy".to_owned(), |draft| draft.name.clone());
    let steps = vec![
        Crumb { href: view.place.outline(), label: top.into() },
        Crumb { href: links::node(&view.id), label: phrase(&view.title) },
    ];
    let title = format!("Move {}", view.title.text);
    view! {
        <Page title=title>
            <Breadcrumbs steps here="Move" />
            <PageHead title=phrase(&view.title) lead="Choose what it hangs below, then its place there. What hangs below it moves along." />
            <Refusals refused paths=&[MOVE] />
            <PlaceForm view=view.clone() from=from.clone() />
            <ParentSearch view from />
        </Page>
    }
    .into_any()
}

#[component]
fn PlaceForm(view: MoveView, from: Option<String>) -> impl IntoView {
    let places: Vec<Choice> = view
        .siblings
        .iter()
        .enumerate()
        .map(|(place, sibling)| {
            let first = if place == 0 { "First, before" } else { "Before" };
            Choice::new(sibling.id.as_str(), format!("{first} “{}”", sibling.title.text))
        })
        .collect();
    let value = view.before.as_ref().filter(|_| view.is_home).map(ToString::to_string);
    let head = if view.is_home { "It hangs below" } else { "It is to hang below" };
    view! {
        <form class="form" method="post" action=MOVE>
            <Once />
            <input type="hidden" name="id" value=view.id.to_string() />
            <input type="hidden" name="revision" value=view.revision.to_string() />
            <input type="hidden" name="parent" value=view.to.id.to_string() />
            {from.map(|from| view! { <input type="hidden" name="from" value=from /> })}
            <p>{head}" "<strong>{phrase(&view.to.label).view()}</strong></p>
            <Select name="before" label="Place" choices=places value prompt="Last" required=false />
            <div class="acts">
                <SubmitButton weight=Weight::Main>"Move it there"</SubmitButton>
                <a href=view.place.outline_at()>"Leave it where it is"</a>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn ParentSearch(view: MoveView, from: Option<String>) -> impl IntoView {
    let action = links::move_node(&view.id);
    let back = Asked::read(from.as_deref().unwrap_or(""));
    let choices: Vec<_> = view
        .candidates
        .iter()
        .filter(|candidate| candidate.id != view.to.id)
        .map(|candidate| parent(candidate, format!("{}&to={}", back.carried_to(&action), candidate.id)))
        .collect();
    let found = match (choices.len(), view.find.is_empty()) {
        (0, false) => "No title holds these words.",
        (_, false) => "Found:",
        (0, true) => "",
        (_, true) => "Nearby:",
    };
    view! {
        <section class="stack">
            <h2>"Choose another parent"</h2>
            <form class="form" method="get" action=action role="search">
                {from.map(|from| view! { <input type="hidden" name="from" value=from /> })}
                <TextInput name="find" label="Words in its title" kind="search" value=view.find />
                <div class="acts"><SubmitButton>"Search"</SubmitButton></div>
            </form>
            <p>{found}</p>
            <ul>{choices}</ul>
        </section>
    }
    .into_any()
}

fn parent(candidate: &Candidate<NodeId>, href: String) -> impl IntoView + use<> {
    view! {
        <li>
            <a href=href>{phrase(&candidate.label).view()}</a>
            {(!candidate.within.is_empty()).then(|| view! { <span class="soft">" in "<bdi>{candidate.within.clone()}</bdi></span> })}
        </li>
    }
    .into_any()
}
