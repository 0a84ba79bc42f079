//! The demo's strategy and the contribution cards as rows.
//!
//! Invariant: reads the content and writes nothing itself; every date is a number of days from the day of loading.

use std::collections::HashMap;

use serde_json::Value;

use super::measures;
use crate::demo::cycle::NOW;
use crate::demo::ids::id;
use crate::demo::{DemoOrganisation, Owner, StakeholderKind, Wording};
use crate::storage::bulk::Rows;
use crate::time::{DAY, Timestamp};

/// Where the work on some nodes is, by key: a line each.
const NODE_LINKS: &[(&str, &str)] = &[
    (
        "door-warns",
        "https://condition.owlight.example/doors?sort=rising Closing currents, door by door\n\
         https://depot.owlight.example/list/doors The depot's list for tonight",
    ),
    ("works-known", "https://paths.owlight.example/calendar Closures of all seven track owners"),
    ("on-time", "https://control.owlight.example/arrivals Arrivals of last night"),
    ("group-offer", "https://partners.owlight.example/groups/open Requests that wait for an offer"),
    ("near-miss", "https://safety.owlight.example/told What was told this week"),
];

/// Where the work on the first card of some people is.
const CARD_LINKS: &[(&str, &str)] = &[
    ("leila.farahani", "https://condition.owlight.example/mine Curves that I watch"),
    ("mateo.quiroga", "https://partners.owlight.example/groups/open"),
];

