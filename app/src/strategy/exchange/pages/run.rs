//! `/strategy/imports/{id}`: what an import would do, did, or no longer does.
//!
//! Invariant: what is applied is what was shown; a strategy that changed meanwhile is compared again first.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::changes::Changes;
use crate::access::Ability;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::id::RunId;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::exchange::api;
use crate::strategy::exchange::model::{FieldLine, RunState, RunView, Summary};
use crate::ui::{
    Checkbox, Column, FieldError, FormErrors, LinkButton, Notice, NoticeKind, PageHead, SubmitButton, Table, Weight,
};

const APPLY: &str = "/api/strategy/import/apply";
const COMPARE: &str = "/api/strategy/import/compare";
const DROP: &str = "/api/strategy/import/drop";
const UNDO: &str = "/api/strategy/import/undo";

/// The page.
#[component]
pub fn ImportRunPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse::<RunId>().ok());
    loaded(
        async move {
            let id = id.ok_or(Error::NotFound)?;
            Ok((api::strategy_import(id).await?, refused().await))
        },
        |(run, refused)| {
            let title = format!("Import of {}", run.source);
            let lead = lead(&run);
            view! {
                <Page title=title.clone()>
                    <PageHead title=title lead=lead />
                    <Wrong refused />
                    <Acts run=run.clone() />
                    <Counts summary=run.summary.clone() format=run.format.clone() />
                    <Problems run=run.clone() />
                    <Changes summary=run.summary state=run.state />
                </Page>
            }
        },
    )
}

fn lead(run: &RunView) -> String {
    let by = run.by.as_deref().unwrap_or("the command line");
    let name = &run.summary.name;
    match (run.state, run.summary.is_new) {
        (RunState::Previewed, true) => {
            format!("Read {} by {by}. Nothing is written yet: it would begin the strategy “{name}”.", run.made)
        }
        (RunState::Previewed, false) => {
            format!("Read {} by {by}. Nothing is written yet: this is what it would change in “{name}”.", run.made)
        }
        (RunState::Done, true) => format!("Carried out {} by {by}: it began the strategy “{name}”.", run.made),
        (RunState::Done, false) => format!("Carried out {} by {by}, into “{name}”.", run.made),
        (RunState::Undone, _) => "This import was undone.".to_owned(),
        (RunState::Dropped, _) => "This import was dropped; nothing of it was written.".to_owned(),
    }
}

#[component]
fn Wrong(refused: Refused) -> impl IntoView {
    let found = [APPLY, COMPARE, DROP, UNDO].into_iter().flat_map(|path| refused.errors(path));
    let errors: Vec<FieldError> = found.map(|(_, message)| FieldError { field: String::new(), message }).collect();
    view! { <FormErrors errors kept="Nothing was changed, and the file is still here." /> }
}

