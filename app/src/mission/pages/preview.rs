//! `/strategy/{id}/preview`: the line down to a node as a member of a team would read it.
//!
//! Invariant: the team and the lens stand in the address; nothing is saved.

use leptos::prelude::*;

use super::{id_of, queried};
use crate::error::Result;
use crate::id::NodeId;
use crate::mission::api;
use crate::mission::model::{LensFrom, Preview, Reading};
use crate::mission::parts::{Foot, others, stations};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{self, Beside, Filter, Filters, LinkButton, SubmitButton, TextInput, Width};

/// The page.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let id: Result<NodeId> = id_of();
    let (team, lens, find) = (queried("team"), queried("lens"), queried("find"));
    let looked = find.clone();
    loaded(async move { api::preview_line(id?, team, lens, find).await }, move |preview| {
        view! {
            <Page title="Read as others do" width=Width::Railed>
                <Drawn preview=preview.clone() />
                <Whose preview find=looked.clone() />
            </Page>
        }
    })
}

#[component]
fn Drawn(preview: Preview) -> impl IntoView {
    let view = preview.view;
    let Some(line) = view.line().cloned() else {
        return ().into_any();
    };
    let whose =
        view.team.as_ref().map_or_else(|| "somebody in no team".to_owned(), |(_, team)| format!("a member of {team}"));
    let mut drawn = stations(&view, &line, Foot::Cards);
    if let Some(them) = drawn.last_mut() {
        them.title = whose.clone().into();
        them.level = "Whoever reads this line".to_owned();
    }
    view! { <ui::Line stations=drawn others=others(&view, &line) label=format!("The line as {whose} reads it") /> }
        .into_any()
}

#[component]
fn Whose(preview: Preview, find: String) -> impl IntoView {
    let (node, view) = (preview.node, preview.view);
    let team = view.team.clone().map(|(id, _)| id);
    let chosen = view.reading.lens.clone().filter(|_| view.reading.from == LensFrom::Chosen);
    let lenses: Vec<Filter> = std::iter::once(Filter {
        href: links::preview(&node, team.as_ref(), None),
        label: "As the team reads".to_owned(),
        count: None,
        on: chosen.is_none(),
    })
    .chain(view.reading.all.iter().map(|(id, name)| Filter {
        href: links::preview(&node, team.as_ref(), Some(id)),
        label: name.clone(),
        count: None,
        on: chosen.as_ref() == Some(id),
    }))
    .collect();
    let nobody = !find.trim().is_empty() && preview.teams.is_empty();
    let teams: Vec<_> = preview
        .teams
        .iter()
        .map(|(id, name)| {
            view! { <li><a href=links::preview(&node, Some(id), chosen.as_ref())><bdi>{name.clone()}</bdi></a></li> }
        })
        .collect();
    view! {
        <Beside label="Whose reading this is">
            <section class="stack">
                <h2>"In whose words"</h2>
                <Filters label="Lens" filters=lenses />
                <p class="small">{said(&view.reading)}</p>
            </section>
            <section class="stack">
                <h2>"In which team"</h2>
                <form class="stack" method="get">
                    {chosen.map(|lens| view! { <input type="hidden" name="lens" value=lens.to_string() /> })}
                    <TextInput name="find" label="Find a team" kind="search" value=find autocomplete="off" />
                    <p><SubmitButton>"Find"</SubmitButton></p>
                </form>
                {nobody.then(|| view! { <p role="status">"No team has this in its name."</p> })}
                <ul class="stack tight">{teams}</ul>
            </section>
            <section>
                <LinkButton href=links::node_wordings(&node)>"Change the wordings"</LinkButton>
            </section>
        </Beside>
    }
}

fn said(reading: &Reading) -> String {
    match (reading.name(), reading.from) {
        (Some(name), LensFrom::Chosen) => format!("In the words of {name}, as chosen here."),
        (Some(name), LensFrom::Team) => format!("In the words of {name}, as this team reads."),
        (Some(name), _) => format!("In the words of {name}, as most people here read."),
        (None, _) => "In the default words.".to_owned(),
    }
}
