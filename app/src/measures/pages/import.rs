//! `/measures/imports/{id}`: what a file of values would record, or recorded.
//!
//! Invariant: each row of the file is new, corrects, is known, or is named below with its line.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::id::RunId;
use crate::measures::api;
use crate::measures::model::{self, ChangeLine, ImportState, ValueSummary};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::Refusals;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DescriptionList, LinkButton, Notice, NoticeKind, PageHead, Pair, SubmitButton, Table,
    Weight, Width,
};

const APPLY: &str = "/api/measure/import/apply";
const DROP: &str = "/api/measure/import/drop";

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse::<RunId>().ok());
    loaded(
        async move { Ok((api::value_import(id.ok_or(Error::NotFound)?).await?, refused().await)) },
        |(page, refused)| view! { <Whole page refused /> },
    )
}

#[component]
fn Whole(page: model::ImportPage, refused: Refused) -> impl IntoView {
    let steps = vec![
        Crumb { href: links::CHECK_IN.to_owned(), label: "The numbers you keep".into() },
        Crumb { href: links::VALUES_IMPORT.to_owned(), label: "Record values from a file".into() },
    ];
    let by = page.by.clone().unwrap_or_else(|| "the command line".to_owned());
    let lead = match page.state {
        ImportState::Previewed => format!("Read {} by {by}. Nothing of it is recorded yet.", page.made),
        ImportState::Done => format!("Read {} by {by}, and recorded.", page.made),
        ImportState::Dropped => "It was dropped; nothing of it was recorded.".to_owned(),
    };
    let title = format!("Values in {}", page.file);
    view! {
        <Page title=title.clone() width=Width::Wide>
            <div class="stack loose">
                <Breadcrumbs steps here=page.file.clone() />
                <Refusals refused paths=&[APPLY, DROP] />
                <PageHead title lead />
                <Acts page=page.clone() />
                <Counts summary=page.summary.clone() state=page.state />
                <Problems summary=page.summary.clone() />
                <Changes summary=page.summary />
            </div>
        </Page>
    }
}

#[component]
fn Acts(page: model::ImportPage) -> impl IntoView {
    let id = page.id.to_string();
    match page.state {
        ImportState::Previewed => {
            let apply = (!page.summary.is_empty()).then(|| {
                view! {
                    <form method="post" action=APPLY>
                        <Once />
                        <input type="hidden" name="id" value=id.clone() />
                        <SubmitButton weight=Weight::Main>"Record these values"</SubmitButton>
                    </form>
                }
            });
            let nothing = page.summary.is_empty().then(|| {
                view! { <Notice>"The file says nothing new, so there is nothing to record."</Notice> }
            });
            view! {
                {nothing}
                <div class="cluster">
                    {apply}
                    <form method="post" action=DROP>
                        <Once />
                        <input type="hidden" name="id" value=id.clone() />
                        <SubmitButton>"Drop it"</SubmitButton>
                    </form>
                </div>
            }
            .into_any()
        }
        ImportState::Done => view! {
            <Notice kind=NoticeKind::Good title="It is recorded.">
                "Each value says which file it came in, and can be corrected or removed on the page of its measure."
            </Notice>
        }
        .into_any(),
        ImportState::Dropped => {
            view! { <p><LinkButton href=links::VALUES_IMPORT>"Send another file"</LinkButton></p> }.into_any()
        }
    }
}

#[component]
fn Counts(summary: ValueSummary, state: ImportState) -> impl IntoView {
    let would = if state == ImportState::Done { "" } else { "would be " };
    let left = summary.rows.saturating_sub(summary.recorded + summary.corrected + summary.unchanged);
    let pairs = vec![
        Pair::new("Rows", summary.rows.to_string()),
        Pair::new("New", format!("{} {would}recorded", summary.recorded)),
        Pair::new("Other than before", format!("{} {would}corrected", summary.corrected)),
        Pair::new("Known already", summary.unchanged.to_string()),
        Pair::new("Left out", format!("{left}, {} of them for a measure that was not found", summary.unknown_measures)),
    ];
    view! { <DescriptionList pairs /> }
}

#[component]
fn Problems(summary: ValueSummary) -> impl IntoView {
    let total = summary.problem_count;
    let more = total.saturating_sub(summary.problems.len());
    (total > 0).then(|| {
        let rows: Vec<_> = summary
            .problems
            .into_iter()
            .map(|problem| {
                let line = if problem.line > 0 { problem.line.to_string() } else { String::new() };
                view! { <tr><td class="number">{line}</td><td dir="auto">{problem.what}</td></tr> }
            })
            .collect();
        view! {
            <section class="stack">
                <h2>"What to look at"</h2>
                <Table id="problems" caption=format!("Places to look at: {total}")
                    columns=vec![Column::numbers("Line"), Column::words("What was found and done")]>
                    {rows}
                </Table>
                {(more > 0).then(|| view! { <p>{format!("{more} more are not shown.")}</p> })}
            </section>
        }
    })
}

#[component]
fn Changes(summary: ValueSummary) -> impl IntoView {
    let more = (summary.recorded + summary.corrected).saturating_sub(summary.changes.len());
    (!summary.changes.is_empty()).then(|| {
        let rows: Vec<_> = summary.changes.into_iter().map(change).collect();
        let columns = vec![
            Column::words("What is measured"),
            Column::words("Day"),
            Column::numbers("Before"),
            Column::numbers("Value"),
            Column::words("From"),
        ];
        view! {
            <section class="stack">
                <h2>"The values"</h2>
                <Table id="changes" caption="Values that are new or corrected" columns quiet=true>{rows}</Table>
                {(more > 0).then(|| view! { <p>{format!("{more} more are not shown.")}</p> })}
            </section>
        }
    })
}

fn change(line: ChangeLine) -> impl IntoView {
    view! {
        <tr>
            <td dir="auto">{line.name}</td>
            <td>{line.day}</td>
            <td class="number">{line.before.unwrap_or_else(|| "new".to_owned())}</td>
            <td class="number">{line.after}</td>
            <td dir="auto">{line.source}</td>
        </tr>
    }
}
