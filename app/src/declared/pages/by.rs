//! `/people/{id}/declared`: what somebody declared, for the managers above them.
//!
//! Invariant: for whoever is not in their chain there is no such page.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::declared::api;
use crate::declared::model::DeclaredView;
use crate::declared::parts::Lines;
use crate::error::Error;
use crate::id::PersonId;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Breadcrumbs, Crumb, EmptyState, PageHead};

/// The page.
#[component]
pub fn DeclaredByPage() -> impl IntoView {
    let id: Option<PersonId> =
        use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    loaded(
        async move {
            let id = id.ok_or(Error::NotFound)?;
            Ok((api::declared_by(id.clone()).await?, id))
        },
        |(lines, id)| view! { <By lines id /> },
    )
}

#[component]
fn By(lines: Vec<DeclaredView>, id: PersonId) -> impl IntoView {
    let steps = vec![Crumb { href: links::mission_of(&id, None), label: "Their mission".into() }];
    let lead =
        "You are their manager, or a manager above. They, you and the managers between read this, and nobody else.";
    let lines = if lines.is_empty() {
        let purpose = "Work that serves no line is declared by whoever does it, or not at all.";
        view! { <EmptyState title="They have declared nothing" purpose /> }.into_any()
    } else {
        view! { <Lines lines by=false answers=true /> }.into_any()
    };
    view! {
        <Page title="Off the line">
            <div class="stack">
                <Breadcrumbs steps here="Off the line" />
                <PageHead title="What they declared off the line" lead />
                {lines}
            </div>
        </Page>
    }
    .into_any()
}
