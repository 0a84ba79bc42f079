//! The demo's season before this one: its strategy, which is archived, the record of its closing, and what went on.
//!
//! Invariant: as the product leaves it when a cycle is closed and the next comes into force; every date is a number of days
//! from the day of loading.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::plan::strategy_id;
use crate::demo::DemoOrganisation;
use crate::demo::cycle::{BEFORE, Closed, LEARNED, PARTS};
use crate::demo::ids::id;
use crate::storage::bulk::Rows;
use crate::time::{DAY, Timestamp};

/// Days ago: the season before began, it was closed, the new one came into force.
const DAYS: [i64; 3] = [278, 101, 96];

fn old_strategy() -> String {
    id("strategy", "before")
}

fn old_node(key: &str) -> String {
    id("node", &format!("before {key}"))
}

/// Returns the rows, parents first; the strategy in force and its nodes stand before them.
pub(super) fn rows(content: &DemoOrganisation, now: Timestamp) -> Vec<Rows> {
    let ago = |days: i64| Timestamp(now.0 - days * DAY);
    let day = |days: i64| json!(ago(days).day(content.time_zone).to_string());
    let columns = ["id", "name", "cycle", "starts_on", "ends_on", "created_at", "archived_at"];
    let mut strategy = Rows::new("strategy", &columns);
    let [first, closed, came] = DAYS;
    let name = format!("{}, {BEFORE}", content.name);
    strategy.push(vec![
        json!(old_strategy()),
        json!(name),
        json!(BEFORE),
        day(first),
        day(came + 1),
        json!(ago(first).0),
        json!(ago(came).0),
    ]);
    let columns = [
        "id",
        "strategy_id",
        "number",
        "state",
        "cycle",
        "starts_on",
        "ends_on",
        "learned",
        "begun_by",
        "begun_at",
        "closed_by",
        "closed_at",
    ];
    let mut closing = Rows::new("closing", &columns);
    let head = json!(id("person", "ilse.vandermeer"));
    closing.push(vec![
        json!(id("closing", BEFORE)),
        json!(old_strategy()),
        json!(1),
        json!("closed"),
        json!(BEFORE),
        day(first),
        day(came + 1),
        json!(LEARNED),
        head.clone(),
        json!(ago(closed + 9).0),
        head.clone(),
        json!(ago(closed).0),
    ]);
    let mut next = Rows::new("next_cycle", &["id", "closing_id", "measures", "begun_by", "begun_at", "came_at"]);
    next.push(vec![
        json!(strategy_id()),
        json!(id("closing", BEFORE)),
        json!("empty"),
        head,
        json!(ago(closed - 1).0),
        json!(ago(came).0),
    ]);
    let mut sets = vec![strategy, closing, next];
    sets.extend(parts(content, ago(first)));
    sets
}

/// The nodes of the season before, the record's rows, and what each goes on as.
fn parts(content: &DemoOrganisation, begun: Timestamp) -> [Rows; 3] {
    let columns =
        ["id", "strategy_id", "parent_id", "position", "title", "language", "direction", "created_at", "updated_at"];
    let mut nodes = Rows::new("node", &columns);
    let columns = [
        "id",
        "closing_id",
        "position",
        "depth",
        "node_id",
        "title",
        "verdict",
        "score",
        "learned",
        "said_by",
        "measures",
    ];
    let mut lines = Rows::new("closing_line", &columns);
    let mut carried = Rows::new("carried", &["id", "closing_id", "from_id", "verdict"]);
    let mut depths: HashMap<&str, usize> = HashMap::new();
    for (position, part) in PARTS.iter().enumerate() {
        let depth = depths.get(part.parent).map_or(0, |above| above + 1);
        depths.insert(part.key, depth);
        let title = title(content, part);
        let parent = (!part.parent.is_empty()).then(|| old_node(part.parent));
        nodes.push(vec![
            json!(old_node(part.key)),
            json!(old_strategy()),
            json!(parent),
            json!(position),
            json!(title),
            json!("en"),
            json!("ltr"),
            json!(begun.0),
            json!(begun.0),
        ]);
        let by = (!part.by.is_empty()).then(|| id("person", part.by));
        lines.push(vec![
            json!(id("closing_line", part.key)),
            json!(id("closing", BEFORE)),
            json!(position),
            json!(depth),
            json!(old_node(part.key)),
            json!(title),
            json!(part.verdict),
            json!(part.score),
            json!(part.learned),
            json!(by),
            json!(measures(part).to_string()),
        ]);
        if !part.became.is_empty() {
            carried.push(vec![
                json!(id("node", part.became)),
                json!(id("closing", BEFORE)),
                json!(old_node(part.key)),
                json!(part.verdict),
            ]);
        }
    }
    [nodes, lines, carried]
}

/// What a part was called: what its node says now where it was kept.
fn title(content: &DemoOrganisation, part: &Closed) -> &'static str {
    let now =
        content.nodes.iter().find(|node| node.key == part.became).map_or(content.mission.title, |node| node.title);
    if part.title.is_empty() { now } else { part.title }
}

fn measures(part: &Closed) -> Value {
    let one = |[name, start, target, last, stands]: [&str; 5]| json!({ "name": name, "start": start, "target": target, "last": last, "stands": stands });
    part.measure.map(one).into_iter().collect()
}
