//! The rail of the mission page: what is theirs to look at, what moved, in whose words they read.
//!
//! Invariant: nothing is counted at anybody; each item says why it is there and where it leads.

use jiff::civil::Date;
use leptos::prelude::*;

use super::lens::LensPicker;
use crate::accounts::model::said;
use crate::id::ProposalId;
use crate::measures::model::{Reading, is_stale};
use crate::measures::parts::told_of;
use crate::mission::model::{Mine, MissionView, Told};
use crate::routes::links;
use crate::time::{ago, day_said};
use crate::ui::{Beside, Tag, Tone};

/// How many values that moved are shown.
const MOVED: usize = 3;
/// How old a value may be to have moved lately, in days.
const LATELY: i32 = 14;

/// Draws the rail of the reader's own page.
#[component]
pub(in crate::mission) fn MissionRail(
    /// The page.
    view: MissionView,
) -> impl IntoView {
    let moved = moved(&view);
    let (today, now, zone) = (view.today, view.now, view.zone.clone());
    let cycle = view.cycle.clone().map(|(name, ends)| {
        let until = ends.map(|day| format!(" until {}", day_said(today, day)));
        view! { <p class="small soft"><a href=links::CYCLES><bdi>{name}</bdi></a>{until}</p> }
    });
    let keeps_any = view.mine.iter().any(|mine| matches!(mine, Mine::Keeps(..)));
    let mine: Vec<_> = view
        .mine
        .into_iter()
        .map(|mine| match mine {
            Mine::Owns(node, title, from) => owns(&links::node(&node), title, from).into_any(),
            Mine::Keeps(id, _, name, day, after) => {
                keeps(&links::check_in_at(Some(&id)), name, day, after, today).into_any()
            }
            Mine::Told(notice) => {
                let when = ago(now, notice.at, &zone);
                told_line(notice, when).into_any()
            }
            Mine::News(news) => {
                let when = ago(now, news.at, &zone);
                proposal(&news.id, news.title, format!("You proposed this. {} ({when})", news.told))
            }
            Mine::Asked(asked) => {
                let when = ago(now, asked.at, &zone);
                let why = format!("{} proposes other words, {when}. Nobody has answered yet.", asked.by);
                proposal(&asked.id, asked.title, why)
            }
        })
        .collect();
    view! {
        <Beside label="Beside your line">
            {(!mine.is_empty()).then(|| view! {
                <section><h2>"Yours to look at"</h2><ul role="list" class="stack tight">{mine}</ul>
                    {keeps_any.then(|| view! { <p><a href=links::CHECK_IN>"All the numbers you keep"</a></p> })}
                </section>
            })}
            {(!moved.is_empty()).then(|| view! {
                <section><h2>"Moved on your lines"</h2><ul role="list" class="stack tight">{moved}</ul></section>
            })}
            <section><h2>"In whose words"</h2><LensPicker reading=view.reading /></section>
            {cycle.map(|cycle| view! { <section><h2>"This cycle"</h2>{cycle}</section> })}
        </Beside>
    }
}

fn owns(href: &str, title: String, from: Option<String>) -> impl IntoView + use<> {
    let why = match &from {
        Some(name) => format!("It was {name}’s and came to you."),
        None => "You own it.".to_owned(),
    };
    view! {
        <li>
            <a href=href.to_owned()>{title}</a>
            <p class="small">
                {from.is_some().then(|| view! { <Tag tone=Tone::Warning>"to be taken over"</Tag>" " })}
                {why}
            </p>
        </li>
    }
}

fn keeps(href: &str, name: String, day: Option<Date>, after: i64, today: Date) -> impl IntoView + use<> {
    let (stale, why) = match day {
        None => (true, "You keep this number; it has no value yet.".to_owned()),
        Some(day) => {
            (is_stale(day, after, today), format!("You keep this number; last value {}.", day_said(today, day)))
        }
    };
    view! {
        <li>
            <a href=href.to_owned()>{name}</a>
            <p class="small">
                {stale.then(|| view! { <Tag tone=Tone::Warning>"stale"</Tag>" " })}
                {why}
            </p>
        </li>
    }
}

fn told_line(notice: Told, when: String) -> impl IntoView {
    let about = notice.about.map(|name| format!(" ({name})")).unwrap_or_default();
    let by = notice.by.unwrap_or_else(|| "the server".to_owned());
    view! {
        <li>
            <a href=links::ME>{said(&notice.what)}{about}</a>
            <p class="small">{format!("About you, by {by}, {when}.")}</p>
        </li>
    }
}

fn proposal(id: &ProposalId, title: String, why: String) -> AnyView {
    view! { <li><a href=links::proposal(id)><bdi>{title}</bdi></a><p class="small">{why}</p></li> }.into_any()
}

/// Lists the latest values on all lines, newest first, each once.
fn moved(view: &MissionView) -> Vec<AnyView> {
    let mut readings: Vec<&Reading> = Vec::new();
    for station in view.lines.iter().flat_map(|line| &line.sight.stations) {
        for reading in &station.measures {
            let day = reading.latest.as_ref().and_then(|latest| latest.measured_on);
            let is_late = day
                .and_then(|day| day.until(view.today).ok())
                .is_some_and(|span| (0..=LATELY).contains(&span.get_days()));
            if is_late && readings.iter().all(|known| known.id != reading.id) {
                readings.push(reading);
            }
        }
    }
    let day = |reading: &Reading| reading.latest.as_ref().and_then(|latest| latest.measured_on);
    readings.sort_by_key(|reading| std::cmp::Reverse(day(reading)));
    readings.truncate(MOVED);
    readings
        .into_iter()
        .map(|reading| {
            let note = reading.latest.as_ref().map(|latest| latest.note.clone()).filter(|note| !note.is_empty());
            view! {
                <li>
                    <p><a href=links::node(&reading.node)>{reading.name.clone()}</a>": "{reading.said()}</p>
                    <p class="small">{told_of(reading, view.today)}{note.map(|note| format!(". “{note}”"))}</p>
                </li>
            }
            .into_any()
        })
        .collect()
}
