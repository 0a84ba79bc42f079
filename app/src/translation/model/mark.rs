//! Where the translations of a node stand, all of them in a word or two.
//!
//! Invariant: pure; what is not agreed is said before what is.

use serde::{Deserialize, Serialize};

use super::state::State;

/// The translations of a node that are not over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// How many there are.
    pub all: i64,
    /// How many of them are agreed.
    pub agreed: i64,
    /// Where the one stands that is furthest from being agreed.
    pub furthest: State,
}

impl Mark {
    /// Puts how many stand where together; nothing where there are none.
    pub fn of(counts: &[(State, i64)]) -> Option<Self> {
        let order = [State::Declined, State::Offered, State::Countered, State::Confirm, State::Agreed];
        let furthest = order.into_iter().find(|state| counts.iter().any(|(known, _)| known == state))?;
        let agreed = counts.iter().filter(|(state, _)| *state == State::Agreed).map(|(_, count)| count).sum();
        let all = counts.iter().filter(|(state, _)| state.is_open()).map(|(_, count)| count).sum();
        Some(Self { all, agreed, furthest })
    }

    /// Tells whether all of them are agreed.
    pub const fn is_agreed(self) -> bool {
        self.all == self.agreed
    }

    /// Says it: "agreed", "offered", "agreed by 1 of 3, declined".
    pub fn said(self) -> String {
        match (self.all, self.agreed) {
            (1, _) | (_, 0) => self.furthest.said().to_owned(),
            (all, agreed) if all == agreed => format!("agreed by {all} teams"),
            (all, agreed) => format!("agreed by {agreed} of {all}, {}", self.furthest.said()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_agreed_is_said_first() {
        for (counts, said) in [
            (vec![], None),
            (vec![(State::Ended, 2)], None),
            (vec![(State::Agreed, 1)], Some("agreed")),
            (vec![(State::Agreed, 3)], Some("agreed by 3 teams")),
            (vec![(State::Offered, 2)], Some("offered")),
            (vec![(State::Agreed, 1), (State::Confirm, 1), (State::Declined, 1)], Some("agreed by 1 of 3, declined")),
        ] {
            assert_eq!(Mark::of(&counts).map(Mark::said).as_deref(), said, "{counts:?}");
        }
    }
}
