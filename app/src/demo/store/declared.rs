//! Work of the demo's people that is on no line, in every state, what was counted of it, the teams that are on, and one thing
//! that somebody said is not theirs.
//!
//! Invariant: every date is a number of days from the day of loading; the sums are what the product's own rule shows of these
//! declarations and of the people of each division.

mod works;

use std::collections::HashMap;

use serde_json::Value;
use works::{Turn, WORKS};

use crate::declared::model::{Cell, Division, Period, cell};
use crate::demo::DemoOrganisation;
use crate::demo::ids::id;
use crate::storage::bulk::Rows;
use crate::time::{DAY, Timestamp};

/// The teams that are not on yet: those of Common Ground wait until Travellers has gone through its first offers, and Timetable
/// and Paths until its year’s timetable is filed. All others are.
const OFF: &[&str] = &["owlight", "paths", "care", "voice", "ground", "finance", "people", "systems", "safety"];

/// Returns the rows.
pub(super) fn rows(content: &DemoOrganisation, now: Timestamp) -> Vec<Rows> {
    let mut sets = works(content, now);
    sets.extend(sums(content, now));
    sets.push(teams_on(content, now));
    sets.push(not_mine(now));
    sets
}

fn works(content: &DemoOrganisation, now: Timestamp) -> Vec<Rows> {
    let columns =
        ["id", "person_id", "title", "share", "sentence", "state", "card_id", "node_id", "made_at", "revision"];
    let mut works = Rows::new("declared", &columns);
    let mut turns = Rows::new(
        "declared_turn",
        &[
            "id",
            "declared_id",
            "position",
            "kind",
            "title",
            "share",
            "sentence",
            "text",
            "node_id",
            "node_title",
            "person_id",
            "said_at",
        ],
    );
    for (person, share, title, sentence, said) in WORKS {
        let declared = id("declared", person);
        let (state, made) = (state(said), said.first().map_or(0, |(_, days, ..)| *days));
        // What serves something stands on the first card of whoever does it.
        let card = content.cards.iter().find(|card| card.person == *person).filter(|_| state == "serves");
        let node = card.and_then(|card| content.nodes.iter().find(|node| card.node == node.key));
        let node_id: Value = node.map(|node| id("node", node.key)).into();
        works.push(vec![
            declared.clone().into(),
            id("person", person).into(),
            (*title).into(),
            (*share).into(),
            (*sentence).into(),
            state.into(),
            card.map(|card| id("contribution", &format!("{} 0", card.person))).into(),
            node_id.clone(),
            (now.0 - made * DAY).into(),
            said.len().into(),
        ]);
        for (position, (kind, days, by, text)) in said.iter().enumerate() {
            let serves = *kind == "serves";
            turns.push(vec![
                id("declared_turn", &format!("{person} {position}")).into(),
                declared.clone().into(),
                (position + 1).into(),
                (*kind).into(),
                (*title).into(),
                (*share).into(),
                (*sentence).into(),
                (*text).into(),
                if serves { node_id.clone() } else { Value::Null },
                node.filter(|_| serves).map_or("", |node| node.title).into(),
                id("person", by).into(),
                (now.0 - days * DAY).into(),
            ]);
        }
    }
    vec![works, turns]
}

/// Where a declaration stands after its last turn.
fn state(said: &[Turn]) -> &'static str {
    match said.last().map(|(kind, ..)| *kind) {
        Some(kind @ ("serves" | "stop" | "keep" | "withdrawn")) => kind,
        _ => "open",
    }
}

/// What was counted of the two periods that closed last; the second of them is shown on every day.
fn sums(content: &DemoOrganisation, now: Timestamp) -> Vec<Rows> {
    let mut periods = Rows::new("declared_period", &["id", "closed_at", "shown_at", "counted_at"]);
    let mut sums = Rows::new("declared_sum", &["id", "period_id", "team_id", "team_name", "low", "is_top", "people"]);
    let zone = content.time_zone;
    let last = Period::of(now.day(zone)).before();
    for period in [last.before(), last] {
        let closes = period.closes(zone);
        periods.push(vec![period.word().into(), closes.0.into(), period.shown(zone).0.into(), closes.0.into()]);
        for (team, name, division) in divisions(content, (now.0 - closes.0) / DAY) {
            let (low, is_top): (Value, bool) = match cell(&division) {
                Cell::NotEnough => (Value::Null, false),
                Cell::Band { low, is_top } => (low.into(), is_top),
            };
            sums.push(vec![
                id("declared_sum", &format!("{} {team}", period.word())).into(),
                period.word().into(),
                id("team", team).into(),
                name.into(),
                low,
                is_top.into(),
                division.teams.iter().sum::<u32>().into(),
            ]);
        }
    }
    vec![periods, sums]
}

