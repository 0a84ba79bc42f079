//! The nodes of a strategy in the outline's order, and what was answered for them.
//!
//! Invariant: one query each, however many nodes there are; what is archived is left out.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;

use crate::error::Result;
use crate::id::{ClosingId, NodeId};
use crate::storage::Conn;
use crate::storage::schema::{closing_answer, node, person};
use crate::strategy::cycles::model::{AnswerFields, Verdict};

/// A node in its place.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub id: NodeId,
    pub parent: Option<String>,
    pub title: String,
    pub depth: usize,
    pub starts_on: Option<Date>,
}

/// What was said of a node.
#[derive(Debug, Clone, Default)]
pub(super) struct Answer {
    pub fields: AnswerFields,
    pub by: Option<String>,
    pub revision: i64,
}

impl Answer {
    /// Returns what was said to become of the node.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        self.fields.verdict()
    }
}

/// Reads the nodes in sight of a strategy, the mission first, each followed by what hangs on it.
pub(super) fn outline(conn: &mut Conn, strategy: &str) -> Result<Vec<Spot>> {
    type Row = (String, Option<String>, String, Option<String>);
    let rows: Vec<Row> = node::table
        .filter(node::strategy_id.eq(strategy))
        .filter(node::archived_at.is_null())
        // The last sibling first: what is taken from the end of a stack comes out in order.
        .order((node::position.desc(), node::id.desc()))
        .select((node::id, node::parent_id, node::title, node::starts_on))
        .load(conn)?;
    let mut below: HashMap<Option<String>, Vec<Spot>> = HashMap::new();
    for (id, parent, title, starts_on) in rows {
        let starts_on = starts_on.and_then(|day| day.parse().ok());
        let spot = Spot { id: NodeId::stored(id), parent: parent.clone(), title, depth: 0, starts_on };
        below.entry(parent).or_default().push(spot);
    }
    let mut stack = below.remove(&None).unwrap_or_default();
    let mut found = Vec::new();
    while let Some(spot) = stack.pop() {
        let children = below.remove(&Some(spot.id.to_string())).unwrap_or_default();
        stack.extend(children.into_iter().map(|child| Spot { depth: spot.depth + 1, ..child }));
        found.push(spot);
    }
    Ok(found)
}

/// Reads what was answered, by node.
pub(super) fn answers(conn: &mut Conn, closing: &ClosingId) -> Result<HashMap<String, Answer>> {
    type Row = (String, String, String, String, Option<String>, i64);
    let rows: Vec<Row> = closing_answer::table
        .filter(closing_answer::closing_id.eq(closing.as_str()))
        .select((
            closing_answer::node_id,
            closing_answer::verdict,
            closing_answer::score,
            closing_answer::learned,
            closing_answer::said_by,
            closing_answer::revision,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(node, verdict, score, learned, by, revision)| {
            (node, Answer { fields: AnswerFields { verdict, score, learned }, by, revision })
        })
        .collect())
}

/// Returns the nodes below the one at `at`: they follow it, deeper than it.
pub(super) fn below(spots: &[Spot], at: usize) -> &[Spot] {
    let Some(top) = spots.get(at) else { return &[] };
    let after = &spots[at + 1..];
    let end = after.iter().position(|spot| spot.depth <= top.depth).unwrap_or(after.len());
    &after[..end]
}

/// Reads what people are called.
pub(super) fn names<'a>(conn: &mut Conn, ids: impl Iterator<Item = &'a str>) -> Result<HashMap<String, String>> {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    let rows: Vec<(String, String)> =
        person::table.filter(person::id.eq_any(ids)).select((person::id, person::name)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Returns what somebody is called; whoever was erased is a former colleague.
pub(super) fn named(names: &HashMap<String, String>, id: Option<&String>) -> Option<String> {
    let name = names.get(id?).filter(|name| !name.is_empty()).cloned();
    Some(name.unwrap_or_else(|| "a former colleague".to_owned()))
}
