//! Moving several nodes and putting several away: one act, one way back.
//!
//! Invariant: the expectations are written out by hand.

use super::house::{Home, home};
use crate::access::Tx as _;
use crate::error::Error;
use crate::id::NodeId;
use crate::strategy::drafts::policy::ReadDraft;
use crate::strategy::model::{Asked, Folds, PICKED, Pick, Undo};
use crate::strategy::store::{archive_all, picked, restore_all, shift, shift_back};

/// A tree: A with A1 (and A11), A2, A3; B with B1.
fn tree() -> (Home, Vec<NodeId>) {
    let home = home();
    let [a, b] = ["A", "B"].map(|title| home.add(&home.mission, title));
    let [a1, a2, a3] = ["A1", "A2", "A3"].map(|title| home.add(&a, title));
    let a11 = home.add(&a1, "A11");
    let b1 = home.add(&b, "B1");
    (home, vec![a, b, a1, a2, a3, a11, b1])
}

fn drawn(home: &Home, all: &[NodeId]) -> String {
    let open = all.iter().fold(Folds::default(), |folds, id| folds.turned(id));
    let view = home.outline(&Asked { open: Some(open), ..Asked::default() });
    view.rows.iter().map(|row| format!("{}{}", "-".repeat(row.depth), row.title.text)).collect::<Vec<_>>().join(" ")
}

fn picks(home: &Home, ids: &[&NodeId]) -> Vec<Pick> {
    ids.iter().map(|id| Pick { node: (*id).clone(), revision: home.revision(id) }).collect()
}

fn shifted(home: &Home, ids: &[&NodeId], parent: &NodeId, before: Option<&NodeId>) -> crate::error::Result<Undo> {
    let picks = picks(home, ids);
    home.house.write_as_system(|tx| shift(tx, &picks, parent, before)).map(|(undo, _)| undo)
}

#[test]
fn several_move_together_and_come_back_to_where_each_stood() {
    let (home, all) = tree();
    let [a, b, a1, a2, a3, a11, b1] = all.iter().collect::<Vec<_>>()[..] else { panic!() };
    let before = drawn(&home, &all);
    assert_eq!(before, "A -A1 --A11 -A2 -A3 B -B1");
    for (moved, parent, follower, after) in [
        (vec![a1, a3], b, None, "A -A2 B -B1 -A1 --A11 -A3"),
        (vec![a1, a3], b, Some(b1), "A -A2 B -A1 --A11 -A3 -B1"),
        // What hangs below another goes along, and whoever is to follow may be among them.
        (vec![a1, a11, a2], b, None, "A -A3 B -B1 -A1 --A11 -A2"),
        (vec![a1, a2], a, None, "A -A3 -A1 --A11 -A2 B -B1"),
        (vec![a2, a3], a, Some(a2), "A -A1 --A11 -A2 -A3 B -B1"),
        (vec![a11, b1], a, Some(a1), "A -A11 -B1 -A1 -A2 -A3 B"),
        (vec![a, b1], b, None, "B -A --A1 ---A11 --A2 --A3 -B1"),
    ] {
        let undo = shifted(&home, &moved, parent, follower).unwrap();
        assert_eq!(drawn(&home, &all), after);
        // The way back stands in an address, and says what was done.
        let asked = Asked { undo: Some(undo.written()), ..Asked::default() };
        let told = home.outline(&Asked::read(&asked.written())).undo.unwrap();
        let Some(Undo::Shifted(shifts)) = Undo::read(&told.act) else { panic!("{}", told.act) };
        assert_eq!(told.others, shifts.len() - 1);
        home.house.write_as_system(|tx| shift_back(tx, &shifts)).unwrap();
        assert_eq!(drawn(&home, &all), before, "{after}");
        // Once taken back it cannot be taken back again.
        assert!(home.house.write_as_system(|tx| shift_back(tx, &shifts)).is_err());
    }
}

#[test]
fn several_are_put_away_together_and_come_back_together() {
    let (home, all) = tree();
    let [_, b, a1, a2, a3, a11, _] = all.iter().collect::<Vec<_>>()[..] else { panic!() };
    let before = drawn(&home, &all);
    let ticked = picks(&home, &[a1, a11, a2, b]);
    let (undo, parent, _) = home.house.write_as_system(|tx| archive_all(tx, &ticked)).unwrap();
    assert_eq!(parent.as_ref(), Some(&all[0]));
    assert_eq!(drawn(&home, &all), "A -A3");
    let asked = Asked { undo: Some(undo.written()), ..Asked::default() };
    assert_eq!(home.outline(&asked).undo.unwrap().others, 2);
    let Undo::PutAway(away) = undo else { panic!() };
    home.house.write_as_system(|tx| restore_all(tx, &away)).unwrap();
    assert_eq!(drawn(&home, &all), before);
    assert_eq!(home.outline(&asked).undo, None);
    // One that was changed meanwhile keeps all of them where they are.
    let stale = [picks(&home, &[a2]), vec![Pick { node: a3.clone(), revision: 9 }]].concat();
    let refused = home.house.write_as_system(|tx| archive_all(tx, &stale).map(drop)).unwrap_err();
    assert!(matches!(refused, Error::Conflict(_)), "{refused:?}");
    assert_eq!(drawn(&home, &all), before);
}

#[test]
fn a_parent_within_what_moves_is_refused_by_name() {
    let (home, all) = tree();
    let [a, _, _, a2, _, a11, b1] = all.iter().collect::<Vec<_>>()[..] else { panic!() };
    let before = drawn(&home, &all);
    for parent in [a, a11] {
        let refused = format!("{:?}", shifted(&home, &[b1, a], parent, None).unwrap_err());
        assert!(refused.contains("“A” cannot hang below itself"), "{refused}");
    }
    let many: Vec<Pick> = (0..=PICKED).map(|number| Pick { node: a2.clone(), revision: number as i64 }).collect();
    let refused = home.house.write_as_system(|tx| shift(tx, &many, a11, None).map(drop)).unwrap_err();
    assert!(format!("{refused:?}").contains("can be taken at once"), "{refused:?}");
    assert!(home.house.write_as_system(|tx| shift(tx, &[], a, None).map(drop)).is_err());
    assert_eq!(drawn(&home, &all), before);
}

#[test]
fn the_page_says_what_goes_along_and_offers_no_parent_within() {
    let (home, all) = tree();
    let [a, b, a1, _, _, a11, b1] = all.iter().collect::<Vec<_>>()[..] else { panic!() };
    let ticked = picks(&home, &[a, a11, b1]);
    let read = |to: Option<&NodeId>, find: &str| {
        home.house
            .read_as_system(|tx| {
                let permit = tx.permit(ReadDraft(home.draft.clone()))?;
                picked(tx, (&permit.draft, &permit.copy), &ticked, to, find)
            })
            .unwrap()
    };
    let view = read(None, "");
    assert_eq!((view.rows.len(), view.along, view.below), (2, 1, 4));
    let offered: Vec<&NodeId> = view.candidates.iter().map(|candidate| &candidate.id).collect();
    assert_eq!(offered, [&home.mission, b]);
    assert!(read(None, "A1").candidates.is_empty());
    assert!(read(Some(a1), "").to.is_none());
    let chosen = read(Some(b), "");
    assert_eq!((chosen.to.unwrap().id, chosen.siblings.len()), (b.clone(), 0));
}
