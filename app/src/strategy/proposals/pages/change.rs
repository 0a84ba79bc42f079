//! `/proposals/{id}/change`: a proposal of one's own, while nobody has decided it.
//!
//! Invariant: what was typed is shown also where it comes too late.

use leptos::prelude::*;

use super::{proposal_id, steps};
use crate::access::Ability;
use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::model::{STALE, Written};
use crate::strategy::parts::phrase;
use crate::strategy::proposals::api;
use crate::strategy::proposals::model::ProposalView;
use crate::strategy::proposals::parts::{WordsForm, standing};
use crate::ui::{Breadcrumbs, Crumb, LinkButton, Notice, NoticeKind, PageHead};

const CHANGE: &str = "/api/proposals/change";

/// The page.
#[component]
pub fn ChangePage() -> impl IntoView {
    let id = proposal_id();
    loaded(
        async move { Ok((api::proposal(id?).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: ProposalView, refused: Refused) -> impl IntoView {
    let line = view.line.clone();
    let mut way = steps();
    way.push(Crumb { href: links::proposal(&line.id), label: phrase(&line.title) });
    let title = format!("Change a proposal: {}", line.title.text);
    let body = match view.present.clone().filter(|_| view.can.contains(&Ability::Edit)) {
        Some(present) => view! { <Form view present refused /> }.into_any(),
        None => {
            let acts = view! { <LinkButton href=links::proposal(&line.id)>"Read it"</LinkButton> }.into_any();
            let typed = refused.value(CHANGE, "text", "");
            let kept = (!typed.is_empty()).then(
                || view! { <p>"What you wrote and was not sent:"</p><blockquote dir="auto">{typed}</blockquote> },
            );
            view! {
                <Notice kind=NoticeKind::Warning title="It cannot be changed now." acts>"It is "{standing(&line)}"."</Notice>
                {kept}
            }
            .into_any()
        }
    };
    view! {
        <Page title>
            <div class="stack">
                <Breadcrumbs steps=way here="Change it" />
                <PageHead title="Change your proposal" lead="What you proposed before stays in the conversation." />
                {body}
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Form(view: ProposalView, present: Written, refused: Refused) -> impl IntoView {
    let now = view.revision.to_string();
    let is_stale = refused.error(CHANGE, STALE).is_some();
    let revision = if is_stale { now } else { refused.value(CHANGE, "revision", &now) };
    let hidden = vec![("id", view.line.id.to_string()), ("revision", revision)];
    view! {
        <p><span class="soft">"Published now: "</span>{phrase(&present).view()}</p>
        <WordsForm action=CHANGE hidden passage=view.passage label=view.line.label text=view.text present
            why=Some(view.line.why) refused send="Save it" cancel=links::proposal(&view.line.id) />
    }
}
