//! `/versions/{n}/outline`: the rows as a version left them.
//!
//! Invariant: it says that this is the past before anything else; nothing can be changed here.

use leptos::prelude::*;

use super::{number, steps};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::model::{Search, State};
use crate::strategy::pages::asked;
use crate::strategy::parts::{Looking, Rows, found_pages, phrase};
use crate::strategy::versions::api;
use crate::strategy::versions::model::PastOutline;
use crate::ui::{Breadcrumbs, Crumb, EmptyState, LinkButton, Notice, PageHead, Width};

/// The page.
#[component]
pub fn PastOutlinePage() -> impl IntoView {
    let (number, asked) = (number("number"), asked());
    loaded(async move { api::outline_then(number?, asked).await }, |past| view! { <Whole past /> })
}

#[component]
fn Whole(past: PastOutline) -> impl IntoView {
    let PastOutline { version, outline } = past;
    let title = format!("The outline at version {}", version.number);
    let mut way = steps();
    way.push(Crumb { href: links::version(version.number), label: format!("Version {}", version.number).into() });
    let acts = view! { <LinkButton href=links::STRATEGY>"Read what is in force"</LinkButton> }.into_any();
    let mission = outline.mission.title.clone();
    let search = Search { states: State::KEPT.to_vec(), ..outline.search() };
    let pager = found_pages(&outline);
    let rows = if outline.rows.is_empty() && outline.found.is_some() {
        let purpose = "Take a part of what is looked for off above, or look for fewer words. Measures, and what was handed over, stand in no version.";
        view! { <EmptyState title="No row was like this" purpose /> }.into_any()
    } else if outline.rows.is_empty() {
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
                <Looking view=search />
                {rows}
                {pager}
            </div>
        </Page>
    }
    .into_any()
}
