//! The address of a map: what is looked for, what it opens at, and how deep it goes.
//!
//! Invariant: pure; everything that a picture depends on stands in it, so that it can be sent, bookmarked and downloaded.

use serde::{Deserialize, Serialize};

use crate::id::{DraftId, NodeId};
use crate::routes::links;
use crate::strategy::model::{Asked, Filter};

/// What an address asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The draft; none is the strategy in force.
    pub draft: Option<DraftId>,
    /// What is looked for; nothing draws every node.
    pub filter: Filter,
    /// The node to open at; none is the mission.
    pub at: Option<NodeId>,
    /// How many levels below it; none is as many as can be taken in.
    pub depth: Option<usize>,
}

impl Address {
    /// The names of everything that an address may ask for.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Filter::NAMES.into_iter().chain(["at", "depth"])
    }

    /// Reads the part of an address behind its question mark; what cannot be read is left out.
    pub fn read(draft: Option<DraftId>, query: &str) -> Self {
        let depth = form_urlencoded::parse(query.as_bytes())
            .filter(|(name, _)| name == "depth")
            .find_map(|(_, depth)| depth.parse().ok().filter(|depth| *depth > 0));
        Self { depth, ..Self::of(draft, &Asked::read(query)) }
    }

    /// Returns the address of the map of what an outline shows. What was put away is on no map.
    pub fn of(draft: Option<DraftId>, asked: &Asked) -> Self {
        let filter = if asked.filter.is_of_archived() { asked.filter.without("show") } else { asked.filter.clone() };
        Self { draft, filter, at: asked.at.clone(), depth: None }
    }

    /// Returns the address of the page without what it asks for.
    pub fn home(&self) -> String {
        self.draft.as_ref().map_or_else(|| links::MAP.to_owned(), links::draft_map)
    }

    /// Returns the address of the page.
    pub fn page(&self) -> String {
        with(self.home(), self.pairs())
    }

    /// Returns the address of the same picture as a file.
    pub fn file(&self) -> String {
        let draft = self.draft.iter().map(|draft| ("draft", draft.to_string()));
        with(links::MAP_FILE.to_owned(), draft.chain(self.pairs()).collect())
    }

    /// Returns the address of the outline of the same nodes, unfolded down to the one that it opens at.
    pub fn outline(&self) -> String {
        let home = self.draft.as_ref().map_or_else(|| links::STRATEGY.to_owned(), links::draft);
        self.asked().path(&home)
    }

    /// Returns what an outline is asked for the same nodes.
    pub fn asked(&self) -> Asked {
        Asked { filter: self.filter.clone(), at: self.at.clone(), ..Asked::default() }
    }

    /// Returns the same opened at a node, as deep as can be taken in.
    #[must_use]
    pub fn opened_at(&self, at: Option<NodeId>) -> Self {
        Self { at, depth: None, ..self.clone() }
    }

    /// Returns the same with so many levels.
    #[must_use]
    pub fn deep(&self, depth: usize) -> Self {
        Self { depth: Some(depth), ..self.clone() }
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let at = self.at.iter().map(|at| ("at", at.to_string()));
        let depth = self.depth.iter().map(|depth| ("depth", depth.to_string()));
        self.filter.pairs().into_iter().chain(at).chain(depth).collect()
    }
}

fn with(home: String, pairs: Vec<(&'static str, String)>) -> String {
    if pairs.is_empty() {
        return home;
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs);
    format!("{home}?{}", query.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let id = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
        let address = Address::read(None, &format!("depth=3&at={id}&show=stale&q=50+%25"));
        assert_eq!(address.page(), format!("/strategy/map?q=50+%25&show=stale&at={id}&depth=3"));
        assert_eq!(address.file(), format!("/export/map.svg?q=50+%25&show=stale&at={id}&depth=3"));
        assert_eq!(address.outline(), format!("/strategy?q=50+%25&show=stale&at={id}"));
        let draft = Address::read(id.parse().ok(), "at=%22%3E%3Cscript%3E&depth=-1&show=archived&open=x");
        assert_eq!(draft.page(), format!("/drafts/{id}/map"));
        assert_eq!(draft.deep(2).file(), format!("/export/map.svg?draft={id}&depth=2"));
        assert_eq!(address.opened_at(None).page(), "/strategy/map?q=50+%25&show=stale");
    }
}
