//! Proposals in a list: what, by whom, why, and where each stands.
//!
//! Invariant: the title leads to the proposal; nothing is counted at anybody.

use leptos::prelude::*;

use crate::routes::links;
use crate::strategy::parts::phrase;
use crate::strategy::proposals::model::{OnNode, ProposalLine, Standing};
use crate::ui::{Tag, Tone};

/// Draws a list.
#[component]
pub(crate) fn Lines(
    /// The proposals.
    lines: Vec<ProposalLine>,
) -> impl IntoView {
    let items: Vec<_> = lines.into_iter().map(one).collect();
    view! { <ul class="stack changes" role="list">{items}</ul> }
}

/// Draws what is proposed for a node on its page; nothing where nothing is.
#[component]
pub(crate) fn ProposedHere(
    /// What is proposed, as far as the reader may read it.
    proposed: OnNode,
) -> impl IntoView {
    (!proposed.lines.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="proposed">
                <h2 id="proposed">"Proposed changes"</h2>
                <Lines lines=proposed.lines />
            </section>
        }
        .into_any()
    })
}

/// Says where a proposal stands.
pub(crate) fn standing(line: &ProposalLine) -> AnyView {
    let tone = match line.standing {
        Standing::Open => Tone::Warning,
        Standing::Answered | Standing::Taken => Tone::Info,
        Standing::Published => Tone::Good,
        Standing::Declined => Tone::Refused,
        Standing::Withdrawn => Tone::Plain,
    };
    let said = line.standing.said();
    let version =
        line.version.map(|number| view! { " in "<a href=links::version(number)>{format!("version {number}")}</a> });
    view! { <Tag tone>{said}</Tag>{version} }.into_any()
}

fn one(line: ProposalLine) -> impl IntoView {
    let left = line.by_left.then_some(", who has left");
    view! {
        <li>
            <p>
                <a href=links::proposal(&line.id)>{line.label.clone()}" of “"{phrase(&line.title).view()}"”"</a>" "{standing(&line)}
            </p>
            <p dir="auto">{line.why.clone()}</p>
            <p class="soft small"><a href=links::person(&line.by.0)>{line.by.1.clone()}</a>{left}", "{line.made.clone()}</p>
        </li>
    }
    .into_any()
}
