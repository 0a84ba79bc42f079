//! Which words of a node a proposal is about: its title, because or description, or its title or because for a lens.
//!
//! Invariant: pure; the mission has no because, and a passage that parsed can be found in a node.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::id::LensId;
use crate::strategy::versions::model::{Cell, Field};
use crate::text::{Prose, Title};

/// Some words of a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The field.
    pub field: Field,
    /// The lens that they are written for; none for the default.
    pub lens: Option<LensId>,
}

impl Passage {
    /// The title, which every node has.
    pub const TITLE: Self = Self { field: Field::Title, lens: None };

    /// Returns what can be proposed for a node: for the mission (`is_mission`) no because, and for each of `lenses` its own.
    pub fn all<'a>(is_mission: bool, lenses: impl IntoIterator<Item = &'a LensId>) -> Vec<Self> {
        let default = |field| Self { field, lens: None };
        let mut all = vec![Self::TITLE, default(Field::Because), default(Field::Description)];
        for lens in lenses {
            all.extend([Field::WordTitle, Field::WordBecause].map(|field| Self { field, lens: Some(lens.clone()) }));
        }
        all.retain(|passage| !(is_mission && passage.is_because()));
        all
    }

    /// Puts what is stored together; nothing where it is no such field.
    pub fn held(field: &str, lens: Option<LensId>) -> Option<Self> {
        let passage = Self { field: Field::read(field)?, lens };
        passage.is_known().then_some(passage)
    }

    /// Reads what an address or a form carries.
    ///
    /// # Errors
    /// `Invalid` if it names no words.
    pub fn read(text: &str) -> Result<Self> {
        let (field, lens) = text.split_once('.').unwrap_or((text, ""));
        let lens = if lens.is_empty() { Ok(None) } else { lens.parse().map(Some) };
        lens.ok().and_then(|lens| Self::held(field, lens)).ok_or_else(|| Error::invalid("of", "Choose which words."))
    }

    /// Returns what an address or a form carries.
    pub fn written(&self) -> String {
        match &self.lens {
            Some(lens) => format!("{}.{lens}", self.field.word()),
            None => self.field.word().to_owned(),
        }
    }

    /// Returns what it is called; `lens` is the name of the lens.
    pub fn label(&self, lens: &str) -> String {
        if self.lens.is_some() { format!("{} for {lens}", self.field.label()) } else { self.field.label().to_owned() }
    }

    /// Tells whether it says how the node serves its parent.
    pub const fn is_because(&self) -> bool {
        matches!(self.field, Field::Because | Field::WordBecause)
    }

    /// Tells whether it is one line.
    pub const fn is_title(&self) -> bool {
        matches!(self.field, Field::Title | Field::WordTitle)
    }

    /// Returns the default that its words stand beside, for those of a lens.
    pub const fn beside(&self) -> Option<Self> {
        match self.field {
            Field::WordTitle => Some(Self::TITLE),
            Field::WordBecause => Some(Self { field: Field::Because, lens: None }),
            _ => None,
        }
    }

    /// Returns the same words as a version names them.
    pub fn cell(&self, node: &str) -> Cell {
        let lens = self.lens.as_ref().map_or_else(String::new, |lens| lens.as_str().to_owned());
        Cell { lens, ..Cell::of(node, self.field) }
    }

    /// Checks a text for it; one for a lens may be empty and gives way to the default, and a description may go.
    ///
    /// # Errors
    /// `Invalid` on the form field `field` if it cannot stand there.
    pub fn parse(&self, field: &str, text: &str) -> Result<String> {
        let may_be_empty = !matches!(self.field, Field::Title | Field::Because);
        if may_be_empty && text.trim().is_empty() {
            return Ok(String::new());
        }
        if self.is_title() {
            return Ok(Title::parse(field, text)?.as_str().to_owned());
        }
        let prose = Prose::parse(field, text)?;
        if prose.as_str().is_empty() {
            Err(Error::invalid(field, "Write something here."))
        } else {
            Ok(prose.as_str().to_owned())
        }
    }

    fn is_known(&self) -> bool {
        match self.field {
            Field::Title | Field::Because | Field::Description => self.lens.is_none(),
            Field::WordTitle | Field::WordBecause => self.lens.is_some(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENS: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

    #[test]
    fn a_passage_is_read_as_it_was_written_and_nothing_else_is() {
        let lens: LensId = LENS.parse().unwrap();
        for passage in Passage::all(false, [&lens]) {
            assert_eq!(Passage::read(&passage.written()), Ok(passage.clone()));
            assert_eq!(passage.label("Sales").ends_with("for Sales"), passage.lens.is_some());
        }
        for text in ["", "owner", "position", "word_title", "title.x", "word_title.nobody", &format!("title.{LENS}")] {
            assert!(Passage::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_mission_has_no_because() {
        let lens: LensId = LENS.parse().unwrap();
        let of = |is_mission| Passage::all(is_mission, [&lens]).iter().map(|it| it.field.word()).collect::<Vec<_>>();
        assert_eq!(of(true), ["title", "description", "word_title"]);
        assert_eq!(of(false), ["title", "because", "description", "word_title", "word_because"]);
    }

    #[test]
    fn a_text_is_checked_as_it_will_stand() {
        let lens = Some(LENS.parse().unwrap());
        let passage = |field| Passage { field, lens: None };
        for (passage, text, expected) in [
            (Passage::TITLE, " Two\n words ", Some("Two words")),
            (Passage::TITLE, " ", None),
            (passage(Field::Because), "as it is\r\nso ", Some("as it is\nso")),
            (passage(Field::Because), "", None),
            (passage(Field::Description), " ", Some("")),
            (Passage { field: Field::WordTitle, lens: lens.clone() }, " ", Some("")),
            (Passage { field: Field::WordBecause, lens }, "for us", Some("for us")),
        ] {
            assert_eq!(passage.parse("text", text).ok().as_deref(), expected, "{passage:?} {text:?}");
        }
        assert!(Passage::TITLE.parse("text", &"x".repeat(301)).is_err());
    }
}
