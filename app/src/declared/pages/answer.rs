//! `/declared/{id}/answer`: a manager's answer.
//!
//! Invariant: three answers stand side by side; what was typed comes back, also where somebody was quicker.

use leptos::prelude::*;

use super::{declared_id, query, steps};
use crate::access::Ability;
use crate::declared::api;
use crate::declared::model::{State, WorkView};
use crate::declared::parts::{answered, standing};
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::mission::model::Source;
use crate::mission::parts::Search;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::errors;
use crate::text::TITLE_MAX;
use crate::ui::{Breadcrumbs, Choice, Crumb, FormErrors, PageHead, RadioGroup, SubmitButton, TextInput, Weight};

const ANSWER: &str = "/api/declared/answer";

/// The page.
#[component]
pub fn AnswerWorkPage() -> impl IntoView {
    let (id, find) = (declared_id(), query("find"));
    let looked = find.clone();
    loaded(
        async move {
            let view = api::declared_work(id?, find).await?;
            if view.can.contains(&Ability::Answer) { Ok((view, refused().await)) } else { Err(Error::Forbidden) }
        },
        move |(view, refused)| view! { <Whole view refused find=looked.clone() /> },
    )
}

#[component]
fn Whole(view: WorkView, refused: Refused, find: String) -> impl IntoView {
    let line = view.line.clone();
    let mut way = steps(false);
    way.push(Crumb { href: links::declared_work(&line.id), label: line.title.clone().into() });
    let share = line.share.map(|share| format!(", {} of the week", share.said())).unwrap_or_default();
    let lead = format!("{} declared it {}{share}. They are told what you answer.", line.person.1, line.made);
    let before = line.state.is_answered().then(|| {
        view! {
            <p>{standing(line.state)}</p>
            {line.answer.clone().map(answered)}
            <p>"Another answer takes the place of this one, which stays in the history."</p>
        }
    });
    let found = view.offered.iter().filter(|objective| objective.source == Source::Found).count();
    let found = (!find.is_empty()).then_some(found);
    view! {
        <Page title=format!("Answer: {}", line.title)>
            <div class="stack loose">
                <Breadcrumbs steps=way here="Answer" />
                <PageHead title=line.title.clone() lead />
                {(!line.sentence.is_empty()).then(|| view! { <p dir="auto">{line.sentence.clone()}</p> })}
                {before}
                <Search action=links::answer_declared(&line.id) find found />
                <Form view refused />
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Form(view: WorkView, refused: Refused) -> impl IntoView {
    let typed = |name: &str, otherwise: &str| refused.value(ANSWER, name, otherwise);
    let stands = match view.line.state {
        State::Serves => "serves",
        State::Stop => "stop",
        State::Keep => "keep",
        State::Open | State::Withdrawn => "",
    };
    let answers = vec![
        Choice::new("serves", "This serves something: choose it below")
            .meaning("It is put on their line, as a card of theirs that they change as they like."),
        Choice::new("stop", "You may stop").meaning("A decision with your name and the day, which they can cite."),
        Choice::new("keep", "Keep it, because …").meaning("It stays off the line, and your sentence says why."),
    ];
    let serves = view.line.answer.as_ref().and_then(|turn| turn.node.as_ref());
    let serves = serves.map(|(node, _)| node.to_string()).unwrap_or_default();
    let nodes = view
        .offered
        .iter()
        .map(|objective| Choice::new(objective.id.as_str(), &objective.title.text).meaning(objective.hint()))
        .collect();
    view! {
        <form class="form" method="post" action=ANSWER>
            <Once />
            <FormErrors errors=errors(&refused, ANSWER) />
            <input type="hidden" name="id" value=view.line.id.to_string() />
            <input type="hidden" name="revision" value=view.revision.to_string() />
            <RadioGroup name="answer" label="Your answer" choices=answers value=typed("answer", stands) required=true
                error=refused.error(ANSWER, "answer") />
            <RadioGroup name="node" label="If it serves something: what?" choices=nodes value=typed("node", &serves)
                error=refused.error(ANSWER, "node") />
            <TextInput name="reason" label="Because" hint="Needed to keep it; welcome with the others." max=Some(TITLE_MAX)
                value=typed("reason", "") error=refused.error(ANSWER, "reason") />
            <div class="acts">
                <SubmitButton weight=Weight::Main>"Answer it"</SubmitButton>
                <a href=links::declared_work(&view.line.id)>"Leave it"</a>
            </div>
        </form>
    }
    .into_any()
}
