//! `/declared/team`: what those declared who report to me.
//!
//! Invariant: what waits stands first; nobody is counted, and nobody who declares nothing is named.

use leptos::prelude::*;

use crate::declared::api;
use crate::declared::model::TeamWork;
use crate::declared::parts::Lines;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Breadcrumbs, Crumb, EmptyState, Notice, PageHead, Width};

/// The page.
#[component]
pub fn DeclaredTeamPage() -> impl IntoView {
    loaded(api::declared_team(), |work| view! { <Team work /> })
}

#[component]
fn Team(work: TeamWork) -> impl IntoView {
    let steps = vec![Crumb { href: links::MY_TEAM.to_owned(), label: "Team".into() }];
    let cut =
        work.is_cut.then(|| view! { <Notice>"More stands than fits here; answer some to see the rest."</Notice> });
    let lines = if work.lines.is_empty() {
        let purpose = "Work that serves no line is declared by whoever does it, from their own page. You answer here: it serves something, they may stop, or keep it, because.";
        view! { <EmptyState title="Nobody who reports to you has declared work" purpose /> }.into_any()
    } else {
        view! { <Lines lines=work.lines by=true answers=true /> }.into_any()
    };
    view! {
        <Page title="Off the line in your team" width=Width::Text>
            <div class="stack">
                <Breadcrumbs steps here="Off the line" />
                <PageHead title="Off the line in your team"
                    lead="What your people declared themselves. You answer each; they are told, and can cite what you decide." />
                {cut}
                {lines}
            </div>
        </Page>
    }
    .into_any()
}
