//! Which nodes of a strategy are looked for, as it stands in the address.
//!
//! Invariant: pure; what is written is read again as it was; what cannot be read is left out, never an error.

use serde::{Deserialize, Serialize};

use crate::id::{LensId, NodeId, PersonId, TeamId};

/// How many letters of words are looked at.
const LONGEST: usize = 200;

/// What is looked for: whatever is set has to be true of a node.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// The pillar it belongs to, or is.
    pub pillar: Option<NodeId>,
    /// The person who owns it.
    pub person: Option<Whom<PersonId>>,
    /// The team that owns it, itself or through somebody in it.
    pub team: Option<Whom<TeamId>>,
    /// What is wrong with it, or that it was put away.
    pub state: Option<State>,
    /// Words of its texts, with single spaces between them.
    pub words: String,
}

/// A person or a team: one that a link named, or whoever's name holds what somebody typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whom<Id> {
    /// This one.
    Known(Id),
    /// Whose name holds these words; not empty, and no id.
    Named(String),
}

/// A state of a node that can be looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Nobody owns it.
    Unowned,
    /// Nobody said how it serves its parent.
    Unlinked,
    /// It has no measure.
    Unmeasured,
    /// A measure's latest value is too old to count.
    Stale,
    /// Its owner has gone, and nobody has taken it over yet.
    Handed,
    /// Coverage finds a gap there.
    Broken,
    /// It was put away.
    Archived,
    /// It lacks a title or a because in the words of a lens.
    Unworded(LensId),
}

impl State {
    /// Those that need no lens, in the order in which they are offered.
    pub const PLAIN: [Self; 7] =
        [Self::Unlinked, Self::Unowned, Self::Unmeasured, Self::Stale, Self::Handed, Self::Broken, Self::Archived];

    /// Those of them that a version keeps: no measure stands in it, nor who was handed what.
    pub const KEPT: [Self; 3] = [Self::Unlinked, Self::Unowned, Self::Archived];

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        match word.split_once(':') {
            Some(("unworded", lens)) => lens.parse().ok().map(Self::Unworded),
            _ => Self::PLAIN.into_iter().find(|state| state.word() == word),
        }
    }

    /// Returns the word that stands in the address.
    pub fn word(&self) -> String {
        match self {
            Self::Unowned => "owner".to_owned(),
            Self::Unlinked => "because".to_owned(),
            Self::Unmeasured => "measure".to_owned(),
            Self::Stale => "stale".to_owned(),
            Self::Handed => "handed".to_owned(),
            Self::Broken => "broken".to_owned(),
            Self::Archived => "archived".to_owned(),
            Self::Unworded(lens) => format!("unworded:{lens}"),
        }
    }

    /// Returns what it is called; a lens by its name, which `lens` returns.
    pub fn label(&self, lens: impl Fn(&LensId) -> Option<String>) -> String {
        match self {
            Self::Unowned => "Without an owner".to_owned(),
            Self::Unlinked => "Without a because".to_owned(),
            Self::Unmeasured => "Without a measure".to_owned(),
            Self::Stale => "With a stale measure".to_owned(),
            Self::Handed => "To be taken over".to_owned(),
            Self::Broken => "Where coverage finds a gap".to_owned(),
            Self::Archived => "Archived".to_owned(),
            Self::Unworded(id) => match lens(id) {
                Some(name) => format!("Not worded for {name}"),
                None => "Not worded for a lens that is gone".to_owned(),
            },
        }
    }
}

impl<Id: std::str::FromStr + std::fmt::Display> Whom<Id> {
    /// Reads an id or a part of a name; none if there is neither.
    pub fn read(text: &str) -> Option<Self> {
        let text = tidy(text);
        match text.parse() {
            Ok(id) => Some(Self::Known(id)),
            Err(_) => (!text.is_empty()).then_some(Self::Named(text)),
        }
    }

    /// Returns what stands in the address.
    pub fn written(&self) -> String {
        match self {
            Self::Known(id) => id.to_string(),
            Self::Named(name) => name.clone(),
        }
    }
}

