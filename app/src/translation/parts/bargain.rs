//! What is bargained over: the text before and the text that stands, part by part, with what was said to each; the turns.
//!
//! Invariant: what changed is marked word by word; nobody's turn is left out.

use leptos::prelude::*;

use crate::forms::{Once, Refused};
use crate::strategy::parts::errors;
use crate::translation::model::{Comment, May, Terms, TranslationView, Turn};
use crate::translation::parts::TermsOf;
use crate::ui::{Checkbox, Choice, Disclosure, FormErrors, Marked, Phrase, Select, SubmitButton, TextArea};

const COMMENT: &str = "/api/translations/comment";

/// Draws the two texts side by side.
#[component]
pub(crate) fn Bargain(
    /// The translation.
    view: TranslationView,
) -> impl IntoView {
    let Some(text) = view.text.clone() else {
        let said = format!("{} answers first, in its own words.", view.brief.team.1);
        let comments = said_to("", &view.comments);
        return view! { <section class="stack tight"><h2>"No text yet"</h2><p>{said}</p>{comments}</section> }
            .into_any();
    };
    let before = view.before.clone();
    let has_before = before.is_some();
    let old = before.unwrap_or_default().parts();
    let parts: Vec<_> = text
        .parts()
        .into_iter()
        .zip(old)
        .filter(|(new, old)| !new.2.is_empty() || !old.2.is_empty())
        .map(|((word, label, new), (.., old))| part(&view, has_before, (word, label), (old, new)))
        .collect();
    let heads = has_before.then(|| {
        view! { <p class="soft small">"On the left what the turn before said, on the right what stands now, with what changed."</p> }
    });
    view! {
        <section class="stack tight" aria-labelledby="text">
            <h2 id="text">"The text that stands"</h2>
            {heads}
            <dl class="fields sides">{parts}</dl>
            {said_to("", &view.comments)}
        </section>
    }
    .into_any()
}

fn part(
    view: &TranslationView,
    has_before: bool,
    (word, label): (String, String),
    (old, new): (String, String),
) -> impl IntoView + use<> {
    let is_same = old == new;
    let before = has_before.then(|| {
        let said = if old.is_empty() { "(nothing)".to_owned() } else { old.clone() };
        view! { <dd class="soft" dir="auto">{said}</dd> }
    });
    let now = if has_before && !is_same {
        view! { <dd><Marked before=old after=Phrase::from(new) /></dd> }.into_any()
    } else {
        view! { <dd dir="auto">{new}</dd> }.into_any()
    };
    let changed = (has_before && !is_same).then_some(" (changed)");
    let id = format!("part-{word}");
    let comments = said_to(&word, &view.comments).map(|said| view! { <dd class="whole">{said}</dd> });
    view! { <div id=id><dt>{label}{changed}</dt>{before}{now}{comments}</div> }
}

/// What was said to one part; empty is the whole.
fn said_to(part: &str, comments: &[Comment]) -> Option<AnyView> {
    let items: Vec<_> = comments
        .iter()
        .filter(|comment| comment.line == part)
        .map(|comment| {
            let said = if comment.is_wording { "proposes" } else { "says" };
            let head = format!("{} {said}, {}:", comment.by, comment.when);
            view! { <li><span class="soft small">{head}</span>" "<span dir="auto">{comment.text.clone()}</span></li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="stack tight">{items}</ul> }.into_any())
}

/// Draws the form that says something to a part.
#[component]
pub(crate) fn Say(
    /// The translation.
    view: TranslationView,
    /// What was typed and refused.
    refused: Refused,
) -> impl IntoView {
    view.may.contains(&May::Comment).then(|| {
        let parts = Terms::default().parts();
        let choices: Vec<Choice> = parts.into_iter().map(|(word, label, _)| Choice::new(word, label)).collect();
        let wrong = errors(&refused, COMMENT);
        let is_ticked = !refused.value(COMMENT, "wording", "").is_empty();
        view! {
            <Disclosure summary="Say something, or propose a wording" open=!wrong.is_empty()>
                <form class="form" method="post" action=COMMENT>
                    <Once />
                    <FormErrors errors=wrong />
                    <input type="hidden" name="id" value=view.brief.id.to_string() />
                    <Select name="part" label="To which part" choices prompt="The whole"
                        value=refused.value(COMMENT, "part", "") error=refused.error(COMMENT, "line") />
                    <TextArea name="text" label="Your words" rows=2 required=true
                        value=refused.value(COMMENT, "text", "") error=refused.error(COMMENT, "text") />
                    <Checkbox name="wording" label="It is a wording that I propose for this part" checked=is_ticked
                        hint="Whoever speaks for the team, or for the other side, can take it into a text." />
                    <div class="acts"><SubmitButton>"Say it"</SubmitButton></div>
                </form>
            </Disclosure>
        }
        .into_any()
    })
}

/// Draws the turns, the first first.
#[component]
pub(crate) fn Conversation(
    /// The turns.
    turns: Vec<Turn>,
) -> impl IntoView {
    (!turns.is_empty()).then(|| {
        let items: Vec<_> = turns.into_iter().map(turn).collect();
        view! {
            <section class="stack tight" aria-labelledby="turns">
                <h2 id="turns">"Every turn"</h2>
                <ol class="stack changes" role="list">{items}</ol>
            </section>
        }
        .into_any()
    })
}

fn turn(turn: Turn) -> impl IntoView {
    let head = match &turn.by {
        Some(by) => format!("{by} {}, {}.", turn.said(), turn.when),
        None => format!("Asked to confirm it, {}.", turn.when),
    };
    let note = (!turn.note.is_empty()).then(|| view! { <p dir="auto">{turn.note.clone()}</p> });
    let terms = turn.terms.map(|terms| {
        view! { <Disclosure summary=format!("The text of turn {}", turn.number)><TermsOf terms /></Disclosure> }
    });
    view! { <li id=format!("turn-{}", turn.number)><p class="soft small">{head}</p>{note}{terms}</li> }
}
