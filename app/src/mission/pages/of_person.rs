//! `/people/{id}/mission`: the mission of somebody whom the reader manages, near or far.
//!
//! Invariant: in the words that person reads; nothing on it can be changed by anybody but them. For whoever is not in
//! their chain there is no such page.

use leptos::prelude::*;

use super::{id_of, queried};
use crate::error::Result;
use crate::id::PersonId;
use crate::mission::api;
use crate::mission::model::MissionView;
use crate::mission::parts::{Cards, Foot, OtherLines, others, stations};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{self, Beside, EmptyState, PersonLink, TeamLink, Width};

/// The page.
#[component]
pub fn MissionOfPage() -> impl IntoView {
    let (id, line): (Result<PersonId>, String) = (id_of(), queried("line"));
    loaded(async move { api::mission_of(id?, line).await }, |mission| {
        let title = format!("The mission of {}", mission.name);
        view! {
            <Page title=title.clone() width=Width::Railed>
                <div class="stack loose">
                    <Body mission=mission.clone() title />
                    <OtherLines view=mission.clone() mine=false />
                </div>
                <About mission />
            </Page>
        }
    })
}

#[component]
fn Body(mission: MissionView, title: String) -> impl IntoView {
    match mission.line().cloned().filter(|_| mission.is_on_a_line()) {
        Some(line) => {
            let mut drawn = stations(&mission, &line, Foot::Cards);
            if let Some(them) = drawn.last_mut() {
                them.title = mission.name.clone().into();
            }
            let label = format!("The line from the mission to {}", mission.name);
            view! {
                <ui::Line stations=drawn others=others(&mission, &line) label=label>
                    <Cards cards=line.cards mine=false />
                </ui::Line>
            }
            .into_any()
        }
        None => view! {
            <ui::PageHead title=title />
            <EmptyState
                title="No card on a line yet"
                purpose="They have not said yet which objective their work moves. Their own page asks them; you might, too."
            />
        }
        .into_any(),
    }
}

#[component]
fn About(mission: MissionView) -> impl IntoView {
    let team = mission.team.map(|(id, name)| view! { <p><TeamLink name=name href=links::team(&id) /></p> });
    view! {
        <Beside label="About this page">
            <section>
                <h2>"Whose line this is"</h2>
                <p><PersonLink name=mission.name href=links::person(&mission.person) /></p>
                {team}
                <p class="small">{mission.reading.said()}</p>
                <p class="small"><a href=links::declared_by(&mission.person)>"What they declared off the line"</a></p>
            </section>
            <section>
                <h2>"Why you see it"</h2>
                <p class="small">"You are their manager, or a manager above. They, you and the managers between read this page, and nobody else. Only they can change it."</p>
            </section>
        </Beside>
    }
}
