//! `/imports/{id}`: one import: its preview or its result, its problems by line, and the way back.
//!
//! Invariant: applying and undoing are plain forms; a second yes is asked for where more than 10 % would go.

use leptos::prelude::*;

use super::preview::{Preview, layout};
use super::running::Running;
use super::{errors, id, page_number, places};
use crate::forms::{Once, Refused, refused};
use crate::people::api;
use crate::people::model::{ProblemView, RunState, RunView};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{
    Breadcrumbs, Checkbox, Column, Crumb, FieldError, FormErrors, Notice, NoticeKind, PageHead, Pager, SubmitButton,
    Table, Tag, Weight, Width,
};

pub(super) const APPLY: &str = "/api/imports/apply";
const UNDO: &str = "/api/imports/undo";
pub(super) const DROP: &str = "/api/imports/drop";
const SETTLE: &str = "/api/imports/settle";

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let (id, page) = (id(), page_number());
    loaded(
        async move { Ok((api::import(id?, page).await?, refused().await)) },
        |(view, refused)| view! { <Import view refused /> },
    )
}

#[component]
fn Import(view: RunView, refused: Refused) -> impl IntoView {
    let steps = vec![
        Crumb { href: links::PEOPLE.to_owned(), label: "People".to_owned().into() },
        Crumb { href: links::IMPORTS.to_owned(), label: "Imports".to_owned().into() },
    ];
    let name = view.run.source.clone();
    let maker = view.run.made_by.clone().unwrap_or_else(|| "the command line".to_owned());
    let lead = format!("Read as {}, {}, by {maker}.", layout(&view.run.format), view.run.made.0);
    let wrong: Vec<FieldError> = [APPLY, UNDO, DROP].iter().flat_map(|path| errors(&refused, path)).collect();
    let state = view.run.state;
    view! {
        <Page title=name.clone() width=Width::Wide>
            <div class="stack loose">
            <Breadcrumbs steps here=name.clone() />
            <PageHead title=name lead=lead>
                <Tag tone=super::imports::tone(state)>{state.said()}</Tag>
            </PageHead>
            <FormErrors errors=wrong kept="Nothing was changed." />
            <Standing view=view.clone() refused />
            <Preview summary=view.summary.clone() is_done=matches!(state, RunState::Done | RunState::Undone) />
            <Problems view />
            </div>
        </Page>
    }
}

/// Says how far the import is, with the act that comes next.
#[component]
fn Standing(view: RunView, refused: Refused) -> impl IntoView {
    let id = view.run.id.to_string();
    match view.run.state {
        RunState::Previewed => view! { <Apply view refused /> }.into_any(),
        RunState::Waiting => view! { <Running view /> }.into_any(),
        RunState::Done if view.can_undo => view! {
            <Notice kind=NoticeKind::Good title="It is in force.">
                "It can be undone for 30 days; what was changed since then stays and is listed."
            </Notice>
            <form method="post" action=UNDO>
                <Once />
                <input type="hidden" name="id" value=id />
                <SubmitButton weight=Weight::Danger>"Undo this import"</SubmitButton>
            </form>
        }
        .into_any(),
        RunState::Done => {
            let why = if view.is_too_old {
                "It was applied more than 30 days ago and cannot be undone any more. Import the earlier file again to go back."
            } else {
                "A later import stands on this one. Undo that one first, then this one can be undone."
            };
            view! { <Notice kind=NoticeKind::Good title="It is in force.">{why}</Notice> }.into_any()
        }
        RunState::Undone => view! { <Undone kept=view.summary.kept /> }.into_any(),
        RunState::Dropped => {
            view! { <Notice>"This preview was given up; nothing of it was applied."</Notice> }.into_any()
        }
    }
}

#[component]
fn Apply(view: RunView, refused: Refused) -> impl IntoView {
    let id = view.run.id.to_string();
    let tally = view.summary.tally;
    let asks = tally.asks_twice();
    let label = format!("Deactivate {} of {} people", tally.gone, tally.active);
    let error = refused.error(APPLY, "deactivate");
    let outdated = view.is_outdated.then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title="The directory was changed since this was read.">
                "What is applied is compared anew; the numbers may differ a little from those below."
            </Notice>
        }
    });
    let refused_before = (!view.summary.refused.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title="It was not applied when that was tried.">{view.summary.refused.clone()}</Notice>
        }
    });
    view! {
        {refused_before}
        {outdated}
        <form method="post" action=APPLY class="stack">
            <Once />
            <input type="hidden" name="id" value=id.clone() />
            {asks.then(|| view! {
                <Notice kind=NoticeKind::Warning title="More than 10 % would be deactivated.">
                    "Is this the whole file, and of the right organisation? If it is, tick the box."
                </Notice>
                <Checkbox name="deactivate" label=label error=error hint="They are signed out, and what they own passes to their managers. Nobody is deleted." />
            })}
            <div class="cluster">
                <SubmitButton weight=Weight::Main>"Apply"</SubmitButton>
                <SubmitButton action=DROP unchecked=true>"Give it up"</SubmitButton>
            </div>
        </form>
    }
}

#[component]
fn Undone(kept: Vec<String>) -> impl IntoView {
    let list = (!kept.is_empty()).then(|| {
        let names: Vec<_> = kept.into_iter().map(|name| view! { <li dir="auto">{name}</li> }).collect();
        view! {
            <section class="stack tight">
                <h2>"Left as they are"</h2>
                <p>"These were changed since the import, or something hangs on them."</p>
                <ul>{names}</ul>
            </section>
        }
    });
    view! {
        <Notice kind=NoticeKind::Info title="It was undone.">"Everything it changed is as it was before."</Notice>
        {list}
    }
}

#[component]
fn Problems(view: RunView) -> impl IntoView {
    let problems = view.problems;
    if problems.total == 0 {
        return view! { <p>"Every line was understood."</p> }.into_any();
    }
    let base = links::import(&view.run.id);
    let pager = (problems.total > problems.per_page).then(|| {
        let (place, before, after) = places((problems.page, problems.per_page, problems.total), "problems", |page| {
            format!("{base}?page={page}")
        });
        view! { <Pager place before after /> }
    });
    let rows: Vec<_> = problems.problems.into_iter().map(problem).collect();
    let columns = vec![Column::numbers("Line"), Column::words("What was found"), Column::words("Settled")];
    view! {
        <section class="stack tight">
            <h2>"Problems"</h2>
            <p>"No person is lost by any of them. Mend them in your file and import it again, or settle what is as it should be."</p>
            <Table id="problems" caption="Problems by line" columns quiet=true>{rows}</Table>
            {pager}
        </section>
    }
    .into_any()
}

fn problem(problem: ProblemView) -> impl IntoView {
    let line = if problem.line == 0 { "file".to_owned() } else { problem.line.to_string() };
    let (label, settled) = if problem.is_settled {
        ("Open again", None)
    } else {
        ("Settle", Some(view! { <input type="hidden" name="settled" value="yes" /> }))
    };
    view! {
        <tr>
            <td class="number">{line}</td>
            <td dir="auto">{problem.what}</td>
            <td>
                <form method="post" action=SETTLE>
                    <Once />
                    <input type="hidden" name="id" value=problem.id />
                    {settled}
                    <SubmitButton>{label}</SubmitButton>
                </form>
            </td>
        </tr>
    }
}
