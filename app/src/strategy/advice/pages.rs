//! `/strategy/advice`: what might be better said in the whole strategy.
//!
//! Invariant: each sort once, with its reason and an example; every line leads to where it is mended.

use leptos::prelude::*;

use super::api;
use super::model::{Noted, Overview, SHOWN, Sort};
use super::parts::href;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Breadcrumbs, Column, Crumb, EmptyState, PageHead, Table};

/// The page.
#[component]
pub fn AdvicePage() -> impl IntoView {
    loaded(async { api::advice_overview().await }, |overview| {
        let steps = vec![Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() }];
        view! {
            <Page title="Worth a look">
                <Breadcrumbs steps here="Worth a look" />
                <PageHead
                    title="Worth a look"
                    lead="What might be better said or better placed in the strategy in force. These are questions, not faults: nothing here keeps anybody from anything."
                />
                <Sorts overview />
            </Page>
        }
    })
}

#[component]
fn Sorts(overview: Overview) -> impl IntoView {
    if overview.sorts.is_empty() {
        let purpose = format!(
            "{} nodes were looked at: titles, becauses, measures, owners, days, width and depth.",
            overview.nodes
        );
        return view! { <EmptyState title="Nothing stands out" purpose /> }.into_any();
    }
    overview.sorts.into_iter().map(section).collect_view().into_any()
}

fn section((sort, count, shown): (Sort, usize, Vec<Noted>)) -> impl IntoView {
    let caption = format!("{} ({count})", sort.heading());
    let more = (count > SHOWN).then(|| {
        view! { <p class="quiet">"The first " {SHOWN} " of " {count} " are listed. Mend some, then look again."</p> }
    });
    let id = format!("{sort:?}").to_lowercase();
    let rows: Vec<_> = shown
        .into_iter()
        .map(|noted| {
            let beside = noted.advice.beside.map(|(about, _)| {
                view! { " " <a href=href(&about)>"Look at it"</a> }
            });
            view! {
                <tr>
                    <td><a href=href(&noted.about)><bdi>{noted.title}</bdi></a></td>
                    <td><bdi>{noted.advice.noticed}</bdi>{beside}</td>
                </tr>
            }
        })
        .collect();
    let columns = vec![Column::words("Where"), Column::words("What was noticed")];
    view! {
        <section class="stack">
            <h2>{caption.clone()}</h2>
            <p>{sort.why()} " " <span class="quiet">{sort.example()}</span></p>
            <Table id caption columns quiet=true>{rows}</Table>
            {more}
        </section>
    }
    .into_any()
}
