//! What a picture is made of: lines, discs, bars and words, each with a look.
//!
//! Invariant: a shape knows where it is and what it means, never its colour: a page says that with a class, a file with an
//! attribute. Places are pixels from the top left corner.

/// What a line, disc or bar means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A stretch with its because.
    Line,
    /// A stretch without one.
    Broken,
    /// A further link: what the node also supports.
    Branch,
    /// A further link without its because.
    BrokenBranch,
    /// A station without a measure.
    Stop,
    /// A station whose measures count.
    Full,
    /// A station with a stale measure.
    Stale,
    /// The whole way of a measure.
    Bed,
    /// What is done of it.
    Done,
    /// What was done of it when it was last told.
    Hollow,
}

/// In which hand words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// The mission.
    Mission,
    /// A pillar.
    Pillar,
    /// Any other node.
    Node,
    /// What stands beside a title.
    Note,
    /// How many are not shown.
    More,
}

/// Words in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The hand.
    pub face: Face,
    /// Where each line begins: on the left, or on the right for words that run from there.
    pub x: f64,
    /// The base of the first line.
    pub y: f64,
    /// From base to base.
    pub leading: f64,
    /// The lines.
    pub lines: Vec<String>,
    /// The language tag; empty where nobody said.
    pub lang: String,
    /// Whether they run from right to left.
    pub from_right: bool,
}

/// A part of a picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line, as the `d` of an SVG path.
    Path {
        /// What it means.
        look: Look,
        /// The path.
        d: String,
    },
    /// A disc.
    Disc {
        /// What it means.
        look: Look,
        /// Its middle.
        x: f64,
        /// Its middle.
        y: f64,
        /// Its radius.
        r: f64,
    },
    /// A bar with round ends.
    Bar {
        /// What it means.
        look: Look,
        /// Its left edge.
        x: f64,
        /// Its upper edge.
        y: f64,
        /// How wide.
        wide: f64,
        /// How high.
        high: f64,
    },
    /// Words.
    Words(Words),
}

impl Look {
    /// Returns the class that gives it its look on a page.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Line => "way",
            Self::Broken => "way broken",
            Self::Branch => "branch",
            Self::BrokenBranch => "branch broken",
            Self::Stop => "halt",
            Self::Full => "halt full",
            Self::Stale => "halt stale",
            Self::Bed => "bed",
            Self::Done => "done",
            Self::Hollow => "hollow",
        }
    }
}

impl Face {
    /// Returns the class that gives it its look on a page.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Mission => "mission",
            Self::Pillar => "pillar",
            Self::Node => "node",
            Self::Note => "note",
            Self::More => "more",
        }
    }
}

/// Writes a place to a tenth of a pixel, as short as that can be.
pub fn px(place: f64) -> String {
    let text = format!("{place:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::px;

    #[test]
    fn places_are_short() {
        assert_eq!([12.0, 0.5, -0.01, 1234.56].map(px), ["12", "0.5", "0", "1234.6"]);
    }
}
