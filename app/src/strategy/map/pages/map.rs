//! `/strategy/map`: the strategy as a picture.
//!
//! Invariant: see [`MapBody`].

use leptos::prelude::*;

use super::asked;
use super::parts::{MapBody, way_down};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::map::api;
use crate::strategy::map::model::MapView;
use crate::strategy::parts::phrase;
use crate::ui::{Breadcrumbs, EmptyState, PageHead, Phrase, Width};

/// The page.
#[component]
pub fn MapPage() -> impl IntoView {
    let load = api::map(asked());
    loaded(load, |view| match view {
        Some(view) => view! { <Whole view /> }.into_any(),
        None => view! { <Nothing /> }.into_any(),
    })
}

#[component]
fn Whole(view: MapView) -> impl IntoView {
    let (steps, here) = way_down(&view);
    let title = view.top().map(|node| phrase(&node.title)).unwrap_or_default();
    let window = format!("{}, the map", title.text);
    view! {
        <Page title=window width=Width::Wide>
            <Breadcrumbs steps here=Phrase::from(here) />
            <PageHead title />
            <MapBody view />
        </Page>
    }
    .into_any()
}

#[component]
fn Nothing() -> impl IntoView {
    let purpose = "The map draws the strategy as lines from the mission down. It begins with the mission.";
    view! {
        <Page title="Map">
            <PageHead title="Map" />
            <EmptyState title="There is no strategy yet" purpose />
            <p><a href=links::STRATEGY>"Begin it in the outline"</a></p>
        </Page>
    }
    .into_any()
}
