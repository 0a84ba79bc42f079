//! What a form says about a node, checked.
//!
//! Invariant: a `NodeEdit` that parsed has a title and dates in their order.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::seen::Seen;
use super::written::{Direction, language};
use crate::error::{Error, FieldErrors, Result};
use crate::id::{PersonId, TeamId};
use crate::link::Links;
use crate::text::{Prose, Title};

/// The field under which a form is told that its owner was looked for: worth knowing, and nothing wrong.
pub const LOOK: &str = "owner_looked";
/// The field under which a form is told that its words were looked at: no fault either.
pub const CHECKED: &str = "words_checked";

/// Who owns a node.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Owner {
    /// A person.
    Person(PersonId),
    /// A team.
    Team(TeamId),
}

/// The fields of a node's form, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeFields {
    /// Its title.
    pub title: String,
    /// How it serves its parent.
    pub because: String,
    /// More about it.
    pub description: String,
    /// Who owns it, as [`Owner::written`].
    pub owner: String,
    /// Its first day.
    pub starts_on: String,
    /// Its last day.
    pub ends_on: String,
    /// The language of its texts.
    pub language: String,
    /// Their direction.
    pub direction: String,
    /// Where the work is: a link on each line.
    pub links: String,
}

/// What is written to a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeEdit {
    /// Its title.
    pub title: Title,
    /// How it serves its parent; may be empty, and is then shown as missing.
    pub because: Prose,
    /// More about it.
    pub description: Prose,
    /// Who owns it.
    pub owner: Option<Owner>,
    /// Its first day.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// The language of its texts.
    pub language: String,
    /// Their direction.
    pub direction: Direction,
    /// Where the work is.
    pub links: Links,
}

/// What is written for one lens; empty texts give way to the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordingEdit {
    /// The title.
    pub title: Prose,
    /// The because.
    pub because: Prose,
    /// The language of both.
    pub language: String,
    /// Their direction.
    pub direction: Direction,
}

impl Owner {
    /// What a form carries for nobody, where an empty text could not be told from no answer.
    pub const NOBODY: &'static str = "nobody";

    /// Returns what a form carries.
    pub fn written(&self) -> String {
        match self {
            Self::Person(id) => format!("person:{id}"),
            Self::Team(id) => format!("team:{id}"),
        }
    }

    /// Reads what a form carried; empty is nobody.
    ///
    /// # Errors
    /// `Invalid` if it is neither a person nor a team.
    pub fn read(field: &str, text: &str) -> Result<Option<Self>> {
        let owner = match text.split_once(':') {
            None if text.is_empty() || text == Self::NOBODY => return Ok(None),
            Some(("person", id)) => id.parse().ok().map(Self::Person),
            Some(("team", id)) => id.parse().ok().map(Self::Team),
            _ => None,
        };
        owner.map(Some).ok_or_else(|| Error::invalid(field, "Choose a person or a team from the list."))
    }
}

impl NodeFields {
    /// The names of the fields and what they are called, in their order on the form.
    pub const NAMES: [(&'static str, &'static str); 9] = [
        ("title", "Title"),
        ("because", "Because"),
        ("description", "Description"),
        ("owner", "Owner"),
        ("starts_on", "First day"),
        ("ends_on", "Last day"),
        ("language", "Language"),
        ("direction", "Direction"),
        ("links", "Where the work is"),
    ];

    /// Returns the texts in the order of [`Self::NAMES`].
    pub fn texts(&self) -> [&str; 9] {
        [
            &self.title,
            &self.because,
            &self.description,
            &self.owner,
            &self.starts_on,
            &self.ends_on,
            &self.language,
            &self.direction,
            &self.links,
        ]
    }

    /// Puts two versions together, as [`Seen::merged`] says; nothing where both changed one field.
    pub fn merged(&self, theirs: &Self, seen: &Seen) -> Option<Self> {
        let merged: Vec<String> = seen.merged(&theirs.texts(), &self.texts())?.into_iter().map(str::to_owned).collect();
        let [title, because, description, owner, starts_on, ends_on, language, direction, links] =
            merged.try_into().ok()?;
        Some(Self { title, because, description, owner, starts_on, ends_on, language, direction, links })
    }

