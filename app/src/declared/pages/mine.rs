//! `/declared`: what I do that is on no line, and what was answered.
//!
//! Invariant: who reads and who answers is said before anything is declared.

use leptos::prelude::*;

use crate::declared::api;
use crate::declared::model::MineView;
use crate::declared::parts::{Lines, who_answers};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{EmptyState, LinkButton, PageHead, Weight};

/// The page.
#[component]
pub fn DeclaredPage() -> impl IntoView {
    loaded(api::declared_mine(), |view| view! { <Mine view /> })
}

#[component]
fn Mine(view: MineView) -> impl IntoView {
    let lead = format!("Work of yours that moves nothing in the strategy. {}", who_answers(&view.answers, true));
    let links: Vec<_> = [
        (view.has_people, links::DECLARED_TEAM, "What your team declared"),
        (view.reads_sums, links::DECLARED_SUMS, "How many have work off the line"),
    ]
    .into_iter()
    .filter(|(may, ..)| *may)
    .map(|(_, href, label)| view! { <li><a href=href>{label}</a></li> })
    .collect();
    let others = (!links.is_empty()).then(|| view! { <ul class="stack tight" role="list">{links}</ul> });
    let lines = if view.lines.is_empty() {
        let purpose = "What keeps you busy and serves no line stands here once you declare it. Nobody looks for it: it is told by you or by nobody.";
        view! { <EmptyState title="You have declared nothing" purpose /> }.into_any()
    } else {
        view! { <Lines lines=view.lines by=false answers=false /> }.into_any()
    };
    view! {
        <Page title="Off the line">
            <div class="stack loose">
                <PageHead title="Off the line" lead>
                    <LinkButton key="n" href=links::DECLARE weight=Weight::Main>"Declare work"</LinkButton>
                </PageHead>
                {lines}
                {others}
            </div>
        </Page>
    }
    .into_any()
}
