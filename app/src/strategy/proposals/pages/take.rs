//! `/proposals/{id}/take`: a proposal goes into a draft, with the words that stand there in sight.
//!
//! Invariant: leadership writes what is proposed or a text of its own; nothing is overwritten unseen, and what was typed is
//! shown also where it comes too late.

use leptos::prelude::*;

use super::{proposal_id, query, steps};
use crate::access::Ability;
use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::model::STALE;
use crate::strategy::parts::phrase;
use crate::strategy::proposals::api;
use crate::strategy::proposals::model::{NEW, TakeView};
use crate::strategy::proposals::parts::{WordsForm, standing};
use crate::ui::{Breadcrumbs, Crumb, LinkButton, Marked, Notice, NoticeKind, PageHead};

const TAKE: &str = "/api/proposals/take";

/// The page.
#[component]
pub fn TakePage() -> impl IntoView {
    let (id, into) = (proposal_id(), query("into"));
    loaded(
        async move { Ok((api::taking(id?, into).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: TakeView, refused: Refused) -> impl IntoView {
    let line = view.proposal.line.clone();
    let mut way = steps();
    way.push(Crumb { href: links::proposal(&line.id), label: phrase(&line.title) });
    let lead = match &view.into {
        Some(mirror) => format!("{} of “{}”, in the draft “{}”.", line.label, line.title.text, mirror.name),
        None => format!("{} of “{}”, in a draft that is begun for it.", line.label, line.title.text),
    };
    let body = if view.proposal.can.contains(&Ability::Decide) && !view.proposal.is_archived {
        view! { <Form view refused /> }.into_any()
    } else {
        view! { <TooLate view refused /> }.into_any()
    };
    view! {
        <Page title=format!("Take a proposal: {}", line.title.text)>
            <div class="stack">
                <Breadcrumbs steps=way here="Take it" />
                <PageHead title="Take it into a draft" lead />
                {body}
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn TooLate(view: TakeView, refused: Refused) -> impl IntoView {
    let line = view.proposal.line;
    let acts = view! { <LinkButton href=links::proposal(&line.id)>"Read it"</LinkButton> }.into_any();
    let typed = refused.value(TAKE, "text", "");
    let kept = (!typed.is_empty())
        .then(|| view! { <p>"What you wrote and was not taken:"</p><blockquote dir="auto">{typed}</blockquote> });
    let title = if view.proposal.is_archived { "The node is archived." } else { "There is nothing to decide." };
    view! {
        <Notice kind=NoticeKind::Warning title acts>"The proposal is "{standing(&line)}"."</Notice>
        {kept}
    }
}

#[component]
fn Form(view: TakeView, refused: Refused) -> impl IntoView {
    let TakeView { proposal, into, there } = view;
    let has_moved = there.text != proposal.based_on;
    let changed = has_moved.then(|| {
        let based = if proposal.based_on.is_empty() { "(nothing)".to_owned() } else { proposal.based_on.clone() };
        view! {
            <Notice kind=NoticeKind::Warning title="These words have changed since.">
                "What was proposed was written for other words. Read both, then take what is proposed or write a text of your own."
            </Notice>
            <dl class="fields"><div><dt>"When it was proposed it said"</dt><dd dir="auto">{based}</dd></div></dl>
        }
    });
    let mut proposed = phrase(&there);
    proposed.text.clone_from(&proposal.text);
    let now = if there.is_empty() {
        view! { <span class="missing">"nothing yet"</span> }.into_any()
    } else {
        phrase(&there).view()
    };
    let revision = proposal.revision.to_string();
    let is_stale = refused.error(TAKE, STALE).is_some();
    let revision = if is_stale { revision } else { refused.value(TAKE, "revision", &revision) };
    let into = into.map_or_else(|| NEW.to_owned(), |mirror| mirror.draft.to_string());
    let hidden = vec![("id", proposal.line.id.to_string()), ("revision", revision), ("into", into)];
    view! {
        {changed}
        <dl class="fields">
            <div><dt>"It says there now"</dt><dd>{now}</dd></div>
            <div><dt>"Proposed, marked against that"</dt><dd><Marked before=there.text.clone() after=proposed /></dd></div>
        </dl>
        <WordsForm action=TAKE hidden passage=proposal.passage label=format!("{} to be written", proposal.line.label)
            text=proposal.text present=there why=None refused send="Write it into the draft"
            cancel=links::proposal(&proposal.line.id) />
    }
    .into_any()
}