#[component]
fn Acts(run: RunView) -> impl IntoView {
    let id = run.id.to_string();
    match run.state {
        RunState::Previewed if run.can.contains(&Ability::Import) => {
            view! { <Decision id run /> }.into_any()
        }
        RunState::Done => view! { <Done id run /> }.into_any(),
        RunState::Undone if run.summary.left > 0 => view! {
            <Notice kind=NoticeKind::Warning title="Some of it stays.">
                {format!(
                    "{} things were changed by somebody since the import, or something hangs below them; they were left as they are.",
                    run.summary.left,
                )}
            </Notice>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn Decision(id: String, run: RunView) -> impl IntoView {
    let stamp = run.summary.stamp.clone();
    let drop_id = id.clone();
    let rename = (!run.summary.offers.is_empty()).then(|| {
        let said = |line: &FieldLine| match line.field.as_str() {
            "name" => format!("“{}” would be called “{}”.", line.before, line.after),
            _ => "The description would be the file's.".to_owned(),
        };
        let hint = run.summary.offers.iter().map(said).collect::<Vec<_>>().join(" ");
        view! { <Checkbox name="rename" label="Also take over name and description" hint /> }
    });
    let main = if run.is_stale {
        view! {
            <Notice kind=NoticeKind::Warning title="The strategy was changed since.">
                "What you see below was compared with an older state. Compare again before you decide."
            </Notice>
            <form method="post" action=COMPARE>
                <Once />
                <input type="hidden" name="id" value=id />
                <SubmitButton weight=Weight::Main>"Compare again"</SubmitButton>
            </form>
        }
        .into_any()
    } else {
        let words = match (run.summary.is_new, run.summary.changes.is_empty()) {
            (true, _) => "Begin this strategy",
            (false, true) => "Nothing changes: close it",
            (false, false) => "Apply these changes",
        };
        view! {
            <form method="post" action=APPLY>
                <Once />
                <input type="hidden" name="id" value=id />
                <input type="hidden" name="stamp" value=stamp />
                {rename}
                <SubmitButton weight=Weight::Main>{words}</SubmitButton>
            </form>
        }
        .into_any()
    };
    view! {
        <div class="form"><div class="acts">
            {main}
            <form method="post" action=DROP>
                <Once />
                <input type="hidden" name="id" value=drop_id />
                <SubmitButton>"Drop it"</SubmitButton>
            </form>
        </div></div>
    }
}

#[component]
fn Done(id: String, run: RunView) -> impl IntoView {
    let undo = run.undo_until.filter(|_| run.can.contains(&Ability::Archive)).map(|until| {
        view! {
            <form method="post" action=UNDO>
                <Once />
                <input type="hidden" name="id" value=id />
                <SubmitButton>"Undo this import"</SubmitButton>
                <p>{format!("Possible until {until}. What somebody changed since stays as it is.")}</p>
            </form>
        }
    });
    view! {
        <div class="form"><div class="acts">
            <LinkButton href=links::STRATEGY weight=Weight::Main>"To the strategy"</LinkButton>
            {undo}
        </div></div>
    }
}

#[component]
fn Counts(summary: Summary, format: String) -> impl IntoView {
    let rows: Vec<_> = summary
        .counts
        .into_iter()
        .filter(|(name, count)| *count > 0 || !name.ends_with("_unnamed"))
        .map(|(name, count)| {
            let words = match name.strip_suffix("_unnamed") {
                Some(kind) => format!("{kind} without a name"),
                None if name == "depth" => "levels below the mission".to_owned(),
                None => name,
            };
            view! { <tr><td>{words}</td><td class="number">{count}</td></tr> }
        })
        .collect();
    view! {
        <h2>"What the file holds"</h2>
        <Table
            id="counts"
            caption=format!("Read as {}", layout(&format))
            columns=vec![Column::words("What"), Column::numbers("How many")]
        >
            {rows}
        </Table>
    }
}

/// Names a layout as people do.
fn layout(format: &str) -> &str {
    match format {
        "stratml1" => "StratML Part 1",
        "stratml2" => "StratML Part 2",
        "csv-levels" => "a table with a column for each level",
        "csv-parent" => "a table with a column for what each row belongs to",
        "csv-numbers" => "a table with dotted numbers",
        "action-list" => "a list of actions",
        "json" => "Throughline's own JSON",
        other => other,
    }
}

#[component]
fn Problems(run: RunView) -> impl IntoView {
    let total = run.summary.problems;
    let more = total.saturating_sub(run.problems.len());
    (total > 0).then(|| {
        let rows: Vec<_> = run
            .problems
            .into_iter()
            .map(|problem| {
                let line = if problem.line > 0 { problem.line.to_string() } else { String::new() };
                view! { <tr><td class="number">{line}</td><td dir="auto">{problem.what}</td></tr> }
            })
            .collect();
        view! {
            <h2>"What to look at"</h2>
            <p>"Everything is kept as it stands in the file; these places are odd."</p>
            <Table
                id="problems"
                caption=format!("Places to look at: {total}")
                columns=vec![Column::numbers("Line"), Column::words("What was found and done")]
            >
                {rows}
            </Table>
            {(more > 0).then(|| view! { <p>{format!("{more} more are not shown.")}</p> })}
        }
    })
}
