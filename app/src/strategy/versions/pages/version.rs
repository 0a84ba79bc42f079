//! `/versions/{n}` and `/versions/{a}/to/{b}`: what changed and why.
//!
//! Invariant: the reason stands first; a version is taken back by a draft of its own.

use leptos::prelude::*;

use super::{number, steps};
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::Refusals;
use crate::strategy::versions::api;
use crate::strategy::versions::model::VersionView;
use crate::strategy::versions::parts::{Changes, made};
use crate::ui::{Breadcrumbs, EmptyState, LinkButton, PageHead, SubmitButton};

const UNDO: &str = "/api/drafts/undo";

/// The page of one version.
#[component]
pub fn VersionPage() -> impl IntoView {
    let number = number("number");
    loaded(
        async move { Ok((api::version(number?).await?, refused().await)) },
        |(view, refused)| view! { <One view refused /> },
    )
}

#[component]
fn One(view: VersionView, refused: Refused) -> impl IntoView {
    let version = view.version.clone();
    let title = format!("Version {}", version.number);
    let before = (version.number > 1).then(|| {
        view! { <LinkButton href=links::version(version.number - 1)>{format!("Version {}", version.number - 1)}</LinkButton> }
    });
    let after = (version.number < view.latest).then(|| {
        view! { <LinkButton href=links::version(version.number + 1)>{format!("Version {}", version.number + 1)}</LinkButton> }
    });
    let undo = view.can_undo.then(|| {
        view! {
            <section class="stack" aria-labelledby="undo">
                <h2 id="undo">"Take it back"</h2>
                <p>"A draft with the opposite is begun. It is published with its own reason; what was changed since is yours to choose."</p>
                <form method="post" action=UNDO>
                    <Once />
                    <input type="hidden" name="number" value=version.number.to_string() />
                    <SubmitButton>{format!("Undo version {} in a draft", version.number)}</SubmitButton>
                </form>
            </section>
        }
    });
    view! {
        <Page title=title.clone()>
            <div class="stack">
                <Breadcrumbs steps=steps() here=title.clone() />
                <Refusals refused paths=&[UNDO] />
                <PageHead title=title>
                    {before}
                    {after}
                    <LinkButton href=links::version_outline(version.number)>"The outline as it was"</LinkButton>
                </PageHead>
                <blockquote class="because" dir="auto">{version.reason.clone()}</blockquote>
                <p class="soft">{made(&version)}</p>
                <Difference view=view.clone() />
                {undo}
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Difference(view: VersionView) -> impl IntoView {
    if view.difference.is_empty() {
        let purpose = "It began the strategy, or what it changed was changed back within it.";
        return view! { <EmptyState title="No node differs" purpose /> }.into_any();
    }
    view! {
        <section class="stack" aria-labelledby="changes">
            <h2 id="changes">"What changed"</h2>
            <Changes difference=view.difference />
        </section>
    }
    .into_any()
}

/// The comparison of two versions.
#[component]
pub fn ComparePage() -> impl IntoView {
    let (from, to) = (number("from"), number("to"));
    loaded(async move { api::compare_versions(from?, to?).await }, |view| view! { <Two view /> })
}

#[component]
fn Two(view: VersionView) -> impl IntoView {
    let (from, to) = (view.from, view.version.number);
    let title = if from == 0 { format!("Up to version {to}") } else { format!("From version {from} to {to}") };
    let reasons: Vec<_> = view
        .between
        .iter()
        .map(|version| {
            view! {
                <li>
                    <a href=links::version(version.number)>{format!("Version {}", version.number)}</a>": "
                    <bdi>{version.reason.clone()}</bdi>" "<span class="soft">{made(version)}</span>
                </li>
            }
        })
        .collect();
    view! {
        <Page title=title.clone()>
            <div class="stack">
                <Breadcrumbs steps=steps() here=title.clone() />
                <PageHead title=title />
                <section class="stack" aria-labelledby="reasons">
                    <h2 id="reasons">"Why"</h2>
                    <ul>{reasons}</ul>
                </section>
                <Difference view />
            </div>
        </Page>
    }
    .into_any()
}
