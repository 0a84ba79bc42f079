//! Translations in a list, and where each stands.
//!
//! Invariant: shows what everybody may know; the state is a word, and whom it waits for is named.

use leptos::prelude::*;

use crate::routes::links;
use crate::strategy::parts::phrase;
use crate::translation::model::{Brief, OfNode, State};
use crate::ui::{Tag, Tone};

/// Draws where a translation stands.
pub(crate) fn state_tag(brief: &Brief) -> AnyView {
    let tone = match brief.state {
        State::Agreed => Tone::Good,
        State::Offered | State::Countered | State::Confirm => Tone::Warning,
        State::Declined => Tone::Refused,
        State::Withdrawn | State::Ended => Tone::Plain,
    };
    let said = brief.state.said();
    view! { <Tag tone>{said}</Tag> }.into_any()
}

/// Draws a list; each line is named by its team, or by its node where `by_node` says so.
#[component]
pub(crate) fn Lines(
    /// The translations.
    lines: Vec<Brief>,
    /// Names each by its node: on the page of the team.
    #[prop(optional)]
    by_node: bool,
) -> impl IntoView {
    let items: Vec<_> = lines.into_iter().map(|brief| one(&brief, by_node)).collect();
    view! { <ul class="stack tight changes" role="list">{items}</ul> }
}

fn one(brief: &Brief, by_node: bool) -> impl IntoView + use<> {
    let name =
        if by_node { phrase(&brief.title).view() } else { view! { <bdi>{brief.team.1.clone()}</bdi> }.into_any() };
    let waits = brief.turn.map(|side| format!(" It waits for {}.", brief.name_of(side))).unwrap_or_default();
    let since = format!("{}.{waits}", capital(&brief.since));
    let giver = brief.giver.as_ref().map(|(_, name)| format!(" For {name}.")).unwrap_or_default();
    view! {
        <li>
            <p><a href=links::translation(&brief.id)>{name}</a>" "{state_tag(brief)}</p>
            <p class="soft small">{since}{giver}</p>
        </li>
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Draws a node's translations on its page, and the way to offer it.
#[component]
pub(crate) fn TranslatedHere(
    /// What there is.
    found: OfNode,
    /// Where it is offered.
    offer: String,
) -> impl IntoView {
    (!found.lines.is_empty() || found.may_offer).then(|| {
        let act = found.may_offer.then(|| view! { <p><a href=offer>"Offer it to a team"</a></p> });
        let none = found.lines.is_empty().then(|| {
            view! { <p class="soft">"No team has been offered this: it is nobody’s to do yet."</p> }
        });
        let list = (!found.lines.is_empty()).then(|| view! { <Lines lines=found.lines /> });
        view! {
            <section class="stack tight" aria-labelledby="translations">
                <h2 id="translations">"Translations"</h2>
                {none}{list}{act}
            </section>
        }
        .into_any()
    })
}
