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
use crate::translation::model::{OnLine, State};
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
    let mut all: Vec<Station> = Vec::new();
    for (place, station) in sight.iter().enumerate() {
        let stretch = match (sight.get(place + 1), &foot) {
            (Some(below), _) => Some(stretch(view, below)),
            (None, Foot::Cards) => None,
            (None, Foot::Open(why)) => Some(Stretch::default().open(*why)),
        };
        let is_last = place + 1 == sight.len();
        // What a team took on stands between its node and what hangs below: the cards, or the next station.
        match view.translation(&station.id).and_then(|it| taken_on(line, it)) {
            Some(team) => {
                all.push(drawn(view, line, station, is_last, None));
                all.push(Station { stretch, ..team });
            }
            None => all.push(drawn(view, line, station, is_last, stretch)),
        }
    }
    all.push(you(view, line));
    all
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

/// The stretch down to `below`: how that one serves the station above, in the lens where it is written for it; broken where
/// that was offered to the reader's team and is not agreed.
fn stretch(view: &MissionView, below: &strategy::Station) -> Stretch {
    let stretch = match (below.because.is_empty(), view.reading.name().filter(|_| below.because_in_lens)) {
        (true, _) => Stretch::default(),
        (false, Some(lens)) => Stretch::because(phrase(&below.because)).for_lens(lens),
        (false, None) => Stretch::because(phrase(&below.because)),
    };
    match view.translation(&below.id).and_then(|it| Some((it, it.open()?))) {
        Some((it, open)) => stretch.open(open).offering(links::translation(&it.id), "Where it stands"),
        None => stretch,
    }
}

/// What a team has taken on, in its own words; nothing while it has agreed to nothing.
fn taken_on(line: &Line, it: &OnLine) -> Option<Station> {
    if it.restatement.is_empty() || !matches!(it.state, State::Agreed | State::Confirm) {
        return None;
    }
    let moved: Vec<&str> =
        line.cards.iter().filter_map(|card| it.objective(card.objective.as_ref()?)).fold(Vec::new(), |known, title| {
            if known.contains(&title) { known } else { [known, vec![title]].concat() }
        });
    let title = if moved.is_empty() { it.team.clone() } else { moved.join("; ") };
    let leaves = it.leaves();
    Some(Station {
        kind: StationKind::Team,
        level: format!("{}, agreed {}", it.team, it.agreed),
        title: title.into(),
        href: links::translation(&it.id).into(),
        hue: hue(line.sight.pillar),
        said: Some(it.restatement.clone().into()),
        notes: Some(leaves).filter(|leaves| !leaves.is_empty()).map(Into::into).into_iter().collect(),
        ..Station::default()
    })
}

fn you(view: &MissionView, line: &Line) -> Station {
    let level = match &view.team {
        Some((_, team)) => format!("{}, {team}", view.name),
        None => view.name.clone(),
    };
    Station { kind: StationKind::You, level, title: "You".into(), hue: hue(line.sight.pillar), ..Station::default() }
}
