//! The measures that values can be for, and which of them a file means.
//!
//! Invariant: pure; a name that may be several is none of them.

use std::collections::HashMap;

use super::{Sheet, shortened};
use crate::measures::model::Sort;
use crate::text::folded;

/// A measure as a file names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    id: String,
    node: String,
    name: String,
}

/// A measure that values can be for.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// Its identifier in the file that it came from.
    pub origin: Option<String>,
    /// The title of its node.
    pub node: String,
    /// Its name.
    pub name: String,
    /// What sort it is.
    pub sort: Sort,
    /// Its unit.
    pub unit: String,
    /// The system that feeds it.
    pub feed: String,
    /// Whether the viewer may record values of it.
    pub may: bool,
}

/// The measures that there are, found by id, by identifier, by node and name, or by name.
#[derive(Debug, Default)]
pub struct Catalogue {
    known: Vec<Known>,
    ids: HashMap<String, usize>,
    names: HashMap<String, Vec<usize>>,
}

impl Named {
    /// Takes what the columns for id, node and name say.
    pub fn new(id: &str, node: &str, name: &str) -> Self {
        Self { id: id.to_owned(), node: node.to_owned(), name: name.to_owned() }
    }

    /// Tells whether nothing is named.
    pub fn is_blank(&self) -> bool {
        self.id.is_empty() && self.name.is_empty()
    }

    fn said(&self) -> String {
        let name = if self.name.is_empty() { &self.id } else { &self.name };
        let path = if self.node.is_empty() { name.clone() } else { format!("{} / {name}", self.node) };
        shortened(&path)
    }
}

impl Catalogue {
    /// Makes the catalogue.
    pub fn new(known: Vec<Known>) -> Self {
        let (mut ids, mut names) = (HashMap::new(), HashMap::<String, Vec<usize>>::new());
        for (at, one) in known.iter().enumerate() {
            ids.insert(one.id.clone(), at);
            let origin = one.origin.as_ref().filter(|origin| !origin.is_empty());
            if let Some(origin) = origin {
                ids.entry(origin.clone()).or_insert(at);
            }
            for name in [path(&one.node, &one.name), folded(&one.name)] {
                names.entry(name).or_default().push(at);
            }
        }
        Self { known, ids, names }
    }

    /// Finds what `named` means.
    ///
    /// # Errors
    /// Why it means none of them, or none beyond doubt.
    pub(super) fn find(&self, named: &Named) -> Result<&Known, String> {
        let by_id = [&named.id, &named.name].into_iter().find_map(|text| self.ids.get(text));
        let name = if named.node.is_empty() { slashed(&named.name) } else { path(&named.node, &named.name) };
        let by_name = self.names.get(&name).map_or(&[][..], Vec::as_slice);
        let found = match (by_id, by_name) {
            (Some(at), _) | (None, [at]) => self.known.get(*at),
            (None, []) => None,
            (None, several) => {
                return Err(format!(
                    "“{}” may be {} measures. Name the node too, as in “node / measure”, or use the id from the export.",
                    named.said(),
                    several.len()
                ));
            }
        };
        found.ok_or_else(|| {
            format!(
                "There is no measure “{}” in the strategy. Use its id, or “node / measure”, as the export has them.",
                named.said()
            )
        })
    }

    /// Returns the ids of the measures that the sheet speaks of, each once.
    pub fn meant(&self, sheet: &Sheet) -> Vec<&str> {
        let mut ids: Vec<&str> =
            sheet.lines.iter().filter_map(|line| self.find(&line.measure).ok()).map(|one| one.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

fn path(node: &str, name: &str) -> String {
    slashed(&format!("{node} / {name}"))
}

fn slashed(text: &str) -> String {
    folded(text).split('/').map(str::trim).collect::<Vec<_>>().join(" / ")
}
