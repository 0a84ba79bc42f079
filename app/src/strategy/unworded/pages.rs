//! `/strategy/unworded`: what is not written yet in the words of each lens.
//!
//! Invariant: the lens and the page stand in the address; every line leads to where it is written.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api;
use super::model::{LISTED, Unworded, UnwordedView};
use crate::id::LensId;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::phrase;
use crate::ui::{Breadcrumbs, Column, Crumb, EmptyState, Filter, Filters, LinkButton, PageHead, Pager, Table};

/// The page.
#[component]
pub fn UnwordedPage() -> impl IntoView {
    let queried = |name: &str| use_query_map().read_untracked().get(name).unwrap_or_default();
    let (lens, page) = (queried("lens"), queried("page").parse().unwrap_or(1));
    loaded(async move { api::unworded(lens, page).await }, |view| {
        let steps = vec![Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() }];
        view! {
            <Page title="Missing words">
                <Breadcrumbs steps here="Missing words" />
                <PageHead
                    title="Missing words"
                    lead="Titles and becauses that are not written yet in the words of a lens. Whoever reads in it sees the default instead, and what is missing as missing."
                />
                <List view />
            </Page>
        }
    })
}

#[component]
fn List(view: UnwordedView) -> impl IntoView {
    let Some(open) = view.open.clone() else {
        return view! {
            <EmptyState title="There are no lenses yet" purpose="A lens is a function in whose words the strategy can be read, such as Engineering or Sales.">
                <LinkButton href=links::ORGANISATION>"Add lenses"</LinkButton>
            </EmptyState>
        }
        .into_any();
    };
    let filters = view
        .lenses
        .iter()
        .map(|lens| Filter {
            href: links::unworded(&lens.id, 1),
            label: lens.name.clone(),
            count: u64::try_from(lens.missing).ok(),
            on: lens.id == open,
        })
        .collect();
    let missing = view.lenses.iter().find(|lens| lens.id == open).map_or(0, |lens| lens.missing);
    let list = if missing == 0 {
        let purpose = format!("All {} nodes have their title and their because in these words.", view.nodes);
        view! { <EmptyState title="Nothing is missing" purpose /> }.into_any()
    } else {
        let first = (view.page - 1) * LISTED + 1;
        let last = first + view.rows.len().saturating_sub(1);
        let before = (view.page > 1).then(|| links::unworded(&open, view.page - 1));
        let after = (last < missing).then(|| links::unworded(&open, view.page + 1));
        let rows: Vec<_> = view.rows.iter().map(|row| line(row, &open)).collect();
        let columns = vec![Column::words("Node"), Column::words("What is missing"), Column::words("Level")];
        view! {
            <Table id="unworded" caption="Nodes without words in this lens" columns quiet=true>{rows}</Table>
            <Pager place=format!("{first} to {last} of {missing}, in the order of the outline") before after />
        }
        .into_any()
    };
    view! {
        <Filters label="Lens" filters />
        {list}
    }
    .into_any()
}

fn line(row: &Unworded, lens: &LensId) -> impl IntoView + use<> {
    let missing = match (row.title_missing, row.because_missing) {
        (true, true) => "title and because",
        (true, false) => "title",
        _ => "because",
    };
    let level = if row.level == 0 { "mission".to_owned() } else { row.level.to_string() };
    view! {
        <tr>
            <td><a href=links::node_wording(&row.id, lens)>{phrase(&row.title).view()}</a></td>
            <td>{missing}</td>
            <td>{level}</td>
        </tr>
    }
    .into_any()
}
