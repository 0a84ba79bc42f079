//! What waits for somebody, and why it is theirs.
//!
//! Invariant: pure; each item says why it is there. A notice or news is read, not refused; one's own draft is one's own.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{NodeId, NotMineId, PersonId};
use crate::time::{Timestamp, ago, day_said};

/// How many of one sort are listed.
pub const LISTED: usize = 20;
/// How many of all are shown on my mission.
pub const HANDFUL: usize = 5;

/// A sort of thing that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sort {
    /// A node that came to me from somebody else, to be taken over.
    Node,
    /// What I may take over of what was delegated to somebody who left.
    Delegation,
    /// A translation in which it is my side's turn.
    Translation,
    /// Work that somebody who reports to me declared.
    Declared,
    /// What somebody who reports to me said is not theirs.
    NotMine,
    /// For leadership: what somebody proposes and nobody answered.
    Proposal,
    /// For leadership: a cycle that is being closed.
    Cycle,
    /// A draft of mine under which something was published.
    Draft,
    /// A number that I keep and that is old, missing or due.
    Measure,
    /// What became of something that I proposed.
    News,
    /// A notice about me.
    Notice,
}

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its sort.
    pub sort: Sort,
    /// The id of what it is about.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The node that it stands at, or the kind or subject of what is told.
    pub at_node: String,
    /// Who is named with it.
    pub who: Option<String>,
    /// Whether it is the turn of the team that takes something on, and not of whoever gives it.
    pub is_team: bool,
    /// The day of a measure's latest value.
    pub day: Option<Date>,
    /// The sort of what was refused, the state of a translation, or the day on which a measure is due.
    pub field: String,
    /// Why somebody said that it is not theirs, or what became of it.
    pub said: String,
    /// Since when.
    pub at: Timestamp,
}

/// The list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwedView {
    /// What waits, by sort.
    pub items: Vec<Item>,
    /// What I said is not mine, and nobody settled yet.
    pub refused: Vec<Refusal>,
    /// Whom it goes to if I say so; nobody where nobody is above me.
    pub manager: Option<(PersonId, String)>,
    /// The time of the request.
    pub now: Timestamp,
    /// The organisation's time zone.
    pub zone: String,
}

/// Something that I said is not mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Its id.
    pub id: NotMineId,
    /// What it is called.
    pub title: String,
    /// Why I said so.
    pub reason: String,
    /// With whom it is.
    pub to: String,
    /// When I said so, in words.
    pub when: String,
}

/// The page on which something is said to be not mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotMineView {
    /// What it is.
    pub item: Item,
    /// Whom it goes to; nobody where nobody is above me.
    pub manager: Option<(PersonId, String)>,
    /// The time of the request.
    pub now: Timestamp,
    /// The organisation's time zone.
    pub zone: String,
}

impl Sort {
    /// All sorts in the order in which they are listed: the word they are stored under, their heading, and whether somebody
    /// can say that it is not theirs.
    pub const ALL: [(Self, &'static str, &'static str, bool); 11] = [
        (Self::Node, "node", "To be taken over", true),
        (Self::Delegation, "delegation", "Delegated to somebody who left", true),
        (Self::Translation, "translation", "Translations: your turn", true),
        (Self::Declared, "declared", "Off the line: your answer", true),
        (Self::NotMine, "not_mine", "Somebody said it is not theirs", false),
        (Self::Proposal, "proposal", "Proposed, and not answered", true),
        (Self::Cycle, "cycle", "A cycle that is being closed", true),
        (Self::Draft, "draft", "Drafts to bring up", false),
        (Self::Measure, "measure", "Numbers that you keep", true),
        (Self::News, "news", "What became of what you proposed", false),
        (Self::Notice, "notice", "About you", false),
    ];

    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(sort, ..)| *sort == self).map_or("", |(_, word, ..)| word)
    }

    /// Returns the heading under which it is listed.
    pub fn heading(self) -> &'static str {
        Self::ALL.iter().find(|(sort, ..)| *sort == self).map_or("", |(_, _, heading, _)| heading)
    }

    /// Tells whether somebody can say that it is not theirs.
    pub fn may_be_refused(self) -> bool {
        Self::ALL.iter().any(|(sort, _, _, may)| *sort == self && *may)
    }

    /// Tells whether it is owned, so that saying so hands it over.
    pub const fn is_owned(self) -> bool {
        matches!(self, Self::Node | Self::Measure)
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, ..)| *known == word).map(|(sort, ..)| *sort)
    }
}

/// Picks what is shown where there is room for a handful: of each sort the first, then of each the second, and so on.
pub fn handful(items: &[Item]) -> Vec<&Item> {
    let mut turns: Vec<(usize, &Item)> = Vec::new();
    for item in items {
        let before = turns.iter().filter(|(_, known)| known.sort == item.sort).count();
        turns.push((before, item));
    }
    turns.sort_by_key(|(turn, _)| *turn);
    turns.truncate(HANDFUL);
    turns.sort_by_key(|(turn, item)| (item.sort, *turn));
    turns.into_iter().map(|(_, item)| item).collect()
}

