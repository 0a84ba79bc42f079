//! Who may let somebody edit a subtree, and who ends that.
//!
//! Invariant: pure; only leadership gives, so that nobody gives on what they were given, and giving asks for a fresh
//! sign-in. Taking back is open to leadership and to the admins, giving back to whoever has it.

use crate::access::{Role, Rule, Viewer};
use crate::id::{DelegationId, NodeId, PersonId};
use crate::strategy::model::Place;
use crate::strategy::policy::{leads, sees};

/// Let somebody edit a published node and what hangs below it.
#[derive(Debug)]
pub struct GiveDelegation(pub NodeId);

/// Take it back, or give it back.
#[derive(Debug)]
pub struct EndDelegation(pub DelegationId);

/// Take over, as their manager, what was delegated to somebody who left.
#[derive(Debug)]
pub struct TakeOverDelegation(pub DelegationId);

/// What the rules look at: a delegation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// The delegation.
    pub id: DelegationId,
    /// The published node.
    pub node: NodeId,
    /// Who is let edit.
    pub person: PersonId,
    /// Who lets them.
    pub giver: PersonId,
    /// The end of its last day, in microseconds.
    pub ends_at: i64,
    /// Whether it lasts.
    pub is_live: bool,
    /// The manager of whoever had it and has left, as long as it would still last.
    pub heir: Option<PersonId>,
}

impl Rule for GiveDelegation {
    type Subject = Place;

    const FRESH: bool = true;

    /// Of the mission hangs everything: whoever is to edit all of it is given the office, or invited to a draft.
    fn allowed(&self, viewer: &Viewer, place: &Place) -> bool {
        leads(viewer) && place.is_in_force() && place.archived_at.is_none() && place.parent.is_some()
    }

    fn visible(&self, viewer: &Viewer, place: &Place) -> bool {
        sees(viewer, place)
    }
}

impl Rule for EndDelegation {
    type Subject = Delegation;

    fn allowed(&self, viewer: &Viewer, delegation: &Delegation) -> bool {
        let is_open = delegation.is_live || delegation.heir.is_some();
        let has_it = delegation.is_live && delegation.person == viewer.person;
        is_open && (leads(viewer) || viewer.holds(Role::Admin) || has_it)
    }
}

impl Rule for TakeOverDelegation {
    type Subject = Delegation;

    fn allowed(&self, viewer: &Viewer, delegation: &Delegation) -> bool {
        delegation.heir.as_ref() == Some(&viewer.person) && !leads(viewer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::strategy::model::{Delegated, InDraft};
    use crate::time::Timestamp;

    const A: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
    const B: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f9";

    fn viewer(leadership: bool, admin: bool) -> Viewer {
        Viewer {
            person: A.parse().unwrap(),
            account: A.parse().unwrap(),
            session: None,
            name: "Somebody".to_owned(),
            team: None,
            offices: Offices { leadership, admin, auditor: false },
            fresh_at: Timestamp(0),
            system: false,
        }
    }

    #[test]
    fn leadership_alone_gives_what_is_published_and_nobody_gives_on() {
        let place = Place {
            id: B.parse().unwrap(),
            strategy: B.parse().unwrap(),
            parent: Some(A.parse().unwrap()),
            position: 0,
            owner: Some(A.parse().unwrap()),
            owner_team: None,
            handed_from: None,
            archived_at: None,
            is_shelved: false,
            draft: None,
            of: None,
            delegated: Delegated::Top,
            revision: 1,
        };
        let draft = InDraft {
            id: B.parse().unwrap(),
            name: "A draft".to_owned(),
            is_open: true,
            limited: false,
            people: Vec::new(),
            partly: Vec::new(),
            is_let_in: false,
        };
        let give = |viewer: &Viewer, place: &Place| GiveDelegation(B.parse().unwrap()).allowed(viewer, place);
        assert!(give(&viewer(true, false), &place) && GiveDelegation::FRESH);
        // Its owner, an admin, and whoever was let edit it give nothing on.
        assert!(!give(&viewer(false, true), &place));
        for refused in [
            Place { parent: None, ..place.clone() },
            Place { archived_at: Some(Timestamp(1)), ..place.clone() },
            Place { is_shelved: true, ..place.clone() },
            Place { draft: Some(draft), ..place },
        ] {
            assert!(!give(&viewer(true, false), &refused), "{refused:?}");
        }
    }

    #[test]
    fn leadership_the_admins_and_whoever_has_it_end_it_while_it_lasts() {
        let of = |person: &str, is_live: bool, heir: Option<&str>| Delegation {
            id: B.parse().unwrap(),
            node: B.parse().unwrap(),
            person: person.parse().unwrap(),
            giver: B.parse().unwrap(),
            ends_at: 1,
            is_live,
            heir: heir.map(|id| id.parse().unwrap()),
        };
        // Leadership, admin; whose, lasts, heir: ends, takes over.
        for (leadership, admin, delegation, expected) in [
            (true, false, of(B, true, None), [true, false]),
            (false, true, of(B, true, None), [true, false]),
            (false, false, of(A, true, None), [true, false]),
            (false, false, of(B, true, None), [false, false]),
            (true, true, of(A, false, None), [false, false]),
            (false, false, of(B, false, Some(A)), [false, true]),
            (false, false, of(B, false, Some(B)), [false, false]),
            (true, false, of(B, false, Some(B)), [true, false]),
            // Who leads edits everything anyway.
            (true, false, of(B, false, Some(A)), [true, false]),
        ] {
            let viewer = viewer(leadership, admin);
            let id = || B.parse().unwrap();
            let found = [
                EndDelegation(id()).allowed(&viewer, &delegation),
                TakeOverDelegation(id()).allowed(&viewer, &delegation),
            ];
            assert_eq!(found, expected, "{leadership} {admin} {delegation:?}");
        }
    }
}
