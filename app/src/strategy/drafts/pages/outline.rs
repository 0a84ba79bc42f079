//! `/drafts/{id}`: a draft as rows that unfold by their links, with what it changes marked.
//!
//! Invariant: which draft it is stands before anything else.

use leptos::prelude::*;

use super::{begun, draft_id, standing, steps, tabs};
use crate::access::Ability;
use crate::forms::{Refused, refused};
use crate::organisation::model::level_name;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::drafts::api;
use crate::strategy::drafts::model::{DraftView, State};
use crate::strategy::pages::{OutlineBody, asked};
use crate::strategy::parts::with_article;
use crate::ui::{Breadcrumbs, LinkButton, Notice, NoticeKind, PageHead, Tabs, Width};

/// The page.
#[component]
pub fn DraftPage() -> impl IntoView {
    let id = draft_id();
    let asked = asked();
    loaded(
        async move { Ok((api::draft(id?, asked).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: DraftView, refused: Refused) -> impl IntoView {
    let DraftView { draft, outline } = view;
    let here = links::draft(&draft.id);
    // A delegate changes rows below the mission, and not the mission itself.
    let may_edit = draft.can.contains(&Ability::Edit);
    let mission = outline.mission.clone();
    let add = format!("Add {}", with_article(level_name(&outline.levels, 1)));
    let waits = (draft.conflicts > 0).then(|| {
        let acts = view! { <LinkButton href=links::publish_draft(&draft.id)>"Choose"</LinkButton> }.into_any();
        let words = "What this draft changes was published anew since. Nothing is lost: choose for each what stays.";
        view! { <Notice kind=NoticeKind::Warning title="Something was published since." acts>{words}</Notice> }
    });
    let aside = (draft.state == State::Aside).then(|| {
        view! { <Notice title="It is set aside.">"It can be read here. It is changed once somebody resumes it in its settings."</Notice> }
    });
    let lead = format!("{}. Mission: {}", begun(&draft), mission.title.text);
    view! {
        <Page title=draft.name.clone() width=Width::Wide>
            <div class="stack">
                <Breadcrumbs steps=steps() here=draft.name.clone() />
                <PageHead title=draft.name.clone() lead>
                    {may_edit.then(|| view! { <LinkButton key="n" href=links::add_node(&mission.id)>{add}</LinkButton> })}
                    {may_edit.then(|| view! { <LinkButton href=links::edit_node(&mission.id)>"Edit the mission"</LinkButton> })}
                </PageHead>
                <p>{standing(&draft)}</p>
                <Tabs label="This draft" tabs=tabs(&draft, &here) />
                {waits}
                {aside}
                <OutlineBody view=outline refused />
            </div>
        </Page>
    }
    .into_any()
}
