//! `/proposals/{id}`: a proposal, what was said about it, and what can be done.
//!
//! Invariant: where it stands is said before anything else; a draft is named to those alone who see it.

mod acts;

use leptos::prelude::*;

use super::{proposal_id, steps};
use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::{Refusals, phrase};
use crate::strategy::proposals::api;
use crate::strategy::proposals::model::{ProposalView, Spoken, Turn};
use crate::strategy::proposals::parts::standing;
use crate::ui::{Breadcrumbs, LinkButton, Marked, Notice, NoticeKind, PageHead, SubmitButton};
use acts::{Answer, Decide, Own, Reopen};

/// The acts of one button.
const ACTS: &[&str] = &["/api/proposals/withdraw", "/api/proposals/reopen", "/api/proposals/read"];

/// The page.
#[component]
pub fn ProposalPage() -> impl IntoView {
    let id = proposal_id();
    loaded(
        async move { Ok((api::proposal(id?).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: ProposalView, refused: Refused) -> impl IntoView {
    let line = view.line.clone();
    let left = if line.by_left { ", who has left" } else { "" };
    let lead = format!("{}. Proposed by {}{left}, {}.", line.label, line.by.1, line.made);
    let node = line.node.as_ref().map(|node| view! { <LinkButton href=links::node(node)>"The node"</LinkButton> });
    let draft = view.draft.clone().map(|(id, name)| {
        view! { " "<a href=links::draft(&id)><bdi>{name}</bdi></a> }
    });
    let [may_answer, may_change, may_reopen] =
        [Ability::Answer, Ability::Edit, Ability::Reopen].map(|ability| view.can.contains(&ability));
    view! {
        <Page title=format!("Proposal: {}", line.title.text)>
            <div class="stack">
                <Breadcrumbs steps=steps() here=phrase(&line.title) />
                <Refusals refused=refused.clone() paths=ACTS />
                {news(&view)}
                <PageHead title=phrase(&line.title) lead>{node}</PageHead>
                <p>{standing(&line)}{draft}</p>
                {remarks(&view)}
                <Words view=view.clone() />
                <Conversation turns=view.turns.clone() />
                {may_answer.then(|| view! { <Answer view=view.clone() refused=refused.clone() /> })}
                <Decide view=view.clone() refused=refused.clone() />
                {may_change.then(|| view! { <Own view=view.clone() /> })}
                {may_reopen.then(|| view! { <Reopen view=view.clone() /> })}
            </div>
        </Page>
    }
    .into_any()
}

/// What its proposer has not marked read.
fn news(view: &ProposalView) -> Option<AnyView> {
    let told = view.news()?;
    let acts = view! {
        <form method="post" action="/api/proposals/read">
            <Once />
            <input type="hidden" name="id" value=view.line.id.to_string() />
            <SubmitButton>"Mark it read"</SubmitButton>
        </form>
    };
    Some(view! { <Notice title="What became of your proposal." acts=acts.into_any()>{told}</Notice> }.into_any())
}

/// What has changed around it.
fn remarks(view: &ProposalView) -> Vec<AnyView> {
    let is_alive = !view.can.is_empty();
    let mut said: Vec<(&'static str, &'static str)> = Vec::new();
    if view.line.node.is_none() {
        said.push(("The node is gone.", "The import that brought it was taken back."));
    }
    if view.is_shelved {
        said.push((
            "Its strategy is no longer in force.",
            "The proposal is kept with it, and nothing more becomes of it.",
        ));
    }
    if view.is_archived {
        said.push(("The node is archived.", "It is taken once the node is back in sight."));
    }
    if is_alive && view.line.node.is_some() && view.present.is_none() {
        said.push(("Its words have no place any more.", "The lens is not in use, or the node hangs elsewhere."));
    }
    if is_alive && view.has_moved() {
        said.push((
            "The words have changed since.",
            "What is published now is not what this was proposed for; both stand below.",
        ));
    }
    if is_alive && view.is_said() {
        said.push(("What is published says this already.", "Somebody wrote the same words meanwhile."));
    }
    said.into_iter()
        .map(|(title, words)| view! { <Notice kind=NoticeKind::Warning title>{words}</Notice> }.into_any())
        .collect()
}

/// The words: before, now where that is something else, and proposed.
#[component]
fn Words(view: ProposalView) -> impl IntoView {
    let nothing = |text: &str| if text.is_empty() { "(nothing)".to_owned() } else { text.to_owned() };
    let mut proposed = phrase(&view.present.clone().unwrap_or_default());
    let present = proposed.text.clone();
    let has_moved = view.has_moved();
    proposed.text.clone_from(&view.text);
    let now = has_moved.then(|| {
        let mut before = phrase(&view.present.clone().unwrap_or_default());
        before.text.clone_from(&present);
        view! { <div><dt>"It says now"</dt><dd><Marked before=view.based_on.clone() after=before /></dd></div> }
    });
    let taken = view.taken.clone().map(|taken| {
        let mut written = proposed.clone();
        written.text = taken;
        view! {
            <div><dt>"Leadership wrote into the draft"</dt><dd><Marked before=view.text.clone() after=written /></dd></div>
        }
    });
    let emptied =
        view.text.is_empty().then(|| view! { <dd class="soft">"Nothing any more: the default is read."</dd> });
    view! {
        <section class="stack" aria-labelledby="words">
            <h2 id="words">{view.line.label.clone()}</h2>
            <dl class="fields">
                <div><dt>"When it was proposed it said"</dt><dd dir="auto">{nothing(&view.based_on)}</dd></div>
                {now}
                <div>
                    <dt>"Proposed, word by word"</dt>
                    <dd><Marked before=view.based_on.clone() after=proposed /></dd>
                    {emptied}
                </div>
                {taken}
            </dl>
        </section>
    }
    .into_any()
}

#[component]
fn Conversation(turns: Vec<Turn>) -> impl IntoView {
    let items: Vec<_> = turns.into_iter().map(turn).collect();
    view! {
        <section class="stack" aria-labelledby="said">
            <h2 id="said">"What was said"</h2>
            <ol class="stack changes" role="list">{items}</ol>
        </section>
    }
    .into_any()
}

fn turn(turn: Turn) -> impl IntoView {
    let by = turn.by.unwrap_or_else(|| "The server".to_owned());
    let said = turn.said.said(turn.number);
    let text = (!turn.text.is_empty()).then(|| view! { <p class="prose" dir="auto">{turn.text}</p> });
    let words = (matches!(turn.said, Spoken::Proposed | Spoken::Changed | Spoken::Taken) && !turn.words.is_empty())
        .then(|| view! { <blockquote dir="auto">"“"{turn.words}"”"</blockquote> });
    view! { <li><p class="soft small">{format!("{by} {said}, {}.", turn.when)}</p>{text}{words}</li> }.into_any()
}
