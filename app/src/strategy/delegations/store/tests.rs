//! Delegations against a real database: SQLite in a file of its own, or what `TEST_DATABASE_URL` names.
//!
//! Invariant: whoever acts is a person with a session, whose rights are looked up in the transaction of the act.

mod cast;
mod reach;

use cast::{Cast, cast};

use super::super::policy::GiveDelegation;
use super::{end, give};
use crate::access::Tx as _;
use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::strategy::delegations::model::{DelegationView, Ending};
use crate::strategy::delegations::policy::{EndDelegation, TakeOverDelegation};
use crate::strategy::drafts::policy::{BeginDraft, ReadDraft, TakeVersionBack};
use crate::strategy::policy::{DraftNode, EditNode, MoveNode};
use crate::time::DAY;

/// Whether the delegate may do what a delegation is for: draft the published node, edit its mirror, read the draft.
fn rights(cast: &Cast) -> [Result<()>; 3] {
    let (node, mirror, draft) = (cast.a.clone(), cast.mirror(&cast.a), cast.draft.clone());
    [
        cast.may(&cast.mara, move |tx| tx.permit(DraftNode(node.clone())).map(drop)),
        cast.may(&cast.mara, move |tx| tx.permit(EditNode(mirror.clone())).map(drop)),
        cast.may(&cast.mara, move |tx| tx.permit(ReadDraft(draft.clone())).map(drop)),
    ]
}

const MAY: [Result<()>; 3] = [Ok(()), Ok(()), Ok(())];
const MAY_NOT: [Result<()>; 3] = [Err(Error::Forbidden), Err(Error::NotFound), Err(Error::NotFound)];

fn all(cast: &Cast) -> Vec<DelegationView> {
    cast.read(&cast.other, |tx| super::all(tx))
}

fn ending(cast: &Cast) -> Option<Ending> {
    all(cast)[0].ended.as_ref().map(|(ending, ..)| *ending)
}

#[test]
fn it_ends_with_its_last_day() {
    let cast = cast();
    assert_eq!(rights(&cast), MAY);
    cast.clock().advance(10 * DAY);
    assert_eq!((rights(&cast), ending(&cast)), (MAY, None));
    cast.clock().advance(DAY);
    assert_eq!((rights(&cast), ending(&cast)), (MAY_NOT, Some(Ending::RanOut)));
}

#[test]
fn it_ends_with_the_giver_s_own_right_and_does_not_come_back_with_it() {
    for (ends, brings_back) in [
        (
            "UPDATE account SET leadership = FALSE WHERE person_id = '{}'",
            "UPDATE account SET leadership = TRUE WHERE person_id = '{}'",
        ),
        (
            "UPDATE account SET disabled_at = 1 WHERE person_id = '{}'",
            "UPDATE account SET disabled_at = NULL WHERE person_id = '{}'",
        ),
        ("UPDATE person SET state = 'gone' WHERE id = '{}'", "UPDATE person SET state = 'active' WHERE id = '{}'"),
    ] {
        let cast = cast();
        assert_eq!(rights(&cast), MAY);
        cast.sql(&ends.replace("{}", cast.leader.person.as_str()));
        assert_eq!((rights(&cast), ending(&cast)), (MAY_NOT, Some(Ending::Giver)), "{ends}");
        cast.sql(&brings_back.replace("{}", cast.leader.person.as_str()));
        assert_eq!(rights(&cast)[0], MAY_NOT[0], "{ends}");
    }
}

#[test]
fn leadership_takes_it_back_and_whoever_has_it_gives_it_back() {
    for (who, told) in [(Ending::Revoked, "delegation.revoked"), (Ending::GivenBack, "delegation.given_back")] {
        let cast = cast();
        let id = all(&cast)[0].id.clone();
        assert_eq!(cast.may(&cast.other, cast.ends(&id)), Err(Error::Forbidden));
        let ender = if who == Ending::Revoked { &cast.leader } else { &cast.mara };
        assert_eq!(cast.may(ender, cast.ends(&id)), Ok(()));
        assert_eq!((rights(&cast), ending(&cast)), (MAY_NOT, Some(who)));
        assert_eq!(cast.may(ender, cast.ends(&id)), Err(Error::Forbidden));
        let about = if who == Ending::Revoked { &cast.mara } else { &cast.leader };
        assert!(cast.told(&about.person).contains(&told.to_owned()), "{:?}", cast.told(&about.person));
        assert!(cast.audited().contains(&"delegation.end".to_owned()));
    }
}

