//! `/translations`: every translation of the strategy in force, with where it stands.
//!
//! Invariant: the state that it is narrowed to and the page stand in the address; it holds what everybody may know.

use leptos::prelude::*;

use super::query;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::phrase;
use crate::translation::api;
use crate::translation::model::{State, TranslationList};
use crate::translation::parts::state_tag;
use crate::ui::{Breadcrumbs, Column, Crumb, EmptyState, Filter, Filters, LinkButton, PageHead, Pager, Table, Width};

/// The page.
#[component]
pub fn TranslationsPage() -> impl IntoView {
    let (state, page) = (query("state"), query("page").parse().unwrap_or(1));
    loaded(async move { api::translations(state, page).await }, |list| view! { <All list /> })
}

#[component]
fn All(list: TranslationList) -> impl IntoView {
    let steps = vec![Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() }];
    let all =
        Filter { href: links::translations("", 1), label: "All".to_owned(), count: None, on: list.state.is_none() };
    let by_state = State::ALL.iter().map(|(state, word)| Filter {
        href: links::translations(word, 1),
        label: state.said().to_owned(),
        count: None,
        on: list.state == Some(*state),
    });
    let filters = std::iter::once(all).chain(by_state).collect();
    view! {
        <Page title="Translations" width=Width::Wide>
            <div class="stack">
                <Breadcrumbs steps here="Translations" />
                <PageHead title="Translations"
                    lead="What was offered to teams, and what they have agreed to in their own words. A node is in force for a team’s people once both sides agree.">
                    <LinkButton href=links::TRANSLATIONS_FILE>"As CSV"</LinkButton>
                </PageHead>
                <Filters label="Which translations" filters />
                <Found list />
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Found(list: TranslationList) -> impl IntoView {
    if list.lines.is_empty() {
        return view! {
            <EmptyState title="There is none here" purpose="Leadership, or a team that needs another, offers a node to a team on the node’s page. Where each stands is listed here.">
                <LinkButton href=links::STRATEGY>"To the strategy"</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let rows: Vec<_> = list
        .lines
        .iter()
        .map(|brief| {
            let waits = brief.turn.map(|side| brief.name_of(side).to_owned()).unwrap_or_default();
            view! {
                <tr>
                    <td><a href=links::translation(&brief.id)>{phrase(&brief.title).view()}</a></td>
                    <td><bdi>{brief.team.1.clone()}</bdi></td>
                    <td>{state_tag(brief)}</td>
                    <td>{brief.since.clone()}</td>
                    <td><bdi>{waits}</bdi></td>
                </tr>
            }
        })
        .collect();
    let columns = ["Node", "Team", "State", "Since", "Waits for"].map(Column::words).to_vec();
    let word = list.state.map_or("", State::word);
    let pager = (list.more || list.page > 1).then(|| {
        let before = (list.page > 1).then(|| links::translations(word, list.page - 1));
        let after = list.more.then(|| links::translations(word, list.page + 1));
        view! { <Pager place=format!("Page {}", list.page) before after /> }
    });
    view! {
        <Table id="found" caption="Translations, the latest first" columns quiet=true>{rows}</Table>
        {pager}
    }
    .into_any()
}
