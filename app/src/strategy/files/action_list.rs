//! Reads a list of actions in JSON, each with an id, its parent's id and a text.
//! An item whose parent does not exist is kept at the top; what a form asked and got is kept with the item.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::lines::Lines;
use super::plain_text::from_html;
use super::plan::{Extra, Organisation, Plan, PlanNode};
use super::recognise::stem;
use super::tree::{Planted, grow};
use super::{Format, Found, Halt, dates};
use crate::problem::Problem;

#[derive(Deserialize)]
struct Item {
    id: Value,
    #[serde(default)]
    parent: Value,
    #[serde(default, alias = "title", alias = "name")]
    text: String,
    #[serde(default)]
    due_date: Option<String>,
    #[serde(flatten)]
    rest: serde_json::Map<String, Value>,
}

/// Reads an action list.
pub fn read(name: &str, text: &str, lines: &Lines) -> Result<Found, Halt> {
    let halt = |error: &serde_json::Error, what: &str| Halt {
        line: error.line().max(1),
        column: error.column().max(1),
        what: format!("{what} ({error})."),
    };
    serde_json::from_str::<serde::de::IgnoredAny>(text)
        .map_err(|error| halt(&error, "The file is not valid JSON. Export it again or correct that place"))?;
    let no_list = "This JSON is no strategy: Throughline reads its own export, or an object with \"items\" that each have an id, a parent and a text";
    let (items, rest) = match serde_json::from_str::<Vec<&RawValue>>(text) {
        Ok(items) => (items, BTreeMap::new()),
        Err(_) => {
            let mut fields: BTreeMap<String, &RawValue> =
                serde_json::from_str(text).map_err(|error| halt(&error, no_list))?;
            let items = fields.remove("items").map(|items| serde_json::from_str::<Vec<&RawValue>>(items.get()));
            let refused = || Halt { line: 1, column: 1, what: format!("{no_list}.") };
            (items.and_then(Result::ok).ok_or_else(refused)?, fields)
        }
    };
    let mut plan = Plan { name: stem(name), ..Plan::default() };
    for (key, raw) in rest {
        let value = serde_json::from_str(raw.get()).unwrap_or_default();
        match (key.as_str(), value) {
            ("agency" | "organisation" | "organization", Value::String(name)) => {
                plan.organisations.push(Organisation { name, ..Organisation::default() })
            }
            (_, value) => plan.extras.push(Extra { name: key, text: words(&value) }),
        }
    }
    let mut problems = Vec::new();
    let mut rows = Vec::with_capacity(items.len());
    let mut parents = Vec::with_capacity(items.len());
    let mut places: HashMap<String, usize> = HashMap::new();
    for raw in items {
        let offset = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let line = lines.line(offset);
        let item: Item = serde_json::from_str(raw.get())
            .map_err(|error| Halt { line: line + error.line().saturating_sub(1), ..halt(&error, no_list) })?;
        let id = words(&item.id);
        if places.contains_key(&id) {
            problems.push(Problem {
                line,
                what: format!("The id {id} stands a second time; both items were kept, children go to the first."),
            });
        }
        places.entry(id.clone()).or_insert(rows.len());
        parents.push(words(&item.parent));
        rows.push(Planted { line, parent: None, node: node(item, id, line, &mut problems) });
    }
    for (row, parent) in rows.iter_mut().zip(parents).filter(|(_, parent)| !parent.is_empty()) {
        row.parent = places.get(&parent).copied();
        if row.parent.is_none() {
            let what = format!(
                "Item {} names the parent {parent}, which does not exist; the item was kept at the top.",
                row.node.identifier
            );
            problems.push(Problem { line: row.line, what });
        }
    }
    plan.roots = grow(rows, &mut problems)?;
    Ok(Found { format: Format::ActionList, plan, problems, complete: false })
}

fn node(item: Item, id: String, line: usize, problems: &mut Vec<Problem>) -> PlanNode {
    let mut node = PlanNode {
        sequence: id.clone(),
        identifier: id,
        title: from_html(&item.text),
        ends_on: item.due_date.unwrap_or_default(),
        ..PlanNode::default()
    };
    if node.title.is_empty() {
        problems.push(Problem { line, what: format!("Item {} has no text; it was kept.", node.identifier) });
    }
    problems.extend(dates::trouble("", &node.ends_on).map(|what| Problem { line, what }));
    for (key, value) in item.rest {
        match (key.as_str(), value) {
            ("fields", Value::Array(fields)) => node.extras.extend(fields.iter().map(field)),
            // Whether a form may be filled in more than once says nothing about the plan.
            ("multiple", Value::Bool(_)) => {}
            (_, value) => node.extras.push(Extra { name: key, text: words(&value) }),
        }
    }
    node
}

/// A field of the form behind an item: its label and what was filled in, a choice by its label.
fn field(field: &Value) -> Extra {
    let label = field.get("label").or_else(|| field.get("name")).map(words).unwrap_or_default();
    let options = field.get("options").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let chosen = |value: &Value| {
        options
            .iter()
            .find(|option| option.get("value") == Some(value))
            .and_then(|option| option.get("label"))
            .map_or_else(|| words(value), words)
    };
    let text = match field.get("value") {
        Some(Value::Array(values)) => values.iter().map(chosen).collect::<Vec<_>>().join("\n\n"),
        Some(value) => chosen(value),
        None => String::new(),
    };
    Extra { name: label, text }
}

/// A JSON value as plain text.
fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => from_html(text),
        Value::Array(list) => list.iter().map(words).collect::<Vec<_>>().join("\n\n"),
        other => other.to_string(),
    }
}
