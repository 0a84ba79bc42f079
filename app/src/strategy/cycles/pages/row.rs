//! One node of a cycle that is being closed: what was said of it, or the form that says it.
//!
//! Invariant: nothing is chosen beforehand; one press of a button is an answer. Of two who answer for one node both answers
//! are shown to the slower.

use leptos::prelude::*;

use crate::forms::{Once, Refused};
use crate::id::NodeId;
use crate::routes::links;
use crate::strategy::cycles::model::{AnswerFields, Only, ReviewRow, Score, Verdict};
use crate::strategy::cycles::parts::{said_of, verdict_tag};
use crate::strategy::model::{STALE, Seen};
use crate::strategy::parts::{Settle, Version};
use crate::ui::{Checkbox, FieldError, FormErrors, Kbd, LinkButton, SubmitButton, TextArea, Weight};

/// Where the form goes.
pub(super) const ANSWER: &str = "/api/cycles/answer";

/// Draws the row; `here` opens its form.
#[component]
pub(super) fn Row(
    /// The row.
    row: ReviewRow,
    /// Whether it is the one that is open.
    here: bool,
    /// The row to go on to.
    next: Option<NodeId>,
    /// The closing.
    closing: String,
    /// Which rows are shown.
    only: Only,
    /// The refused form of the page.
    refused: Refused,
) -> impl IntoView {
    let depth = format!("verdict-row depth-{}", row.depth.min(6));
    let at = links::closing_at(only.word(), Some(&row.node), None);
    let measures: Vec<_> =
        row.measures.iter().map(|one| view! { <li><bdi>{one.name.clone()}</bdi>": "{one.said()}</li> }).collect();
    let measures = (!measures.is_empty()).then(|| view! { <ul class="small soft">{measures}</ul> });
    let is_ours = refused.value(ANSWER, "node", "") == row.node.as_str();
    let refused = if is_ours { refused } else { Refused::default() };
    let name = format!("{} “{}”", if row.revision == 0 { "Answer for" } else { "Change the answer for" }, row.title);
    let body = if here {
        form(&row, next, closing, only, &refused)
    } else {
        let label = if row.revision == 0 { "Answer" } else { "Change" };
        view! { <p class="cluster">{said(&row)}<a href=at aria-label=name>{label}</a></p> }.into_any()
    };
    view! {
        <li class=depth>
            <article class="stack tight" id=format!("n-{}", row.node) tabindex=here.then_some("-1") autofocus=here
                aria-labelledby=format!("t-{}", row.node)>
                <h2 class="row-title" id=format!("t-{}", row.node)><a href=links::node(&row.node)><bdi>{row.title.clone()}</bdi></a></h2>
                <p class="small soft">{row.level.clone()}</p>
                {measures}
                {body}
            </article>
        </li>
    }
    .into_any()
}

/// What was said of it so far.
fn said(row: &ReviewRow) -> AnyView {
    let by = row.by.clone().map(|name| format!("by {name}"));
    let learned = (!row.answer.learned.is_empty())
        .then(|| view! { <q class="plain" dir="auto">{row.answer.learned.clone()}</q> });
    view! { {verdict_tag(row.answer.verdict())}<span>{said_of(row.answer.score())}</span>{learned}<span class="soft small">{by}</span> }
        .into_any()
}

fn form(row: &ReviewRow, next: Option<NodeId>, closing: String, only: Only, refused: &Refused) -> AnyView {
    let revision = row.revision.to_string();
    let texts = row.answer.texts();
    let after = next.as_ref().map(ToString::to_string).unwrap_or_default();
    let hidden = [("id", closing), ("node", row.node.to_string()), ("next", after), ("only", only.word().to_owned())];
    if refused.error(ANSWER, STALE).is_some() {
        let versions = Version::all(AnswerFields::NAMES, texts, refused, ANSWER);
        let seen = Seen::read(&refused.value(ANSWER, "seen", ""));
        let hidden = hidden.into_iter().chain([("revision", revision)]).collect();
        let verdicts = Verdict::ALL.map(|verdict| (verdict.word().to_owned(), verdict.label().to_owned()));
        let names =
            verdicts.into_iter().chain(Score::SAID.map(|score| (score.word().to_owned(), score.label().to_owned())));
        let cancel = links::closing_at(only.word(), next.as_ref(), None);
        return view! { <Settle action=ANSWER hidden versions seen names=names.collect() cancel /> }.into_any();
    }
    let hidden: Vec<_> =
        hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect();
    let id = |name: &str| format!("f-{name}-{}", row.node);
    let wrong: Vec<FieldError> = refused
        .errors(ANSWER)
        .into_iter()
        .filter(|(field, _)| !field.is_empty())
        .map(|(field, message)| FieldError { field, message })
        .collect();
    let below = (row.open_below > 0).then(|| {
        let label = match row.open_below {
            1 => "The same of the one below it that waits".to_owned(),
            many => format!("The same of the {many} below it that wait"),
        };
        view! { <Checkbox id=id("below") name="below" label checked=refused.value(ANSWER, "below", "") == "yes" /> }
    });
    view! {
        <form class="form answer" method="post" action=ANSWER>
            <Once />
            <FormErrors errors=wrong mark=row.node.to_string() />
            {hidden}
            <input type="hidden" name="revision" value=refused.value(ANSWER, "revision", &revision) />
            <input type="hidden" name="seen" value=refused.value(ANSWER, "seen", &Seen::of(texts).written()) />
            {scores(Score::read(&refused.value(ANSWER, "score", &row.answer.score)))}
            <TextArea id=id("learned") name="learned" label="What was learned" rows=2
                value=refused.value(ANSWER, "learned", &row.answer.learned) error=refused.error(ANSWER, "learned") />
            {below}
            <div class="acts">{buttons(row, next, only)}</div>
        </form>
    }
    .into_any()
}

/// How far it came; nothing is chosen beforehand.
fn scores(chosen: Score) -> AnyView {
    let one = |key: Option<String>, score: Score| {
        view! {
            <label>
                <input type="radio" name="score" value=score.word() checked=score == chosen data-key=key.clone() />
                <span>{score.label()}</span>
                {key.map(|key| view! { <Kbd>{key}</Kbd> })}
            </label>
        }
        .into_any()
    };
    let said = (1..).zip(Score::SAID).map(|(key, score)| one(Some(format!("{key}")), score)).collect::<Vec<_>>();
    view! {
        <fieldset class="scores">
            <legend>"How far it came"</legend>
            {said}
            {one(None, Score::Unsaid)}
        </fieldset>
    }
    .into_any()
}

fn buttons(row: &ReviewRow, next: Option<NodeId>, only: Only) -> AnyView {
    let current = row.answer.verdict();
    // A mission is kept or changed: without one there is no strategy.
    let offered = Verdict::ALL.into_iter().filter(|verdict| row.depth > 0 || *verdict != Verdict::Stop);
    let buttons: Vec<_> = offered
        .map(|verdict| {
            let weight = if current == Some(verdict) { Weight::Main } else { Weight::Quiet };
            view! {
                <SubmitButton weight name="verdict" value=verdict.word() key=verdict.key()>{verdict.label()}</SubmitButton>
            }
            .into_any()
        })
        .collect();
    let back = current.map(|_| {
        view! { <SubmitButton name="verdict" value="" unchecked=true>"Take the answer back"</SubmitButton> }
    });
    let skip = next.map(|next| {
        view! { <LinkButton key="n" href=links::closing_at(only.word(), Some(&next), None)>"Skip"</LinkButton> }
    });
    view! { {buttons}{back}{skip} }.into_any()
}
