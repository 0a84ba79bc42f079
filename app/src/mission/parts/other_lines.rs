//! The lines that are not open, and the cards that stand on none.
//!
//! Invariant: every card of the page's person is on the page, in words; a link opens its line.

use leptos::prelude::*;

use super::cards::Cards;
use super::phrase::phrase;
use super::sight::hue;
use crate::mission::model::{Card, Line, MissionView};
use crate::routes::links;
use crate::strategy::model::Station;

/// Draws what stands below the open line.
#[component]
pub(in crate::mission) fn OtherLines(
    /// The page.
    view: MissionView,
    /// Whether it is the reader's own.
    mine: bool,
) -> impl IntoView {
    let MissionView { person, lines, open, loose, .. } = view;
    let others: Vec<_> = lines
        .into_iter()
        .enumerate()
        .filter(|(place, line)| *place != open && !line.cards.is_empty())
        .map(|(_, line)| {
            let href = if mine {
                links::mission_line(Some(&line.sight.node))
            } else {
                links::mission_of(&person, Some(&line.sight.node))
            };
            other(line, href)
        })
        .collect();
    let title = match (others.len(), mine) {
        (1, true) => "Your other line",
        (_, true) => "Your other lines",
        (1, false) => "Their other line",
        (_, false) => "Their other lines",
    };
    view! {
        {(!others.is_empty()).then(|| view! {
            <section class="other-lines" aria-labelledby="other-lines">
                <h2 id="other-lines">{title}</h2>
                <ul role="list">{others}</ul>
            </section>
        })}
        {(!loose.is_empty()).then(|| view! { <Loose cards=loose mine /> })}
        {mine.then(|| view! { <p class="small"><a href=links::DECLARED>"Work of yours that is on no line"</a></p> })}
    }
}

fn other(line: Line, href: String) -> impl IntoView {
    let class = hue(line.sight.pillar).class();
    let pillar = line.sight.stations.get(1).filter(|_| line.sight.stations.len() > 2);
    let above = pillar.map(|pillar: &Station| view! { <p class="small">{phrase(&pillar.title).view()}</p> });
    let title = line.sight.stations.last().map(|last| phrase(&last.title).view());
    let cards = line.cards.into_iter().map(said).collect_view();
    view! {
        <li class=class>
            {above}
            <h3><a href=href>{title}</a></h3>
            <ul>{cards}</ul>
        </li>
    }
}

fn said(card: Card) -> impl IntoView {
    let what = if card.what.is_empty() { "Not said yet".to_owned() } else { card.what };
    view! { <li>{what}</li> }
}

#[component]
fn Loose(cards: Vec<Card>, mine: bool) -> impl IntoView {
    let said: Vec<_> = cards.iter().filter(|card| mine && !card.what.is_empty()).cloned().map(declare).collect();
    view! {
        <section class="other-lines" aria-labelledby="no-line">
            <h2 id="no-line">"On no line"</h2>
            <p class="small">
                {if mine {
                    "This work moves no objective that is in force. Declare it, and your manager answers: it serves something, you may stop, or keep it, because."
                } else {
                    "This work moves no objective that is in force: give it a goal, or say that it may stop."
                }}
            </p>
            <Cards cards mine />
            {(!said.is_empty()).then(|| view! { <ul role="list" class="small">{said}</ul> })}
        </section>
    }
}

/// The way to declare what a card says.
fn declare(card: Card) -> impl IntoView {
    let label = format!("Declare “{}” to your manager", card.what);
    view! { <li><a href=links::declare_card(&card.id, &card.what)>{label}</a></li> }
}
