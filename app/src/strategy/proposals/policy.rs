//! Who may propose, read, answer and decide: everybody proposes; who proposed, leadership, and those who may edit the node
//! read; leadership decides.
//!
//! Invariant: pure; of a proposal that somebody may not read they are told nothing. Admins and auditors propose as the
//! employees that they are: their offices open nobody's proposal.

use crate::access::{Ability, Rule, Viewer};
use crate::id::{NodeId, PersonId, ProposalId, StrategyId};
use crate::strategy::model::Place;
use crate::strategy::policy::{leads, sees};
use crate::strategy::proposals::model::{Passage, State};

/// Propose other words for a published node.
#[derive(Debug)]
pub struct ProposeChange(pub NodeId);

/// Read a proposal.
#[derive(Debug)]
pub struct ReadProposal(pub ProposalId);

/// Say something about a proposal.
#[derive(Debug)]
pub struct AnswerProposal(pub ProposalId);

/// Change the words of a proposal of one's own, or withdraw it.
#[derive(Debug)]
pub struct ChangeProposal(pub ProposalId);

/// Take a proposal into a draft, or decline it.
#[derive(Debug)]
pub struct DecideProposal(pub ProposalId);

/// Open a proposal again that was taken, declined or withdrawn.
#[derive(Debug)]
pub struct ReopenProposal(pub ProposalId);

/// Mark what became of a proposal of one's own as read.
#[derive(Debug)]
pub struct MarkNewsRead(pub ProposalId);

/// What the rules look at: a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The proposal.
    pub id: ProposalId,
    /// Who proposed it.
    pub by: PersonId,
    /// The strategy of its node.
    pub strategy: StrategyId,
    /// The node, which may be gone.
    pub node: NodeId,
    /// Which words of it.
    pub passage: Passage,
    /// Where it stands.
    pub state: State,
    /// Whether its strategy is in force.
    pub is_in_force: bool,
    /// Whether the viewer may edit the node in some draft, or was let edit it and may begin one.
    pub may_edit_node: bool,
    /// How often it was changed.
    pub revision: i64,
}

impl Rule for ProposeChange {
    type Subject = Place;

    fn allowed(&self, viewer: &Viewer, place: &Place) -> bool {
        !viewer.system && place.is_in_force() && place.archived_at.is_none()
    }

    fn visible(&self, viewer: &Viewer, place: &Place) -> bool {
        sees(viewer, place)
    }
}

/// Gives the acts on one proposal their rule.
macro_rules! rules_of_a_proposal {
    ($($act:ident $allowed:expr;)*) => { $(
        impl Rule for $act {
            type Subject = Proposed;

            fn allowed(&self, viewer: &Viewer, proposed: &Proposed) -> bool {
                let allowed: fn(&Viewer, &Proposed) -> bool = $allowed;
                allowed(viewer, proposed)
            }

            fn visible(&self, viewer: &Viewer, proposed: &Proposed) -> bool {
                viewer.system || is_own(viewer, proposed) || leads(viewer) || proposed.may_edit_node
            }
        }
    )* };
}

rules_of_a_proposal! {
    ReadProposal |_, _| true;
    AnswerProposal |viewer, proposed| is_own(viewer, proposed) || leads(viewer);
    ChangeProposal is_own;
    DecideProposal |viewer, proposed| leads(viewer) && proposed.is_in_force;
    ReopenProposal |viewer, proposed| proposed.is_in_force && match proposed.state {
        State::Withdrawn => is_own(viewer, proposed),
        _ => leads(viewer),
    };
    MarkNewsRead is_own;
}

/// Tells whether an act comes in time: what was decided meanwhile is told as a conflict, not as a right that is missing.
pub const fn is_in_time(ability: Ability, state: State) -> bool {
    match ability {
        Ability::Answer => state.is_alive(),
        Ability::Edit | Ability::Decide => matches!(state, State::Open),
        Ability::Reopen => matches!(state, State::Taken | State::Declined | State::Withdrawn),
        _ => false,
    }
}

