//! The demo's delegations: two that last, one of them with a draft of its own to come, and two that ended.
//!
//! Invariant: every date is a number of days from the day of loading; whoever gives is leadership.

use serde_json::Value;

use crate::demo::ids::id;
use crate::storage::bulk::Rows;
use crate::time::{DAY, Timestamp};

/// A delegation: node, who edits it, who lets them, days since it was given, days until it ends, and how it ended that
/// many days ago, by whom.
type Delegation = (&'static str, &'static str, &'static str, i64, i64, Option<(&'static str, i64, &'static str)>);

const DELEGATIONS: &[Delegation] = &[
    ("told", "henrik.solberg", "ilse.vandermeer", 5, 52, None),
    ("on-time", "katarzyna.zielinska", "tomasz.wilk", 12, 9, None),
    ("works-known", "ana.kovacevic", "tomasz.wilk", 70, 20, Some(("given_back", 31, "ana.kovacevic"))),
    ("ready-platform", "katarzyna.zielinska", "ilse.vandermeer", 60, -18, None),
];

/// Returns the rows.
pub(super) fn rows(now: Timestamp) -> Vec<Rows> {
    let columns = ["id", "node_id", "person_id", "given_by", "given_at", "ends_at", "ending", "ended_at", "ended_by"];
    let mut rows = Rows::new("delegation", &columns);
    for (node, person, giver, since, until, ended) in DELEGATIONS {
        let (ending, at, by) = match ended {
            Some((how, days, by)) => ((*how).into(), (now.0 - days * DAY).into(), id("person", by).into()),
            None => (Value::Null, Value::Null, Value::Null),
        };
        rows.push(vec![
            id("delegation", &format!("{node} {person}")).into(),
            id("node", node).into(),
            id("person", person).into(),
            id("person", giver).into(),
            (now.0 - since * DAY).into(),
            (now.0 + until * DAY).into(),
            ending,
            at,
            by,
        ]);
    }
    vec![rows]
}