/// Counts the people of each division, and whose work stood on no line that many days ago.
fn divisions(content: &DemoOrganisation, days: i64) -> Vec<(&'static str, &'static str, Division)> {
    let root = content.teams.first().map(|team| team.key);
    let mut sizes: HashMap<&str, u32> = HashMap::new();
    for person in &content.people {
        *sizes.entry(person.team).or_default() += 1;
    }
    let team_of = |key: &str| content.people.iter().find(|person| person.key == key).map(|person| person.team);
    let stood = |said: &[Turn]| {
        let last = said.iter().rfind(|(_, ago, ..)| *ago > days);
        last.is_some_and(|(kind, ..)| ["declared", "changed", "reopened", "keep"].contains(kind))
    };
    let of = |division: &str| {
        let within: Vec<&str> = content
            .teams
            .iter()
            .filter(|team| team.key == division || team.parent == Some(division))
            .map(|team| team.key)
            .collect();
        let declares = WORKS
            .iter()
            .filter(|(person, .., said)| stood(said) && team_of(person).is_some_and(|team| within.contains(&team)));
        Division {
            persons: u32::try_from(declares.count()).unwrap_or(0),
            teams: within.iter().filter_map(|team| sizes.get(team).copied()).collect(),
        }
    };
    let divisions = content.teams.iter().filter(|team| team.parent.is_some() && team.parent == root);
    divisions.map(|team| (team.key, team.name, of(team.key))).collect()
}

fn teams_on(content: &DemoOrganisation, now: Timestamp) -> Rows {
    let mut rows = Rows::new("team_on", &["id", "on_at", "by_id"]);
    for (place, team) in content.teams.iter().filter(|team| !OFF.contains(&team.key)).enumerate() {
        let days = 60 - i64::try_from(place).unwrap_or(0);
        rows.push(vec![
            id("team", team.key).into(),
            (now.0 - days * DAY).into(),
            id("person", "ilse.vandermeer").into(),
        ]);
    }
    rows
}

/// A shift lead said that one declaration is not theirs to answer.
fn not_mine(now: Timestamp) -> Rows {
    let columns = ["id", "person_id", "to_id", "sort", "subject_id", "title", "reason", "said_at"];
    let mut rows = Rows::new("not_mine", &columns);
    rows.push(vec![
        id("not_mine", "johann.gruber").into(),
        id("person", "alois.pichler").into(),
        id("person", "jasmina.hadzic").into(),
        "declared".into(),
        id("declared", "johann.gruber").into(),
        "Greasing the hand lifts of the second half".into(),
        "The lifts belong to the second half of the night, so Nkechi should say.".into(),
        (now.0 - 4 * DAY).into(),
    ]);
    rows
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::demo::organisation;

    #[test]
    fn every_state_is_there_managers_answer_and_no_two_texts_are_alike() {
        let content = organisation();
        let states: BTreeSet<&str> = WORKS.iter().map(|(.., said)| state(said)).collect();
        assert_eq!(states, BTreeSet::from(["keep", "open", "serves", "stop", "withdrawn"]));
        let mut texts: BTreeSet<&str> = BTreeSet::new();
        for (person, _, title, sentence, said) in WORKS {
            let found = content.people.iter().find(|known| known.key == *person).unwrap();
            let spoken = said.iter().map(|(.., text)| *text);
            for text in [*title, *sentence].into_iter().chain(spoken).filter(|text| !text.is_empty()) {
                assert!(texts.insert(text) && !text.contains('!') && text.chars().count() <= 120, "{text}");
            }
            for (kind, _, by, text) in *said {
                let is_answer = ["serves", "stop", "keep"].contains(kind);
                assert_eq!(is_answer, Some(*by) == found.manager, "{title}: {kind} by {by}");
                assert!(*kind != "keep" || text.ends_with('.'), "{title}");
            }
        }
        assert!(OFF.iter().all(|key| content.teams.iter().any(|team| team.key == *key)));
    }

    #[test]
    fn two_divisions_have_a_figure_and_two_have_not_enough_to_show() {
        let content = organisation();
        for days in [1, 29, 64] {
            let shown: Vec<(&str, Cell)> =
                divisions(&content, days).iter().map(|(key, _, division)| (*key, cell(division))).collect();
            let band = Cell::Band { low: 5, is_top: false };
            assert_eq!(
                shown,
                [("trains", band), ("journeys", band), ("travellers", Cell::NotEnough), ("ground", Cell::NotEnough)],
                "{days}"
            );
        }
    }
}
