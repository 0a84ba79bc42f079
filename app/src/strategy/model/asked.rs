//! What the address of an outline asks for: which rows, which of them unfolded, and what was just done.
//!
//! Invariant: pure; what is written is read again as it was, and nothing but ids and what a filter holds comes through.

use serde::{Deserialize, Serialize};

use super::filter::Filter;
use super::folds::Folds;
use super::undo::Undo;
use crate::id::NodeId;

/// What an address asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What is looked for; nothing shows the tree.
    pub filter: Filter,
    /// What is unfolded; none leaves it to the page.
    pub open: Option<Folds>,
    /// What is folded among the rows that lead to what was found.
    pub shut: Folds,
    /// Which page of what was found, from 1; 0 is the first too.
    pub page: usize,
    /// The row that the address points at.
    pub at: Option<NodeId>,
    /// An act that can be taken back, as [`Undo::written`].
    pub undo: Option<String>,
    /// Whether every row that is shown comes ticked, or none whatever was ticked before.
    pub ticked: Option<bool>,
}

impl Asked {
    /// The names under which its own parts stand in an address, beside those of the filter.
    const NAMES: [&'static str; 6] = ["open", "shut", "page", "at", "undo", "tick"];

    /// The names of everything that an address may ask for.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Filter::NAMES.into_iter().chain(Self::NAMES)
    }

    /// Reads the part of an address behind its question mark.
    pub fn read(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "open" => asked.open = Some(Folds::read(&value)),
                "shut" => asked.shut = Folds::read(&value),
                "page" => asked.page = value.parse().unwrap_or(0),
                "at" => asked.at = value.parse().ok(),
                "undo" => asked.undo = Undo::read(&value).map(|undo| undo.written()),
                "tick" => {
                    asked.ticked =
                        [("all", true), ("none", false)].into_iter().find(|(word, _)| *word == value).map(|(_, on)| on)
                }
                name => asked.filter.set(name, &value),
            }
        }
        asked
    }

    /// Returns what stands behind the question mark; empty asks for nothing.
    pub fn written(&self) -> String {
        let looked_for = self.filter.pairs().into_iter().map(|(name, value)| {
            let value: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
            (name, value)
        });
        let shut = Some(self.shut.written()).filter(|shut| !shut.is_empty());
        // Ids with commas and dots between them stand in an address as they are.
        let own = [
            self.open.as_ref().map(Folds::written),
            shut,
            (self.page > 1).then(|| self.page.to_string()),
            self.at.as_ref().map(ToString::to_string),
            self.undo.clone(),
            self.ticked.map(|on| if on { "all" } else { "none" }.to_owned()),
        ];
        let own = Self::NAMES.into_iter().zip(own).filter_map(|(name, value)| Some((name, value?)));
        looked_for.chain(own).map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    /// Returns the address of the outline at `home` that asks for this.
    pub fn path(&self, home: &str) -> String {
        match self.written() {
            query if query.is_empty() => home.to_owned(),
            query => format!("{home}?{query}"),
        }
    }

    /// Returns the address of a form at `path` whose act leads back to the same rows.
    pub fn carried_to(&self, path: &str) -> String {
        let from = self.stay().written();
        format!("{path}?from={}", form_urlencoded::byte_serialize(from.as_bytes()).collect::<String>())
    }

    /// Returns what an act leads back to: the same rows, without what was done before.
    #[must_use]
    pub fn stay(&self) -> Self {
        Self { at: None, undo: None, ticked: None, ..self.clone() }
    }

    /// Returns the same rows with others unfolded.
    #[must_use]
    pub fn unfolding(&self, open: Folds) -> Self {
        Self { open: Some(open), ..self.stay() }
    }

    /// Returns the same with `id` folded, where it leads to what was found, or unfolded again.
    #[must_use]
    pub fn shutting(&self, id: &NodeId) -> Self {
        Self { shut: self.shut.turned(id), ..self.stay() }
    }

    /// Returns the first page of what `filter` finds, with the tree as it is unfolded.
    #[must_use]
    pub fn looking_for(&self, filter: Filter) -> Self {
        Self { filter, open: self.open.clone(), ..Self::default() }
    }

    /// Returns the same with every row ticked, or none.
    #[must_use]
    pub fn ticking(&self, all: bool) -> Self {
        Self { ticked: Some(all), ..self.stay() }
    }

    /// Returns another page of the same.
    #[must_use]
    pub fn on_page(&self, page: usize) -> Self {
        Self { page, ..self.stay() }
    }
}

/// Returns the address of the outline at `home` as it was (`from`, the part behind its question mark), down to `at`, after
/// an act that can be taken back.
pub fn outline_path(home: &str, from: Option<&str>, at: Option<&NodeId>, undo: Option<&Undo>) -> String {
    let asked = Asked::read(from.unwrap_or("")).stay();
    Asked { at: at.cloned(), undo: undo.map(Undo::written), ..asked }.path(home)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::model::filter::State;

    const ID: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

    fn id() -> NodeId {
        ID.parse().unwrap()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folds = Folds::default().turned(&id());
        let filter = Filter { words: "50 % & more".to_owned(), pillar: Some(id()), ..Filter::of(State::Unowned) };
        let whole = Asked {
            filter: filter.clone(),
            open: Some(folds.clone()),
            shut: folds.clone(),
            page: 3,
            at: Some(id()),
            undo: Some(Undo::Archived(id()).written()),
            ticked: Some(true),
        };
        for asked in [
            Asked::default(),
            Asked { open: Some(Folds::default()), ..Asked::default() },
            whole.stay(),
            whole.unfolding(Folds::default()),
            whole.shutting(&id()),
            whole.on_page(2),
            whole.ticking(true),
            whole.ticking(false),
            whole.clone(),
        ] {
            assert_eq!(Asked::read(&asked.written()), asked, "{}", asked.written());
        }
        assert_eq!(whole.looking_for(Filter::default()).written(), format!("open={}", folds.written()));
        assert!(whole.written().starts_with(&format!("q=50+%25+%26+more&pillar={ID}&show=owner&open=")));
    }

    #[test]
    fn an_address_holds_ids_alone() {
        let open = Folds::default().turned(&id()).written();
        assert_eq!(outline_path("/strategy", None, None, None), "/strategy");
        assert_eq!(
            outline_path(
                "/strategy",
                Some(&format!("open={open}&undo=x&at={ID}")),
                Some(&id()),
                Some(&Undo::Archived(id()))
            ),
            format!("/strategy?open={open}&at={ID}&undo=archived.{ID}")
        );
        assert_eq!(outline_path("/drafts/1", Some("open=%26evil%3D1&evil=1"), None, None), "/drafts/1?open=");
        assert_eq!(
            outline_path("/drafts/1", Some("show=archived&page=2"), None, None),
            "/drafts/1?show=archived&page=2"
        );
    }
}
