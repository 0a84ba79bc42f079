//! The rail of the mission page: what is theirs to look at, what moved, in whose words they read.
//!
//! Invariant: nothing is counted at anybody; each item says why it is there and where it leads.

use leptos::prelude::*;

use super::lens::LensPicker;
use crate::measures::model::Reading;
use crate::measures::parts::told_of;
use crate::mission::model::{Mine, MissionView};
use crate::owed::parts::Waits;
use crate::routes::links;
use crate::time::day_said;
use crate::ui::Beside;

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
            Mine::Owns(node, title) => own(links::node(&node), title, "You own it.".to_owned()),
            Mine::Keeps(id, name, day) => {
                let last = day.map(|day| format!("; last value {}", day_said(today, day))).unwrap_or_default();
                own(links::check_in_at(Some(&id)), name, format!("You keep this number{last}."))
            }
        })
        .collect();
    view! {
        <Beside label="Beside your line">
            <Waits items=view.waits now zone />
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
            <section><h2>"Coverage"</h2><p class="small"><a href=links::own_coverage()>"Where your line breaks"</a></p></section>
        </Beside>
    }
}

fn own(href: String, title: String, why: String) -> AnyView {
    view! { <li><a href=href>{title}</a><p class="small">{why}</p></li> }.into_any()
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
