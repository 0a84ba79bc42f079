//! `/proposals`: what was proposed: for leadership what waits, for a delegate what is proposed for their nodes, for
//! everybody their own.
//!
//! Invariant: the filter and the page stand in the address.

use leptos::prelude::*;

use super::query;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::proposals::api;
use crate::strategy::proposals::model::{LISTED, ProposalList, Show};
use crate::strategy::proposals::parts::Lines;
use crate::ui::{Breadcrumbs, Crumb, EmptyState, Filter, Filters, LinkButton, PageHead, Pager};

/// The page.
#[component]
pub fn ProposalsPage() -> impl IntoView {
    let (show, page) = (query("show"), query("page").parse().unwrap_or(1));
    loaded(async move { api::proposals(show, page).await }, |list| view! { <All list /> })
}

#[component]
fn All(list: ProposalList) -> impl IntoView {
    let steps = vec![Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() }];
    let lead = match list.shows.first() {
        Some(Show::Open) => {
            "Other words that somebody proposes for a node. You take them into a draft, answer, or decline with a reason; whoever proposed reads what became of it."
        }
        Some(Show::Let) => {
            "Other words that somebody proposes for the nodes that you were let edit, and what you proposed yourself. Leadership decides; whoever proposed reads what became of it."
        }
        _ => {
            "Other words that you proposed for a node, and what became of them. Leadership reads them, and whoever edits that node."
        }
    };
    let filters = (list.shows.len() > 1).then(|| {
        let filters = list
            .shows
            .iter()
            .map(|&show| Filter {
                href: links::proposals(show.word(), 1),
                label: show.label().to_owned(),
                count: u64::try_from(list.found).ok().filter(|_| show == list.show),
                on: show == list.show,
            })
            .collect();
        view! { <Filters label="Which proposals" filters /> }
    });
    view! {
        <Page title="Proposals">
            <div class="stack">
                <Breadcrumbs steps here="Proposals" />
                <PageHead title="Proposals" lead />
                {filters}
                <Found list />
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Found(list: ProposalList) -> impl IntoView {
    if list.lines.is_empty() {
        let (title, purpose) = match list.show {
            Show::Open => {
                ("Nothing waits", "What is proposed and not decided stands here, what nobody has answered first.")
            }
            Show::Mine => (
                "You have proposed nothing",
                "On the page of each node you can propose other words for it: its title, its because, its description, or those of a lens.",
            ),
            Show::Let => (
                "Nothing is proposed where you may edit",
                "What somebody proposes for the nodes that you were let edit stands here until it is published or declined.",
            ),
            Show::All => {
                ("Nothing was proposed yet", "Every proposal for this strategy stands here, whatever became of it.")
            }
        };
        return view! { <EmptyState title purpose><LinkButton href=links::STRATEGY>"To the strategy"</LinkButton></EmptyState> }
            .into_any();
    }
    let first = (list.page - 1) * LISTED + 1;
    let last = first - 1 + i64::try_from(list.lines.len()).unwrap_or(0);
    let word = list.show.word();
    let pager = (list.found > LISTED).then(|| {
        let before = (list.page > 1).then(|| links::proposals(word, list.page - 1));
        let after = (last < list.found).then(|| links::proposals(word, list.page + 1));
        view! { <Pager place=format!("{first} to {last} of {}", list.found) before after /> }
    });
    view! {
        <Lines lines=list.lines />
        {pager}
    }
    .into_any()
}
