//! `/palette`: everywhere one can go and what some words find, as one list of links.
//!
//! Invariant: a document of its own, complete without JavaScript; what was typed stands in the address. The script of the
//! palette reads the sections of `#palette` and nothing else.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::access::viewer;
use crate::palette::model::{Command, meant};
use crate::palette::policy::commands;
use crate::routes::links;
use crate::search::api::search;
use crate::search::model::{Group, SearchView};
use crate::search::parts::Hits;
use crate::shell::{Page, loaded};
use crate::text::grouped;
use crate::ui::{EmptyState, Kbd, LinkButton, PageHead, SubmitButton, TextInput};

/// The page.
#[component]
pub fn PalettePage() -> impl IntoView {
    let typed = use_query_map().with_untracked(|query| query.get("q")).unwrap_or_default();
    let load = async move {
        let viewer = viewer()?;
        let found = search(typed, String::new(), 1).await?;
        Ok((meant(commands(&viewer), &found.query), found))
    };
    loaded(load, |(commands, found)| view! { <Palette commands found /> })
}

#[component]
fn Palette(commands: Vec<Command>, found: SearchView) -> impl IntoView {
    let typed = found.query.clone();
    view! {
        <Page title="Go to, or find">
            <div class="stack loose">
                <PageHead title="Go to, or find" />
                <form method="get" action=links::PALETTE role="search" aria-label="Places and everything else" class="stack">
                    <TextInput name="q" label="A place, or words of what you look for" kind="search" value=typed autocomplete="off" autofocus=true />
                    <div class="cluster"><SubmitButton>"Look"</SubmitButton></div>
                </form>
                <div id="palette" class="stack loose">{list(commands, found)}</div>
            </div>
        </Page>
    }
}

fn list(commands: Vec<Command>, found: SearchView) -> AnyView {
    let query = found.query;
    let groups: Vec<_> = found.groups.into_iter().filter(|group| !group.hits.is_empty()).collect();
    if commands.is_empty() && groups.is_empty() {
        let title = if found.is_too_short {
            "That is too short"
        } else {
            "No place is called that, and nothing has these words"
        };
        let purpose = "The beginning of a word is enough, and accents and capitals do not matter. With fewer words more is found.";
        let everything = links::search(&query, None, 1);
        return view! {
            <EmptyState title purpose><LinkButton href=everything>"Search everything"</LinkButton></EmptyState>
        }
        .into_any();
    }
    let places = (!commands.is_empty()).then(|| places(commands));
    let hits: Vec<_> = groups.into_iter().map(|group| hits(group, &query)).collect();
    view! { {places}{hits} }.into_any()
}

fn places(commands: Vec<Command>) -> impl IntoView {
    let items: Vec<_> = commands
        .into_iter()
        .map(|command| {
            let keys: Vec<_> = command.keys.iter().map(|key| view! { <Kbd>{*key}</Kbd>" " }).collect();
            let keys = (!keys.is_empty()).then(|| view! { <span class="keys-of" aria-hidden="true">{keys}</span> });
            view! { <li><a href=command.href>{command.name}</a>{keys}</li> }
        })
        .collect();
    view! {
        <section class="stack" aria-labelledby="places">
            <h2 id="places">"Places"</h2>
            <ul role="list" class="places">{items}</ul>
        </section>
    }
}

fn hits(group: Group, query: &str) -> impl IntoView + use<> {
    let id = format!("found-{}", group.sort.word());
    let rest = (group.count > group.hits.len()).then(|| {
        let more = if group.is_cut { "more than " } else { "" };
        let label = format!("All {more}{} in {}", grouped(group.count), group.sort.heading().to_lowercase());
        view! { <p><a href=links::search(query, Some(group.sort.word()), 1)>{label}</a></p> }
    });
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{group.sort.heading()}</h2>
            <Hits hits=group.hits />
            {rest}
        </section>
    }
}
