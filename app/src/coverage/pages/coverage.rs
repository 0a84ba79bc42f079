//! `/coverage`: where the chain breaks, and who mends it.
//!
//! Invariant: with no team switched on it says so and leads to the switch; with nothing broken it says that.

use leptos::prelude::*;

use super::choices::Choices;
use super::groups::Groups;
use super::heat::HeatTable;
use crate::coverage::api;
use crate::coverage::model::{COUNTED_FROM, CoverageView, Part, SILENT_AFTER};
use crate::routes::links;
use crate::shell::{Page, here, loaded};
use crate::ui::{Disclosure, EmptyState, LinkButton, PageHead, Width};

/// The page.
#[component]
pub fn CoveragePage() -> impl IntoView {
    let asked = here().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
    loaded(async move { api::coverage(asked).await }, |view| view! { <All view /> })
}

#[component]
fn All(view: CoverageView) -> impl IntoView {
    let lead = match &view.asked.part {
        Part::Company | Part::Widest => {
            "Every place where the line from the mission to somebody’s work breaks, and the one act that mends it."
                .to_owned()
        }
        Part::Line => "Where your own line breaks, from the mission down to your cards, and who mends it.".to_owned(),
        Part::Team(_) => {
            let name = view.way.last().map_or("the team", |(_, name)| name.as_str());
            format!(
                "Every place where the line breaks in {name} and the teams below it, and the one act that mends it."
            )
        }
    };
    let file = links::coverage_file(&view.asked);
    let map = links::coverage_map(view.asked.pillar.as_ref());
    let switch = view.may_switch.then(|| view! { <LinkButton href=links::TEAMS_ON>"Teams that are on"</LinkButton> });
    let is_on = view.is_on;
    let body = if is_on {
        view! {
            <Choices view=view.clone() />
            <Body view=view.clone() />
            <Method />
        }
        .into_any()
    } else {
        view! { <Off may_switch=view.may_switch /> }.into_any()
    };
    view! {
        <Page title="Coverage" width=Width::Wide>
            <div class="stack">
                <PageHead title="Coverage" lead>
                    <LinkButton href=map>"On the map"</LinkButton>
                    {is_on.then(|| view! { <LinkButton href=file>"As a file (CSV)"</LinkButton> })}
                    {switch}
                </PageHead>
                {body}
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Body(view: CoverageView) -> impl IntoView {
    match view.heat.clone() {
        Some(heat) => view! { <HeatTable heat /> }.into_any(),
        None if view.groups.is_empty() => view! { <Nothing view /> }.into_any(),
        None => view! { <Groups view /> }.into_any(),
    }
}

/// Says that coverage is silent until a team is switched on.
#[component]
fn Off(may_switch: bool) -> impl IntoView {
    let purpose = "Teams are switched on one by one, and coverage speaks only of those. Until then nothing is looked for, and nobody is listed.";
    let act = if may_switch {
        view! { <LinkButton href=links::TEAMS_ON>"Switch the first team on"</LinkButton> }.into_any()
    } else {
        view! { <p>"Leadership and whoever administers the accounts switch teams on."</p> }.into_any()
    };
    view! { <EmptyState title="No team is switched on yet" purpose>{act}</EmptyState> }
}

#[component]
fn Nothing(view: CoverageView) -> impl IntoView {
    let asked = &view.asked;
    if asked.pillar.is_some() || asked.lens.is_some() || asked.kind.is_some() {
        let all = links::coverage(&asked.of_kind(None).under(None).in_lens(None));
        let purpose = "What is chosen above leaves no gap. Take a part of it off to see the others.";
        return view! { <EmptyState title="No gap is like this" purpose><LinkButton href=all>"Show every kind"</LinkButton></EmptyState> }
            .into_any();
    }
    let purpose = if asked.part == Part::Line {
        "Every node on your line has an owner, a because and a fresh measure, and your cards move what is in force."
    } else {
        "Every node has an owner, a because and a fresh measure, and every offer has its answer."
    };
    view! { <EmptyState title="The line holds" purpose><LinkButton href=links::STRATEGY>"To the strategy"</LinkButton></EmptyState> }
        .into_any()
}

/// Says what is counted, and what is not.
#[component]
fn Method() -> impl IntoView {
    view! {
        <Disclosure summary="What counts as a gap, and who sees it">
            <ul>
                <li>"Coverage speaks of teams that are switched on, and of nodes that no team owns."</li>
                <li>"An objective needs a measure where nothing hangs below it; what has something below it is measured there."</li>
                <li>{format!("An offer, another text or what is to be confirmed is silent after {SILENT_AFTER} working days (Monday to Friday).")}</li>
                <li>"That nobody in a team has a card for what it agreed to, and that a card moves what was put away, is read only by those in whose chain all of these people are."</li>
                <li>{format!("Of everybody else’s cards it is said only where fewer than half of a team of {COUNTED_FROM} or more have one. Nobody is listed, and nothing is counted further.")}</li>
                <li>"“Since” is the day on which it began, or on which it was first noticed."</li>
            </ul>
        </Disclosure>
    }
    .into_any()
}
