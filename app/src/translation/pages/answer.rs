//! `/translations/{id}/answer`: another text of a translation, prefilled with the one that stands.
//!
//! Invariant: what was typed is shown also where it comes too late, beside what stands by then.

use leptos::prelude::*;

use super::{steps, translation_id};
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::model::STALE;
use crate::strategy::parts::{errors, phrase};
use crate::translation::api;
use crate::translation::model::{May, Side, TranslationView, Typed};
use crate::translation::parts::{Bargain, TermsFields};
use crate::ui::{
    Breadcrumbs, Checkbox, Crumb, FormErrors, LinkButton, Notice, NoticeKind, PageHead, SubmitButton, TextArea, Weight,
};

const ANSWER: &str = "/api/translations/answer";

/// The page.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let id = translation_id();
    loaded(
        async move { Ok((api::answer_form(id?).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: TranslationView, refused: Refused) -> impl IntoView {
    let brief = view.brief.clone();
    let mut way = steps(&brief);
    way.push(Crumb { href: links::translation(&brief.id), label: brief.team.1.clone().into() });
    let lead = match view.side {
        Some(Side::Team) => format!("You speak for {}. {}", brief.team.1, view.load.said()),
        _ => format!("You speak for {}. {} reads it and answers.", brief.giver_name(), brief.team.1),
    };
    let because = (!view.because.is_empty()).then(
        || view! { <p class="because">"offered because "<q class="plain" dir="auto">{view.because.clone()}</q></p> },
    );
    let body = if view.may.contains(&May::Answer) {
        view! { <Form view refused /> }.into_any()
    } else {
        view! { <TooLate view refused /> }.into_any()
    };
    view! {
        <Page title=format!("Answer: {}", brief.title.text)>
            <div class="stack">
                <Breadcrumbs steps=way here="Answer it" />
                <PageHead title=phrase(&brief.title) lead />
                {because}
                {body}
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Form(view: TranslationView, refused: Refused) -> impl IntoView {
    let is_stale = refused.error(ANSWER, STALE).is_some();
    let now = view.revision.to_string();
    let revision = if is_stale { now } else { refused.value(ANSWER, "revision", &now) };
    let stale = is_stale.then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title="Somebody was quicker.">
                "Another text stands by now; it is shown first. What you wrote is kept below it: send it again if it still holds."
            </Notice>
            <Bargain view=view.clone() />
        }
    });
    let text = view.text.clone().or_else(|| view.agreed.clone().map(|agreed| agreed.terms));
    let typed = text.as_ref().map(Typed::from).unwrap_or_default();
    let full = (view.load.is_full() && view.side == Some(Side::Team)).then(|| {
        view! { <Notice kind=NoticeKind::Warning title="The team carries as much as it said it can.">"Say below what it stops for this one."</Notice> }
    });
    let others: Vec<_> = errors(&refused, ANSWER).into_iter().filter(|error| error.field != STALE).collect();
    let holds_back = !refused.value(ANSWER, "holds_back", "").is_empty();
    view! {
        {stale}
        {full}
        <form class="form" method="post" action=ANSWER>
            <Once />
            <FormErrors errors=others />
            <input type="hidden" name="id" value=view.brief.id.to_string() />
            <input type="hidden" name="revision" value=revision />
            <TermsFields action=ANSWER typed refused=refused.clone() />
            <TextArea name="note" label="A word to the other side" rows=2
                hint="Why this text, in a sentence or two. Empty for nothing."
                value=refused.value(ANSWER, "note", "") error=refused.error(ANSWER, "note") />
            <Checkbox name="holds_back" label="I do not agree to it yet" checked=holds_back
                hint="Else you agree to your text by sending it, and the other side can make it agreed." />
            <div class="acts">
                <SubmitButton weight=Weight::Main>"Send this text"</SubmitButton>
                <a href=links::translation(&view.brief.id)>"Leave it as it is"</a>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn TooLate(view: TranslationView, refused: Refused) -> impl IntoView {
    let acts = view! { <LinkButton href=links::translation(&view.brief.id)>"Read it"</LinkButton> }.into_any();
    let typed = !refused.value(ANSWER, "terms[restatement]", "").is_empty();
    let kept = typed.then(|| {
        view! {
            <h2>"What you wrote and was not sent"</h2>
            <div class="form"><TermsFields action=ANSWER typed=Typed::default() refused /></div>
        }
    });
    view! {
        <Notice kind=NoticeKind::Warning title="There is nothing to answer now." acts>"It is "{view.brief.said()}"."</Notice>
        {kept}
    }
    .into_any()
}
