//! `/strategies/{id}`: what a strategy says of itself; where it is archived, with its tree.
//!
//! Invariant: that it is archived stands before anything else, with the way back for whoever may.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::BRING_BACK;
use super::about::About;
use super::tenets::{ACTS, Tenets};
use crate::access::Ability;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::pages::asked;
use crate::strategy::parts::{Looking, Refusals, Rows};
use crate::strategy::whole::api;
use crate::strategy::whole::model::StrategyView;
use crate::ui::{Breadcrumbs, Crumb, EmptyState, LinkButton, Notice, NoticeKind, PageHead, SubmitButton, Width};

/// The page.
#[component]
pub fn StrategyPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    let asked = asked();
    loaded(
        async move { Ok((api::strategy(id.ok_or(Error::NotFound)?, asked).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: StrategyView, refused: Refused) -> impl IntoView {
    let steps = vec![
        Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
        Crumb { href: links::STRATEGIES.to_owned(), label: "All strategies".into() },
    ];
    let is_archived = view.archived.is_some();
    let width = if is_archived { Width::Wide } else { Width::Text };
    let name = view.name.clone();
    let learned =
        view.record.map(|number| view! { <LinkButton href=links::cycle(number, 1)>"What was learned"</LinkButton> });
    let to_outline = (!is_archived).then(|| view! { <LinkButton href=links::STRATEGY>"To its outline"</LinkButton> });
    view! {
        <Page title=name.clone() width>
            <div class="stack">
            <Breadcrumbs steps here=name.clone() />
            <Refusals refused=refused.clone() paths=&[BRING_BACK] />
            <Refusals refused=refused.clone() paths=ACTS />
            <Archived view=view.clone() />
            <PageHead title=name>{to_outline}{learned}</PageHead>
            <About view=view.clone() refused=refused.clone() />
            <Tree view=view.clone() />
            <Tenets view=view.clone() refused />
            <Stakeholders view />
            </div>
        </Page>
    }
    .into_any()
}

/// Says that it is archived, since when and for what, with the way back.
#[component]
fn Archived(view: StrategyView) -> impl IntoView {
    let when = view.archived?;
    let instead_of = view.in_force.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let acts = view.can.contains(&Ability::Archive).then(|| {
        view! {
            <form method="post" action=BRING_BACK>
                <Once />
                <input type="hidden" name="id" value=view.id.to_string() />
                <input type="hidden" name="instead_of" value=instead_of />
                <SubmitButton>"Bring it back into force"</SubmitButton>
            </form>
        }
        .into_any()
    });
    let may = acts.is_some();
    let in_force = match view.in_force {
        Some((id, name)) => view! {
            {if may { " If it comes back, " } else { " In force is " }}
            <a href=links::strategy(&id)><bdi>{name}</bdi></a>
            {if may { " is archived in its place." } else { "." }}
        }
        .into_any(),
        None => " None is in force.".into_any(),
    };
    Some(view! {
        <Notice kind=NoticeKind::Warning title="This strategy is archived." acts=acts.unwrap_or_else(|| ().into_any())>
            {format!("It was in force until {when} and stands on nobody's line.")}
            {in_force}
        </Notice>
    })
}

/// The tree of an archived strategy: folded by links, its nodes reachable, without any act.
#[component]
fn Tree(view: StrategyView) -> impl IntoView {
    view.archived.as_ref()?;
    let rows = match view.outline {
        Some(outline) if !outline.rows.is_empty() || outline.found.is_some() => view! {
            <p><a href=links::node(&outline.mission.id)>"About its mission"</a></p>
            <Looking view=outline.search() />
            <Rows view=outline />
        }
        .into_any(),
        _ => view! { <EmptyState title="It has no tree" purpose="Nothing hung on its mission." /> }.into_any(),
    };
    Some(view! {
        <section class="stack" aria-labelledby="tree">
            <h2 id="tree">"Its tree"</h2>
            {rows}
        </section>
    })
}

#[component]
fn Stakeholders(view: StrategyView) -> impl IntoView {
    let items: Vec<_> = view
        .stakeholders
        .into_iter()
        .map(|holder| {
            let name = if holder.name.is_empty() { "Without a name".to_owned() } else { holder.name };
            let kind = holder.kind.replace('_', " ");
            let kind = (!kind.is_empty()).then(|| view! { <span class="soft">", "<bdi>{kind}</bdi></span> });
            let about =
                (!holder.description.is_empty()).then(|| view! { <p class="soft" dir="auto">{holder.description}</p> });
            view! { <li><bdi>{name}</bdi>{kind}{about}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="stakeholders">
                <h2 id="stakeholders">"Stakeholders"</h2>
                <p class="soft">"Who has a stake in all of it. Whoever has one in a single node stands on that node's page."</p>
                <ul class="stack">{items}</ul>
            </section>
        }
    })
}