/// Finds the links of a key.
fn links(all: &'static [(&str, &str)], key: &str) -> &'static str {
    all.iter().find(|(known, _)| *known == key).map_or("", |(_, links)| links)
}

/// Returns the id of the demo's one strategy.
pub(super) fn strategy_id() -> String {
    id("strategy", "owlight")
}

/// Returns the rows, parents first.
pub(super) fn rows(content: &DemoOrganisation, now: Timestamp) -> Vec<Rows> {
    let today = now.day(content.time_zone);
    let mut sets = vec![strategy(content, now), nodes(content, now)];
    sets.extend(words(content));
    sets.extend(measures::rows(content, now, today));
    sets.extend([tenets(content), stakeholders(content), cards(content, now)]);
    sets
}

fn strategy(content: &DemoOrganisation, now: Timestamp) -> Rows {
    let columns =
        ["id", "name", "description", "vision", "extras", "created_at", "revision", "cycle", "starts_on", "ends_on"];
    let mut rows = Rows::new("strategy", &columns);
    // The season began when the strategy came into force, and lasts half a year.
    let day = |days: i64| Timestamp(now.0 + days * DAY).day(content.time_zone).to_string();
    rows.push(vec![
        strategy_id().into(),
        format!("The strategy of {}", content.name).into(),
        content.mission.description.into(),
        content.vision.into(),
        "{}".into(),
        now.0.into(),
        1.into(),
        NOW.into(),
        day(-96).into(),
        day(86).into(),
    ]);
    rows
}

fn nodes(content: &DemoOrganisation, now: Timestamp) -> Rows {
    let mut rows = Rows::new(
        "node",
        &[
            "id",
            "strategy_id",
            "parent_id",
            "position",
            "title",
            "description",
            "because",
            "owner_id",
            "owner_team_id",
            "label",
            "language",
            "direction",
            "unwritten",
            "links",
            "extras",
            "created_at",
            "updated_at",
            "revision",
        ],
    );
    let mut push = |key: &str, parent: Option<&str>, position: usize, texts: [&str; 3], owner| {
        let (person, team) = match owner {
            Some(Owner::Person(key)) => (Some(id("person", key)), None),
            Some(Owner::Team(key)) => (None, Some(id("team", key))),
            None => (None, None),
        };
        let mut row: Vec<Value> = vec![
            id("node", key).into(),
            strategy_id().into(),
            parent.map(|parent| id("node", parent)).into(),
            position.into(),
        ];
        row.extend(texts.map(Value::from));
        row.extend([person.into(), team.into()]);
        row.extend(["", "en", "ltr"].map(Value::from));
        row.extend([false.into(), links(NODE_LINKS, key).into(), "{}".into(), now.0.into(), now.0.into(), 1.into()]);
        rows.push(row);
    };
    let mission = &content.mission;
    push(mission.key, None, 0, [mission.title, mission.description, ""], Some(mission.owner));
    let mut siblings: HashMap<&str, usize> = HashMap::new();
    for node in &content.nodes {
        let position = siblings.entry(node.parent).or_default();
        let texts = [node.title, node.description, node.because.unwrap_or("")];
        push(node.key, Some(node.parent), *position, texts, node.owner);
        *position += 1;
    }
    rows
}

/// Further links, and the wordings of titles, becauses and further links.
fn words(content: &DemoOrganisation) -> [Rows; 2] {
    let mut supports = Rows::new("support", &["id", "node_id", "parent_id", "because", "revision"]);
    let mut wordings = Rows::new(
        "wording",
        &["id", "node_id", "support_id", "lens_id", "title", "because", "language", "direction", "revision"],
    );
    let mut word = |node: &str, support: Option<&str>, lens: &str, title: &str, because: &str| {
        let key = format!("{node} {} {lens}", support.unwrap_or(""));
        wordings.push(vec![
            id("wording", &key).into(),
            id("node", node).into(),
            support.map(|key| id("support", key)).into(),
            id("lens", lens).into(),
            title.into(),
            because.into(),
            "en".into(),
            "ltr".into(),
            1.into(),
        ]);
    };
    let said = |texts: &[Wording], lens: &str| {
        texts.iter().find(|wording| wording.lens == lens).map_or("", |wording| wording.text)
    };
    for lens in content.lenses {
        let title = said(content.mission.wordings, lens.key);
        if !title.is_empty() {
            word(content.mission.key, None, lens.key, title, "");
        }
    }
    for node in &content.nodes {
        for lens in content.lenses {
            let (title, because) = (said(node.wordings, lens.key), said(node.because_wordings, lens.key));
            if !(title.is_empty() && because.is_empty()) {
                word(node.key, None, lens.key, title, because);
            }
        }
        for support in node.also {
            let key = format!("{} {}", node.key, support.parent);
            supports.push(vec![
                id("support", &key).into(),
                id("node", node.key).into(),
                id("node", support.parent).into(),
                support.because.into(),
                1.into(),
            ]);
            for wording in support.because_wordings {
                word(node.key, Some(&key), wording.lens, "", wording.text);
            }
        }
    }
    [supports, wordings]
}

fn tenets(content: &DemoOrganisation) -> Rows {
    let mut rows = Rows::new("tenet", &["id", "strategy_id", "position", "name", "description"]);
    for (position, value) in content.values.iter().enumerate() {
        rows.push(vec![
            id("tenet", value.name).into(),
            strategy_id().into(),
            position.into(),
            value.name.into(),
            value.description.into(),
        ]);
    }
    rows
}

fn stakeholders(content: &DemoOrganisation) -> Rows {
    let mut rows =
        Rows::new("stakeholder", &["id", "strategy_id", "position", "kind", "name", "description", "extras"]);
    for (position, stakeholder) in content.stakeholders.iter().enumerate() {
        // StratML's own words for the sort of a stakeholder.
        let kind = match stakeholder.kind {
            StakeholderKind::Person => "Person",
            StakeholderKind::Organisation => "Organization",
            StakeholderKind::Group => "Generic_Group",
        };
        rows.push(vec![
            id("stakeholder", stakeholder.name).into(),
            strategy_id().into(),
            position.into(),
            kind.into(),
            stakeholder.name.into(),
            stakeholder.description.into(),
            "{}".into(),
        ]);
    }
    rows
}

fn cards(content: &DemoOrganisation, now: Timestamp) -> Rows {
    let mut rows = Rows::new(
        "contribution",
        &[
            "id",
            "person_id",
            "node_id",
            "position",
            "what",
            "may_wait",
            "may_decide",
            "links",
            "created_at",
            "updated_at",
            "revision",
            "objective_id",
        ],
    );
    let mut written: HashMap<&str, usize> = HashMap::new();
    for card in &content.cards {
        let position = written.entry(card.person).or_default();
        rows.push(vec![
            id("contribution", &format!("{} {position}", card.person)).into(),
            id("person", card.person).into(),
            id("node", card.node).into(),
            (*position).into(),
            card.does.into(),
            card.may_wait.unwrap_or("").into(),
            card.decides_alone.unwrap_or("").into(),
            (if *position == 0 { links(CARD_LINKS, card.person) } else { "" }).into(),
            now.0.into(),
            now.0.into(),
            1.into(),
            super::translations::moved(card.person, *position).into(),
        ]);
        *position += 1;
    }
    rows
}
