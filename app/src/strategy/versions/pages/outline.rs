//! `/versions/{n}/outline`: the rows as a version left them.
//!
//! Invariant: it says that this is the past before anything else; nothing can be changed here.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{number, steps};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::{Rows, phrase};
use crate::strategy::versions::api;
use crate::strategy::versions::model::PastOutline;
use crate::ui::{Breadcrumbs, Crumb, EmptyState, LinkButton, Notice, PageHead, Width};

/// The page.
#[component]
pub fn PastOutlinePage() -> impl IntoView {
    let number = number("number");
    let open = use_query_map().with_untracked(|query| query.get("open"));
    loaded(async move { api::outline_then(number?, open).await }, |past| view! { <Whole past /> })
}

#[component]
fn Whole(past: PastOutline) -> impl IntoView {
    let PastOutline { version, outline } = past;
    let title = format!("The outline at version {}", version.number);
    let mut way = steps();
    way.push(Crumb { href: links::version(version.number), label: format!("Version {}", version.number).into() });
    let acts = view! { <LinkButton href=links::STRATEGY>"Read what is in force"</LinkButton> }.into_any();
    let mission = outline.mission.title.clone();
    let rows = if outline.rows.is_empty() {
        view! { <EmptyState title="Nothing hung on the mission" purpose="Its pillars came later." /> }.into_any()
    } else {
        view! { <Rows view=outline /> }.into_any()
    };
    view! {
        <Page title=title width=Width::Wide>
            <div class="stack">
                <Breadcrumbs steps=way here="Its outline" />
                <PageHead title=phrase(&mission) />
                <Notice title="This is how it was." acts>
                    {format!("After version {}, {}. Titles lead to the nodes of now.", version.number, version.made)}
                </Notice>
                {rows}
            </div>
        </Page>
    }
    .into_any()
}
