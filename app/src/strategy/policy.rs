//! Who may change the strategy: leadership and those it invites, in a draft; whoever was let edit a subtree, in that one.
//! Whoever was handed a node may take it over.
//!
//! Invariant: pure; what is published changes by publishing a draft alone, and of a draft that somebody may not see they
//! are told nothing. A delegate changes no row outside of their subtree, and not where its top hangs.

use crate::access::{Ability, Role, Rule, Viewer};
use crate::id::NodeId;
use crate::measures::policy::AddMeasure;
use crate::strategy::delegations::policy::GiveDelegation;
use crate::strategy::model::{Delegated, InDraft, Owner, Place};

/// Begin a strategy with its mission.
#[derive(Debug)]
pub struct BeginStrategy;

/// Look the whole strategy through for what might be better said.
#[derive(Debug)]
pub struct ReviewStrategy;

/// Put a node below this one.
#[derive(Debug)]
pub struct AddNode(pub NodeId);

/// Change what a node says: texts, wordings, owner, days, further links, measures.
#[derive(Debug)]
pub struct EditNode(pub NodeId);

/// Hang a node elsewhere, or change its place among its siblings.
#[derive(Debug)]
pub struct MoveNode(pub NodeId);

/// Hang another node below this one.
#[derive(Debug)]
pub struct ReceiveNode(pub NodeId);

/// Put a node away with everything below it, or bring it back.
#[derive(Debug)]
pub struct ArchiveNode(pub NodeId);

/// Say that a node that was handed over has been taken over.
#[derive(Debug)]
pub struct TakeOverNode(pub NodeId);

/// Read the line down to a node as others do, whatever their words.
#[derive(Debug)]
pub struct PreviewNode(pub NodeId);

/// Change a published node in a draft.
#[derive(Debug)]
pub struct DraftNode(pub NodeId);

impl Rule for BeginStrategy {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        leads(viewer)
    }
}

impl Rule for ReviewStrategy {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        leads(viewer)
    }
}

/// Gives the acts on one node their rule: only who sees it is told of it, and who may is told by `$allowed`.
macro_rules! rules_of_a_node {
    ($($act:ident $allowed:expr;)*) => { $(
        impl Rule for $act {
            type Subject = Place;

            fn allowed(&self, viewer: &Viewer, place: &Place) -> bool {
                let allowed: fn(&Viewer, &Place) -> bool = $allowed;
                allowed(viewer, place)
            }

            fn visible(&self, viewer: &Viewer, place: &Place) -> bool {
                sees(viewer, place)
            }
        }
    )* };
}

rules_of_a_node! {
    AddNode |viewer, place| drafts(viewer, place) && place.archived_at.is_none();
    EditNode drafts;
    MoveNode |viewer, place| places(viewer, place) && place.archived_at.is_none();
    ReceiveNode drafts;
    ArchiveNode places;
    TakeOverNode |viewer, place| {
        place.is_in_force()
            && place.handed_from.is_some()
            && (leads(viewer) || place.owner.as_ref() == Some(&viewer.person))
    };
    DraftNode |viewer, place| (leads(viewer) || place.delegated != Delegated::No) && place.is_in_force();
    PreviewNode |viewer, place| leads(viewer) || drafts(viewer, place);
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
        (Ability::Draft, DraftNode(id()).allowed(viewer, place)),
        (Ability::Measure, AddMeasure(id()).allowed(viewer, place)),
        (Ability::Delegate, GiveDelegation(id()).allowed(viewer, place)),
    ]
    .into_iter()
    .filter_map(|(ability, may)| may.then_some(ability))
    .collect()
}

/// Tells whether `viewer` edits the strategy at all.
pub const fn leads(viewer: &Viewer) -> bool {
    viewer.holds(Role::Leadership)
}

/// Tells whether `viewer` may know of what is at `place`: everybody of what is published, of a draft those it is seen by.
pub fn sees(viewer: &Viewer, place: &Place) -> bool {
    place.draft.as_ref().is_none_or(|draft| draft.is_seen_by(viewer))
}

/// Tells whether `viewer` edits what is at `place`: in an open draft of a strategy that is in force, all of which is open to
/// them, or where it was delegated to them.
pub fn drafts(viewer: &Viewer, place: &Place) -> bool {
    is_drafted(place, |draft| draft.is_open_to(viewer) || (draft.is_let_in && place.delegated != Delegated::No))
}

/// Tells whether `viewer` says where the node at `place` hangs, and whether it is in sight; not of the mission.
fn places(viewer: &Viewer, place: &Place) -> bool {
    place.parent.is_some()
        && is_drafted(place, |draft| {
            draft.is_open_to(viewer) || (draft.is_let_in && place.delegated == Delegated::Below)
        })
}

