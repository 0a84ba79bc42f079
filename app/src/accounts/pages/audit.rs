//! `/admin/audit` and `/me/events`: who did what to whom.
//!
//! Invariant: ids, names and words of the code; no text that somebody wrote.

use leptos::prelude::*;

use super::parts::{Way, exact, queried};
use crate::accounts::api::{admin, mine};
use crate::accounts::model::{AuditLine, said};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Column, EmptyState, PageHead, Pager, Table, Width};

const PER_PAGE: usize = 50;

/// The page of the whole trail.
#[component]
pub fn AuditPage() -> impl IntoView {
    let load = admin::audit_trail(queried("before"));
    loaded(load, |(lines, zone)| {
        view! {
            <Page title="Audit trail" width=Width::Wide>
                <Way steps=vec![(links::ADMIN, "Administration")] here="Audit trail" />
                <PageHead title="Audit trail" lead="Every act that changed something, the latest first. Texts are not in it." />
                <Trail lines zone path=links::AUDIT />
            </Page>
        }
    })
}

/// The page of one's own events.
#[component]
pub fn MyEventsPage() -> impl IntoView {
    let load = mine::my_events(queried("before"));
    loaded(load, |(lines, zone)| {
        view! {
            <Page title="My events" width=Width::Wide>
                <Way steps=vec![(links::ME, "My data and settings")] here="My events" />
                <PageHead title="My events" lead="What you did here, and what was done to you, the latest first." />
                <Trail lines zone path=links::MY_EVENTS />
            </Page>
        }
    })
}

#[component]
fn Trail(lines: Vec<AuditLine>, zone: String, path: &'static str) -> impl IntoView {
    if lines.is_empty() {
        return view! { <EmptyState title="Nothing yet" purpose="Each act that changes something leaves a line here." /> }.into_any();
    }
    // One row more than a page was read: it says whether there is another page.
    let after = lines.get(PER_PAGE).and(lines.get(PER_PAGE - 1)).map(|last| format!("{path}?before={}", last.id));
    let shown = lines.len().min(PER_PAGE);
    let rows: Vec<_> = lines
        .into_iter()
        .take(PER_PAGE)
        .map(|line| {
            view! {
                <tr>
                    <td>{exact(line.made_at, &zone)}</td>
                    <td>{line.actor.unwrap_or_else(|| "the server".to_owned())}</td>
                    <td>{said(&line.action)}</td>
                    <td>{line.subject}</td>
                    <td>{line.detail}</td>
                </tr>
            }
        })
        .collect();
    let columns = ["When", "Who", "What", "To whom", "Further"].map(Column::words).to_vec();
    view! {
        <Table id="trail" caption="Who did what to whom" columns quiet=true>{rows}</Table>
        <Pager place=format!("{shown} events") after />
    }
    .into_any()
}