/// Returns what `viewer` may do with a proposal, for its page.
pub fn abilities(viewer: &Viewer, proposed: &Proposed) -> Vec<Ability> {
    let id = || proposed.id.clone();
    [
        (Ability::Answer, AnswerProposal(id()).allowed(viewer, proposed)),
        (Ability::Edit, ChangeProposal(id()).allowed(viewer, proposed)),
        (Ability::Decide, DecideProposal(id()).allowed(viewer, proposed)),
        (Ability::Reopen, ReopenProposal(id()).allowed(viewer, proposed)),
    ]
    .into_iter()
    .filter_map(|(ability, may)| (may && is_in_time(ability, proposed.state)).then_some(ability))
    .collect()
}

/// Tells whether `viewer` proposed it.
pub fn is_own(viewer: &Viewer, proposed: &Proposed) -> bool {
    !viewer.system && viewer.person == proposed.by
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::time::Timestamp;

    const A: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
    const B: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f9";

    fn viewer(person: &str, leadership: bool) -> Viewer {
        Viewer {
            person: person.parse().unwrap(),
            account: A.parse().unwrap(),
            session: None,
            name: "Somebody".to_owned(),
            team: None,
            offices: Offices { leadership, admin: true, auditor: true },
            fresh_at: Timestamp(0),
            system: false,
        }
    }

    fn proposed(state: State, is_in_force: bool, may_edit_node: bool) -> Proposed {
        Proposed {
            id: A.parse().unwrap(),
            by: A.parse().unwrap(),
            strategy: A.parse().unwrap(),
            node: A.parse().unwrap(),
            passage: Passage::TITLE,
            state,
            is_in_force,
            may_edit_node,
            revision: 1,
        }
    }

    #[test]
    fn the_proposer_changes_leadership_decides_and_nobody_else_does_anything() {
        use Ability::{Answer, Decide, Edit, Reopen};
        let (proposer, leader, peer) = (viewer(A, false), viewer(B, true), viewer(B, false));
        let cases: [(State, &[Ability], &[Ability]); 5] = [
            (State::Open, &[Answer, Edit], &[Answer, Decide]),
            (State::Taken, &[Answer], &[Answer, Reopen]),
            (State::Published, &[], &[]),
            (State::Declined, &[], &[Reopen]),
            (State::Withdrawn, &[Reopen], &[]),
        ];
        for (state, own, leading) in cases {
            let proposed = proposed(state, true, true);
            assert_eq!(abilities(&proposer, &proposed), own, "{state:?}");
            assert_eq!(abilities(&leader, &proposed), leading, "{state:?}");
            assert_eq!(abilities(&peer, &proposed), [], "{state:?}");
        }
        let shelved = proposed(State::Open, false, false);
        assert_eq!(abilities(&leader, &shelved), [Answer]);
        assert_eq!(abilities(&proposer, &shelved), [Answer, Edit]);
    }

    #[test]
    fn a_proposal_is_known_to_its_proposer_to_leadership_and_to_whoever_edits_the_node() {
        for (viewer, may_edit_node, sees) in [
            (viewer(A, false), false, true),
            (viewer(B, true), false, true),
            (viewer(B, false), true, true),
            (viewer(B, false), false, false),
        ] {
            let proposed = proposed(State::Open, true, may_edit_node);
            assert_eq!(ReadProposal(proposed.id.clone()).visible(&viewer, &proposed), sees);
            assert_eq!(MarkNewsRead(proposed.id.clone()).allowed(&viewer, &proposed), viewer.person == proposed.by);
        }
    }

    #[test]
    fn anybody_proposes_for_what_is_published_and_in_sight() {
        let place = Place {
            id: B.parse().unwrap(),
            strategy: B.parse().unwrap(),
            parent: None,
            position: 0,
            owner: None,
            owner_team: None,
            handed_from: None,
            archived_at: None,
            is_shelved: false,
            draft: None,
            of: None,
            delegated: crate::strategy::model::Delegated::No,
            revision: 1,
        };
        let may = |place: &Place| ProposeChange(place.id.clone()).allowed(&viewer(A, false), place);
        assert!(may(&place));
        assert!(!may(&Place { archived_at: Some(Timestamp(1)), ..place.clone() }));
        assert!(!may(&Place { is_shelved: true, ..place }));
    }
}
