//! `/team`: my team, its lead, its objectives and its people.
//!
//! Invariant: a link to somebody's mission is there only for whoever is in their chain; no card is listed here.

use leptos::prelude::*;

use crate::declared::api::declared_team;
use crate::declared::model::TeamWork;
use crate::declared::parts::TeamLines;
use crate::error::Result;
use crate::forms::{Refused, refused};
use crate::mission::api;
use crate::mission::model::{Member, Objective, TeamView};
use crate::mission::parts::phrase;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::translation::api::translations_of_team;
use crate::translation::model::OfTeam;
use crate::translation::parts::OfThisTeam;
use crate::ui::{EmptyState, LinkButton, PageHead, PersonLink, TeamLink};

/// The page.
#[component]
pub fn MyTeamPage() -> impl IntoView {
    let load = async move {
        let team = api::my_team().await?;
        let translated = match &team.team {
            Some((id, _)) => Some(translations_of_team(id.clone()).await?),
            None => None,
        };
        Result::Ok((team, translated, declared_team().await?, refused().await))
    };
    loaded(load, |(team, translated, work, refused)| match team.team.clone().zip(translated) {
        Some(((_, name), translated)) => view! { <Team team name translated work refused /> }.into_any(),
        None => view! { <NoTeam team work /> }.into_any(),
    })
}

#[component]
fn Team(team: TeamView, name: String, translated: OfTeam, work: TeamWork, refused: Refused) -> impl IntoView {
    let TeamView { team: own, above, lead, objectives, members } = team;
    let speaks =
        crate::access::viewer().ok().is_some_and(|viewer| lead.as_ref().is_some_and(|(id, _)| *id == viewer.person));
    let lead = lead.map(|(id, name)| view! { <PersonLink name=name href=links::person(&id) /> });
    let above = above.map(|(id, name)| view! { " Part of "<TeamLink name=name href=links::team(&id) />"." });
    let coverage = own.as_ref().filter(|_| speaks).map(|(id, _)| links::team_coverage(id));
    let page = own.map(|(id, _)| links::team(&id)).unwrap_or_default();
    view! {
        <Page title=name.clone()>
            <PageHead title=name />
            <div class="stack loose">
                <p>
                    {match lead {
                        Some(lead) => view! { "Led by "{lead}"." }.into_any(),
                        None => "Nobody speaks for this team yet.".into_any(),
                    }}
                    {above}
                </p>
                <OfThisTeam found=translated refused />
                <Objectives objectives />
                <TeamLines work />
                <People members />
                {coverage.map(|href| view! { <p><a href=href>"Where your team’s line breaks"</a></p> })}
                <p class="small"><a href=page>"The team’s page in the tree of teams"</a></p>
            </div>
        </Page>
    }
}

#[component]
fn Objectives(objectives: Vec<Objective>) -> impl IntoView {
    if objectives.is_empty() {
        return view! {
            <EmptyState title="No objective of its own" purpose="What this team owns in the strategy stands here. Leadership gives a node to a team on the node's page.">
                <LinkButton href=links::STRATEGY>"To the strategy"</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let rows = objectives
        .into_iter()
        .map(|objective| {
            let above = objective.above.text.clone();
            let serves = (!above.is_empty()).then(|| {
                view! { <p class="small">"serves "{phrase(&objective.above).view()}</p> }
            });
            view! { <li><a href=links::node(&objective.id)>{phrase(&objective.title).view()}</a>{serves}</li> }
        })
        .collect_view();
    view! {
        <section class="stack tight">
            <h2>"What we own"</h2>
            <ul role="list" class="stack tight">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn People(members: Vec<Member>) -> impl IntoView {
    let (mine, others): (Vec<Member>, Vec<Member>) = members.into_iter().partition(|member| member.readable);
    view! {
        {(!mine.is_empty()).then(|| view! {
            <section class="stack tight">
                <h2>"Your people"</h2>
                <p class="small">"You are in their chain, so you may read their lines."</p>
                <ul role="list" class="stack tight">{mine.into_iter().map(person).collect_view()}</ul>
            </section>
        })}
        {(!others.is_empty()).then(|| view! {
            <section class="stack tight">
                <h2>"Colleagues"</h2>
                <ul role="list" class="stack tight">{others.into_iter().map(person).collect_view()}</ul>
            </section>
        })}
    }
}

fn person(member: Member) -> impl IntoView {
    let label = format!("The mission of {}", member.name);
    let mission = member.readable.then(|| {
        view! { " "<a href=links::mission_of(&member.id, None) aria-label=label>"Mission"</a> }
    });
    let title = (!member.title.is_empty()).then(|| view! { <span class="small">" "{member.title}</span> });
    view! { <li><PersonLink name=member.name href=links::person(&member.id) />{title}{mission}</li> }
}

#[component]
fn NoTeam(team: TeamView, work: TeamWork) -> impl IntoView {
    view! {
        <Page title="My team">
            <PageHead title="My team" />
            <div class="stack loose">
                <EmptyState title="You are in no team yet" purpose="Your team, its lead and its objectives stand here once an import of people names your team.">
                    <LinkButton href=links::TEAMS>"To the teams"</LinkButton>
                </EmptyState>
                <TeamLines work />
                <People members=team.members />
            </div>
        </Page>
    }
}
