//! `/declared/{id}`: a declaration and its answer: the decision that somebody can cite.
//!
//! Invariant: where it stands, who said so and on which day come first; whoever reads the decision alone sees that and no more.

use leptos::prelude::*;

use super::{declared_id, steps};
use crate::access::Ability;
use crate::declared::api;
use crate::declared::model::{Spoken, State, Turn, WorkView};
use crate::declared::parts::{REOPEN, WITHDRAW, answered, own_acts, standing, who_answers};
use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::Refusals;
use crate::ui::{Breadcrumbs, LinkButton, PageHead, Weight};

/// The page.
#[component]
pub fn DeclaredWorkPage() -> impl IntoView {
    let id = declared_id();
    loaded(
        async move { Ok((api::declared_work(id?, String::new()).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: WorkView, refused: Refused) -> impl IntoView {
    let line = view.line.clone();
    let share = line.share.map(|share| format!(" It takes {} of their week.", share.said())).unwrap_or_default();
    let lead = if view.is_mine {
        format!("You declared it {}.{}", line.made, share.replace("their", "your"))
    } else {
        format!("{} declared it {}.{share}", line.person.1, line.made)
    };
    let waits = (line.state == State::Open).then(|| view! { <p>{who_answers(&view.answers, view.is_mine)}</p> });
    let answer = view.can.contains(&Ability::Answer).then(|| {
        let (label, weight) =
            if line.state == State::Open { ("Answer it", Weight::Main) } else { ("Answer it anew", Weight::Quiet) };
        view! { <p><LinkButton href=links::answer_declared(&line.id) weight>{label}</LinkButton></p> }
    });
    let card = (view.is_mine && line.state == State::Serves).then(|| line.card.clone()).flatten().map(
        |card| view! { <p><a href=links::card(&card)>"Your card for it"</a>", which you change as you like."</p> },
    );
    view! {
        <Page title=line.title.clone()>
            <div class="stack">
                <Breadcrumbs steps=steps(view.is_mine) here=line.title.clone() />
                <Refusals refused paths=&[WITHDRAW, REOPEN] />
                <PageHead title=line.title.clone() lead />
                <p>{standing(line.state)}</p>
                {(!line.sentence.is_empty()).then(|| view! { <p dir="auto">{line.sentence.clone()}</p> })}
                {line.answer.clone().map(answered)}
                {waits}
                {card}
                {cited(&view)}
                {answer}
                {own_acts(&view)}
                <History turns=view.turns />
            </div>
        </Page>
    }
    .into_any()
}

/// Who can read the decision at this address.
fn cited(view: &WorkView) -> Option<AnyView> {
    (view.line.state == State::Stop).then(|| {
        let words = if view.is_mine {
            "You can hand this address on: whoever leads the strategy, and the managers above you, read the decision here. Nobody else does, and nobody finds it without the address."
        } else {
            "This address can be cited: its author, the managers above them and whoever leads the strategy read the decision here."
        };
        view! { <p class="small">{words}</p> }.into_any()
    })
}

#[component]
fn History(turns: Vec<Turn>) -> impl IntoView {
    (turns.len() > 1).then(|| {
        let items: Vec<_> = turns.into_iter().map(turn).collect();
        view! {
            <section class="stack" aria-labelledby="said">
                <h2 id="said">"What was said"</h2>
                <ol class="stack changes" role="list">{items}</ol>
            </section>
        }
    })
}

fn turn(turn: Turn) -> AnyView {
    let left = if turn.by_left { ", who has left," } else { "" };
    let head = format!("{}{left} {}, {}.", turn.by, turn.said.said(), turn.when);
    let node = turn.node.map(|(id, title)| view! { <p><a href=links::node(&id)><bdi>{title}</bdi></a></p> });
    let text = (!turn.text.is_empty()).then(|| view! { <p dir="auto">{turn.text}</p> });
    let work = matches!(turn.said, Spoken::Declared | Spoken::Changed).then(|| {
        let (title, share, sentence) = turn.work;
        let share = share.map(|share| format!(", {} of the week", share.said()));
        let sentence = (!sentence.is_empty()).then(|| view! { " "<bdi>{sentence}</bdi> });
        view! { <p>"“"<bdi>{title}</bdi>"”"{share}"."{sentence}</p> }
    });
    view! { <li><p class="soft small">{head}</p>{node}{text}{work}</li> }.into_any()
}
