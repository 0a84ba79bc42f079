//! `/strategies`: the strategy in force and those that are archived.
//!
//! Invariant: every strategy stands here, and leads to its own page.

use leptos::prelude::*;

use super::BRING_BACK;
use crate::forms::refused;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::Refusals;
use crate::strategy::whole::api;
use crate::strategy::whole::model::StrategyLine;
use crate::ui::{Breadcrumbs, Column, Crumb, EmptyState, PageHead, Table, Tag, Tone};

/// The page.
#[component]
pub fn StrategiesPage() -> impl IntoView {
    loaded(async { Ok((api::strategies().await?, refused().await)) }, |(lines, refused)| {
        let steps = vec![Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() }];
        let list = if lines.is_empty() {
            view! { <EmptyState title="There is no strategy yet" purpose="The one in force and those before it stand here." /> }
                .into_any()
        } else {
            let rows: Vec<_> = lines.into_iter().map(row).collect();
            let columns = vec![Column::words("Strategy"), Column::words("Where it stands"), Column::numbers("Nodes")];
            view! { <Table id="strategies" caption="All strategies" columns quiet=true>{rows}</Table> }.into_any()
        };
        view! {
            <Page title="Strategies">
                <Breadcrumbs steps here="All strategies" />
                <Refusals refused paths=&[BRING_BACK] />
                <PageHead
                    title="All strategies"
                    lead="One is in force. Those before it are archived: they can be read, and leadership can bring one back."
                />
                {list}
            </Page>
        }
    })
}

fn row(line: StrategyLine) -> impl IntoView {
    let stands = match line.archived {
        None => view! { <Tag tone=Tone::Good>"in force"</Tag> }.into_any(),
        Some(when) => format!("archived, {when}").into_any(),
    };
    view! {
        <tr>
            <td><a href=links::strategy(&line.id)><bdi>{line.name}</bdi></a></td>
            <td>{stands}</td>
            <td class="number">{line.nodes}</td>
        </tr>
    }
    .into_any()
}
