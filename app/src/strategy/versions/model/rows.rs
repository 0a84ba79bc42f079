//! The children of every node in their order.
//!
//! Invariant: a child stands in exactly one row; ties of places are settled by ids, as the outline does.

use std::collections::HashMap;

use super::tree::Skeleton;

/// The rows of a tree by parent; the mission stands in the row of the empty id.
#[derive(Debug, Default)]
pub struct Rows(HashMap<String, Vec<String>>);

impl Rows {
    /// Puts the children of each parent in order.
    pub fn of(spots: &Skeleton) -> Self {
        let mut rows: HashMap<String, Vec<String>> = HashMap::new();
        for (id, spot) in spots {
            rows.entry(spot.parent.clone().unwrap_or_default()).or_default().push(id.clone());
        }
        for row in rows.values_mut() {
            row.sort_by(|a, b| (spots[a].position, a).cmp(&(spots[b].position, b)));
        }
        Self(rows)
    }

    /// Returns the children of `parent`.
    pub fn below(&self, parent: &str) -> &[String] {
        self.0.get(parent).map_or(&[], Vec::as_slice)
    }

    /// Returns the sibling before `id` below `parent`; empty for the first.
    pub fn before(&self, parent: &str, id: &str) -> String {
        let row = self.below(parent);
        let at = row.iter().position(|known| known == id).and_then(|at| at.checked_sub(1));
        at.map(|at| row[at].clone()).unwrap_or_default()
    }

    /// Takes `id` out of the row of `parent`.
    pub fn take(&mut self, parent: &str, id: &str) {
        if let Some(row) = self.0.get_mut(parent) {
            row.retain(|known| known != id);
        }
    }

    /// Puts `id` last below `parent`.
    pub fn push(&mut self, parent: &str, id: &str) {
        self.0.entry(parent.to_owned()).or_default().push(id.to_owned());
    }

    /// Puts `id` behind `previous` below `parent`: first where that is empty, last where it stands elsewhere.
    pub fn put(&mut self, parent: &str, id: &str, previous: &str) {
        let row = self.0.entry(parent.to_owned()).or_default();
        let at = match row.iter().position(|known| known == previous) {
            Some(at) => at + 1,
            None if previous.is_empty() => 0,
            None => row.len(),
        };
        row.insert(at, id.to_owned());
    }

    /// Returns everything below `id`, itself first.
    pub fn within(&self, id: &str) -> Vec<String> {
        let mut found = vec![id.to_owned()];
        let mut at = 0;
        while at < found.len() {
            found.extend(self.below(&found[at]).iter().cloned());
            at += 1;
        }
        found
    }
}