#[test]
fn nobody_gives_on_what_they_were_given_and_it_asks_for_a_fresh_sign_in() {
    let cast = cast();
    let (a, other) = (cast.a.clone(), cast.other.person.clone());
    let gives = move |node: NodeId| {
        let other = other.clone();
        move |tx: &mut crate::access::Writer<'_>| {
            let permit = tx.permit(GiveDelegation(node.clone()))?;
            give(tx, &permit, &other, "2026-10-01").map(drop)
        }
    };
    assert_eq!(cast.may(&cast.mara, gives(a.clone())), Err(Error::Forbidden));
    assert_eq!(cast.may(&cast.leader, gives(cast.mission.clone())), Err(Error::Forbidden));
    assert_eq!(cast.may(&cast.leader, gives(cast.mirror(&a))), Err(Error::Forbidden));
    cast.clock().advance(DAY / 2);
    cast.sql("UPDATE session SET seen_at = 1790000000000000 + 43200000000");
    assert_eq!(cast.may(&cast.leader, gives(a)), Err(Error::NotFresh));
}

#[test]
fn it_is_given_to_whoever_is_there_for_ninety_days_at_most_and_once() {
    let cast = cast();
    let to = |person: &crate::id::PersonId, until: &'static str| {
        let (a, person) = (cast.a.clone(), person.clone());
        cast.may(&cast.leader, move |tx| {
            let permit = tx.permit(GiveDelegation(a.clone()))?;
            give(tx, &permit, &person, until).map(drop)
        })
    };
    for (person, until) in [
        (&cast.mara.person, "2026-12-21"),
        (&cast.mara.person, "2026-09-20"),
        (&cast.mara.person, "soon"),
        (&cast.leader.person, "2026-10-10"),
    ] {
        assert!(matches!(to(person, until), Err(Error::Invalid(_))), "{until}");
    }
    // Another last day takes the place of the first: one lasts.
    assert_eq!(to(&cast.mara.person, "2026-12-20"), Ok(()));
    let found: Vec<_> = all(&cast).into_iter().map(|one| one.ended.map(|(ending, ..)| ending)).collect();
    assert_eq!(found, [None, Some(Ending::Replaced)]);
    assert_eq!(cast.told(&cast.mara.person), ["delegation.given", "delegation.given"]);
    assert_eq!(all(&cast)[0].until.to_string(), "2026-12-20");
    cast.clock().advance(30 * DAY);
    cast.sql("UPDATE session SET seen_at = 1790000000000000 + 30 * 86400000000");
    assert_eq!(rights(&cast), MAY);
}

#[test]
fn the_manager_of_whoever_left_takes_it_over_until_the_same_day() {
    let cast = cast();
    cast.sql(&format!(
        "UPDATE person SET manager_id = '{}' WHERE id = '{}'",
        cast.other.person.as_str(),
        cast.mara.person.as_str()
    ));
    let id = all(&cast)[0].id.clone();
    let takes = |id: crate::id::DelegationId| {
        move |tx: &mut crate::access::Writer<'_>| {
            let permit = tx.permit(TakeOverDelegation(id.clone()))?;
            super::take_over(tx, &permit).map(drop)
        }
    };
    assert_eq!(cast.may(&cast.other, takes(id.clone())), Err(Error::Forbidden));
    cast.sql(&format!("UPDATE person SET state = 'gone' WHERE id = '{}'", cast.mara.person.as_str()));
    let left = &all(&cast)[0];
    assert_eq!(ending(&cast), Some(Ending::Left));
    assert_eq!(left.heir.as_ref().map(|(id, _)| id), Some(&cast.other.person));
    assert_eq!(cast.may(&cast.other, takes(id)), Ok(()));
    let now = &all(&cast)[0];
    assert_eq!((&now.person.0, &now.giver.0, now.until), (&cast.other.person, &cast.leader.person, left.until));
    let a = cast.a.clone();
    assert_eq!(cast.may(&cast.other, move |tx| tx.permit(DraftNode(a.clone())).map(drop)), Ok(()));
    // What nobody has taken over can still be taken back.
    let ends = cast.ends(&now.id);
    assert_eq!(cast.may(&cast.leader, ends), Ok(()));
    let found = all(&cast).into_iter().find(|one| one.id == now.id).and_then(|one| one.ended);
    assert_eq!(found.map(|(ending, ..)| ending), Some(Ending::Revoked));
}

