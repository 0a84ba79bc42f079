//! `/imports`: what was imported, what became of it, and what is left to settle.
//!
//! Invariant: the latest first; a strategy's imports are told apart in words.

use leptos::prelude::*;

use crate::people::api;
use crate::people::model::{RunRow, RunState};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Breadcrumbs, Column, Crumb, EmptyState, LinkButton, PageHead, Table, Tag, Time, Tone, Weight, Width};

/// The page.
#[component]
pub fn ImportsPage() -> impl IntoView {
    loaded(api::imports(), |runs| view! { <Imports runs /> })
}

#[component]
fn Imports(runs: Vec<RunRow>) -> impl IntoView {
    let steps = vec![Crumb { href: links::PEOPLE.to_owned(), label: "People".to_owned().into() }];
    let lead = "An import in force can be undone for 30 days. Problems stay here until somebody has dealt with them.";
    let body = if runs.is_empty() {
        let purpose = "Here stands every file that was read, with what it changed.";
        view! { <EmptyState title="Nothing was imported yet" purpose /> }.into_any()
    } else {
        let columns = vec![
            Column::words("File"),
            Column::words("State"),
            Column::words("When"),
            Column::words("By"),
            Column::numbers("To settle"),
        ];
        let rows: Vec<_> = runs.into_iter().map(row).collect();
        view! { <Table id="imports" caption="Imports" columns quiet=true>{rows}</Table> }.into_any()
    };
    view! {
        <Page title="Imports" width=Width::Wide>
            <div class="stack loose">
            <Breadcrumbs steps here="Imports".to_owned() />
            <PageHead title="Imports".to_owned() lead=lead>
                <LinkButton href=links::PEOPLE_IMPORT weight=Weight::Main>"Import people"</LinkButton>
            </PageHead>
            {body}
            </div>
        </Page>
    }
}

fn row(run: RunRow) -> impl IntoView {
    let tone = tone(run.state);
    let (said, exact) = run.made;
    let name = if run.kind == "people" {
        view! { <a href=links::import(&run.id) dir="auto">{run.source}</a> }.into_any()
    } else {
        view! { <span dir="auto">{run.source}</span>" (strategy)" }.into_any()
    };
    view! {
        <tr>
            <td>{name}</td>
            <td><Tag tone>{run.state.said()}</Tag></td>
            <td><Time said machine=exact.clone() exact /></td>
            <td dir="auto">{run.made_by.unwrap_or_else(|| "the command line".to_owned())}</td>
            <td class="number">{run.open_problems}</td>
        </tr>
    }
}

/// Returns how the state of an import is toned.
pub(super) const fn tone(state: RunState) -> Tone {
    match state {
        RunState::Previewed => Tone::Info,
        RunState::Waiting => Tone::Warning,
        RunState::Done => Tone::Good,
        RunState::Undone | RunState::Dropped => Tone::Plain,
    }
}
