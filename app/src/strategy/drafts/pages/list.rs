//! `/drafts`: the drafts that the viewer sees.
//!
//! Invariant: those that are edited come first; one that ended says how.

use leptos::prelude::*;

use super::{begun, standing};
use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::delegations::api::delegations_held;
use crate::strategy::drafts::api;
use crate::strategy::drafts::model::DraftLine;
use crate::strategy::drafts::parts::{BEGIN, BeginForm};
use crate::strategy::parts::errors;
use crate::ui::{Breadcrumbs, Column, Crumb, EmptyState, FormErrors, LinkButton, PageHead, Table, Width};

/// The page.
#[component]
pub fn DraftsPage() -> impl IntoView {
    loaded(
        async {
            let is_let = !delegations_held().await?.is_empty();
            Ok((api::drafts().await?, crate::access::viewer()?, is_let, refused().await))
        },
        |(drafts, viewer, is_let, refused)| {
            let leads = crate::strategy::policy::leads(&viewer);
            view! { <All drafts leads is_let refused /> }
        },
    )
}

#[component]
fn All(drafts: Vec<DraftLine>, leads: bool, is_let: bool, refused: Refused) -> impl IntoView {
    let steps = vec![Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() }];
    let list = if drafts.is_empty() {
        let purpose = "Leadership changes the strategy in a draft and publishes it as a version. Drafts that you may see stand here.";
        view! { <EmptyState title="There is no draft" purpose /> }.into_any()
    } else {
        let rows: Vec<_> = drafts.into_iter().map(row).collect();
        let columns = vec![
            Column::words("Draft"),
            Column::words("Where it stands"),
            Column::numbers("Changed nodes"),
            Column::words("Begun"),
            Column::words("Invited"),
        ];
        view! { <Table id="drafts" caption="Drafts" columns quiet=true>{rows}</Table> }.into_any()
    };
    let begin = (leads || is_let).then(|| {
        view! {
            <section class="stack" aria-labelledby="begin">
                <h2 id="begin">"Begin a draft"</h2>
                <FormErrors errors=errors(&refused, BEGIN) />
                <BeginForm node=String::new() name=refused.value(BEGIN, "name", "") may_limit=leads />
            </section>
        }
    });
    view! {
        <Page title="Drafts" width=Width::Wide>
            <div class="stack">
                <Breadcrumbs steps here="Drafts" />
                <PageHead title="Drafts"
                    lead="The strategy is changed in drafts. Publishing one makes a version: everybody reads it, with what changed and why.">
                    {leads
                        .then(|| {
                            view! {
                                <LinkButton href=links::PROPOSALS>"Proposals"</LinkButton>
                                <LinkButton href=links::ADVICE>"Worth a look"</LinkButton>
                                <LinkButton href=links::UNWORDED>"Missing words"</LinkButton>
                            }
                        })}
                </PageHead>
                {list}
                {begin}
            </div>
        </Page>
    }
    .into_any()
}

fn row(draft: DraftLine) -> impl IntoView {
    let name = if draft.state.is_alive() {
        view! { <a href=links::draft(&draft.id)><bdi>{draft.name.clone()}</bdi></a> }.into_any()
    } else {
        view! { <bdi>{draft.name.clone()}</bdi> }.into_any()
    };
    let ended = draft.ended.clone().map(|when| format!(", {when}"));
    let waits = (draft.conflicts > 0).then(|| {
        let plural = if draft.conflicts == 1 { "" } else { "s" };
        view! { " "<a href=links::publish_draft(&draft.id)>{format!("{} choice{plural} to make", draft.conflicts)}</a> }
    });
    let people: Vec<String> = draft.people.iter().chain(&draft.partly).map(|(_, name)| name.clone()).collect();
    let changes = if draft.state.is_alive() { draft.changes.to_string() } else { String::new() };
    view! {
        <tr>
            <td>{name}</td>
            <td>{standing(&draft)}{ended}{waits}</td>
            <td class="number">{changes}</td>
            <td>{begun(&draft)}</td>
            <td>{people.join(", ")}</td>
        </tr>
    }
    .into_any()
}
