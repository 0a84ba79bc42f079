//! The mission page as a value, and which cards stand on which line.
//!
//! Invariant: one line for each objective that a card moves, in the order of the cards; a card stands at the foot of one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::card::Card;
use super::lens::Reading;
use super::objective::Objective;
use crate::id::{MeasureId, NodeId, PersonId, TeamId};
use crate::owed::model::Item;
use crate::strategy::model::Line as Sight;
use crate::strategy::versions::model::Field;
use crate::time::Timestamp;
use crate::translation::model::OnLine;

/// A line with the cards at its foot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The stations, from the mission down.
    pub sight: Sight,
    /// The cards that move its last station; none on the first day.
    pub cards: Vec<Card>,
}

/// The page `/`, or the same of somebody whom the viewer manages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissionView {
    /// Whose it is.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their team.
    pub team: Option<(TeamId, String)>,
    /// In whose words it is.
    pub reading: Reading,
    /// What the levels below the mission are called.
    pub levels: Vec<String>,
    /// The organisation's day.
    pub today: Date,
    /// The organisation's time zone.
    pub zone: String,
    /// The cycle of the strategy in force, and its last day.
    pub cycle: Option<(String, Option<Date>)>,
    /// The time of the request.
    pub now: Timestamp,
    /// The lines; on the first day the one that their team is on, if any.
    pub lines: Vec<Line>,
    /// Which of them is open.
    pub open: usize,
    /// What their teams were offered of the nodes on their lines, and have agreed to.
    pub translations: Vec<OnLine>,
    /// Cards that move no objective.
    pub loose: Vec<Card>,
    /// What can be answered on the first day, or while no card moves an objective.
    pub offered: Vec<Objective>,
    /// The card that was just put away.
    pub put_away: Option<Card>,
    /// What waits for them; empty on somebody else's page.
    pub waits: Vec<Item>,
    /// What else is theirs to look at; empty on somebody else's page.
    pub mine: Vec<Mine>,
    /// What was published on their lines since they last marked it read, the latest first; empty on somebody else's page.
    pub changed: Vec<Published>,
}

/// A version that changed something on somebody's lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Its number.
    pub number: i64,
    /// What changed and why.
    pub reason: String,
    /// Who made it.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The fields that changed.
    pub fields: Vec<ChangedField>,
}

/// A field of a node on somebody's line, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedField {
    /// The node.
    pub node: NodeId,
    /// Its title.
    pub title: String,
    /// The field.
    pub field: Field,
    /// What it said; empty for nothing.
    pub before: String,
    /// What it says; empty for nothing.
    pub after: String,
}

/// Something that is theirs to look at, and does not wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mine {
    /// A node they own.
    Owns(NodeId, String),
    /// A measure they keep, its name, and the day of its latest value.
    Keeps(MeasureId, String, Option<Date>),
}

impl MissionView {
    /// Returns the line that is open.
    pub fn line(&self) -> Option<&Line> {
        self.lines.get(self.open)
    }

    /// Returns the translation of a node on a line.
    pub fn translation(&self, node: &NodeId) -> Option<&OnLine> {
        self.translations.iter().find(|translation| translation.node == *node)
    }

    /// Tells whether nothing was written yet.
    pub fn is_first_day(&self) -> bool {
        self.loose.is_empty() && self.lines.iter().all(|line| line.cards.is_empty())
    }

    /// Tells whether some card moves an objective.
    pub fn is_on_a_line(&self) -> bool {
        self.lines.iter().any(|line| !line.cards.is_empty())
    }
}

/// Puts each card at the foot of its line; a card whose objective is gone is loose.
///
/// Returns the lines in the order in which the cards first name them, and the loose cards.
pub fn group(cards: Vec<Card>, sights: Vec<Sight>) -> (Vec<Line>, Vec<Card>) {
    let mut lines: Vec<Line> = sights.into_iter().map(|sight| Line { sight, cards: Vec::new() }).collect();
    let mut loose = Vec::new();
    for card in cards {
        let line = lines.iter_mut().find(|line| card.node.as_ref() == Some(&line.sight.node));
        match line {
            Some(line) => line.cards.push(card),
            None => loose.push(card),
        }
    }
    (lines, loose)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(digit: char) -> NodeId {
        format!("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f{digit}").parse().unwrap()
    }

    fn card(what: &str, on: Option<char>) -> Card {
        Card {
            id: "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap(),
            node: on.map(node),
            objective: None,
            moved: None,
            is_untranslated: false,
            what: what.to_owned(),
            may_wait: String::new(),
            may_decide: String::new(),
            links: String::new(),
            from_old_team: false,
            past: None,
            goes_on: None,
            archived: false,
            revision: 1,
        }
    }

    #[test]
    fn a_card_stands_at_the_foot_of_its_line() {
        let sight = |digit| Sight { node: node(digit), stations: Vec::new(), pillar: None };
        let cards = vec![
            card("first", Some('b')),
            card("none", None),
            card("second", Some('a')),
            card("third", Some('b')),
            card("lost", Some('c')),
        ];
        let (lines, loose) = group(cards, vec![sight('b'), sight('a')]);
        let said: Vec<Vec<&str>> =
            lines.iter().map(|line| line.cards.iter().map(|card| card.what.as_str()).collect()).collect();
        assert_eq!(said, [vec!["first", "third"], vec!["second"]]);
        assert_eq!(loose.iter().map(|card| card.what.as_str()).collect::<Vec<_>>(), ["none", "lost"]);
    }
}
