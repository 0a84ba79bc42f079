//! What several pages draw of declared work.
//!
//! Invariant: a state is a word; nothing is counted at anybody.

use leptos::prelude::*;

use crate::access::Ability;
use crate::declared::model::{AnswerView, DeclaredView, Share, Spoken, State, TeamWork, Turn, WorkView};
use crate::forms::{Once, Refused};
use crate::routes::links;
use crate::strategy::parts::errors;
use crate::text::TITLE_MAX;
use crate::ui::{Choice, FormErrors, RadioGroup, SubmitButton, Tag, TextInput, Tone, Weight};

/// How many that wait stand on the team's page.
const ON_TEAM_PAGE: usize = 10;

/// Where a declaration is taken back.
pub(crate) const WITHDRAW: &str = "/api/declared/withdraw";
/// Where one is declared again.
pub(crate) const REOPEN: &str = "/api/declared/reopen";

/// Draws declarations; `by` names who made each.
#[component]
pub(crate) fn Lines(
    /// The declarations.
    lines: Vec<DeclaredView>,
    /// Whether their authors are named.
    by: bool,
    /// Whether the reader answers them.
    answers: bool,
) -> impl IntoView {
    let items: Vec<_> = lines.into_iter().map(|line| one(line, by, answers)).collect();
    view! { <ul class="stack changes" role="list">{items}</ul> }
}

fn one(line: DeclaredView, by: bool, answers: bool) -> AnyView {
    let person = by.then(|| {
        view! { <a href=links::person(&line.person.0)><bdi>{line.person.1.clone()}</bdi></a>", " }
    });
    let act = (answers && line.state != State::Withdrawn).then(|| {
        let (label, weight) =
            if line.state == State::Open { ("Answer it", "button") } else { ("Answer it anew", "button bare") };
        let named = format!("{label}: {}", line.title);
        view! { <p><a class=weight href=links::answer_declared(&line.id) aria-label=named>{label}</a></p> }
    });
    view! {
        <li>
            <p><a href=links::declared_work(&line.id)><bdi>{line.title.clone()}</bdi></a>" "{standing(line.state)}</p>
            {(!line.sentence.is_empty()).then(|| view! { <p dir="auto">{line.sentence.clone()}</p> })}
            <p class="soft small">{person}{line.share.map(|share| format!("{} of the week, ", share.said()))}"declared "{line.made.clone()}</p>
            {line.answer.map(answered)}
            {act}
        </li>
    }
    .into_any()
}

/// Draws what waits for an answer on the team's page; nothing for whoever answers nobody's.
#[component]
pub(crate) fn TeamLines(
    /// What those declared who report to the reader.
    work: TeamWork,
) -> impl IntoView {
    let is_any = !work.lines.is_empty();
    let open: Vec<DeclaredView> =
        work.lines.into_iter().filter(|line| line.state == State::Open).take(ON_TEAM_PAGE).collect();
    is_any.then(|| {
        view! {
            <section class="stack tight" aria-labelledby="off-the-line">
                <h2 id="off-the-line">"Off the line"</h2>
                <Lines lines=open by=true answers=true />
                <p class="small"><a href=links::DECLARED_TEAM>"All that your people declared"</a></p>
            </section>
        }
    })
}

/// Says where a declaration stands.
pub(crate) fn standing(state: State) -> AnyView {
    let (tone, said) = match state {
        State::Open => (Tone::Warning, "waits for an answer"),
        State::Serves => (Tone::Good, "on a line"),
        State::Stop => (Tone::Info, "may stop"),
        State::Keep => (Tone::Plain, "kept"),
        State::Withdrawn => (Tone::Plain, "taken back"),
    };
    view! { <Tag tone>{said}</Tag> }.into_any()
}

/// Says the answer that stands, with who gave it and when.
pub(crate) fn answered(turn: Turn) -> AnyView {
    let left = if turn.by_left { ", who has left" } else { "" };
    let by = format!(" {}{left}, {}", turn.by, turn.when);
    let text = (!turn.text.is_empty()).then(|| view! { " “"<bdi>{turn.text}</bdi>"”" });
    let said = match (turn.said, turn.node) {
        (Spoken::Serves, Some((node, title))) => {
            view! { "It serves "<a href=links::node(&node)><bdi>{title}</bdi></a>"." }.into_any()
        }
        (Spoken::Serves, None) => "It serves the strategy.".into_any(),
        (Spoken::Stop, _) => "You may stop.".into_any(),
        (Spoken::Keep, _) => "Keep it, because:".into_any(),
        _ => "".into_any(),
    };
    view! { <p class="because">{said}{text}<span class="soft small">{by}</span></p> }.into_any()
}

