//! What the address of coverage asks for.
//!
//! Invariant: pure; what is written is read again as it was, and what cannot be read is left out, never an error.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::kind::Kind;
use crate::id::{LensId, NodeId, TeamId};

/// Which part of the organisation is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// The widest that the viewer may see.
    #[default]
    Widest,
    /// The whole organisation.
    Company,
    /// A team with those below it.
    Team(TeamId),
    /// The viewer's own line.
    Line,
}

/// How it is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// As a list.
    #[default]
    List,
    /// As a table of pillars and teams.
    Heat,
}

/// What an address asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Which part.
    pub part: Part,
    /// The pillar that the gaps are under.
    pub pillar: Option<NodeId>,
    /// The lens of their team.
    pub lens: Option<LensId>,
    /// The one kind that is listed, page by page.
    pub kind: Option<Kind>,
    /// How it is drawn.
    pub shape: Shape,
    /// The last gap of the page before: its day and its subject.
    pub after: Option<(Date, String)>,
}

impl Asked {
    /// Reads the part of an address behind its question mark.
    pub fn read(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match (name.as_ref(), value.as_ref()) {
                ("part", "all") => asked.part = Part::Company,
                ("part", "line") => asked.part = Part::Line,
                ("part", team) => asked.part = team.parse().map_or(Part::Widest, Part::Team),
                ("pillar", id) => asked.pillar = id.parse().ok(),
                ("lens", id) => asked.lens = id.parse().ok(),
                ("kind", word) => asked.kind = Kind::read(word),
                ("as", "heat") => asked.shape = Shape::Heat,
                ("after", place) => asked.after = read_place(place),
                _ => {}
            }
        }
        asked
    }

    /// Returns what stands behind the question mark; empty asks for nothing.
    pub fn written(&self) -> String {
        let part = match &self.part {
            Part::Widest => None,
            Part::Company => Some("all".to_owned()),
            Part::Team(id) => Some(id.to_string()),
            Part::Line => Some("line".to_owned()),
        };
        [
            ("part", part),
            ("pillar", self.pillar.as_ref().map(ToString::to_string)),
            ("lens", self.lens.as_ref().map(ToString::to_string)),
            ("kind", self.kind.map(|kind| kind.word().to_owned())),
            ("as", (self.shape == Shape::Heat).then(|| "heat".to_owned())),
            ("after", self.after.as_ref().map(|(day, subject)| format!("{day}.{subject}"))),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
        .collect::<Vec<_>>()
        .join("&")
    }

    /// Returns the first page of the same part, pillar and lens, of one kind or of all.
    #[must_use]
    pub fn of_kind(&self, kind: Option<Kind>) -> Self {
        Self { kind, shape: Shape::List, after: None, ..self.clone() }
    }

    /// Returns the same for another part.
    #[must_use]
    pub fn of_part(&self, part: Part) -> Self {
        Self { part, after: None, ..self.clone() }
    }

    /// Returns the same for another pillar, or all.
    #[must_use]
    pub fn under(&self, pillar: Option<NodeId>) -> Self {
        Self { pillar, after: None, ..self.clone() }
    }

    /// Returns the same for another lens, or all.
    #[must_use]
    pub fn in_lens(&self, lens: Option<LensId>) -> Self {
        Self { lens, after: None, ..self.clone() }
    }

    /// Returns the same, drawn otherwise.
    #[must_use]
    pub fn drawn(&self, shape: Shape) -> Self {
        Self { shape, kind: None, after: None, ..self.clone() }
    }

    /// Returns the page that follows a gap.
    #[must_use]
    pub fn following(&self, day: Date, subject: &str) -> Self {
        Self { after: Some((day, subject.to_owned())), ..self.clone() }
    }
}

fn read_place(text: &str) -> Option<(Date, String)> {
    let (day, subject) = text.split_once('.')?;
    let subject: NodeId = subject.parse().ok()?;
    Some((day.parse().ok()?, subject.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let id = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
        let whole = Asked {
            part: Part::Team(id.parse().unwrap()),
            pillar: id.parse().ok(),
            lens: id.parse().ok(),
            kind: Some(Kind::Stale),
            shape: Shape::Heat,
            after: Some((jiff::civil::date(2026, 6, 1), id.to_owned())),
        };
        for asked in [
            whole.clone(),
            whole.of_kind(None),
            whole.of_part(Part::Line),
            whole.of_part(Part::Company),
            Asked::default(),
        ] {
            assert_eq!(Asked::read(&asked.written()), asked);
        }
        assert_eq!(Asked::read("part=%27&pillar=x&kind=y&after=z&as=w"), Asked::default());
    }
}
