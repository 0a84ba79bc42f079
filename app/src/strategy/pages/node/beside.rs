//! The quiet rail of a node's page: owner, days, further links, wordings, stakeholders, and the acts on its place.
//!
//! Invariant: a section without anything to say is not drawn, but for the owner: nobody is worth saying.

use leptos::prelude::*;

use crate::access::Ability;
use crate::forms::Once;
use crate::routes::links;
use crate::strategy::delegations::parts::let_edit;
use crate::strategy::model::{NodeView, SupportView};
use crate::strategy::parts::{OwnerName, phrase};
use crate::time::day_said;
use crate::ui::{Beside, SubmitButton, Weight};

/// Draws the rail.
#[component]
pub(super) fn Rail(node: NodeView) -> impl IntoView {
    view! {
        <Beside label="About this">
            {owner(&node)}
            {days(&node)}
            {linked("Also supports", &node.supports, node.can.contains(&Ability::Edit).then(|| links::node_supports(&node.place.id)))}
            {linked("Also supported by", &node.supported_by, None)}
            {wordings(&node)}
            {stakeholders(&node)}
            {let_edit(&node)}
            {acts(&node)}
        </Beside>
    }
    .into_any()
}

fn owner(node: &NodeView) -> impl IntoView + use<> {
    let owner = match node.owner.clone() {
        Some(owner) => view! { <OwnerName owner=owner.owner name=owner.name /> }.into_any(),
        None => view! { <span class="missing">"nobody yet"</span> }.into_any(),
    };
    view! { <section><h2>"Owner"</h2><p>{owner}</p></section> }
}

fn days(node: &NodeView) -> Option<impl IntoView + use<>> {
    let said = |day| day_said(node.today, day);
    let days = match (node.starts_on.map(said), node.ends_on.map(said)) {
        (Some(first), Some(last)) => format!("From {first} to {last}"),
        (Some(first), None) => format!("From {first}"),
        (None, Some(last)) => format!("Until {last}"),
        (None, None) => return None,
    };
    Some(view! { <section><h2>"Days"</h2><p>{days}</p></section> })
}

fn linked(title: &'static str, links_found: &[SupportView], change: Option<String>) -> Option<impl IntoView + use<>> {
    if links_found.is_empty() && change.is_none() {
        return None;
    }
    let items: Vec<_> = links_found
        .iter()
        .map(|link| {
            let because = if link.because.is_empty() {
                view! { <span class="missing">"no because yet"</span> }.into_any()
            } else {
                view! { <span class="soft">"because "{phrase(&link.because).view()}</span> }.into_any()
            };
            view! { <li><a href=links::node(&link.node)>{phrase(&link.title).view()}</a>" "{because}</li> }
        })
        .collect();
    let change = change.map(|href| {
        let label = if items.is_empty() { "Add a link" } else { "Change" };
        view! { <p><a href=href aria-label=format!("{label}: {}", title.to_lowercase())>{label}</a></p> }
    });
    Some(view! { <section><h2>{title}</h2><ul role="list">{items}</ul>{change}</section> })
}

fn wordings(node: &NodeView) -> Option<impl IntoView + use<>> {
    let own: Vec<_> = node.wordings.iter().filter(|wording| wording.support.is_none()).collect();
    let may_edit = node.can.contains(&Ability::Edit);
    if own.is_empty() && !may_edit {
        return None;
    }
    let items: Vec<_> = own
        .into_iter()
        .map(|wording| {
            let title = (!wording.title.is_empty()).then(|| view! { <p>{phrase(&wording.title).view()}</p> });
            let because = (!wording.because.is_empty())
                .then(|| view! { <p class="soft">"because "{phrase(&wording.because).view()}</p> });
            view! { <dt><bdi>{wording.lens_name.clone()}</bdi></dt><dd>{title}{because}</dd> }
        })
        .collect();
    let change = may_edit.then(|| {
        let label = if items.is_empty() { "Write wordings" } else { "Change wordings" };
        view! { <p><a href=links::node_wordings(&node.place.id)>{label}</a></p> }
    });
    let list = (!items.is_empty()).then(|| view! { <dl>{items}</dl> });
    Some(view! { <section><h2>"In other words"</h2>{list}{change}</section> })
}

fn stakeholders(node: &NodeView) -> Option<impl IntoView + use<>> {
    if node.stakeholders.is_empty() {
        return None;
    }
    let items: Vec<_> = node
        .stakeholders
        .iter()
        .map(|holder| {
            let kind = (!holder.kind.is_empty()).then(|| format!(", {}", holder.kind));
            let about = (!holder.description.is_empty())
                .then(|| view! { <span class="soft">" "<bdi>{holder.description.clone()}</bdi></span> });
            view! { <li><bdi>{holder.name.clone()}</bdi>{kind}{about}</li> }
        })
        .collect();
    Some(view! { <section><h2>"Stakeholders"</h2><ul role="list">{items}</ul></section> })
}

fn acts(node: &NodeView) -> Option<impl IntoView + use<>> {
    let may_move = node.can.contains(&Ability::Move);
    if !may_move {
        return None;
    }
    let archive = (node.can.contains(&Ability::Archive) && node.place.archived_at.is_none()).then(|| {
        let label = if node.below > 0 { "Archive it with what is below" } else { "Archive it" };
        view! {
            <form method="post" action="/api/strategy/archive">
                <Once />
                <input type="hidden" name="id" value=node.place.id.to_string() />
                <input type="hidden" name="revision" value=node.place.revision.to_string() />
                <SubmitButton weight=Weight::Bare>{label}</SubmitButton>
            </form>
        }
    });
    Some(view! {
        <section>
            <h2>"Its place"</h2>
            <p><a href=node.place.outline_at()>"Show it in the outline"</a></p>
            <p><a href=links::move_node(&node.place.id)>"Move it to…"</a></p>
            {archive}
        </section>
    })
}
