//! `/strategy/export`: the strategy as a file, and what each format cannot hold.
//!
//! Invariant: says before the download what stands elsewhere in the file.

use leptos::prelude::*;

use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::exchange::api;
use crate::strategy::exchange::model::ExportView;
use crate::ui::{Column, EmptyState, LinkButton, PageHead, Table};

/// The page.
#[component]
pub fn StrategyExportPage() -> impl IntoView {
    loaded(api::strategy_export(), |export| {
        view! {
            <Page title="Export the strategy">
                <PageHead
                    title="Export the strategy"
                    lead="The whole strategy in one file. You are asked to sign in once more if your last sign-in is older than ten minutes."
                />
                {match export.name.clone() {
                    None => view! {
                        <EmptyState
                            title="There is no strategy yet"
                            purpose="Once there is one, it can be taken away from here as a file."
                        />
                    }.into_any(),
                    Some(name) => view! { <Formats name export /> }.into_any(),
                }}
            </Page>
        }
    })
}

#[component]
fn Formats(name: String, export: ExportView) -> impl IntoView {
    let name = if name.trim().is_empty() { "The strategy".to_owned() } else { format!("“{name}”") };
    view! {
        <p dir="auto">{format!("{name}, {} nodes.", export.nodes)}</p>
        <h2>"JSON"</h2>
        <p>"Everything, exactly. The one to keep, and the one to move to another Throughline."</p>
        <p><LinkButton href=links::strategy_file("json")>"Download JSON"</LinkButton></p>
        <h2>"CSV"</h2>
        <p>
            "For spreadsheets: a row for each thing. Change it there and import it again; cells that you leave blank change nothing. A cell that begins like a formula is guarded with an apostrophe."
        </p>
        <p><LinkButton href=links::strategy_file("csv")>"Download CSV"</LinkButton></p>
        <h2>"StratML"</h2>
        <p>"StratML Part 2 (XML), valid against its schema, for other planning tools."</p>
        <Losses losses=export.losses />
        <p><LinkButton href=links::strategy_file("xml")>"Download StratML"</LinkButton></p>
    }
}

#[component]
fn Losses(losses: Vec<(String, usize)>) -> impl IntoView {
    if losses.is_empty() {
        return view! { <p>"All of this strategy has a place in it."</p> }.into_any();
    }
    let rows: Vec<_> = losses
        .into_iter()
        .map(|(what, count)| view! { <tr><td>{what}</td><td class="number">{count}</td></tr> })
        .collect();
    view! {
        <p>
            "StratML has no place of its own for these. They stand in OtherInformation, where other tools show them as text, and Throughline reads them back from there."
        </p>
        <Table
            id="losses"
            caption="What stands in OtherInformation"
            columns=vec![Column::words("What"), Column::numbers("How often")]
        >
            {rows}
        </Table>
    }
    .into_any()
}
