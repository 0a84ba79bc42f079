//! What a strategy holds dear, with the forms that change it.
//!
//! Invariant: what was typed comes back beside the value it was typed for; what is removed can be brought back.

use leptos::prelude::*;

use crate::access::Ability;
use crate::forms::{Once, Refused};
use crate::routes::links;
use crate::strategy::model::{STALE, Seen};
use crate::strategy::parts::{Settle, Version, errors};
use crate::strategy::whole::model::{StrategyView, TenetEdit, TenetView};
use crate::text::TITLE_MAX;
use crate::ui::{Disclosure, FormErrors, SubmitButton, TextArea, TextInput, Weight};

const ADD: &str = "/api/tenet/add";
const EDIT: &str = "/api/tenet/edit";
const MOVE: &str = "/api/tenet/move";
const REMOVE: &str = "/api/tenet/remove";
const RESTORE: &str = "/api/tenet/restore";

/// The acts of one button, whose refusal is told at the top of the page.
pub(super) const ACTS: &[&str] = &[MOVE, REMOVE, RESTORE];

/// Draws the values.
#[component]
pub(super) fn Tenets(view: StrategyView, refused: Refused) -> impl IntoView {
    let may_edit = view.can.contains(&Ability::Edit);
    let last = view.tenets.len().saturating_sub(1);
    let back = links::strategy(&view.id);
    let items: Vec<_> = view
        .tenets
        .iter()
        .enumerate()
        .map(|(at, tenet)| {
            let change = may_edit.then(|| change(tenet, &refused, &back));
            let acts = may_edit.then(|| acts(tenet, at == 0, at == last));
            let name = if tenet.name.is_empty() { "Without a name".to_owned() } else { tenet.name.clone() };
            let about =
                (!tenet.description.is_empty()).then(|| view! { <p dir="auto">{tenet.description.clone()}</p> });
            view! { <li class="stack"><h3 dir="auto">{name}</h3>{about}{change}{acts}</li> }
        })
        .collect();
    let none = items.is_empty().then(|| view! { <p class="soft">"None are written down yet."</p> });
    let add = may_edit.then(|| view! { <Add id=view.id.to_string() refused=refused.clone() /> });
    let removed =
        (may_edit && !view.removed_tenets.is_empty()).then(|| view! { <Removed tenets=view.removed_tenets /> });
    view! {
        <section class="stack" aria-labelledby="tenets">
            <h2 id="tenets">"Values"</h2>
            <p class="soft">"What is held dear, whatever else changes."</p>
            {none}
            <ul role="list" class="stack">{items}</ul>
            {removed}
            {add}
        </section>
    }
    .into_any()
}

/// The form of one value; who was slower chooses between both texts.
fn change(tenet: &TenetView, refused: &Refused, back: &str) -> AnyView {
    let id = tenet.id.to_string();
    let is_ours = refused.value(EDIT, "id", "") == id;
    let refused = if is_ours { refused.clone() } else { Refused::default() };
    let now = tenet.revision.to_string();
    if refused.error(EDIT, STALE).is_some() {
        let versions = Version::all(TenetEdit::NAMES, tenet.texts(), &refused, EDIT);
        let seen = Seen::read(&refused.value(EDIT, "seen", ""));
        let hidden = vec![("id", id), ("revision", now)];
        return view! { <Settle action=EDIT hidden versions seen cancel=back.to_owned() /> }.into_any();
    }
    let form = view! {
        <form class="form" method="post" action=EDIT>
            <Once />
            <FormErrors errors=errors(&refused, EDIT) mark=id.clone() />
            <input type="hidden" name="id" value=id.clone() />
            <input type="hidden" name="revision" value=refused.value(EDIT, "revision", &now) />
            <input type="hidden" name="seen" value=refused.value(EDIT, "seen", &Seen::of(tenet.texts()).written()) />
            <Fields action=EDIT mark=id tenet=Some(tenet.clone()) refused />
            <div class="acts"><SubmitButton weight=Weight::Main>"Save"</SubmitButton></div>
        </form>
    }
    .into_any();
    view! { <Disclosure summary=format!("Change “{}”", tenet.name) open=is_ours>{form}</Disclosure> }.into_any()
}

/// The acts of one button, apart from the form: they take none of its words along.
fn acts(tenet: &TenetView, is_first: bool, is_last: bool) -> AnyView {
    let act = |action: &'static str, direction: Option<&'static str>, label: &'static str| {
        let direction = direction.map(|way| view! { <input type="hidden" name="direction" value=way /> });
        view! {
            <form method="post" action=action>
                <Once />
                <input type="hidden" name="id" value=tenet.id.to_string() />
                <input type="hidden" name="revision" value=tenet.revision />
                {direction}
                <SubmitButton weight=Weight::Bare>{label}</SubmitButton>
            </form>
        }
        .into_any()
    };
    let up = (!is_first).then(|| act(MOVE, Some("up"), "Move up"));
    let down = (!is_last).then(|| act(MOVE, Some("down"), "Move down"));
    view! { <div class="form"><div class="acts">{up}{down}{act(REMOVE, None, "Remove it")}</div></div> }.into_any()
}

#[component]
fn Add(id: String, refused: Refused) -> impl IntoView {
    let open = !refused.errors(ADD).is_empty();
    let form = view! {
        <form class="form" method="post" action=ADD>
            <Once />
            <FormErrors errors=errors(&refused, ADD) mark="new" />
            <input type="hidden" name="id" value=id />
            <Fields action=ADD mark="new".to_owned() tenet=None refused />
            <div class="acts"><SubmitButton>"Add it"</SubmitButton></div>
        </form>
    }
    .into_any();
    view! { <Disclosure summary="Add a value" open>{form}</Disclosure> }.into_any()
}

/// The fields, set apart from those of other values by `mark`.
#[component]
fn Fields(action: &'static str, mark: String, tenet: Option<TenetView>, refused: Refused) -> impl IntoView {
    let (name, description) = tenet.map(|tenet| (tenet.name, tenet.description)).unwrap_or_default();
    let max = Some(TITLE_MAX);
    view! {
        <TextInput id=format!("f-name-{mark}") name="name" label="Name" required=true max
            value=refused.value(action, "name", &name) error=refused.error(action, "name") />
        <TextArea id=format!("f-description-{mark}") name="description" label="What is meant by it" rows=3
            value=refused.value(action, "description", &description) error=refused.error(action, "description") />
    }
    .into_any()
}

#[component]
fn Removed(tenets: Vec<TenetView>) -> impl IntoView {
    let summary = format!("{} removed", tenets.len());
    let items: Vec<_> = tenets
        .into_iter()
        .map(|tenet| {
            let label = format!("Bring “{}” back", tenet.name);
            view! {
                <li>
                    <bdi>{tenet.name}</bdi>" "
                    <form method="post" action=RESTORE>
                        <Once />
                        <input type="hidden" name="id" value=tenet.id.to_string() />
                        <input type="hidden" name="revision" value=tenet.revision />
                        <SubmitButton weight=Weight::Bare>{label}</SubmitButton>
                    </form>
                </li>
            }
        })
        .collect();
    view! { <Disclosure summary><ul role="list" class="stack">{items}</ul></Disclosure> }.into_any()
}
