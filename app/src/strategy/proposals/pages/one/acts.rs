//! What can be done with a proposal: answer, take, decline, change, withdraw, open again.
//!
//! Invariant: each act is a form with the revision that was seen; a reason that came too late is shown.

use leptos::prelude::*;

use crate::access::Ability;
use crate::forms::{Once, Refused};
use crate::routes::links;
use crate::strategy::model::STALE;
use crate::strategy::parts::errors;
use crate::strategy::proposals::model::{NEW, ProposalView, Standing};
use crate::text::TITLE_MAX;
use crate::ui::{FormErrors, LinkButton, Notice, NoticeKind, SubmitButton, TextArea, TextInput, Weight};

const ANSWER: &str = "/api/proposals/answer";
const DECLINE: &str = "/api/proposals/decline";
const WITHDRAW: &str = "/api/proposals/withdraw";
const REOPEN: &str = "/api/proposals/reopen";

/// Draws the form that says something.
#[component]
pub(super) fn Answer(view: ProposalView, refused: Refused) -> impl IntoView {
    let label = if view.is_mine { "Say something about it" } else { "Answer" };
    view! {
        <section class="stack" aria-labelledby="answer">
            <h2 id="answer">{label}</h2>
            <form class="form" method="post" action=ANSWER>
                <Once />
                <FormErrors errors=errors(&refused, ANSWER) />
                <input type="hidden" name="id" value=view.line.id.to_string() />
                <TextArea name="text" label="Your words" required=true rows=3
                    value=refused.value(ANSWER, "text", "") error=refused.error(ANSWER, "text") />
                <div class="acts"><SubmitButton>"Send it"</SubmitButton></div>
            </form>
        </section>
    }
    .into_any()
}

/// Draws the ways to take it and the form that declines it; for whoever was too late, what they wrote.
#[component]
pub(super) fn Decide(view: ProposalView, refused: Refused) -> impl IntoView {
    let reason = refused.value(DECLINE, "reason", "");
    if !view.can.contains(&Ability::Decide) {
        return (!reason.is_empty()).then(|| {
            view! {
                <Notice kind=NoticeKind::Warning title="It was decided meanwhile.">"Your reason was not sent: "<bdi>{reason}</bdi></Notice>
            }
            .into_any()
        });
    }
    let id = view.line.id.clone();
    let drafts: Vec<_> = view
        .drafts
        .iter()
        .map(|mirror| {
            view! { <li><a href=links::take_proposal(&id, mirror.draft.as_str())><bdi>{mirror.name.clone()}</bdi></a></li> }
        })
        .collect();
    let known = (!drafts.is_empty()).then(|| view! { <p>"Drafts that are open:"</p><ul>{drafts}</ul> });
    let take = (!view.is_archived && view.present.is_some()).then(|| {
        view! {
            <section class="stack" aria-labelledby="take">
                <h2 id="take">"Take it into a draft"</h2>
                {known}
                <p><LinkButton href=links::take_proposal(&id, NEW) weight=Weight::Main>"Begin a draft for it"</LinkButton></p>
            </section>
        }
    });
    Some(view! { {take}<Decline view refused /> }.into_any())
}

#[component]
fn Decline(view: ProposalView, refused: Refused) -> impl IntoView {
    let stale = refused.error(DECLINE, STALE).map(|_| {
        view! {
            <Notice kind=NoticeKind::Warning title="Somebody was quicker.">
                "This changed while you were writing. Look again; your reason is kept below."
            </Notice>
        }
    });
    let others: Vec<_> = errors(&refused, DECLINE).into_iter().filter(|error| error.field != STALE).collect();
    let hint = "One sentence that whoever proposed it reads, such as “this line is for travellers, and they do not know the word”.";
    view! {
        <section class="stack" aria-labelledby="decline">
            <h2 id="decline">"Decline it"</h2>
            {stale}
            <form class="form" method="post" action=DECLINE>
                <Once />
                <FormErrors errors=others />
                <input type="hidden" name="id" value=view.line.id.to_string() />
                <input type="hidden" name="revision" value=view.revision.to_string() />
                <TextInput name="reason" label="Because" hint required=true max=Some(TITLE_MAX)
                    value=refused.value(DECLINE, "reason", "") error=refused.error(DECLINE, "reason") />
                <div class="acts"><SubmitButton>"Decline it"</SubmitButton></div>
            </form>
        </section>
    }
    .into_any()
}

/// Draws what its proposer may do while nobody has decided.
#[component]
pub(super) fn Own(view: ProposalView) -> impl IntoView {
    let change = view
        .present
        .is_some()
        .then(|| view! { <LinkButton href=links::change_proposal(&view.line.id)>"Change it"</LinkButton> });
    view! {
        <section class="stack" aria-labelledby="own">
            <h2 id="own">"It is yours"</h2>
            <div class="cluster">
                {change}
                {act(WITHDRAW, &view, "Withdraw it")}
            </div>
        </section>
    }
    .into_any()
}

/// Draws the way to open it again.
#[component]
pub(super) fn Reopen(view: ProposalView) -> impl IntoView {
    let words = match view.line.standing {
        Standing::Taken => "It is decided anew. What was written into the draft stays there until somebody changes it.",
        Standing::Declined => "It waits for a decision again; the reason stays in the conversation.",
        _ => "It waits for leadership again.",
    };
    view! {
        <section class="stack" aria-labelledby="reopen">
            <h2 id="reopen">"Open it again"</h2>
            <p>{words}</p>
            {act(REOPEN, &view, "Open it again")}
        </section>
    }
    .into_any()
}

fn act(action: &'static str, view: &ProposalView, label: &'static str) -> AnyView {
    view! {
        <form method="post" action=action>
            <Once />
            <input type="hidden" name="id" value=view.line.id.to_string() />
            <input type="hidden" name="revision" value=view.revision.to_string() />
            <SubmitButton>{label}</SubmitButton>
        </form>
    }
    .into_any()
}
