//! The demo's versions with their reasons, and its drafts: one of leadership, one that two people see.
//!
//! Invariant: a draft is a copy of what is published, as the product makes it; every date is a number of days from the day
//! of loading.

use serde_json::{Value, json};

use super::plan::strategy_id;
use crate::demo::ids::id;
use crate::storage::bulk::Rows;
use crate::time::{DAY, Timestamp};

/// A version: how many days ago, by whom, of what sort, why, and what it changed (node, field, before, after).
type Version = (
    i64,
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str, &'static str, &'static str)],
);

const VERSIONS: &[Version] = &[
    (96, "ilse.vandermeer", "begun", "Begun with its mission", &[]),
    (
        41,
        "amara.okafor",
        "published",
        "Nineteen of twenty instead of eighteen, as the partners print the promise on their tickets",
        &[
            (
                "on-time",
                "title",
                "Eighteen of twenty trains arrive within ten minutes of plan",
                "Nineteen of twenty trains arrive within ten minutes of plan",
            ),
            (
                "on-time",
                "because",
                "people set their alarm by us",
                "people set their alarm by us, and a promise kept nineteen times is believed the twentieth",
            ),
        ],
    ),
    (
        9,
        "ilse.vandermeer",
        "published",
        "A week of warning instead of a day, because a part takes four days to reach the depot",
        &[("door-warns", "title", "A door tells us a day before it sticks", "A door tells us a week before it sticks")],
    ),
];

/// A draft: its key, name, days ago, who began it, whom it is limited to, and which texts it changes (node, column, text).
type Draft = (
    &'static str,
    &'static str,
    i64,
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, &'static str, &'static str)],
);

const DRAFTS: &[Draft] = &[
    (
        "winter",
        "The winter timetable",
        6,
        "ilse.vandermeer",
        &[],
        &[
            ("door-late", "title", "No train is late because of a door, in frost neither"),
            (
                "door-late",
                "because",
                "a door that does not close holds two hundred sleeping people at a platform, and in January they freeze",
            ),
            (
                "one-voice",
                "title",
                "One message per delay, the same on the phone, the platform, in the corridor and at the hotel",
            ),
            ("works-call", "archived_at", ""),
        ],
    ),
    (
        "depots",
        "Two depots instead of three",
        2,
        "ilse.vandermeer",
        &["ilse.vandermeer", "tomasz.wilk"],
        &[("door-swap", "title", "A door drive is changed in one night at either of two depots")],
    ),
];

/// Returns the rows; `published` are those of the nodes, their links and their wordings.
pub(super) fn rows(published: &[Rows], now: Timestamp) -> Vec<Rows> {
    let mut sets = versions(now);
    for draft in DRAFTS {
        sets.extend(copy(published, draft, now));
    }
    sets
}

fn versions(now: Timestamp) -> Vec<Rows> {
    let columns = ["id", "strategy_id", "number", "kind", "reason", "made_by", "made_at"];
    let mut versions = Rows::new("version", &columns);
    let columns = ["id", "version_id", "node_id", "field", "lens_id", "other_id", "before", "after"];
    let mut changes = Rows::new("version_change", &columns);
    for (number, (days, by, kind, reason, fields)) in (1..).zip(VERSIONS) {
        let version = id("version", &number.to_string());
        versions.push(vec![
            version.clone().into(),
            strategy_id().into(),
            number.into(),
            (*kind).into(),
            (*reason).into(),
            id("person", by).into(),
            (now.0 - days * DAY).into(),
        ]);
        for (node, field, before, after) in *fields {
            changes.push(vec![
                id("version_change", &format!("{number} {node} {field}")).into(),
                version.clone().into(),
                id("node", node).into(),
                (*field).into(),
                "".into(),
                "".into(),
                (*before).into(),
                (*after).into(),
            ]);
        }
    }
    vec![versions, changes]
}

fn copy(published: &[Rows], draft: &Draft, now: Timestamp) -> Vec<Rows> {
    let (key, name, days, by, people, texts) = draft;
    let begun = now.0 - days * DAY;
    let copied = id("draft copy", key);
    let mut strategy = Rows::new("strategy", &["id", "name", "created_at"]);
    strategy.push(vec![copied.clone().into(), (*name).into(), begun.into()]);
    let columns = ["id", "strategy_id", "copy_id", "name", "state", "limited", "begun_by", "begun_at"];
    let mut drafts = Rows::new("draft", &columns);
    drafts.push(vec![
        id("draft", key).into(),
        strategy_id().into(),
        copied.clone().into(),
        (*name).into(),
        "open".into(),
        (!people.is_empty()).into(),
        id("person", by).into(),
        begun.into(),
    ]);
    let mut members = Rows::new("draft_member", &["id", "draft_id", "person_id"]);
    for person in *people {
        members.push(vec![
            id("draft_member", &format!("{key} {person}")).into(),
            id("draft", key).into(),
            id("person", person).into(),
        ]);
    }
    let mut sets = vec![strategy];
    sets.extend(published.iter().filter_map(|rows| mirrored(rows, key, &copied, texts, now)));
    sets.extend([drafts, members]);
    sets
}

/// Returns the copies of some rows in a draft, with its changes.
fn mirrored(rows: &Rows, key: &str, copied: &str, texts: &[(&str, &str, &str)], now: Timestamp) -> Option<Rows> {
    let ids: &[&str] = match rows.table {
        "node" => &["id", "parent_id"],
        "support" => &["id", "node_id", "parent_id"],
        "wording" => &["id", "node_id", "support_id"],
        _ => return None,
    };
    let mut columns = rows.columns.clone();
    let is_node = rows.table == "node";
    if is_node {
        columns.extend(["of_id", "archived_at", "touched"]);
    }
    let mirror =
        |value: &Value| value.as_str().map_or(Value::Null, |old| json!(id("draft row", &format!("{key} {old}"))));
    let mut copies = Rows::new(rows.table, &columns);
    for row in &rows.values {
        let mut row = row.clone();
        let old = row[0].clone();
        if is_node {
            let is_touched = texts.iter().any(|(node, ..)| old == id("node", node));
            row.extend([old.clone(), Value::Null, is_touched.into()]);
        }
        for (at, column) in columns.iter().enumerate() {
            if ids.contains(column) {
                row[at] = mirror(&row[at]);
            }
            if *column == "strategy_id" {
                row[at] = json!(copied);
            }
            let changed = texts.iter().find(|(node, field, _)| is_node && field == column && old == id("node", node));
            if let Some((_, field, text)) = changed {
                row[at] = if *field == "archived_at" { json!(now.0) } else { json!(text) };
            }
        }
        copies.push(row);
    }
    Some(copies)
}