fn is_drafted(place: &Place, may: impl FnOnce(&InDraft) -> bool) -> bool {
    !place.is_shelved && place.draft.as_ref().is_some_and(|draft| draft.is_open && may(draft))
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
            draft: None,
            of: None,
            delegated: Delegated::No,
            revision: 1,
        }
    }

    fn drafted(place: Place, is_open: bool, limited: bool, people: &[&str]) -> Place {
        let draft = InDraft {
            id: B.parse().unwrap(),
            name: "A draft".to_owned(),
            is_open,
            limited,
            people: people.iter().map(|id| id.parse().unwrap()).collect(),
            partly: Vec::new(),
            is_let_in: false,
        };
        Place { draft: Some(draft), ..place }
    }

    #[test]
    fn what_is_published_changes_in_a_draft_alone_and_the_new_owner_takes_over() {
        use Ability::{Delegate, Draft, Measure, TakeOver};
        let cases: [(Viewer, Place, &[Ability]); 5] = [
            (viewer(true, false), place(true, false, B), &[TakeOver, Draft, Measure, Delegate]),
            (viewer(true, false), place(true, true, B), &[TakeOver, Draft]),
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
    fn leadership_and_the_invited_edit_a_draft_while_it_is_open() {
        use Ability::{Add, Archive, Edit, Move};
        let all: &[Ability] = &[Edit, Add, Move, Archive];
        let (leader, other) = (viewer(true, false), viewer(false, true));
        for (place, may) in [
            (place(true, false, B), all),
            (place(true, true, B), &[Edit, Archive] as &[Ability]),
            (place(false, false, B), &[Edit, Add]),
        ] {
            assert_eq!(abilities(&leader, &drafted(place.clone(), true, false, &[])), may);
            assert_eq!(abilities(&other, &drafted(place.clone(), true, true, &[A])), may);
            assert_eq!(abilities(&leader, &drafted(place.clone(), true, true, &[B])), []);
            assert_eq!(abilities(&other, &drafted(place.clone(), true, false, &[B])), []);
            assert_eq!(abilities(&leader, &drafted(place, false, false, &[])), []);
        }
    }

    #[test]
    fn a_delegate_edits_their_subtree_alone_and_not_where_its_top_hangs() {
        use Ability::{Add, Archive, Edit, Move};
        let delegate = viewer(false, false);
        let node = |delegated, archived| Place { delegated, ..place(true, archived, B) };
        let in_draft = |place: Place, is_open, is_let_in| {
            let mut place = drafted(place, is_open, false, &[B]);
            place.draft.as_mut().unwrap().is_let_in = is_let_in;
            place
        };
        for (place, sees_it, may) in [
            (in_draft(node(Delegated::Top, false), true, true), true, &[Edit, Add] as &[Ability]),
            (in_draft(node(Delegated::Below, false), true, true), true, &[Edit, Add, Move, Archive]),
            (in_draft(node(Delegated::Below, true), true, true), true, &[Edit, Archive]),
            (in_draft(node(Delegated::No, false), true, true), true, &[]),
            // A delegation alone lets nobody into a draft, and being let in alone lets nobody edit.
            (in_draft(node(Delegated::Below, false), true, false), false, &[]),
            (in_draft(node(Delegated::Below, false), false, true), true, &[]),
            (Place { is_shelved: true, ..in_draft(node(Delegated::Below, false), true, true) }, true, &[]),
            (node(Delegated::Top, false), true, &[Ability::Draft]),
            (node(Delegated::No, false), true, &[]),
        ] {
            assert_eq!((sees(&delegate, &place), abilities(&delegate, &place)), (sees_it, may.to_vec()), "{place:?}");
        }
        // Whoever is invited to all of a draft is not held to a subtree.
        let mut invited = drafted(node(Delegated::Top, false), true, false, &[A]);
        invited.draft.as_mut().unwrap().is_let_in = true;
        assert_eq!(abilities(&delegate, &invited), [Edit, Add, Move, Archive]);
    }

    #[test]
    fn a_limited_draft_is_seen_by_the_invited_alone() {
        let node = place(true, false, B);
        let (leader, owner) = (viewer(true, true), viewer(false, false));
        for (limited, people, leader_sees, owner_sees) in
            [(false, &[][..], true, false), (false, &[A][..], true, true), (true, &[B][..], false, false)]
        {
            let place = drafted(node.clone(), true, limited, people);
            assert_eq!((sees(&leader, &place), sees(&owner, &place)), (leader_sees, owner_sees));
        }
        assert!(sees(&owner, &node));
        let system = Viewer { system: true, ..owner };
        assert!(sees(&system, &drafted(node, true, true, &[])));
    }

    #[test]
    fn nothing_changes_in_a_strategy_that_is_archived() {
        let shelved = Place { is_shelved: true, ..place(true, false, A) };
        for viewer in [viewer(true, true), viewer(false, false)] {
            assert_eq!(abilities(&viewer, &shelved), []);
            assert_eq!(abilities(&viewer, &drafted(shelved.clone(), true, false, &[A])), []);
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
