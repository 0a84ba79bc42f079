//! A translation as it stands on somebody's line.
//!
//! Invariant: pure. The stretch is whole only where both sides agree; what was agreed is shown also while it is confirmed.

use serde::{Deserialize, Serialize};

use super::state::{Side, State};
use super::terms::{Stop, StopKind};
use crate::id::{NodeId, ObjectiveId, TranslationId};

/// A translation of a node for the reader's team, or the nearest above it that was offered that node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnLine {
    /// The translation.
    pub id: TranslationId,
    /// The node.
    pub node: NodeId,
    /// Its title.
    pub title: String,
    /// The team, by name.
    pub team: String,
    /// Who offers, by name.
    pub giver: String,
    /// Where it stands.
    pub state: State,
    /// Whose turn it is.
    pub turn: Option<Side>,
    /// Since when, in words.
    pub since: String,
    /// The version that it waits to be confirmed for.
    pub version: Option<i64>,
    /// When it was agreed, in words.
    pub agreed: String,
    /// The node in the team's own words; empty while nothing was agreed.
    pub restatement: String,
    /// What the team will do.
    pub objectives: Vec<(ObjectiveId, String)>,
    /// What it stops, or does not do.
    pub stops: Vec<Stop>,
    /// Why it stops nothing.
    pub nothing_because: String,
    /// What people may decide alone.
    pub may_decide: String,
}

impl OnLine {
    /// Tells whether it is in force.
    pub fn is_agreed(&self) -> bool {
        self.state == State::Agreed
    }

    /// Says what is open about its stretch; nothing where it is in force.
    pub fn open(&self) -> Option<String> {
        let waits = match self.turn {
            Some(Side::Team) => self.team.as_str(),
            _ => self.giver.as_str(),
        };
        match self.state {
            State::Offered => {
                Some(format!("not agreed yet: offered to {} {}, waits for {waits}", self.team, self.since))
            }
            State::Countered => Some(format!(
                "not agreed yet: bargained over with {}, waits for {waits}, last turn {}",
                self.team, self.since
            )),
            State::Declined => Some(format!("declined by {} {}, waits for {waits}", self.team, self.since)),
            State::Confirm => Some(match self.version {
                Some(number) => format!("to be confirmed by {}: version {number} changed it {}", self.team, self.since),
                None => format!("to be confirmed by {}, asked {}", self.team, self.since),
            }),
            State::Agreed | State::Withdrawn | State::Ended => None,
        }
    }

    /// Says what the team leaves for it: "We stop: the weekly export. We do not do: a second app."
    pub fn leaves(&self) -> String {
        let of = |kind: StopKind| {
            let lines: Vec<&str> =
                self.stops.iter().filter(|stop| stop.kind == kind).map(|stop| stop.what.as_str()).collect();
            lines.join("; ")
        };
        let said: Vec<String> = [("We stop", of(StopKind::Stop)), ("We do not do", of(StopKind::NotDo))]
            .into_iter()
            .filter(|(_, what)| !what.is_empty())
            .map(|(head, what)| format!("{head}: {}.", what.trim_end_matches('.')))
            .collect();
        match (said.is_empty(), self.nothing_because.as_str()) {
            (false, _) => said.join(" "),
            (true, "") => String::new(),
            (true, because) => format!("We stop nothing, because {}", because.trim_start_matches("because ")),
        }
    }

    /// Returns what an objective of it is called.
    pub fn objective(&self, id: &ObjectiveId) -> Option<&str> {
        self.objectives.iter().find(|(known, _)| known == id).map(|(_, title)| title.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

    fn on_line(state: State, turn: Option<Side>) -> OnLine {
        OnLine {
            id: ID.parse().unwrap(),
            node: ID.parse().unwrap(),
            title: String::new(),
            team: "Firmware".to_owned(),
            giver: "leadership".to_owned(),
            state,
            turn,
            since: "3 days ago".to_owned(),
            version: Some(4),
            agreed: String::new(),
            restatement: String::new(),
            objectives: vec![(ID.parse().unwrap(), "Name ten faults".to_owned())],
            stops: Vec::new(),
            nothing_because: String::new(),
            may_decide: String::new(),
        }
    }

    #[test]
    fn a_stretch_says_why_it_is_open_and_since_when() {
        for (state, turn, said) in [
            (
                State::Offered,
                Some(Side::Team),
                Some("not agreed yet: offered to Firmware 3 days ago, waits for Firmware"),
            ),
            (State::Declined, Some(Side::Giver), Some("declined by Firmware 3 days ago, waits for leadership")),
            (State::Confirm, Some(Side::Team), Some("to be confirmed by Firmware: version 4 changed it 3 days ago")),
            (State::Agreed, None, None),
            (State::Ended, None, None),
        ] {
            assert_eq!(on_line(state, turn).open().as_deref(), said, "{state:?}");
        }
    }

    #[test]
    fn what_the_team_leaves_is_one_sentence() {
        let stop = |kind, what: &str| Stop { kind, what: what.to_owned() };
        let mut one = on_line(State::Agreed, None);
        assert_eq!(one.leaves(), "");
        one.nothing_because = "it is what we do".to_owned();
        assert_eq!(one.leaves(), "We stop nothing, because it is what we do");
        one.stops = vec![
            stop(StopKind::Stop, "the export."),
            stop(StopKind::NotDo, "an app"),
            stop(StopKind::Stop, "the list"),
        ];
        assert_eq!(one.leaves(), "We stop: the export.; the list. We do not do: an app.");
        assert_eq!(one.objective(&ID.parse().unwrap()), Some("Name ten faults"));
    }
}
