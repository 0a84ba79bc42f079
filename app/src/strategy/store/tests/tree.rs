//! Whatever is done to a tree, it stays one.
//!
//! Invariant: the checks read the tables themselves, not what the store says about them.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use proptest::prelude::*;

use super::house::{Home, home};
use crate::access::Tx as _;
use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::storage::schema::node;
use crate::strategy::model::{Asked, Landing, Undo};
use crate::strategy::policy::{ArchiveNode, MoveNode};
use crate::strategy::store::moves::Spot;
use crate::strategy::store::{archive, moves, restore};

#[derive(Debug, Clone)]
enum Step {
    Add(usize),
    Move(usize, usize, Option<usize>, bool),
    Reorder(usize, bool),
    Archive(usize),
    Restore(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let pick = 0_usize..12;
    let step = prop_oneof![
        3 => pick.clone().prop_map(Step::Add),
        3 => (pick.clone(), pick.clone(), prop::option::of(pick.clone()), any::<bool>())
            .prop_map(|(a, b, c, after)| Step::Move(a, b, c, after)),
        2 => (pick.clone(), any::<bool>()).prop_map(|(a, up)| Step::Reorder(a, up)),
        1 => pick.clone().prop_map(Step::Archive),
        1 => pick.prop_map(Step::Restore),
    ];
    prop::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_tree_stays_a_tree(steps in steps()) {
        let home = home();
        let mut nodes = vec![home.mission.clone()];
        for step in steps {
            if let Some(added) = apply(&home, &nodes, &step) {
                nodes.push(added);
            }
            check(&home, nodes.len());
        }
    }
}

/// Does one step; a refusal is fine, a fault is not.
fn apply(home: &Home, nodes: &[NodeId], step: &Step) -> Option<NodeId> {
    let pick = |index: usize| nodes[index % nodes.len()].clone();
    let outcome = match step {
        Step::Add(parent) => {
            let parent = pick(*parent);
            let is_live = live(home, &parent);
            return is_live.then(|| home.add(&parent, "A node"));
        }
        Step::Move(id, parent, sibling, is_after) => {
            let (id, parent, sibling) = (pick(*id), pick(*parent), sibling.map(pick));
            let spot = match &sibling {
                Some(sibling) if *is_after => Spot::After(sibling),
                Some(sibling) => Spot::Before(sibling),
                None => Spot::Last,
            };
            move_to(home, &id, &parent, spot).map(drop)
        }
        Step::Reorder(id, is_up) => home.house.write_as_system(|tx| {
            let permit = tx.permit(MoveNode(pick(*id)))?;
            let revision = permit.revision;
            moves::step(tx, &permit, *is_up, revision).map(drop)
        }),
        Step::Archive(id) => home.house.write_as_system(|tx| {
            let permit = tx.permit(ArchiveNode(pick(*id)))?;
            let revision = permit.revision;
            archive(tx, &permit, revision).map(drop)
        }),
        Step::Restore(id) => home.house.write_as_system(|tx| {
            let permit = tx.permit(ArchiveNode(pick(*id)))?;
            let revision = permit.revision;
            restore(tx, &permit, revision)
        }),
    };
    assert!(matches!(outcome, Ok(()) | Err(Error::Invalid(_) | Error::Forbidden)), "{step:?}: {outcome:?}");
    None
}

fn move_to(home: &Home, id: &NodeId, parent: &NodeId, spot: Spot<'_>) -> Result<Undo> {
    home.house.write_as_system(|tx| {
        let permit = tx.permit(MoveNode(id.clone()))?;
        let revision = permit.revision;
        moves::to(tx, &permit, parent, spot, revision)
    })
}

type Row = (String, Option<String>, i64, Option<i64>);

fn all(home: &Home) -> Vec<Row> {
    home.house
        .read_as_system(|tx| {
            // All but what is published: the mission alone.
            Ok(node::table
                .filter(node::id.ne(home.published.as_str()))
                .order((node::parent_id, node::position))
                .select((node::id, node::parent_id, node::position, node::archived_at))
                .load(tx.conn())?)
        })
        .unwrap()
}

fn live(home: &Home, id: &NodeId) -> bool {
    all(home).iter().any(|row| row.0 == id.as_str() && row.3.is_none())
}

/// One root, no cycle, no orphan, nothing in sight below what is not, no two siblings in sight at one position.
fn check(home: &Home, count: usize) {
    let rows = all(home);
    assert_eq!(rows.len(), count);
    let parents: HashMap<&str, &Row> = rows.iter().map(|row| (row.0.as_str(), row)).collect();
    assert_eq!(rows.iter().filter(|row| row.1.is_none()).count(), 1, "one root");
    let mut positions = HashSet::new();
    for row in &rows {
        if row.3.is_none() {
            assert!(positions.insert((row.1.clone(), row.2)), "positions are distinct: {rows:?}");
        }
        let mut seen = HashSet::from([row.0.as_str()]);
        let mut above = row;
        while let Some(parent) = &above.1 {
            let next = parents.get(parent.as_str()).expect("no orphan");
            assert!(seen.insert(parent), "no cycle");
            assert!(row.3.is_some() || next.3.is_none(), "nothing in sight below an archived node");
            above = next;
        }
    }
}

fn order(home: &Home, parent: &NodeId) -> Vec<String> {
    all(home)
        .into_iter()
        .filter(|row| row.1.as_deref() == Some(parent.as_str()) && row.3.is_none())
        .map(|row| row.0)
        .collect()
}

#[test]
fn a_node_does_not_come_below_itself() {
    let home = home();
    let a = home.add(&home.mission, "A");
    let b = home.add(&a, "B");
    for target in [&a, &b] {
        let Err(Error::Invalid(errors)) = move_to(&home, &a, target, Spot::Last) else { panic!("moved") };
        assert!(errors.of("parent").unwrap().contains("below itself"));
    }
    assert_eq!(move_to(&home, &home.mission.clone(), &b, Spot::Last).unwrap_err(), Error::Forbidden);
}

#[test]
fn a_move_is_taken_back_to_where_it_was() {
    let home = home();
    let [a, b, c] = ["A", "B", "C"].map(|title| home.add(&home.mission, title));
    let before = order(&home, &home.mission);
    let Undo::Moved { node, revision, parent, before: next } = move_to(&home, &b, &a, Spot::Last).unwrap() else {
        panic!("no move")
    };
    assert_eq!(order(&home, &a), [b.to_string()]);
    assert_eq!((next.as_ref(), revision), (Some(&c), home.revision(&b)));
    move_to(&home, &node, &parent, Spot::Before(&next.unwrap())).unwrap();
    assert_eq!(order(&home, &home.mission), before);
}

#[test]
fn a_node_is_put_before_after_or_last() {
    let home = home();
    let [a, b, c, d] = ["A", "B", "C", "D"].map(|title| home.add(&home.mission, title));
    let inside = home.add(&d, "Inside");
    let put = |id: &NodeId, spot| {
        move_to(&home, id, &home.mission, spot).unwrap();
        let ids = [&a, &b, &c, &d, &inside].map(ToString::to_string);
        let place = |id: &String| ids.iter().position(|known| known == id).unwrap();
        order(&home, &home.mission).iter().map(place).collect::<Vec<_>>()
    };
    assert_eq!(put(&a, Spot::After(&b)), [1, 0, 2, 3]);
    assert_eq!(put(&d, Spot::Before(&b)), [3, 1, 0, 2]);
    assert_eq!(put(&d, Spot::Last), [1, 0, 2, 3]);
    assert_eq!(put(&b, Spot::After(&d)), [0, 2, 3, 1]);
    // What is no sibling there any more pushes nothing aside.
    assert_eq!(put(&a, Spot::After(&inside)), [2, 3, 1, 0]);
}

#[test]
fn a_move_to_where_it_stands_is_refused_in_words() {
    let home = home();
    let [a, b, c] = ["A", "B", "C"].map(|title| home.add(&home.mission, title));
    for (id, spot) in [
        (&b, Spot::Before(&c)),
        (&b, Spot::After(&a)),
        (&b, Spot::Before(&b)),
        (&b, Spot::After(&b)),
        (&c, Spot::Last),
        (&c, Spot::After(&b)),
    ] {
        let refused = move_to(&home, id, &home.mission, spot).unwrap_err();
        assert_eq!(refused, Error::invalid("before", "It stands there already."), "{spot:?}");
    }
    assert_eq!(home.revision(&b), 1);
}

#[test]
fn a_move_is_told_until_the_node_changes_again() {
    let home = home();
    let [a, b, c] = ["A", "B", "C"].map(|title| home.add(&home.mission, title));
    let told = |undo: &Undo| {
        let view = home.outline(&Asked { undo: Some(undo.written()), ..Asked::default() });
        view.undo.map(|told| {
            let Landing { below, before, after } = told.landing.unwrap();
            [below, before, after].map(|title| title.map(|title| title.text).unwrap_or_default())
        })
    };
    let words = |below: &str, before: &str, after: &str| Some([below, before, after].map(str::to_owned));
    let first = move_to(&home, &c, &home.mission, Spot::Before(&b)).unwrap();
    assert_eq!(told(&first), words("", "B", ""));
    let second = move_to(&home, &c, &home.mission, Spot::Last).unwrap();
    assert_eq!(told(&second), words("", "", "B"));
    let third = move_to(&home, &c, &a, Spot::Last).unwrap();
    assert_eq!(told(&third), words("A", "", ""));
    assert_eq!((told(&first), told(&second)), (None, None));
}

#[test]
fn a_step_swaps_neighbours_and_stops_at_the_ends() {
    let home = home();
    let ids = ["A", "B", "C"].map(|title| home.add(&home.mission, title));
    let step = |id: &NodeId, is_up: bool| {
        let stepped = home.house.write_as_system(|tx| {
            let permit = tx.permit(MoveNode(id.clone()))?;
            let revision = permit.revision;
            moves::step(tx, &permit, is_up, revision)
        });
        let order = order(&home, &home.mission)
            .iter()
            .map(|id| ids.iter().position(|known| known.as_str() == id).unwrap())
            .collect::<Vec<_>>();
        (order, stepped.map(drop))
    };
    let refused = |end: &str| Err(Error::invalid("step", format!("It is the {end} there already.")));
    assert_eq!(step(&ids[2], true), (vec![0, 2, 1], Ok(())));
    assert_eq!(step(&ids[2], true), (vec![2, 0, 1], Ok(())));
    assert_eq!(step(&ids[2], true), (vec![2, 0, 1], refused("first")));
    assert_eq!(step(&ids[2], false), (vec![0, 2, 1], Ok(())));
    assert_eq!(step(&ids[1], false), (vec![0, 2, 1], refused("last")));
}

#[test]
fn what_was_archived_together_comes_back_together() {
    let home = home();
    let a = home.add(&home.mission, "A");
    let [b, c] = ["B", "C"].map(|title| home.add(&a, title));
    let put = |id: &NodeId, away: bool| {
        home.house.write_as_system(|tx| {
            let permit = tx.permit(ArchiveNode(id.clone()))?;
            let revision = permit.revision;
            if away { archive(tx, &permit, revision).map(drop) } else { restore(tx, &permit, revision) }
        })
    };
    put(&b, true).unwrap();
    put(&a, true).unwrap();
    assert!(!live(&home, &c));
    assert!(put(&b, false).unwrap_err().to_string().contains("Restore that first"));
    put(&a, false).unwrap();
    assert!(live(&home, &a) && live(&home, &c) && !live(&home, &b));
    put(&b, false).unwrap();
    assert_eq!(order(&home, &a), [b.to_string(), c.to_string()]);
}

#[test]
fn a_tree_has_a_depth() {
    let home = home();
    let mut chain = vec![home.mission.clone()];
    for _ in 0..20 {
        chain.push(home.add(chain.last().unwrap(), "Deeper"));
    }
    let mut other = vec![home.add(&home.mission, "Other")];
    for _ in 0..5 {
        other.push(home.add(other.last().unwrap(), "Deeper"));
    }
    let refused = move_to(&home, &other[0], chain.last().unwrap(), Spot::Last).unwrap_err();
    assert!(refused.to_string().contains("deeper than 24"), "{refused}");
}