#[test]
fn a_delegate_begins_one_draft_that_leadership_sees_and_takes_no_version_back() {
    let cast = cast();
    let begins = |limited: bool| {
        move |tx: &mut crate::access::Writer<'_>| {
            let permit = tx.permit(BeginDraft)?;
            crate::strategy::drafts::store::begin(tx, &permit, None, limited, None).map(drop)
        }
    };
    assert_eq!(cast.may(&cast.other, begins(false)), Err(Error::Forbidden));
    assert!(matches!(cast.may(&cast.mara, begins(true)), Err(Error::Invalid(_))));
    // The draft of the cast is hers already.
    assert!(matches!(cast.may(&cast.mara, begins(false)), Err(Error::Invalid(_))));
    let back = cast.may(&cast.mara, |tx| tx.permit(TakeVersionBack).map(drop));
    assert_eq!(back, Err(Error::Forbidden));
    let draft = cast.draft.clone();
    assert_eq!(cast.may(&cast.leader, move |tx| tx.permit(ReadDraft(draft.clone())).map(drop)), Ok(()));
    // Leadership's own draft is nothing that she knows of.
    let theirs = cast.home.draft.clone();
    assert_eq!(cast.may(&cast.mara, move |tx| tx.permit(ReadDraft(theirs.clone())).map(drop)), Err(Error::NotFound));
}

#[test]
fn the_right_follows_the_published_node_wherever_it_hangs() {
    let cast = cast();
    let (a, b) = (cast.a.clone(), cast.b.clone());
    let below = cast.add(&cast.mara, &cast.mirror(&a), "Hers").unwrap();
    assert_eq!(cast.add(&cast.mara, &below, "Deeper").map(drop), Ok(()));
    assert_eq!(cast.add(&cast.mara, &cast.mirror(&b), "Not hers").map(drop), Err(Error::Forbidden));
    cast.publish(&cast.draft);
    // What she added is published under ids of its own, and hangs below hers.
    let hers = cast.titled("Hers");
    let drafts = |id: &NodeId| {
        let id = id.clone();
        cast.may(&cast.mara, move |tx| tx.permit(DraftNode(id.clone())).map(drop))
    };
    assert_eq!((drafts(&hers), drafts(&cast.titled("Deeper")), drafts(&b)), (Ok(()), Ok(()), Err(Error::Forbidden)));
    // Published below another pillar, it is still hers, and the pillar is not.
    let draft = cast.begin(&cast.leader);
    cast.move_below(&cast.leader, &cast.mirror_in(&draft, &a), &cast.mirror_in(&draft, &b)).unwrap();
    cast.publish(&draft);
    assert_eq!((drafts(&a), drafts(&hers), drafts(&b)), (Ok(()), Ok(()), Err(Error::Forbidden)));
    let draft = cast.begin(&cast.mara);
    let moves = |id: &NodeId| {
        let id = cast.mirror_in(&draft, id);
        cast.may(&cast.mara, move |tx| tx.permit(MoveNode(id.clone())).map(drop))
    };
    assert_eq!((moves(&a), moves(&hers), moves(&b)), (Err(Error::Forbidden), Ok(()), Err(Error::Forbidden)));
    // Archived, it rests; brought back, it is hers again.
    let leader = cast.begin(&cast.leader);
    cast.archive(&cast.leader, &cast.mirror_in(&leader, &a)).unwrap();
    cast.publish(&leader);
    assert_eq!((drafts(&a), drafts(&hers)), (Err(Error::Forbidden), Err(Error::Forbidden)));
    assert_eq!(ending(&cast), None);
    assert!(!all(&cast)[0].is_in_force);
    let leader = cast.begin(&cast.leader);
    cast.restore(&cast.leader, &cast.mirror_in(&leader, &a)).unwrap();
    cast.publish(&leader);
    assert_eq!((drafts(&a), drafts(&hers)), (Ok(()), Ok(())));
}

/// Ends a delegation.
impl Cast {
    fn ends(
        &self,
        id: &crate::id::DelegationId,
    ) -> impl Fn(&mut crate::access::Writer<'_>) -> Result<()> + Send + use<> + 'static {
        let id = id.clone();
        move |tx| {
            let permit = tx.permit(EndDelegation(id.clone()))?;
            end(tx, &permit)
        }
    }
}
