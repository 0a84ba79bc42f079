//! A station of the line and the stretch below it.
//!
//! Invariant: a stretch is whole only if it has a because and nothing about it is open; what makes it broken is said in words.
use super::hue::Hue;
use super::maybe::Maybe;
use super::measure::Gauge;
use super::phrase::Phrase;
use crate::link::Link;

/// Says what a station is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StationKind {
    /// The mission, at the top.
    Mission,
    /// A pillar, an objective.
    #[default]
    Node,
    /// What a team has taken on.
    Team,
    /// The reader, at the foot.
    You,
}

/// One station.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Station {
    /// What it is.
    pub kind: StationKind,
    /// Its level and what belongs to it: "Objective, until June", "Firmware team, agreed 12 May".
    pub level: String,
    /// What it is called; empty for a mission that nobody has written yet.
    pub title: Phrase,
    /// Its page.
    pub href: Maybe,
    /// The hue of its pillar.
    pub hue: Hue,
    /// Its measures.
    pub gauges: Vec<Gauge>,
    /// The team's own words.
    pub said: Option<Phrase>,
    /// Short facts: "To make room we stop the crash-report portal."
    pub notes: Vec<Phrase>,
    /// Where the work is.
    pub links: Vec<Link>,
    /// What else it supports.
    pub branches: Vec<Branch>,
    /// The stretch to the next station; none draws a whole stretch without words (from a team to you).
    pub stretch: Option<Stretch>,
}

/// Another node that a station also supports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// The hue of the other pillar.
    pub hue: Hue,
    /// The other node.
    pub title: Phrase,
    /// Its page.
    pub href: Maybe,
}

/// The stretch between two stations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// How the lower serves the upper; none is "no because yet".
    pub because: Option<Phrase>,
    /// Whom this wording is for: "engineers"; empty for the default.
    pub lens: Maybe,
    /// What is open about it, in words: "not agreed yet, offered 9 days ago".
    pub open: Maybe,
    /// What the reader can do about it.
    pub act: Option<Act>,
}

impl Stretch {
    /// Makes a whole stretch.
    pub fn because(because: impl Into<Phrase>) -> Self {
        Self { because: Some(because.into()), ..Self::default() }
    }

    /// Makes it a wording for a function.
    pub fn for_lens(self, lens: impl Into<Maybe>) -> Self {
        Self { lens: lens.into(), ..self }
    }

    /// Says what is open about it.
    pub fn open(self, open: impl Into<Maybe>) -> Self {
        Self { open: open.into(), ..self }
    }

    /// Offers an act.
    pub fn offering(self, href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { act: Some(Act { href: href.into(), label: label.into() }), ..self }
    }

    /// Gives the sentence, if there is one.
    pub fn sentence(&self) -> Option<&Phrase> {
        self.because.as_ref().filter(|because| !because.is_empty())
    }

    /// Says whether it is drawn broken.
    pub fn is_broken(&self) -> bool {
        self.sentence().is_none() || self.open.is_some()
    }
}

/// Something the reader can do, as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Where.
    pub href: String,
    /// The words.
    pub label: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_whole_only_with_a_because_and_nothing_open() {
        let cases = [
            (Stretch::because("it holds"), false),
            (Stretch::because(" "), true),
            (Stretch::default(), true),
            (Stretch::because("it holds").open("not agreed yet"), true),
            (Stretch::because("it holds").for_lens("engineers"), false),
        ];
        for (stretch, broken) in cases {
            assert_eq!(stretch.is_broken(), broken, "{stretch:?}");
        }
    }
}
