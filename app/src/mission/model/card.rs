//! Contribution cards.
//!
//! Invariant: a card that was written by form says what its author does; one begun by the first day's answer may still
//! have to.

use serde::{Deserialize, Serialize};

use super::moves::Moved;
use crate::error::{Error, FieldErrors, Result};
use crate::id::{ContributionId, NodeId, ObjectiveId};
use crate::link::Links;
use crate::strategy::model::Written;
use crate::text::Title;

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: ContributionId,
    /// The objective it moves; none says of itself that it moves none.
    pub node: Option<NodeId>,
    /// The team objective it moves; none where it moves the node itself.
    pub objective: Option<ObjectiveId>,
    /// What its author does; empty until they said so.
    pub what: String,
    /// What may wait.
    pub may_wait: String,
    /// What its author may decide alone.
    pub may_decide: String,
    /// Where the work is: a link on each line.
    pub links: String,
    /// Whether it was written on another team's line and its author has moved since.
    pub from_old_team: bool,
    /// The cycle, or the strategy, that its line belongs to, where that is no longer in force.
    pub past: Option<String>,
    /// What its objective goes on as in the strategy in force, and its title.
    pub goes_on: Option<(NodeId, String)>,
    /// Whether it was put away.
    pub archived: bool,
    /// What it moves in the words of a team, where its node is agreed to.
    pub moved: Option<Moved>,
    /// Whether it moves a node that no team of its author has agreed to.
    pub is_untranslated: bool,
    /// How often it was changed.
    pub revision: i64,
}

/// The form of one card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    /// The card.
    pub card: Card,
    /// The title of its objective, in the author's lens.
    pub objective: Option<Written>,
    /// Its place among its author's cards, from 1; 0 once it is put away.
    pub place: usize,
    /// How many cards its author has.
    pub all: usize,
}

/// What a card's form says, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardEdit {
    /// What its author does.
    pub what: Title,
    /// What may wait; may be empty.
    pub may_wait: String,
    /// What its author may decide alone; may be empty.
    pub may_decide: String,
    /// Where the work is.
    pub links: Links,
}

impl CardEdit {
    /// Checks all fields.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken.
    pub fn parse(what: &str, may_wait: &str, may_decide: &str, links: &str) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let what = match Title::parse("what", what) {
            Ok(what) => Some(what),
            Err(_) if what.trim().is_empty() => {
                errors.add("what", "Say in one line what you do.");
                None
            }
            Err(error) => {
                errors.add("what", error.to_string());
                None
            }
        };
        let mut line = |field: &str, text: &str| match text.trim() {
            "" => String::new(),
            text => match Title::parse(field, text) {
                Ok(line) => line.as_str().to_owned(),
                Err(error) => {
                    errors.add(field, error.to_string());
                    String::new()
                }
            },
        };
        let (may_wait, may_decide) = (line("may_wait", may_wait), line("may_decide", may_decide));
        let links = errors.keep(Links::parse("links", links));
        match (what, links) {
            (Some(what), Some(links)) => errors.or(Self { what, may_wait, may_decide, links }),
            _ => Err(Error::Invalid(errors)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_says_at_least_what_its_author_does() {
        let card =
            CardEdit::parse(" I own the\ndiagnosis table ", "", " which faults first ", "https://a.example A").unwrap();
        assert_eq!(card.what.as_str(), "I own the diagnosis table");
        assert_eq!((card.may_wait.as_str(), card.may_decide.as_str()), ("", "which faults first"));
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let long = "x".repeat(312);
        let Err(Error::Invalid(errors)) = CardEdit::parse("  ", &long, &long, "nowhere") else { panic!("taken") };
        let fields: Vec<&str> = errors.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["what", "may_wait", "may_decide", "links"]);
        for (what, may_wait) in [(long.as_str(), ""), ("x", long.as_str())] {
            let Err(Error::Invalid(errors)) = CardEdit::parse(what, may_wait, "", "") else { panic!("taken") };
            assert!(errors.to_string().starts_with("312 of 300 characters"), "{errors}");
        }
    }
}
