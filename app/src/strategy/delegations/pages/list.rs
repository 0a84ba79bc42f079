//! `/strategy/delegations`: who is let edit what, now and before.
//!
//! Invariant: everybody reads the same lines; who may end one finds the button in it.

use leptos::prelude::*;

use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::delegations::api;
use crate::strategy::delegations::model::{DAYS_MAX, DelegationView};
use crate::strategy::delegations::parts::{END, TAKE_OVER, acts, subject};
use crate::strategy::parts::Refusals;
use crate::time::day_said;
use crate::ui::{Breadcrumbs, Column, Crumb, EmptyState, PageHead, Table, Tag, Tone, Width};

/// The page.
#[component]
pub fn DelegationsPage() -> impl IntoView {
    loaded(
        async { Ok((api::delegations().await?, refused().await)) },
        |(found, refused)| view! { <All found refused /> },
    )
}

#[component]
fn All(found: Vec<DelegationView>, refused: Refused) -> impl IntoView {
    let steps = vec![Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() }];
    let (now, before): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.ended.is_none());
    let lasting = if now.is_empty() {
        let purpose = "Leadership lets somebody edit one part of the strategy until a day, from the page of the node. Everybody sees here who that is.";
        view! { <EmptyState title="Nobody is let edit a part now" purpose /> }.into_any()
    } else {
        table("now", "Now", "Until", now, lasts)
    };
    let ended = (!before.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="before">
                <h2 id="before">"Before"</h2>
                {table("ended", "Delegations that ended", "How it ended", before, ended)}
            </section>
        }
    });
    let lead = format!(
        "Somebody who is let edit a part changes it, and what hangs below it, in a draft that leadership publishes. It lasts at most {DAYS_MAX} days and ends with the right of whoever gave it."
    );
    view! {
        <Page title="Delegations" width=Width::Wide>
            <div class="stack">
                <Breadcrumbs steps here="Delegations" />
                <PageHead title="Delegations" lead />
                <Refusals refused paths=&[END, TAKE_OVER] />
                {lasting}
                {ended}
            </div>
        </Page>
    }
    .into_any()
}

fn table(
    id: &'static str,
    caption: &'static str,
    last: &'static str,
    lines: Vec<DelegationView>,
    draw: fn(&DelegationView) -> AnyView,
) -> AnyView {
    let columns = ["What", "Who edits it", "Let by", "Since", last, "Acts"].map(Column::words).to_vec();
    let rows: Vec<_> = lines
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <th scope="row">{subject(one)}</th>
                    <td><a href=links::person(&one.person.0)><bdi>{one.person.1.clone()}</bdi></a></td>
                    <td><a href=links::person(&one.giver.0)><bdi>{one.giver.1.clone()}</bdi></a></td>
                    <td>{day_said(one.today, one.since)}</td>
                    <td>{draw(one)}</td>
                    <td>{acts(one)}</td>
                </tr>
            }
        })
        .collect();
    view! { <Table id caption columns quiet=true>{rows}</Table> }.into_any()
}

fn lasts(one: &DelegationView) -> AnyView {
    let rests = (!one.is_in_force).then(|| view! { " "<Tag tone=Tone::Warning>"archived"</Tag> });
    view! { {day_said(one.today, one.until)}{rests} }.into_any()
}

fn ended(one: &DelegationView) -> AnyView {
    let heir = one.heir.as_ref().map(|(_, name)| {
        view! { " "<Tag tone=Tone::Warning>"to be taken over"</Tag>{format!(" by {name}")} }
    });
    view! { {one.ended_said()}{heir} }.into_any()
}
