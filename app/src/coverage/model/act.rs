//! The one act that mends a gap, by the right of whoever looks.
//!
//! Invariant: pure; where a viewer may not mend a gap, it names who may.

use serde::{Deserialize, Serialize};

use super::kind::Kind;

/// A form that mends a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Change the node in a draft.
    Draft,
    /// Propose a because.
    Propose,
    /// Give the node a measure.
    Measure,
    /// Check the measure in.
    CheckIn,
    /// Record a value on the measure's page.
    Record,
    /// Take the next turn of the translation.
    Answer,
    /// Write a card on the node.
    Card,
    /// Choose another objective for the card.
    Objective,
    /// Offer the team a node.
    Offer,
    /// Say what the team carries, or end something it agreed to.
    Carry,
}

/// Who may mend a gap that the viewer may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whom {
    /// Leadership.
    Leadership,
    /// Whoever keeps the measure.
    Keeper,
    /// The lead of the team.
    Lead,
    /// Whoever made the offer.
    Giver,
    /// Anybody on the team.
    Members,
    /// Whose card it is.
    Author,
}

/// What a viewer is to a gap.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether they are leadership.
    pub leads: bool,
    /// Whether they keep the measure.
    pub keeps: bool,
    /// Whether they lead the team.
    pub speaks: bool,
    /// Whether they are on the team.
    pub is_member: bool,
    /// Whether the card is theirs.
    pub is_author: bool,
    /// Whether they speak for whoever made the offer.
    pub gives: bool,
    /// Whether it is the team's turn, and not the giver's.
    pub is_teams_turn: bool,
}

impl Act {
    /// Returns the act that mends a gap, or who may do it.
    ///
    /// # Errors
    /// Who may, where the viewer may not.
    pub const fn of(kind: Kind, viewer: Facts) -> Result<Self, Whom> {
        match kind {
            Kind::Empty | Kind::Unowned if viewer.leads => Ok(Self::Draft),
            Kind::Unlinked => Ok(if viewer.leads { Self::Draft } else { Self::Propose }),
            Kind::Unmeasured if viewer.leads => Ok(Self::Measure),
            Kind::Empty | Kind::Unowned | Kind::Unmeasured => Err(Whom::Leadership),
            Kind::Stale if viewer.keeps => Ok(Self::CheckIn),
            Kind::Stale if viewer.leads => Ok(Self::Record),
            Kind::Stale => Err(Whom::Keeper),
            Kind::Silent if viewer.is_teams_turn && viewer.speaks => Ok(Self::Answer),
            Kind::Silent if viewer.is_teams_turn => Err(Whom::Lead),
            Kind::Silent | Kind::Unanswered if viewer.gives => Ok(Self::Answer),
            Kind::Silent | Kind::Unanswered => Err(Whom::Giver),
            Kind::Idle if viewer.is_member => Ok(Self::Card),
            Kind::Idle => Err(Whom::Members),
            Kind::Adrift if viewer.is_author => Ok(Self::Objective),
            Kind::Adrift => Err(Whom::Author),
            Kind::Lineless if viewer.leads => Ok(Self::Offer),
            Kind::Lineless => Err(Whom::Leadership),
            Kind::Overloaded if viewer.speaks => Ok(Self::Carry),
            Kind::Overloaded => Err(Whom::Lead),
            Kind::Few => Err(Whom::Members),
        }
    }

    /// Returns what the link to the form says.
    pub const fn label(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Draft, Kind::Empty) => "Add what serves it",
            (Self::Draft, Kind::Unowned) => "Give it an owner",
            (Self::Draft, _) => "Write the because",
            (Self::Propose, _) => "Propose a because",
            (Self::Measure, _) => "Add a measure",
            (Self::CheckIn, _) => "Check in",
            (Self::Record, _) => "Record a value",
            (Self::Answer, _) => "Answer",
            (Self::Card, _) => "Write a card",
            (Self::Objective, _) => "Choose another objective",
            (Self::Offer, _) => "Offer it a node",
            (Self::Carry, _) => "Say what it carries",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gap_is_mended_by_whoever_may_and_names_them_to_the_others() {
        let nobody = Facts::default();
        let leader = Facts { leads: true, gives: true, ..nobody };
        let lead = Facts { speaks: true, is_member: true, is_teams_turn: true, ..nobody };
        let member = Facts { is_member: true, is_teams_turn: true, ..nobody };
        let keeper = Facts { keeps: true, ..nobody };
        let author = Facts { is_author: true, ..nobody };
        for (kind, viewer, act) in [
            (Kind::Empty, leader, Ok(Act::Draft)),
            (Kind::Empty, lead, Err(Whom::Leadership)),
            (Kind::Unowned, leader, Ok(Act::Draft)),
            (Kind::Unowned, member, Err(Whom::Leadership)),
            (Kind::Unlinked, leader, Ok(Act::Draft)),
            (Kind::Unlinked, member, Ok(Act::Propose)),
            (Kind::Unmeasured, leader, Ok(Act::Measure)),
            (Kind::Unmeasured, keeper, Err(Whom::Leadership)),
            (Kind::Stale, keeper, Ok(Act::CheckIn)),
            (Kind::Stale, leader, Ok(Act::Record)),
            (Kind::Stale, lead, Err(Whom::Keeper)),
            (Kind::Silent, lead, Ok(Act::Answer)),
            (Kind::Silent, member, Err(Whom::Lead)),
            (Kind::Silent, leader, Ok(Act::Answer)),
            (Kind::Silent, Facts { is_teams_turn: true, ..leader }, Err(Whom::Lead)),
            (Kind::Unanswered, leader, Ok(Act::Answer)),
            (Kind::Unanswered, lead, Err(Whom::Giver)),
            (Kind::Idle, member, Ok(Act::Card)),
            (Kind::Idle, leader, Err(Whom::Members)),
            (Kind::Adrift, author, Ok(Act::Objective)),
            (Kind::Adrift, lead, Err(Whom::Author)),
            (Kind::Lineless, leader, Ok(Act::Offer)),
            (Kind::Lineless, lead, Err(Whom::Leadership)),
            (Kind::Overloaded, lead, Ok(Act::Carry)),
            (Kind::Overloaded, leader, Err(Whom::Lead)),
            (Kind::Few, leader, Err(Whom::Members)),
            (Kind::Few, lead, Err(Whom::Members)),
        ] {
            assert_eq!(Act::of(kind, viewer), act, "{kind:?} {viewer:?}");
        }
    }
}
