//! The line of sight as the stations that the design system draws.
//!
//! Invariant: what is missing is said: a because that nobody wrote, an objective that nothing measures or nobody owns.

use crate::link::Links;
use crate::measures::parts::gauge;
use crate::mission::model::{Line, MissionView};
use crate::organisation::model::level_name;
use crate::routes::links;
use crate::strategy::model as strategy;
use crate::time::day_said;
use crate::ui::{Branch, Hue, Phrase, Station, StationKind, Stretch};

use super::phrase::phrase;

/// How many measures a station shows; its page shows all.
const MEASURES: usize = 3;

/// How the line ends at its reader.
pub(in crate::mission) enum Foot {
    /// Cards stand on it.
    Cards,
    /// Nobody has said yet what they do for it.
    Open(&'static str),
}

/// Returns the stations from the mission to whoever the page is about.
pub(in crate::mission) fn stations(view: &MissionView, line: &Line, foot: Foot) -> Vec<Station> {
    let sight = &line.sight.stations;
    let mut drawn: Vec<Station> = sight
        .iter()
        .enumerate()
        .map(|(place, station)| {
            let stretch = match (sight.get(place + 1), &foot) {
                (Some(below), _) => Some(stretch(view, below)),
                (None, Foot::Cards) => None,
                (None, Foot::Open(why)) => Some(Stretch::default().open(*why)),
            };
            drawn(view, line, station, place + 1 == sight.len(), stretch)
        })
        .collect();
    drawn.push(you(view, line));
    drawn
}

/// Returns the hues of the other lines, which leave the mission beside the open one.
pub(in crate::mission) fn others(view: &MissionView, open: &Line) -> Vec<Hue> {
    let mut pillars: Vec<usize> = view.lines.iter().filter_map(|line| line.sight.pillar).collect();
    pillars.sort_unstable();
    pillars.dedup();
    pillars.retain(|pillar| Some(*pillar) != open.sight.pillar);
    pillars.into_iter().map(Hue::of_pillar).collect()
}

/// Returns the hue of a pillar; the mission's where there is none.
pub(super) fn hue(pillar: Option<usize>) -> Hue {
    pillar.map_or(Hue::MISSION, Hue::of_pillar)
}

fn drawn(
    view: &MissionView,
    line: &Line,
    station: &strategy::Station,
    is_last: bool,
    stretch: Option<Stretch>,
) -> Station {
    let shown = station.measures.iter().take(MEASURES);
    Station {
        kind: if station.level == 0 { StationKind::Mission } else { StationKind::Node },
        level: level(view, station),
        title: if station.unwritten { Phrase::default() } else { phrase(&station.title) },
        href: links::node(&station.id).into(),
        hue: hue(line.sight.pillar.filter(|_| station.level > 0)),
        gauges: shown.map(|reading| gauge(reading, station.starts_on, view.today)).collect(),
        said: None,
        notes: notes(station, is_last),
        links: Links::read(&station.links),
        branches: station.supports.iter().map(branch).collect(),
        stretch,
    }
}

fn level(view: &MissionView, station: &strategy::Station) -> String {
    let name = level_name(&view.levels, station.level);
    match station.ends_on {
        Some(day) => format!("{name}, until {}", day_said(view.today, day)),
        None => name.to_owned(),
    }
}

fn notes(station: &strategy::Station, is_last: bool) -> Vec<Phrase> {
    let mut notes: Vec<Phrase> = Vec::new();
    if station.archived {
        notes.push("This was put away: it is no longer in force.".into());
    }
    match station.measures.len() {
        0 if is_last && station.level > 1 => notes.push("Nothing measures this yet.".into()),
        n if n > MEASURES => {
            notes.push(format!("And {} more measures on its own page.", n - MEASURES).into());
        }
        _ => {}
    }
    if is_last && station.owner.is_none() {
        notes.push("Nobody owns this yet.".into());
    }
    notes
}

fn branch(branch: &strategy::Branch) -> Branch {
    Branch { hue: hue(branch.pillar), title: phrase(&branch.title), href: links::node(&branch.parent).into() }
}

/// The stretch down to `below`: how that one serves the station above, in the lens where it is written for it.
fn stretch(view: &MissionView, below: &strategy::Station) -> Stretch {
    if below.because.is_empty() {
        return Stretch::default();
    }
    let stretch = Stretch::because(phrase(&below.because));
    match view.reading.name().filter(|_| below.because_in_lens) {
        Some(lens) => stretch.for_lens(lens),
        None => stretch,
    }
}

fn you(view: &MissionView, line: &Line) -> Station {
    let level = match &view.team {
        Some((_, team)) => format!("{}, {team}", view.name),
        None => view.name.clone(),
    };
    Station { kind: StationKind::You, level, title: "You".into(), hue: hue(line.sight.pillar), ..Station::default() }
}
