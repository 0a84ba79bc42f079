//! `/strategy/{id}/wordings`: what a node and its link are called in each lens, beside the default.
//!
//! Invariant: one form for each lens; an empty one takes the wording away.

use leptos::either::Either;
use leptos::prelude::*;

use super::edit::head;
use super::{elsewhere, node_id};
use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::organisation::model::Lens;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::api;
use crate::strategy::drafts::parts::Choose;
use crate::strategy::model::{EditView, NodeView, STALE, Seen, SupportView, WordingView};
use crate::strategy::parts::{LanguageFields, Settle, Version, errors, phrase};
use crate::ui::{EmptyState, FormErrors, LinkButton, SubmitButton, TextArea, TextInput};

const WORDING: &str = "/api/strategy/wording";

/// The page.
#[component]
pub fn WordingsPage() -> impl IntoView {
    let id = node_id();
    loaded(
        async move {
            let view = api::node_forms(id?, String::new(), String::new(), String::new()).await?;
            match elsewhere(&view.node.place.id, view.node.can.contains(&Ability::Edit)).await? {
                Some(choice) => Ok(Either::Right(choice)),
                None => Ok(Either::Left((view, refused().await))),
            }
        },
        |found| {
            let (view, refused) = match found {
                Either::Left(found) => found,
                Either::Right(choice) => return view! { <Choose choice /> }.into_any(),
            };
            let title = format!("Wordings of {}", view.node.title.text);
            let head = head(&view, links::node_wordings(&view.node.place.id));
            view! { <Page title=title>{head}<Lenses view refused /></Page> }.into_any()
        },
    )
}

#[component]
fn Lenses(view: EditView, refused: Refused) -> impl IntoView {
    if view.lenses.is_empty() {
        return view! {
            <EmptyState title="There are no lenses yet" purpose="A lens is a function in whose words the strategy can be read, such as Engineering or Sales.">
                <LinkButton href=links::ORGANISATION>"Add lenses"</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let node = view.node;
    let sections: Vec<_> = view
        .lenses
        .iter()
        .map(|lens| {
            let supports: Vec<_> =
                node.supports.iter().map(|support| one(&node, lens, Some(support), &refused)).collect();
            view! {
                <section class="stack">
                    <h2>"In the words of "<bdi>{lens.name.clone()}</bdi></h2>
                    {one(&node, lens, None, &refused)}
                    {supports}
                </section>
            }
        })
        .collect();
    view! {
        <section class="stack">
            <h2>"The default"</h2>
            <p><strong>{phrase(&node.title).view()}</strong></p>
            <p>{if node.because.is_empty() { "no because yet".into_any() } else { view! { "because "{phrase(&node.because).view()} }.into_any() }}</p>
        </section>
        {sections}
    }
    .into_any()
}

/// The form of one lens, for the node or for one of its further links.
fn one(node: &NodeView, lens: &Lens, support: Option<&SupportView>, refused: &Refused) -> AnyView {
    let support_id = support.map(|support| support.id.to_string()).unwrap_or_default();
    let found = node
        .wordings
        .iter()
        .find(|wording| wording.lens == lens.id && wording.support.as_ref() == support.map(|support| &support.id))
        .cloned()
        .unwrap_or_else(|| empty(lens, support));
    let is_ours =
        refused.value(WORDING, "lens", "") == lens.id.as_str() && refused.value(WORDING, "support", "") == support_id;
    let refused = if is_ours { refused.clone() } else { Refused::default() };
    let hidden = vec![
        ("id", node.place.id.to_string()),
        ("lens", lens.id.to_string()),
        ("support", support_id),
        ("revision", found.revision.to_string()),
    ];
    let direction = found.title.direction.word().to_owned();
    let texts = [
        ("title", "Title", found.title.text.clone()),
        ("because", "Because", found.because.text.clone()),
        ("language", "Language", found.title.language.clone()),
        ("direction", "Direction", direction),
    ];
    if refused.error(WORDING, STALE).is_some() {
        let versions = texts
            .into_iter()
            .map(|(name, label, theirs)| Version { name, label, mine: refused.value(WORDING, name, &theirs), theirs })
            .collect();
        let seen = Seen::read(&refused.value(WORDING, "seen", ""));
        let cancel = links::node_wordings(&node.place.id);
        return view! { <Settle action=WORDING hidden versions seen cancel /> }.into_any();
    }
    let seen = Seen::of(texts.iter().map(|(_, _, text)| text.as_str())).written();
    let mark = format!("{}{}", lens.id, support.map(|support| format!("-{}", support.id)).unwrap_or_default());
    let hidden: Vec<_> = hidden
        .into_iter()
        .chain([("seen", seen)])
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect();
    let [title, because, language, direction] = texts.map(|(name, _, text)| refused.value(WORDING, name, &text));
    let title_field = support.is_none().then(|| view! {
        <TextInput id=format!("f-title-{mark}") name="title" label="Title" value=title error=refused.error(WORDING, "title") />
    });
    let label = support.map_or_else(
        || "Because".to_owned(),
        |support| format!("Because, as it also supports “{}”", support.title.text),
    );
    let has_because = node.place.parent.is_some() || support.is_some();
    let because_field = has_because.then(|| view! {
        <TextArea id=format!("f-because-{mark}") name="because" label value=because error=refused.error(WORDING, "because") rows=2 />
    });
    view! {
        <form class="form" method="post" action=WORDING>
            <Once />
            <FormErrors errors=errors(&refused, WORDING) />
            {hidden}
            {title_field}
            {because_field}
            <LanguageFields language direction error=refused.error(WORDING, "language").unwrap_or_default() mark />
            <div class="acts"><SubmitButton>{format!("Save for {}", lens.name)}</SubmitButton></div>
        </form>
    }
    .into_any()
}

fn empty(lens: &Lens, support: Option<&SupportView>) -> WordingView {
    WordingView {
        lens: lens.id.clone(),
        lens_name: lens.name.clone(),
        support: support.map(|support| support.id.clone()),
        title: Default::default(),
        because: Default::default(),
        revision: 0,
    }
}
