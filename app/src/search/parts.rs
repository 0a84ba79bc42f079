//! What was found, as a list of links, for the page of results and for the palette.
//!
//! Invariant: a text keeps its language and direction, and every mark stands inside the text it was found in.

use leptos::prelude::*;

use crate::routes::links;
use crate::search::model::{Hit, Target, Text};
use crate::strategy::model::Direction;
use crate::strategy::parts::hue;
use crate::ui::{Glyph, Icon, Tag, Tone};

/// Draws hits, best first.
#[component]
pub(crate) fn Hits(
    /// The hits.
    hits: Vec<Hit>,
) -> impl IntoView {
    let items: Vec<_> = hits.into_iter().map(|hit| view! { <li>{one(hit)}</li> }).collect();
    view! { <ol role="list" class="hits">{items}</ol> }
}

fn one(hit: Hit) -> impl IntoView {
    let (href, glyph) = match &hit.target {
        Target::Node(id) => (links::node(id), None),
        Target::Measure(id) => (links::measure(id), None),
        Target::Person(id) => (links::person(id), Some(Glyph::Person)),
        Target::Team(id) => (links::team(id), Some(Glyph::Team)),
    };
    let between = if matches!(hit.target, Target::Person(_)) { ", " } else { " › " };
    let place = hit.place;
    let level =
        (!place.level.is_empty()).then(|| view! { <Tag tone=Tone::Of(hue(place.pillar))>{place.level.clone()}</Tag> });
    let above: Vec<_> = place
        .above
        .into_iter()
        .enumerate()
        .map(|(at, text)| view! { {(at > 0).then_some(between)}{shown(text)} })
        .collect();
    let above = (!above.is_empty()).then(|| view! { <span>{above}</span> });
    let passage = hit.passage.map(|(source, text)| view! { <p class="small">{format!("{source}: ")}{shown(text)}</p> });
    view! {
        <a href=href>{glyph.map(|glyph| view! { <Icon glyph /> })}<span>{shown(hit.name)}</span></a>
        {(level.is_some() || above.is_some()).then(|| view! { <p class="small">{level}{above}</p> })}
        {passage}
    }
}

/// Draws a text with its marks.
fn shown(text: Text) -> AnyView {
    let is_plain = text.language.is_empty()
        && text.direction == Direction::Auto
        && text.pieces.iter().all(|piece| piece.text.is_ascii());
    let pieces: Vec<_> = text
        .pieces
        .into_iter()
        .map(|piece| if piece.is_hit { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() })
        .collect();
    if is_plain {
        return pieces.into_any();
    }
    let direction = match text.direction {
        Direction::Auto => "auto",
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    let language = Some(text.language).filter(|tag| !tag.is_empty());
    view! { <bdi lang=language dir=direction>{pieces}</bdi> }.into_any()
}