impl Item {
    /// Returns the node that it stands at, for the sorts that have one.
    pub fn node(&self) -> Option<NodeId> {
        self.at_node.parse().ok()
    }

    /// Says why it is theirs.
    pub fn why(&self, now: Timestamp, zone: &str) -> String {
        let (today, when) = (now.day(zone), ago(now, self.at, zone));
        let who = self.who.clone().unwrap_or_else(|| "the server".to_owned());
        match self.sort {
            Sort::Node if self.said.is_empty() => format!("It was {who}’s and came to you."),
            Sort::Node => format!("It was {who}’s, who said that it is not theirs: “{}”", self.said),
            Sort::Delegation => format!("{who} was let edit it and has left. You may take it over as their manager."),
            Sort::Translation => self.turned(&who, &when),
            Sort::Declared => format!("{who} declared it {when}, and you answer as their manager."),
            Sort::NotMine => {
                format!("{who} said {when} that it is not theirs: “{}” You decide as their manager.", self.said)
            }
            Sort::Proposal => format!("{who} proposes other words, {when}. Nobody has answered yet."),
            Sort::Cycle => "Leadership says what becomes of each node, and closes it.".to_owned(),
            Sort::Draft => "You began it, and something was published under it: choose what stays.".to_owned(),
            Sort::Measure => self.measured(today),
            Sort::News => format!("You proposed this. {} ({when})", self.said),
            Sort::Notice => format!("About you, by {who}, {when}."),
        }
    }

    fn turned(&self, team: &str, when: &str) -> String {
        match (self.field.as_str(), self.is_team) {
            ("offered", _) => format!("It was offered to {team} {when}, and you speak for them."),
            ("confirm", _) => {
                format!("What {team} agreed to has changed, {when}. You confirm it for them, or answer anew.")
            }
            ("declined", _) => format!("{team} declined it {when}: “{}” Withdraw it, or offer it anew.", self.said),
            (_, true) => format!("Another text was written {when}, and you speak for {team}."),
            (_, false) => format!("{team} wrote another text, {when}. You agree or answer."),
        }
    }

    fn measured(&self, today: Date) -> String {
        let due = self.field.parse::<Date>().ok().filter(|due| *due <= today);
        let handed = match &self.who {
            Some(who) => format!(" {who} said that it is not theirs: “{}”", self.said),
            None => String::new(),
        };
        let said = match (self.day, due) {
            (None, _) => "You keep this number; it has no value yet.".to_owned(),
            (Some(day), Some(due)) => {
                format!(
                    "You keep this number; it was due {}, last value {}.",
                    day_said(today, due),
                    day_said(today, day)
                )
            }
            (Some(day), None) => format!("You keep this number; last value {}.", day_said(today, day)),
        };
        said + &handed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sort_comes_back_as_it_went_and_stands_in_its_order() {
        let mut last = None;
        for (sort, word, heading, may) in Sort::ALL {
            assert_eq!((Sort::read(word), sort.word(), sort.heading()), (Some(sort), word, heading));
            assert_eq!(sort.may_be_refused(), may, "{word}");
            assert!(last < Some(sort), "{word}");
            last = Some(sort);
        }
        assert_eq!(Sort::read("nothing"), None);
    }

    const NOW: Timestamp = Timestamp(1_781_510_400_000_000);

    fn item(sort: Sort) -> Item {
        Item {
            sort,
            id: String::new(),
            title: "X".to_owned(),
            at_node: String::new(),
            is_team: false,
            who: Some("Mara".to_owned()),
            day: None,
            field: String::new(),
            said: String::new(),
            at: NOW.plus(-2 * crate::time::DAY),
        }
    }

    #[test]
    fn a_handful_has_something_of_each_sort_first() {
        let many = [Sort::Node; 6].into_iter().chain([Sort::Proposal, Sort::Notice, Sort::Notice]);
        let items: Vec<Item> = many.map(item).collect();
        let picked: Vec<Sort> = handful(&items).into_iter().map(|item| item.sort).collect();
        assert_eq!(picked, [Sort::Node, Sort::Node, Sort::Proposal, Sort::Notice, Sort::Notice]);
        assert_eq!(handful(&items[..2]).len(), 2);
    }

    #[test]
    fn each_item_says_why_it_is_theirs() {
        for (sort, ..) in Sort::ALL {
            assert!(item(sort).why(NOW, "UTC").ends_with(['.', ')', '”']), "{sort:?}: {}", item(sort).why(NOW, "UTC"));
        }
        let measure =
            Item { who: None, day: "2026-05-01".parse().ok(), field: "2026-06-01".to_owned(), ..item(Sort::Measure) };
        assert_eq!(measure.why(NOW, "UTC"), "You keep this number; it was due 1 June, last value 1 May.");
        let refused = Item { said: "I left that team.".to_owned(), ..item(Sort::Node) };
        assert_eq!(refused.why(NOW, "UTC"), "It was Mara’s, who said that it is not theirs: “I left that team.”");
    }
}
