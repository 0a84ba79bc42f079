//! `/strategy/{id}/history`: what was ever published of a node.
//!
//! Invariant: every entry says who, when, why and what, before and after.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::error::Error;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::versions::api;
use crate::strategy::versions::model::{HistoryView, NodeChange, VersionLine};
use crate::strategy::versions::parts::{fields, made, marks};
use crate::ui::{Breadcrumbs, Crumb, EmptyState, PageHead};

/// The page.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    loaded(async move { api::node_history(id.ok_or(Error::NotFound)?).await }, |history| view! { <Whole history /> })
}

#[component]
fn Whole(history: HistoryView) -> impl IntoView {
    let steps = vec![
        Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
        Crumb { href: links::node(&history.node), label: history.title.clone().into() },
    ];
    let entries: Vec<_> = history.versions.iter().map(entry).collect();
    let none = entries.is_empty().then(|| {
        let purpose = "What a version changes about this node stands here, with who, when and why.";
        view! { <EmptyState title="Nothing was published of it since it was begun" purpose /> }
    });
    view! {
        <Page title=format!("History of {}", history.title)>
            <div class="stack">
                <Breadcrumbs steps here="History" />
                <PageHead title=history.title.clone() />
                {none}
                <ol class="stack changes" role="list">{entries}</ol>
            </div>
        </Page>
    }
    .into_any()
}

fn entry((version, change): &(VersionLine, NodeChange)) -> impl IntoView + use<> {
    view! {
        <li>
            <h2><a href=links::version(version.number)>{format!("Version {}", version.number)}</a>{marks(change)}</h2>
            <p class="because" dir="auto">{version.reason.clone()}</p>
            <p class="soft">{made(version)}</p>
            {fields(change)}
        </li>
    }
    .into_any()
}
