//! What a delegation is, and how it is told.
//!
//! Invariant: pure; the last day lies at most [`DAYS_MAX`] days ahead.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::access::Ability;
use crate::error::{Error, Result};
use crate::id::{DelegationId, NodeId, PersonId};
use crate::strategy::model::Written;
use crate::time::day_said;

/// For how many days somebody can be let edit at most.
pub const DAYS_MAX: i32 = 90;
/// For how many days it is proposed.
pub const DAYS_USUAL: i32 = 28;

/// How a delegation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// The giver or another leader took it back.
    Revoked,
    /// Whoever had it gave it back.
    GivenBack,
    /// Another one for the same node and person took its place.
    Replaced,
    /// Its giver lost the right to give it.
    Giver,
    /// Whoever had it left: their manager may take it over.
    Left,
    /// The manager of whoever had it took it over.
    TakenOver,
    /// Its last day is over.
    RanOut,
}

/// A delegation, for everybody to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationView {
    /// The delegation.
    pub id: DelegationId,
    /// The published node.
    pub node: NodeId,
    /// Its title; none where it is not there any more.
    pub title: Option<Written>,
    /// Whether the node can be changed: it is in sight, in the strategy in force.
    pub is_in_force: bool,
    /// Who is let edit.
    pub person: (PersonId, String),
    /// Who lets them.
    pub giver: (PersonId, String),
    /// The day it was given.
    pub since: Date,
    /// The last day.
    pub until: Date,
    /// How it ended, when, and by whom where that was somebody.
    pub ended: Option<(Ending, Option<Date>, Option<String>)>,
    /// Whose it becomes if they take it over: the manager of somebody who left.
    pub heir: Option<(PersonId, String)>,
    /// The organisation's day.
    pub today: Date,
    /// What the viewer may do: `End` it, `TakeOver`, `Draft` the node.
    pub can: Vec<Ability>,
}

/// The page on which somebody is let edit a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveView {
    /// The node.
    pub node: NodeId,
    /// Its title.
    pub title: Written,
    /// How many nodes hang below it.
    pub below: i64,
    /// Who is let edit it now.
    pub now: Vec<DelegationView>,
    /// The organisation's day.
    pub today: Date,
}

impl Ending {
    const ALL: [(Self, &'static str); 7] = [
        (Self::Revoked, "revoked"),
        (Self::GivenBack, "given_back"),
        (Self::Replaced, "replaced"),
        (Self::Giver, "giver"),
        (Self::Left, "left"),
        (Self::TakenOver, "taken_over"),
        (Self::RanOut, "ran_out"),
    ];

    /// Returns the word under which it is stored; that it ran out is read from the time and never stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(ending, _)| *ending == self).map_or("", |(_, word)| word)
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(ending, _)| *ending)
    }
}

impl DelegationView {
    /// Returns the sentence that everybody reads, such as "Mara edits this until 3 March, let by Jonas".
    pub fn said(&self) -> String {
        format!("{} edits this until {}, let by {}", self.person.1, day_said(self.today, self.until), self.giver.1)
    }

    /// Returns how it ended, in words; nothing while it lasts.
    pub fn ended_said(&self) -> Option<String> {
        let (ending, day, by) = self.ended.as_ref()?;
        let person = &self.person.1;
        let how = match (ending, by) {
            (Ending::Revoked, Some(by)) => format!("taken back by {by}"),
            (Ending::Revoked, None) => "taken back".to_owned(),
            (Ending::GivenBack, _) => format!("given back by {person}"),
            (Ending::Replaced, _) => "another last day was set".to_owned(),
            (Ending::Giver, _) => format!("ended with the right of {}", self.giver.1),
            (Ending::Left, _) => format!("{person} has left"),
            (Ending::TakenOver, Some(by)) => format!("taken over by {by}"),
            (Ending::TakenOver, None) => "taken over".to_owned(),
            (Ending::RanOut, _) => "ran out".to_owned(),
        };
        Some(match day {
            Some(day) => format!("{how}, {}", day_said(self.today, *day)),
            None => how,
        })
    }
}

/// Reads the last day of a form.
///
/// # Errors
/// `Invalid` if it is no day, is over, or lies too far ahead.
pub fn last_day(text: &str, today: Date) -> Result<Date> {
    let refuse = |message: String| Err(Error::invalid("until", message));
    let Ok(day) = text.trim().parse::<Date>() else {
        return refuse("Write the last day as year, month and day, such as 2027-03-03.".to_owned());
    };
    let latest = today.saturating_add(DAYS_MAX.days());
    if day < today {
        return refuse("This day is over. Choose today or a later one.".to_owned());
    }
    if day > latest {
        return refuse(format!("At most {DAYS_MAX} days: until {} at the latest.", day_said(today, latest)));
    }
    Ok(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_day_is_today_or_within_ninety_days() {
        let today: Date = "2026-11-30".parse().unwrap();
        for (text, is_taken) in [
            ("2026-11-30", true),
            (" 2027-02-28 ", true),
            ("2027-03-01", false),
            ("2026-11-29", false),
            ("3 March", false),
            ("", false),
        ] {
            assert_eq!(last_day(text, today).is_ok(), is_taken, "{text}");
        }
    }

    #[test]
    fn it_is_told_in_one_sentence_while_it_lasts_and_after() {
        let id = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
        let mut view = DelegationView {
            id: id.parse().unwrap(),
            node: id.parse().unwrap(),
            title: None,
            is_in_force: true,
            person: (id.parse().unwrap(), "Mara".to_owned()),
            giver: (id.parse().unwrap(), "Jonas".to_owned()),
            since: "2026-11-01".parse().unwrap(),
            until: "2027-03-03".parse().unwrap(),
            ended: None,
            heir: None,
            today: "2026-11-30".parse().unwrap(),
            can: Vec::new(),
        };
        assert_eq!(view.said(), "Mara edits this until 3 March 2027, let by Jonas");
        assert_eq!(view.ended_said(), None);
        let day = Some("2026-11-20".parse().unwrap());
        for (ending, by, said) in [
            (Ending::Revoked, Some("Ilse"), "taken back by Ilse, 20 November"),
            (Ending::GivenBack, Some("Mara"), "given back by Mara, 20 November"),
            (Ending::Giver, None, "ended with the right of Jonas, 20 November"),
            (Ending::Left, None, "Mara has left, 20 November"),
            (Ending::TakenOver, Some("Ilse"), "taken over by Ilse, 20 November"),
            (Ending::RanOut, None, "ran out, 20 November"),
        ] {
            view.ended = Some((ending, day, by.map(str::to_owned)));
            assert_eq!(view.ended_said().as_deref(), Some(said));
            assert_eq!(Ending::read(ending.word()), Some(ending));
        }
    }
}
