//! `/drafts/{id}/map`: a draft as a picture.
//!
//! Invariant: which draft it is stands before anything else; who may not see the draft is told that there is none.

use leptos::prelude::*;

use super::asked;
use super::parts::MapBody;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::drafts::model::DraftLine;
use crate::strategy::drafts::pages::{draft_id, standing, steps, tabs};
use crate::strategy::map::api;
use crate::strategy::map::model::MapView;
use crate::ui::{Breadcrumbs, PageHead, Tabs, Width};

/// The page.
#[component]
pub fn DraftMapPage() -> impl IntoView {
    let id = draft_id();
    let asked = asked();
    loaded(async move { api::draft_map(id?, asked).await }, |(draft, view)| view! { <Whole draft view /> })
}

#[component]
fn Whole(draft: DraftLine, view: MapView) -> impl IntoView {
    let here = links::draft_map(&draft.id);
    view! {
        <Page title=format!("{}, the map", draft.name) width=Width::Wide>
            <div class="stack">
                <Breadcrumbs steps=steps() here=draft.name.clone() />
                <PageHead title=draft.name.clone() />
                <p>{standing(&draft)}</p>
                <Tabs label="This draft" tabs=tabs(&draft, &here) />
                <MapBody view />
            </div>
        </Page>
    }
    .into_any()
}