    /// Checks all fields.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken.
    pub fn parse(&self) -> Result<NodeEdit> {
        let mut errors = FieldErrors::default();
        let title = errors.keep(Title::parse("title", &self.title));
        let because = errors.keep(Prose::parse("because", &self.because));
        let description = errors.keep(Prose::parse("description", &self.description));
        let owner = errors.keep(Owner::read("owner", &self.owner));
        let days = errors.keep(dates(&self.starts_on, &self.ends_on));
        let language = errors.keep(language("language", &self.language));
        let links = errors.keep(Links::parse("links", &self.links));
        match (title, because, description, owner, days, language, links) {
            (
                Some(title),
                Some(because),
                Some(description),
                Some(owner),
                Some((starts_on, ends_on)),
                Some(language),
                Some(links),
            ) => Ok(NodeEdit {
                title,
                because,
                description,
                owner,
                starts_on,
                ends_on,
                language,
                direction: Direction::read(&self.direction),
                links,
            }),
            _ => Err(Error::Invalid(errors)),
        }
    }
}

impl NodeEdit {
    /// Returns the fields of the form that says this.
    pub fn fields(&self) -> NodeFields {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        NodeFields {
            title: self.title.as_str().to_owned(),
            because: self.because.as_str().to_owned(),
            description: self.description.as_str().to_owned(),
            owner: self.owner.as_ref().map(Owner::written).unwrap_or_default(),
            starts_on: day(self.starts_on),
            ends_on: day(self.ends_on),
            language: self.language.clone(),
            direction: self.direction.word().to_owned(),
            links: self.links.written(),
        }
    }
}

impl WordingEdit {
    /// Checks the fields of a wording.
    ///
    /// # Errors
    /// `Invalid` with the field that cannot be taken.
    pub fn parse(title: &str, because: &str, tag: &str, direction: &str) -> Result<Self> {
        let title = if title.trim().is_empty() {
            Prose::default()
        } else {
            Prose::parse("title", Title::parse("title", title)?.as_str())?
        };
        Ok(Self {
            title,
            because: Prose::parse("because", because)?,
            language: language("language", tag)?,
            direction: Direction::read(direction),
        })
    }

    /// Returns the fields of the form that says this: title, because, language, direction.
    pub fn texts(&self) -> [&str; 4] {
        [self.title.as_str(), self.because.as_str(), &self.language, self.direction.word()]
    }

    /// Tells whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.title.as_str().is_empty() && self.because.as_str().is_empty()
    }
}

/// Reads the first and the last day of something.
///
/// # Errors
/// `Invalid` if one is no day or the last comes before the first.
pub fn dates(starts_on: &str, ends_on: &str) -> Result<(Option<Date>, Option<Date>)> {
    let (starts, ends) = (day("starts_on", starts_on)?, day("ends_on", ends_on)?);
    match (starts, ends) {
        (Some(first), Some(last)) if last < first => {
            Err(Error::invalid("ends_on", "The last day comes before the first."))
        }
        days => Ok(days),
    }
}

/// Reads a day; empty is none.
///
/// # Errors
/// `Invalid` if it is none.
pub fn day(field: &str, text: &str) -> Result<Option<Date>> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Error::invalid(field, "Write the day as in 2027-03-31.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let fields = NodeFields {
            starts_on: "2027-05-01".to_owned(),
            ends_on: "2027-04-01".to_owned(),
            owner: "somebody".to_owned(),
            language: "??".to_owned(),
            links: "javascript:alert(1)".to_owned(),
            ..NodeFields::default()
        };
        let Err(Error::Invalid(errors)) = fields.parse() else { panic!("taken") };
        let named: Vec<&str> = errors.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(named, ["title", "owner", "ends_on", "language", "links"]);
    }

    #[test]
    fn an_owner_is_read_as_it_was_written() {
        let owner = Owner::Team("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap());
        assert_eq!(Owner::read("owner", &owner.written()), Ok(Some(owner)));
        assert_eq!(Owner::read("owner", ""), Ok(None));
        assert_eq!(Owner::read("owner", Owner::NOBODY), Ok(None));
    }

    #[test]
    fn a_wording_may_be_half_said() {
        let wording = WordingEdit::parse("", " for the firmware ", "en", "").unwrap();
        assert!(wording.title.as_str().is_empty() && !wording.is_empty());
        assert!(WordingEdit::parse(" ", "", "", "").unwrap().is_empty());
    }
}
