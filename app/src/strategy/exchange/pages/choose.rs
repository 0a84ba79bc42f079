//! `/strategy/import`: a file is chosen.
//!
//! Invariant: sending the file changes nothing in the strategy; the next page shows what it would change.

use leptos::prelude::*;

use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::exchange::api;
use crate::strategy::exchange::model::{ChoiceView, RunLine, RunState};
use crate::ui::{Choice, Disclosure, FieldError, FileInput, FormErrors, PageHead, RadioGroup, SubmitButton, Weight};

/// The page.
#[component]
pub fn StrategyImportPage() -> impl IntoView {
    loaded(async { Ok((api::strategy_imports().await?, refused().await)) }, |(view, refused)| {
        view! {
            <Page title="Import a strategy">
                <PageHead
                    title="Import a strategy"
                    lead="Choose the file you have. Nothing is written yet: the next page shows what it holds and what it would change."
                />
                <ChoiceForm current=view.current.clone() refused />
                <Formats />
                <Earlier view />
            </Page>
        }
    })
}

#[component]
fn ChoiceForm(current: Option<String>, refused: Refused) -> impl IntoView {
    let path = links::STRATEGY_UPLOAD;
    let errors = refused.errors(path).into_iter();
    let errors: Vec<FieldError> = errors.map(|(field, message)| FieldError { field, message }).collect();
    let into = current.map(|name| {
        let update =
            format!("Into “{name}”: what both have is changed, what is new is added, what the file leaves out stays");
        let choices = vec![
            Choice::new("current", update),
            Choice::new("new", "Begin a new strategy with it; the present one is archived and stays readable"),
        ];
        view! {
            <RadioGroup
                name="into"
                label="Where to"
                choices
                value=refused.value(path, "into", "current")
                required=true
            />
        }
    });
    view! {
        <FormErrors errors kept="Nothing was imported. Choose the file again once it is corrected." />
        // The choice comes first, so that it is known when the file is refused.
        <form class="form" method="post" action=path enctype="multipart/form-data">
            <Once />
            {into}
            <FileInput
                name="file"
                label="File"
                accept=".xml,.csv,.tsv,.txt,.json"
                hint="StratML, CSV, or JSON; up to 32 MiB."
                error=refused.error(path, "file")
                required=true
            />
            <div class="acts"><SubmitButton weight=Weight::Main>"See what it holds"</SubmitButton></div>
        </form>
    }
}

#[component]
fn Formats() -> impl IntoView {
    view! {
        <Disclosure summary="Which files can be read">
            <ul>
                <li>"StratML Part 1 and Part 2 (XML), also where it does not keep to its schema."</li>
                <li>
                    "CSV with a column for each level, with an id and a parent in each row, or with dotted numbers such as 4.3.1."
                </li>
                <li>"A list of actions in JSON, each naming its parent."</li>
                <li>"What Throughline exports: JSON, CSV, StratML."</li>
            </ul>
            <p>
                "Nodes are found again by their identifier; without one, by their title below the same parent. A blank field of a file changes nothing, except in Throughline's own JSON."
            </p>
        </Disclosure>
    }
}

#[component]
fn Earlier(view: ChoiceView) -> impl IntoView {
    (!view.runs.is_empty()).then(|| {
        let lines: Vec<_> = view.runs.into_iter().map(line).collect();
        view! {
            <h2>"Earlier imports"</h2>
            <ul>{lines}</ul>
        }
    })
}

fn line(run: RunLine) -> impl IntoView {
    let became = match run.state {
        RunState::Previewed => "not carried out yet",
        RunState::Done => "carried out",
        RunState::Undone => "undone",
        RunState::Dropped => "dropped",
    };
    view! { <li><a href=links::strategy_import(&run.id)>{run.source}</a>{format!(", {}, {became}", run.made)}</li> }
}
