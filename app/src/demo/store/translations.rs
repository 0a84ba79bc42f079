//! The demo's translations as rows.
//!
//! Invariant: an objective that a later turn has in the same place is the same one.

use serde_json::Value;

use super::plan::strategy_id;
use crate::demo::DemoOrganisation;
use crate::demo::ids::id;
use crate::demo::translations::{CAPACITIES, MOVED, OFFERED, Offered, SAID, Text};
use crate::storage::bulk::Rows;
use crate::time::{DAY, Timestamp};

/// The rows of all tables, translations before their turns, turns before their objectives.
struct Sets {
    translations: Rows,
    turns: Rows,
    objectives: Rows,
    stops: Rows,
}

/// Returns the rows.
pub(super) fn rows(content: &DemoOrganisation, now: Timestamp) -> Vec<Rows> {
    let mut sets = Sets {
        translations: Rows::new(
            "translation",
            &[
                "id",
                "strategy_id",
                "node_id",
                "title",
                "team_id",
                "giver_team_id",
                "offered_by",
                "offered_at",
                "because",
                "state",
                "turn_side",
                "since",
                "text_turn_id",
                "giver_agrees",
                "team_agrees",
                "is_whole",
                "agreed_turn_id",
                "agreed_at",
                "agreed_version",
                "material",
                "cause",
                "cause_number",
                "reason",
                "revision",
            ],
        ),
        turns: Rows::new(
            "translation_turn",
            &[
                "id",
                "translation_id",
                "number",
                "side",
                "person_id",
                "said_at",
                "act",
                "agrees",
                "restatement",
                "needs",
                "may_decide",
                "nothing_because",
                "note",
            ],
        ),
        objectives: Rows::new(
            "translation_objective",
            &[
                "id",
                "turn_id",
                "position",
                "objective_id",
                "title",
                "measure",
                "start_amount",
                "target_amount",
                "due_on",
            ],
        ),
        stops: Rows::new("translation_stop", &["id", "turn_id", "position", "kind", "what"]),
    };
    for offered in OFFERED {
        let title = content.nodes.iter().find(|node| node.key == offered.node).map_or("", |node| node.title);
        translation(&mut sets, offered, title, now);
    }
    vec![sets.translations, sets.turns, sets.objectives, sets.stops, comments(now), capacities(now)]
}

/// Returns the id of the team objective that a person's card moves; none for a card on a node.
pub(super) fn moved(person: &str, position: usize) -> Option<String> {
    let found = MOVED.iter().find(|(who, place, ..)| *who == person && *place == position)?;
    Some(objective(found.2, found.3, found.4))
}

fn objective(node: &str, team: &str, place: usize) -> String {
    id("team_objective", &format!("{node} {team} {place}"))
}

fn key(node: &str, team: &str) -> String {
    format!("{node} {team}")
}

fn some(text: &str, kind: &str) -> Value {
    if text.is_empty() { Value::Null } else { id(kind, text).into() }
}

fn translation(sets: &mut Sets, offered: &Offered, title: &str, now: Timestamp) {
    let key = key(offered.node, offered.team);
    let own = id("translation", &key);
    let turn_id = |place: usize| id("translation_turn", &format!("{key} {place}"));
    let at = |days: i64| Value::from(now.0 - days * DAY);
    let (Some(first), Some(last)) = (offered.turns.first(), offered.turns.last()) else { return };
    let text = offered.turns.iter().rposition(|turn| turn.5.is_some());
    let agreed = offered.turns.iter().rposition(|turn| turn.0 == "agree").filter(|_| offered.agreed_under > 0);
    let is_agreed = agreed.is_some();
    sets.translations.push(vec![
        own.clone().into(),
        strategy_id().into(),
        id("node", offered.node).into(),
        title.into(),
        id("team", offered.team).into(),
        some(offered.giver, "team"),
        id("person", first.2).into(),
        at(first.3),
        first.4.into(),
        offered.state.into(),
        (!offered.turn.is_empty()).then_some(offered.turn).into(),
        at(last.3),
        turn_id(text.unwrap_or(0)).into(),
        (is_agreed || offered.turns.iter().rev().any(|turn| turn.5.is_some() && turn.1 == "giver") || text.is_none())
            .into(),
        (is_agreed || (text.is_some() && offered.turn == "giver")).into(),
        text.is_some().into(),
        agreed.and(text).map(turn_id).into(),
        agreed.map_or(Value::Null, |place| at(offered.turns[place].3)),
        (offered.agreed_under > 0).then_some(offered.agreed_under).into(),
        (offered.reopened_by > 0).into(),
        (if offered.reopened_by > 0 { "version" } else { "" }).into(),
        (offered.reopened_by > 0).then_some(offered.reopened_by).into(),
        (if ["declined", "withdrawn", "ended"].contains(&offered.state) { last.4 } else { "" }).into(),
        offered.turns.len().into(),
    ]);
    for (place, (act, side, by, days, note, text)) in offered.turns.iter().enumerate() {
        let words = |part: fn(&Text) -> &'static str| Value::from(text.map_or("", part));
        let turn = turn_id(place);
        sets.turns.push(vec![
            turn.clone().into(),
            own.clone().into(),
            (place + 1).into(),
            (*side).into(),
            some(by, "person"),
            at(*days),
            (*act).into(),
            matches!(*act, "offer" | "counter" | "agree").into(),
            words(|text| text.restatement),
            words(|text| text.needs),
            words(|text| text.may_decide),
            words(|text| text.nothing_because),
            (*note).into(),
        ]);
        if let Some(text) = text {
            terms(sets, offered, &turn, text);
        }
    }
}

fn terms(sets: &mut Sets, offered: &Offered, turn: &str, text: &Text) {
    for (place, [title, measure, start, target]) in text.objectives.iter().enumerate() {
        sets.objectives.push(vec![
            id("translation_objective", &format!("{turn} {place}")).into(),
            turn.into(),
            place.into(),
            objective(offered.node, offered.team, place).into(),
            (*title).into(),
            (*measure).into(),
            (*start).into(),
            (*target).into(),
            "".into(),
        ]);
    }
    let kinds = ["stop", "not_do"].into_iter().zip(text.stops);
    let stops = kinds.flat_map(|(kind, lines)| lines.iter().map(move |line| (kind, *line)));
    for (place, (kind, what)) in stops.enumerate() {
        let row = id("translation_stop", &format!("{turn} {place}"));
        sets.stops.push(vec![row.into(), turn.into(), place.into(), kind.into(), what.into()]);
    }
}

fn comments(now: Timestamp) -> Rows {
    let columns = ["id", "translation_id", "person_id", "said_at", "line", "is_wording", "text"];
    let mut rows = Rows::new("translation_comment", &columns);
    for (node, team, by, days, line, is_wording, text) in SAID {
        rows.push(vec![
            id("translation_comment", text).into(),
            id("translation", &key(node, team)).into(),
            id("person", by).into(),
            (now.0 - days * DAY).into(),
            (*line).into(),
            (*is_wording).into(),
            (*text).into(),
        ]);
    }
    rows
}

fn capacities(now: Timestamp) -> Rows {
    let mut rows = Rows::new("team_capacity", &["id", "carries", "said_by", "said_at"]);
    for (team, by, days, carries) in CAPACITIES {
        rows.push(vec![
            id("team", team).into(),
            (*carries).into(),
            id("person", by).into(),
            (now.0 - days * DAY).into(),
        ]);
    }
    rows
}
