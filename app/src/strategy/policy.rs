//! Who may change the strategy: leadership. Whoever was handed a node may take it over.
//!
//! Invariant: pure. (A delegate of a subtree will be asked here too, once delegations exist.)

use crate::access::{Ability, Role, Rule, Viewer};
use crate::id::NodeId;
use crate::strategy::model::{Owner, Place};

/// Begin a strategy with its mission.
#[derive(Debug)]
pub struct BeginStrategy;

/// Put a node below this one.
#[derive(Debug)]
pub struct AddNode(pub NodeId);

/// Change what a node says: texts, wordings, owner, days, further links, measures.
#[derive(Debug)]
pub struct EditNode(pub NodeId);

/// Hang a node elsewhere, or change its place among its siblings.
#[derive(Debug)]
pub struct MoveNode(pub NodeId);

/// Put a node away with everything below it, or bring it back.
#[derive(Debug)]
pub struct ArchiveNode(pub NodeId);

/// Say that a node that was handed over has been taken over.
#[derive(Debug)]
pub struct TakeOverNode(pub NodeId);

impl Rule for BeginStrategy {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        leads(viewer)
    }
}

impl Rule for AddNode {
    type Subject = Place;

    fn allowed(&self, viewer: &Viewer, place: &Place) -> bool {
        edits(viewer, place) && place.archived_at.is_none()
    }
}

impl Rule for EditNode {
    type Subject = Place;

    fn allowed(&self, viewer: &Viewer, place: &Place) -> bool {
        edits(viewer, place)
    }
}

impl Rule for MoveNode {
    type Subject = Place;

    fn allowed(&self, viewer: &Viewer, place: &Place) -> bool {
        edits(viewer, place) && place.parent.is_some() && place.archived_at.is_none()
    }
}

impl Rule for ArchiveNode {
    type Subject = Place;

    fn allowed(&self, viewer: &Viewer, place: &Place) -> bool {
        edits(viewer, place) && place.parent.is_some()
    }
}

impl Rule for TakeOverNode {
    type Subject = Place;

    fn allowed(&self, viewer: &Viewer, place: &Place) -> bool {
        !place.is_shelved
            && place.handed_from.is_some()
            && (leads(viewer) || place.owner.as_ref() == Some(&viewer.person))
    }
}

/// Returns what `viewer` may do with the node at `place`, for its page.
pub fn abilities(viewer: &Viewer, place: &Place) -> Vec<Ability> {
    let id = || place.id.clone();
    [
        (Ability::Edit, EditNode(id()).allowed(viewer, place)),
        (Ability::Add, AddNode(id()).allowed(viewer, place)),
        (Ability::Move, MoveNode(id()).allowed(viewer, place)),
        (Ability::Archive, ArchiveNode(id()).allowed(viewer, place)),
        (Ability::TakeOver, TakeOverNode(id()).allowed(viewer, place)),
    ]
    .into_iter()
    .filter_map(|(ability, may)| may.then_some(ability))
    .collect()
}

/// Tells whether `viewer` edits the strategy at all.
pub const fn leads(viewer: &Viewer) -> bool {
    viewer.holds(Role::Leadership)
}

/// Tells whether `viewer` edits what is at `place`; a strategy that is archived stays as it is.
pub const fn edits(viewer: &Viewer, place: &Place) -> bool {
    leads(viewer) && !place.is_shelved
}

/// Tells whether `viewer` owns the node, in person or through their team.
pub fn owns(viewer: &Viewer, owner: Option<&Owner>) -> bool {
    match owner {
        Some(Owner::Person(person)) => *person == viewer.person,
        Some(Owner::Team(team)) => viewer.team.as_ref() == Some(team),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
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

    fn place(parent: bool, archived: bool, owner: &str) -> Place {
        Place {
            id: B.parse().unwrap(),
            strategy: B.parse().unwrap(),
            parent: parent.then(|| A.parse().unwrap()),
            position: 0,
            owner: Some(owner.parse().unwrap()),
            owner_team: None,
            handed_from: Some(B.parse().unwrap()),
            archived_at: archived.then_some(Timestamp(1)),
            is_shelved: false,
            revision: 1,
        }
    }

    #[test]
    fn leadership_edits_and_the_new_owner_takes_over() {
        use Ability::{Add, Archive, Edit, Move, TakeOver};
        let cases: [(Viewer, Place, &[Ability]); 6] = [
            (viewer(true, false), place(true, false, B), &[Edit, Add, Move, Archive, TakeOver]),
            (viewer(true, false), place(true, true, B), &[Edit, Archive, TakeOver]),
            (viewer(true, false), place(false, false, B), &[Edit, Add, TakeOver]),
            (viewer(false, true), place(true, false, B), &[]),
            (viewer(false, false), place(true, false, B), &[]),
            (viewer(false, false), place(true, false, A), &[TakeOver]),
        ];
        for (viewer, place, may) in cases {
            assert_eq!(abilities(&viewer, &place), may);
        }
        assert!(leads(&viewer(true, false)) && !leads(&viewer(false, true)));
    }

    #[test]
    fn nothing_changes_in_a_strategy_that_is_archived() {
        let shelved = Place { is_shelved: true, ..place(true, false, A) };
        for viewer in [viewer(true, true), viewer(false, false)] {
            assert_eq!(abilities(&viewer, &shelved), []);
        }
    }

    #[test]
    fn a_team_s_member_owns_through_the_team() {
        let mut member = viewer(false, false);
        member.team = Some(B.parse().unwrap());
        assert!(owns(&member, Some(&Owner::Team(B.parse().unwrap()))));
        assert!(!owns(&member, Some(&Owner::Person(B.parse().unwrap()))));
        assert!(!owns(&member, None));
    }
}
