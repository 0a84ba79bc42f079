//! How much a team carries, against how much it says that it can.
//!
//! Invariant: pure; what waits to be confirmed is carried.

use serde::{Deserialize, Serialize};

/// How many translations a team carries that has not said otherwise.
pub const CARRIES: i64 = 3;
/// The most that it may say.
pub const CARRIES_MAX: i64 = 20;

/// What a team has agreed to, and what it can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// How many translations it has agreed to.
    pub agreed: i64,
    /// How many it says it can carry.
    pub carries: i64,
}

impl Load {
    /// Tells whether a further one shows what must stop.
    pub const fn is_full(self) -> bool {
        self.agreed >= self.carries
    }

    /// Tells whether it has agreed to more than it says it can carry.
    pub const fn is_over(self) -> bool {
        self.agreed > self.carries
    }

    /// Says it: "Agreed already: 2 of 3."
    pub fn said(self) -> String {
        let cost = if self.is_full() { " A further one shows what must stop." } else { "" };
        format!("Agreed already: {} of {} that the team says it can carry.{cost}", self.agreed, self.carries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_of_three_fills_and_a_fourth_is_too_many() {
        for (agreed, carries, is_full, is_over) in
            [(0, 3, false, false), (2, 3, false, false), (3, 3, true, false), (4, 3, true, true), (0, 0, true, false)]
        {
            let load = Load { agreed, carries };
            assert_eq!((load.is_full(), load.is_over()), (is_full, is_over), "{load:?}");
            assert_eq!(load.said().contains("must stop"), is_full, "{load:?}");
        }
    }
}
