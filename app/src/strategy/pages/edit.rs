//! `/strategy/{id}/edit`: what a node says.
//!
//! Invariant: whoever was slower sees both texts and loses neither.

use leptos::either::Either;
use leptos::prelude::*;

use super::{elsewhere, node_id};
use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::api;
use crate::strategy::drafts::parts::{Choose, in_draft};
use crate::strategy::model::{EditView, NodeFields, STALE, Seen};
use crate::strategy::parts::{NodeFieldset, Settle, Version, errors, phrase, way_to};
use crate::ui::{Breadcrumbs, Crumb, FormErrors, Notice, NoticeKind, PageHead, SubmitButton, Tab, Tabs, Weight};

const EDIT: &str = "/api/strategy/edit";

/// The page.
#[component]
pub fn EditPage() -> impl IntoView {
    let id = node_id();
    loaded(
        async move {
            let refused = refused().await;
            let words = refused.value(EDIT, "owner_search", "");
            let view = api::node_forms(id?, words, refused.value(EDIT, "owner", ""), String::new()).await?;
            match elsewhere(&view.node.place.id, view.node.can.contains(&Ability::Edit)).await? {
                Some(choice) => Ok(Either::Right(choice)),
                None => Ok(Either::Left((view, refused))),
            }
        },
        |found| {
            let (view, refused) = match found {
                Either::Left(found) => found,
                Either::Right(choice) => return view! { <Choose choice /> }.into_any(),
            };
            let title = format!("Edit {}", view.node.title.text);
            let head = head(&view, links::edit_node(&view.node.place.id));
            let form = if refused.error(EDIT, STALE).is_some() {
                view! { <Conflict view refused /> }.into_any()
            } else {
                view! { <Form view refused /> }.into_any()
            };
            view! { <Page title=title>{head}{form}</Page> }.into_any()
        },
    )
}

/// The head of each page that changes a node: where it is, and its other forms.
pub(super) fn head(view: &EditView, here: String) -> impl IntoView + use<> {
    let node = &view.node;
    let id = &node.place.id;
    let mut steps = way_to(node);
    steps.push(Crumb { href: links::node(id), label: phrase(&node.title) });
    let mut tabs = vec![(links::edit_node(id), "Text and owner"), (links::node_wordings(id), "Wordings")];
    if node.place.parent.is_some() {
        tabs.push((links::node_supports(id), "Also supports"));
        tabs.push((links::move_node(id), "Place"));
    }
    let tabs =
        tabs.into_iter().map(|(href, label)| Tab { current: href == here, href, label: label.to_owned() }).collect();
    let archived = node.place.archived_at.map(|_| {
        view! {
            <Notice kind=NoticeKind::Warning title="This is archived.">
                "Somebody put it away. What you save here is kept with it; it comes back from its own page."
            </Notice>
        }
    });
    view! {
        <Breadcrumbs steps here="Edit" />
        {in_draft(&node.place)}
        <PageHead title=phrase(&node.title) />
        {archived}
        <Tabs label="What to change" tabs />
    }
    .into_any()
}

#[component]
fn Form(view: EditView, refused: Refused) -> impl IntoView {
    let node = view.node;
    let fields = node.fields();
    let seen = refused.value(EDIT, "seen", &Seen::of(fields.texts()).written());
    let revision = refused.value(EDIT, "revision", &node.place.revision.to_string());
    let parent = node.above.last().map(|station| station.title.text.clone());
    view! {
        <form class="form" method="post" action=EDIT>
            <Once />
            <FormErrors errors=errors(&refused, EDIT) />
            <input type="hidden" name="id" value=node.place.id.to_string() />
            <input type="hidden" name="revision" value=revision />
            <input type="hidden" name="seen" value=seen />
            <NodeFieldset action=EDIT fields refused owners=view.owners named=view.named parent dated=true />
            <div class="acts">
                <SubmitButton weight=Weight::Main>"Save"</SubmitButton>
                <a href=links::node(&node.place.id)>"Leave it as it is"</a>
            </div>
        </form>
    }
    .into_any()
}

/// Both versions, field by field.
#[component]
fn Conflict(view: EditView, refused: Refused) -> impl IntoView {
    let node = view.node;
    let theirs = node.fields();
    let versions = Version::all(NodeFields::NAMES, theirs.texts(), &refused, EDIT);
    let mut hidden = vec![("id", node.place.id.to_string()), ("revision", node.place.revision.to_string())];
    let words = refused.value(EDIT, "owner_search", "");
    if !words.is_empty() {
        hidden.push(("owner_search", words));
    }
    let names: Vec<(String, String)> =
        view.named.into_iter().map(|candidate| (candidate.id.written(), candidate.label.text)).collect();
    view! {
        <Settle
            action=EDIT
            hidden
            versions
            names
            seen=Seen::read(&refused.value(EDIT, "seen", ""))
            cancel=links::node(&node.place.id)
        />
    }
    .into_any()
}