/// Says who answers, before anything is declared.
pub(crate) fn who_answers(answers: &AnswerView, is_mine: bool) -> String {
    match (answers, is_mine) {
        (AnswerView::Manager(_, name), true) => {
            format!("{name} answers: it serves something, you may stop, or keep it, because. You, {name} and the managers above read it, and nobody else.")
        }
        (AnswerView::Manager(_, name), false) => format!("{name} answers it."),
        (AnswerView::Top, true) => {
            "Nobody is above you, so nobody answers: what you declare stands here for yourself.".to_owned()
        }
        (AnswerView::Nobody, true) => {
            "The directory names no manager of yours, so nobody answers yet. What you declare waits until somebody is named; whoever keeps the directory can do that.".to_owned()
        }
        (AnswerView::Top | AnswerView::Nobody, false) => "Nobody is above them, so nobody answers.".to_owned(),
    }
}

/// Draws the form of a declaration.
#[component]
pub(crate) fn WorkForm(
    /// Where it goes.
    action: &'static str,
    /// What it carries beside its fields.
    hidden: Vec<(&'static str, String)>,
    /// What stands in it unless something was typed: title, share, sentence.
    work: (String, Option<Share>, String),
    /// What was typed and refused.
    refused: Refused,
    /// What the button says.
    send: &'static str,
    /// Where to go without sending.
    cancel: String,
    /// How often it was changed, where it stands already.
    #[prop(optional)]
    revision: i64,
) -> impl IntoView {
    let (title, share, sentence) = work;
    let hidden: Vec<_> = hidden
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=refused.value(action, name, &value) /> })
        .collect();
    let shares: Vec<Choice> = Share::ALL.map(|(_, word, said)| Choice::new(word, said)).to_vec();
    let share = refused.value(action, "share", share.map_or("", Share::word));
    view! {
        <form class="form" method="post" action=action>
            <Once />
            <FormErrors errors=errors(&refused, action) />
            {hidden}
            {(revision > 0).then(|| view! { <input type="hidden" name="revision" value=revision.to_string() /> })}
            <TextInput name="title" label="What is the work?" hint="One line, such as “The monthly table for the old board”." required=true
                max=Some(TITLE_MAX) value=refused.value(action, "title", &title) error=refused.error(action, "title") />
            <RadioGroup name="share" label="Roughly how much of your week does it take?" choices=shares value=share required=true
                error=refused.error(action, "share") />
            <TextInput name="sentence" label="What should whoever answers know?" hint="One sentence: who asks for it, or what would happen without it."
                max=Some(TITLE_MAX) value=refused.value(action, "sentence", &sentence) error=refused.error(action, "sentence") />
            <div class="acts">
                <SubmitButton weight=Weight::Main>{send}</SubmitButton>
                <a href=cancel>"Leave it"</a>
            </div>
        </form>
    }
    .into_any()
}

/// Draws what its author may do with a declaration.
pub(crate) fn own_acts(view: &WorkView) -> Option<AnyView> {
    let may = |ability| view.can.contains(&ability);
    if may(Ability::Reopen) {
        return Some(act(REOPEN, view, "Declare it again"));
    }
    may(Ability::Edit).then(|| {
        view! {
            <div class="cluster">
                <a class="button" href=links::change_declared(&view.line.id)>"Change it"</a>
                {act(WITHDRAW, view, "Take it back")}
            </div>
        }
        .into_any()
    })
}

fn act(path: &'static str, view: &WorkView, label: &'static str) -> AnyView {
    view! {
        <form method="post" action=path>
            <Once />
            <input type="hidden" name="id" value=view.line.id.to_string() />
            <input type="hidden" name="revision" value=view.revision.to_string() />
            <SubmitButton>{label}</SubmitButton>
        </form>
    }
    .into_any()
}

/// Returns what a declaration says, for its form.
pub(crate) fn said(line: &DeclaredView) -> (String, Option<Share>, String) {
    (line.title.clone(), line.share, line.sentence.clone())
}