impl Filter {
    /// The names under which its parts stand in an address.
    pub const NAMES: [&'static str; 5] = ["q", "pillar", "owner", "team", "show"];

    /// Returns the filter for one state.
    pub fn of(state: State) -> Self {
        Self { state: Some(state), ..Self::default() }
    }

    /// Reads the pairs of an address; others are passed over, and of a name that stands twice the last counts.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut filter = Self::default();
        for (name, value) in pairs {
            filter.set(name, value);
        }
        filter
    }

    /// Sets the part that stands under `name`.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        match name {
            "q" => self.words = tidy(value),
            "pillar" => self.pillar = value.parse().ok(),
            "owner" => self.person = Whom::read(value),
            "team" => self.team = Whom::read(value),
            "show" => self.state = State::read(value),
            _ => {}
        }
    }

    /// Returns what stands in the address, in the order of the form.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let words = Some(self.words.clone()).filter(|words| !words.is_empty());
        let values = [
            words,
            self.pillar.as_ref().map(ToString::to_string),
            self.person.as_ref().map(Whom::written),
            self.team.as_ref().map(Whom::written),
            self.state.as_ref().map(State::word),
        ];
        Self::NAMES.into_iter().zip(values).filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Tells whether nothing is looked for: every node is meant.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the filter without the part that stands under `name`.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        let mut filter = self.clone();
        filter.set(name, "");
        filter
    }

    /// Tells whether what was put away is looked for, and not what is in sight.
    pub fn is_of_archived(&self) -> bool {
        self.state == Some(State::Archived)
    }
}

/// Returns the words of `text` with single spaces between them.
fn tidy(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(LONGEST).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ID: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

    fn read(pairs: &[(&'static str, String)]) -> Filter {
        Filter::read(pairs.iter().map(|(name, value)| (*name, value.as_str())))
    }

    fn id() -> impl Strategy<Value = String> {
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            pairs in prop::collection::vec(
                (prop::sample::select(&Filter::NAMES[..]), prop_oneof![id(), ".{0,250}", id().prop_map(|id| format!("unworded:{id}")),
                    prop::sample::select(&["owner", "because", "measure", "stale", "handed", "archived"][..]).prop_map(str::to_owned)]),
                0..8,
            )
        ) {
            let filter = Filter::read(pairs.iter().map(|(name, value)| (*name, value.as_str())));
            prop_assert_eq!(&read(&filter.pairs()), &filter);
            prop_assert_eq!(filter.is_empty(), filter.pairs().is_empty());
            for name in Filter::NAMES {
                let without = filter.without(name);
                prop_assert!(without.pairs().iter().all(|(other, _)| *other != name));
                prop_assert_eq!(without == filter, filter.pairs().iter().all(|(other, _)| *other != name));
            }
        }
    }

    #[test]
    fn an_address_says_what_is_looked_for() {
        for (name, value, expected) in [
            ("q", "  two\t words ", Filter { words: "two words".to_owned(), ..Filter::default() }),
            ("pillar", ID, Filter { pillar: Some(ID.parse().unwrap()), ..Filter::default() }),
            ("pillar", "first", Filter::default()),
            ("owner", ID, Filter { person: Some(Whom::Known(ID.parse().unwrap())), ..Filter::default() }),
            ("owner", " Ilse ", Filter { person: Some(Whom::Named("Ilse".to_owned())), ..Filter::default() }),
            ("team", "Firm ware", Filter { team: Some(Whom::Named("Firm ware".to_owned())), ..Filter::default() }),
            ("team", "", Filter::default()),
            // The addresses that stood in mails before there were more filters.
            ("show", "because", Filter::of(State::Unlinked)),
            ("show", "owner", Filter::of(State::Unowned)),
            ("show", "archived", Filter::of(State::Archived)),
            ("show", "everything", Filter::default()),
            ("show", "unworded:x", Filter::default()),
            ("sort", "x", Filter::default()),
        ] {
            assert_eq!(Filter::read([(name, value)]), expected, "{name}={value}");
        }
    }

    #[test]
    fn each_state_has_its_word_and_its_name() {
        let lens: LensId = ID.parse().unwrap();
        for state in State::PLAIN.into_iter().chain([State::Unworded(lens)]) {
            assert_eq!(State::read(&state.word()), Some(state));
        }
        let worded = State::Unworded(ID.parse().unwrap());
        assert_eq!(worded.label(|_| Some("Sales".to_owned())), "Not worded for Sales");
        assert_eq!(State::Stale.label(|_| None), "With a stale measure");
    }
}
