//! Compares a strategy with a file to be imported into it: what is new, changed, moved, missing.
//! Nodes are matched by identifier, ours or the original; nothing that the file leaves out is ever removed.

mod matching;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::Value;

use super::difference::differences;
use super::plan::Plan;
use matching::{Flat, flat, matched};

/// What a blank field in the file means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// The file knows nothing of it, so what stands stays: for files from elsewhere.
    Keeps,
    /// It was emptied: for our own exports, which write every field.
    Clears,
}

/// A node of one of the two plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its position among its siblings, from the top down, counted from 0.
    pub path: Vec<usize>,
    /// Its title.
    pub title: String,
    /// The title of its parent; blank at the top.
    pub below: String,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The field, such as `title` or `measures[0].unit`.
    pub field: String,
    /// What stands now.
    pub before: String,
    /// What the file says.
    pub after: String,
}

/// A node that is in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// Where it is in the strategy.
    pub existing: Place,
    /// Where it is in the file.
    pub incoming: Place,
    /// The fields that differ; empty when all are the same.
    pub fields: Vec<FieldChange>,
    /// Whether its parent is another one.
    pub moved: bool,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reconciliation {
    /// Nodes of the file that the strategy does not have, parents first.
    pub added: Vec<Place>,
    /// Nodes that both have, in the order of the file.
    pub pairs: Vec<Pair>,
    /// Nodes of the strategy that the file does not have: kept, and listed.
    pub missing: Vec<Place>,
    /// What differs outside the nodes: name, mission, vision, values.
    pub plan: Vec<FieldChange>,
}

impl Reconciliation {
    /// Nodes whose texts or measures change.
    pub fn changed(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| !pair.fields.is_empty())
    }

    /// Nodes that come below another parent.
    pub fn moved(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| pair.moved)
    }

    /// How many nodes stay as they are.
    pub fn unchanged(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.fields.is_empty() && !pair.moved).count()
    }

    /// What the import does, in sentences.
    pub fn sentences(&self) -> Vec<String> {
        let (changed, moved) = (self.changed().count(), self.moved().count());
        let mut list = vec![format!(
            "{} new, {changed} changed, {moved} moved, {} as before.",
            self.added.len(),
            self.unchanged()
        )];
        if !self.missing.is_empty() {
            list.push(format!("{} in the strategy are not in the file; they stay as they are. Archive them yourself if they are out of use.", self.missing.len()));
        }
        list
    }
}

/// Compares a strategy with a file.
pub fn reconcile(existing: &Plan, incoming: &Plan, blank: Blank) -> Reconciliation {
    let (old, new) = (flat(existing), flat(incoming));
    let partner = matched(&old, &new);
    let mut taken = vec![false; old.len()];
    let mut result = Reconciliation { plan: top(existing, incoming, blank), ..Reconciliation::default() };
    for (index, one) in new.iter().enumerate() {
        let Some((place, was)) = partner.get(index).copied().flatten().and_then(|at| Some((at, old.get(at)?))) else {
            result.added.push(shown(&new, one));
            continue;
        };
        if let Some(slot) = taken.get_mut(place) {
            *slot = true;
        }
        let parent = one.parent.map(|parent| partner.get(parent).copied().flatten());
        // A parent that is new is another parent.
        let moved = parent.map_or(was.parent.is_some(), |parent| parent.is_none() || parent != was.parent);
        result.pairs.push(Pair {
            existing: shown(&old, was),
            incoming: shown(&new, one),
            fields: fields(&was.node.alone(), &one.node.alone(), blank),
            moved,
        });
    }
    result.missing = old.iter().zip(taken).filter(|(_, taken)| !taken).map(|(one, _)| shown(&old, one)).collect();
    result
}

fn shown(list: &[Flat<'_>], one: &Flat<'_>) -> Place {
    let below = one.parent.and_then(|parent| list.get(parent)).map(|parent| parent.node.title.clone());
    Place { path: one.path.clone(), title: one.node.title.clone(), below: below.unwrap_or_default() }
}

fn top(existing: &Plan, incoming: &Plan, blank: Blank) -> Vec<FieldChange> {
    let bare = |plan: &Plan| Plan { roots: Vec::new(), ..plan.clone() };
    fields(&bare(existing), &bare(incoming), blank)
}

fn fields<T: Serialize>(before: &T, after: &T, blank: Blank) -> Vec<FieldChange> {
    let (Ok(before), Ok(after)) = (serde_json::to_value(before), serde_json::to_value(after)) else {
        return Vec::new();
    };
    let silent = |value: &Value| {
        matches!(value, Value::Bool(false))
            || value.as_str().is_some_and(str::is_empty)
            || value.as_array().is_some_and(Vec::is_empty)
    };
    let mut found = differences(&before, &after);
    // Our own id is how nodes are told apart, not something that a file changes.
    found.retain(|one| {
        one.path != "id" && !one.path.ends_with(".id") && (blank == Blank::Clears || !silent(&one.after))
    });
    found
        .into_iter()
        .map(|one| FieldChange { field: one.path, before: words(&one.before), after: words(&one.after) })
        .collect()
}

/// Says a value as a person reads it: the texts of what is nested, without their names and ids.
fn words(value: &Value) -> String {
    let joined = |parts: Vec<String>, with: &str| {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(with)
    };
    match value {
        Value::Null | Value::Bool(false) => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(list) => joined(list.iter().map(words).collect(), "; "),
        Value::Object(fields) => {
            joined(fields.iter().filter(|(name, _)| *name != "id").map(|(_, value)| words(value)).collect(), ", ")
        }
    }
}
