//! `/strategy/{id}/supports`: what else a node supports, each with its own because.
//!
//! Invariant: a link is found by words in the title, without JavaScript.

use leptos::either::Either;
use leptos::prelude::*;

use super::edit::head;
use super::{elsewhere, node_id, query};
use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::api;
use crate::strategy::drafts::parts::Choose;
use crate::strategy::model::{EditView, NodeView, STALE, Seen, SupportView};
use crate::strategy::parts::{Settle, Version, errors, phrase};
use crate::ui::{Choice, FormErrors, RadioGroup, SubmitButton, TextArea, TextInput, Weight};

const ADD: &str = "/api/strategy/support/add";
const EDIT: &str = "/api/strategy/support/edit";
const REMOVE: &str = "/api/strategy/support/remove";

/// The page.
#[component]
pub fn SupportsPage() -> impl IntoView {
    let (id, find) = (node_id(), query("find").unwrap_or_default());
    loaded(
        async move {
            let view = api::node_forms(id?, String::new(), String::new(), find.clone()).await?;
            match elsewhere(&view.node.place.id, view.node.can.contains(&Ability::Edit)).await? {
                Some(choice) => Ok(Either::Right(choice)),
                None => Ok(Either::Left((view, refused().await, find))),
            }
        },
        |found| {
            let (view, refused, find) = match found {
                Either::Left(found) => found,
                Either::Right(choice) => return view! { <Choose choice /> }.into_any(),
            };
            let title = format!("What {} also supports", view.node.title.text);
            let head = head(&view, links::node_supports(&view.node.place.id));
            let known: Vec<_> = view.node.supports.iter().map(|support| one(&view.node, support, &refused)).collect();
            view! {
                <Page title=title>
                    {head}
                    {known}
                    <Another view refused find />
                </Page>
            }
            .into_any()
        },
    )
}

fn one(node: &NodeView, support: &SupportView, refused: &Refused) -> impl IntoView + use<> {
    let is_ours = refused.value(EDIT, "support", "") == support.id.as_str();
    let refused = if is_ours { refused.clone() } else { Refused::default() };
    let hidden = vec![
        ("id", node.place.id.to_string()),
        ("support", support.id.to_string()),
        ("revision", support.revision.to_string()),
    ];
    let theirs = support.because.text.clone();
    let form = if refused.error(EDIT, STALE).is_some() {
        let versions =
            vec![Version { name: "because", label: "Because", mine: refused.value(EDIT, "because", &theirs), theirs }];
        let seen = Seen::read(&refused.value(EDIT, "seen", ""));
        view! { <Settle action=EDIT hidden versions seen cancel=links::node_supports(&node.place.id) /> }.into_any()
    } else {
        let seen = Seen::of([theirs.as_str()]).written();
        let hidden: Vec<_> = hidden
            .into_iter()
            .chain([("seen", seen)])
            .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
            .collect();
        view! {
            <form class="form" method="post" action=EDIT>
                <Once />
                {hidden}
                <TextArea id=format!("f-because-{}", support.id) name="because" label="Because" value=refused.value(EDIT, "because", &theirs)
                    error=refused.error(EDIT, "because") rows=2 />
                <div class="acts">
                    <SubmitButton>"Save"</SubmitButton>
                    <SubmitButton weight=Weight::Bare action=REMOVE unchecked=true>"Remove this link"</SubmitButton>
                </div>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="stack">
            <h2>"Also supports "<a href=links::node(&support.node)>{phrase(&support.title).view()}</a></h2>
            {form}
        </section>
    }
    .into_any()
}

#[component]
fn Another(view: EditView, refused: Refused, find: String) -> impl IntoView {
    let id = view.node.place.id.clone();
    let choices: Vec<Choice> = view
        .nodes
        .into_iter()
        .map(|node| Choice::new(node.id.as_str(), node.label.text).meaning(node.within))
        .collect();
    let nothing = (choices.is_empty() && !find.is_empty()).then(|| view! { <p>"No title holds these words."</p> });
    let form = (!choices.is_empty()).then(|| {
        view! {
            <form class="form" method="post" action=ADD>
                <Once />
                <FormErrors errors=errors(&refused, ADD) />
                <input type="hidden" name="id" value=id.to_string() />
                <RadioGroup name="parent" label="What does it also support?" choices value=refused.value(ADD, "parent", "")
                    error=refused.error(ADD, "parent") required=true />
                <TextArea name="because" label="Because" hint="How it serves that. Without it the link is shown broken."
                    value=refused.value(ADD, "because", "") error=refused.error(ADD, "because") rows=2 />
                <div class="acts"><SubmitButton weight=Weight::Main>"Add this link"</SubmitButton></div>
            </form>
        }
    });
    view! {
        <section class="stack">
            <h2>"Add a link"</h2>
            <form class="form" method="get" action=links::node_supports(&view.node.place.id) role="search">
                <TextInput name="find" label="Words in the title of what it also supports" kind="search" value=find />
                <div class="acts"><SubmitButton>"Search"</SubmitButton></div>
            </form>
            {nothing}
            {form}
        </section>
    }
    .into_any()
}
