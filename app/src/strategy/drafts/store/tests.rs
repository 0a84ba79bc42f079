//! Drafts against a real database: SQLite in a file of its own, or what `TEST_DATABASE_URL` names.
//!
//! Invariant: each test has a house of its own; what is published is read from the published rows.

use diesel::prelude::*;

use super::super::model::{Chosen, PublishView};
use super::super::policy::{BeginDraft, ChooseText, PublishDraft, ReadDraft, SteerDraft, TakeVersionBack};
use super::super::work::clear_ended;
use super::{begin, choose, discard, publish, publishing, undo};
use crate::access::Tx as _;
use crate::error::{Error, Result};
use crate::id::{DraftId, NodeId};
use crate::storage::schema::{node, strategy, support, version_change, wording};
use crate::strategy::model::{NodeFields, NodeView, Seen, WordingEdit};
use crate::strategy::policy::{ArchiveNode, EditNode, MoveNode};
use crate::strategy::store::moves::Spot;
use crate::strategy::store::tests::house::{Home, home};
use crate::strategy::store::{self as nodes, archive, insert_support, moves, node_view, write_wording};
use crate::strategy::versions::model::{Field, Sort, is_tree};
use crate::strategy::versions::store::{as_of, skeleton};
use crate::text::{Prose, Title};

/// Begins another draft.
fn another(home: &Home) -> DraftId {
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(BeginDraft)?;
            Ok(begin(tx, &permit, None, false, None)?.draft)
        })
        .unwrap()
}

/// The mirror of a published node in a draft.
fn mirror(home: &Home, draft: &DraftId, of: &NodeId) -> NodeId {
    home.house
        .read_as_system(|tx| {
            let permit = tx.permit(ReadDraft(draft.clone()))?;
            let id: String = node::table
                .filter(node::strategy_id.eq(permit.copy.as_str()))
                .filter(node::of_id.eq(of.as_str()))
                .select(node::id)
                .first(tx.conn())?;
            Ok(NodeId::stored(id))
        })
        .unwrap()
}

fn view(home: &Home, id: &NodeId) -> NodeView {
    home.house.read_as_system(|tx| node_view(tx, id)).unwrap()
}

fn write(home: &Home, id: &NodeId, change: impl Fn(&mut NodeFields)) {
    let seen = view(home, id);
    let mut fields = seen.fields();
    change(&mut fields);
    let edit = fields.parse().unwrap();
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(EditNode(id.clone()))?;
            nodes::nodes::update(tx, &permit, &edit, seen.place.revision)
        })
        .unwrap();
}

fn move_below(home: &Home, id: &NodeId, parent: &NodeId) {
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(MoveNode(id.clone()))?;
            let revision = permit.revision;
            moves::to(tx, &permit, parent, Spot::Last, revision)
        })
        .unwrap();
}

fn put_away(home: &Home, id: &NodeId) {
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(ArchiveNode(id.clone()))?;
            let revision = permit.revision;
            archive(tx, &permit, revision)
        })
        .unwrap();
}

fn publish_it(home: &Home, draft: &DraftId) -> Result<i64> {
    let reason = Title::parse("", "So that the test can go on").unwrap();
    home.house.write_as_system(|tx| {
        let permit = tx.permit(PublishDraft(draft.clone()))?;
        publish(tx, &permit, &reason)
    })
}

fn ahead(home: &Home, draft: &DraftId) -> PublishView {
    home.house
        .read_as_system(|tx| {
            let permit = tx.permit(ReadDraft(draft.clone()))?;
            publishing(tx, &permit)
        })
        .unwrap()
}

fn choose_it(home: &Home, draft: &DraftId, chosen: Chosen) {
    for conflict in ahead(home, draft).conflicts {
        home.house
            .write_as_system(|tx| {
                let permit = tx.permit(ChooseText(conflict.id.clone()))?;
                choose(tx, &permit, chosen)
            })
            .unwrap();
    }
}

/// What the draft of the strategy shows as changed: titles with their sorts.
fn told(view: &PublishView) -> Vec<String> {
    let said = |sorts: &[Sort]| sorts.iter().map(|sort| sort.said()).collect::<Vec<_>>().join(" ");
    let mut told: Vec<String> =
        view.difference.nodes.iter().map(|node| format!("{}: {}", node.title, said(&node.sorts))).collect();
    told.sort();
    told
}

/// Pillars A, B and C, published; returns them.
fn three(home: &Home) -> [NodeId; 3] {
    let ids = ["A", "B", "C"].map(|title| home.add(&home.mission, title));
    assert_eq!(home.publish(), 2);
    ids
}

#[test]
fn what_is_published_keeps_its_ids_and_leaves_nothing_of_the_draft() {
    let home = home();
    let [a, b, c] = three(&home);
    let draft = another(&home);
    let [in_a, in_b, in_c] = [&a, &b, &c].map(|id| mirror(&home, &draft, id));
    write(&home, &in_a, |fields| fields.title = "A, reworded".to_owned());
    move_below(&home, &in_b, &in_a);
    put_away(&home, &in_c);
    let new = home.add(&in_b, "New");
    assert_eq!(view(&home, &a).title.text, "A");
    assert_eq!(told(&ahead(&home, &draft)), ["A, reworded: reworded", "B: moved", "C: archived", "New: added"]);
    assert_eq!(publish_it(&home, &draft), Ok(3));
    assert_eq!(view(&home, &a).title.text, "A, reworded");
    assert_eq!(view(&home, &b).place.parent, Some(a.clone()));
    assert!(view(&home, &c).place.archived_at.is_some());
    assert_eq!(view(&home, &new).place.parent, Some(b));
    for gone in [&in_a, &in_b, &in_c] {
        assert_eq!(home.house.read_as_system(|tx| node_view(tx, gone)).unwrap_err(), Error::NotFound);
    }
    clear_ended(&home.house).unwrap();
    let strategies: i64 = home.house.read_as_system(|tx| Ok(strategy::table.count().get_result(tx.conn())?)).unwrap();
    assert_eq!(strategies, 1);
    let late = publish_it(&home, &draft).unwrap_err();
    assert_eq!(late, Error::invalid("", "This draft is published already, so nothing more was published."));
}

#[test]
fn links_and_wordings_are_drafted_published_and_carried_over() {
    let home = home();
    let [a, b, _] = three(&home);
    let (draft, other) = (another(&home), another(&home));
    let [in_a, in_b] = [&a, &b].map(|id| mirror(&home, &draft, id));
    let words = WordingEdit::parse("A for sales", "it sells", "", "").unwrap();
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(EditNode(in_a.clone()))?;
            let seen = Seen::read("");
            write_wording(tx, &permit, &home.sales, None, &words, (0, &seen))?;
            let link = insert_support(tx, &permit, &in_b, &Prose::parse("", "B needs it")?)?;
            write_wording(tx, &permit, &home.sales, Some(&link), &words, (0, &seen)).map(drop)
        })
        .unwrap();
    assert_eq!(told(&ahead(&home, &draft)), ["A: wordings links"]);
    publish_it(&home, &draft).unwrap();
    for (draft, a, b) in
        [(None, a.clone(), b.clone()), (Some(()), mirror(&home, &other, &a), mirror(&home, &other, &b))]
    {
        let view = view(&home, &a);
        assert_eq!(view.wordings.len(), 2, "{draft:?}");
        assert_eq!((view.supports[0].node.clone(), view.supports[0].because.text.as_str()), (b, "B needs it"));
    }
    assert!(ahead(&home, &other).difference.is_empty());
    // And away again, from both.
    let [in_a, link] = {
        let in_a = mirror(&home, &other, &a);
        let link = view(&home, &in_a).supports[0].id.to_string();
        [in_a.to_string(), link]
    };
    let (in_a, link): (NodeId, crate::id::SupportId) = (in_a.parse().unwrap(), link.parse().unwrap());
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(EditNode(in_a.clone()))?;
            nodes::remove_support(tx, &permit, &link, view(&home, &in_a).supports[0].revision)
        })
        .unwrap();
    publish_it(&home, &other).unwrap();
    clear_ended(&home.house).unwrap();
    let rows: (i64, i64) = home
        .house
        .read_as_system(|tx| {
            Ok((support::table.count().get_result(tx.conn())?, wording::table.count().get_result(tx.conn())?))
        })
        .unwrap();
    assert_eq!(rows, (0, 1));
}

#[test]
fn another_draft_follows_field_by_field_and_asks_where_both_changed_one() {
    let home = home();
    let [a, b, _] = three(&home);
    let (first, second) = (another(&home), another(&home));
    let (theirs, mine) = (mirror(&home, &first, &a), mirror(&home, &second, &a));
    write(&home, &theirs, |fields| {
        fields.title = "Theirs".to_owned();
        fields.because = "they say so".to_owned();
    });
    let new = home.add(&mirror(&home, &first, &b), "New");
    write(&home, &mine, |fields| {
        fields.title = "Mine".to_owned();
        fields.description = "More".to_owned();
    });
    publish_it(&home, &first).unwrap();
    let now = view(&home, &mine);
    assert_eq!((now.title.text.as_str(), now.because.text.as_str()), ("Mine", "they say so"));
    assert_eq!(now.description.text, "More");
    assert_eq!(view(&home, &mirror(&home, &second, &new)).place.parent, Some(mirror(&home, &second, &b)));
    let open = ahead(&home, &second);
    let [conflict] = open.conflicts.as_slice() else { panic!("{:?}", open.conflicts) };
    assert_eq!([&*conflict.was, &*conflict.published, &*conflict.mine], ["A", "Theirs", "Mine"]);
    assert!(publish_it(&home, &second).unwrap_err().to_string().contains("waits for your choice"));
    choose_it(&home, &second, Chosen::Mine);
    publish_it(&home, &second).unwrap();
    assert_eq!(view(&home, &a).title.text, "Mine");
    assert_eq!(view(&home, &a).description.text, "More");
}

#[test]
fn the_published_text_can_be_chosen_too() {
    let home = home();
    let [a, ..] = three(&home);
    let (first, second) = (another(&home), another(&home));
    for (draft, title) in [(&first, "Theirs"), (&second, "Mine")] {
        write(&home, &mirror(&home, draft, &a), |fields| fields.title = title.to_owned());
    }
    publish_it(&home, &first).unwrap();
    choose_it(&home, &second, Chosen::Published);
    let open = ahead(&home, &second);
    assert!(open.conflicts.is_empty() && open.difference.is_empty());
    assert!(publish_it(&home, &second).unwrap_err().to_string().contains("changes nothing"));
}

#[test]
fn a_draft_stays_a_tree_whatever_is_published_under_it() {
    let home = home();
    let [a, b, c] = three(&home);
    let (first, second) = (another(&home), another(&home));
    let at = |draft: &DraftId, id: &NodeId| mirror(&home, draft, id);
    // Published: B below A, C put away. Drafted: A below B, something new below C.
    move_below(&home, &at(&first, &b), &at(&first, &a));
    put_away(&home, &at(&first, &c));
    move_below(&home, &at(&second, &a), &at(&second, &b));
    let new = home.add(&at(&second, &c), "New");
    publish_it(&home, &first).unwrap();
    let spots = home
        .house
        .read_as_system(|tx| {
            let permit = tx.permit(ReadDraft(second.clone()))?;
            Ok(skeleton(tx.conn(), permit.copy.as_str())?.0)
        })
        .unwrap();
    assert!(is_tree(&spots), "{spots:?}");
    assert_eq!(spots[a.as_str()].parent.as_deref(), Some(home.published.as_str()));
    assert_eq!(spots[new.as_str()].parent.as_deref(), Some(home.published.as_str()));
    let open = ahead(&home, &second);
    assert_eq!(open.conflicts.len(), 2, "{:?}", open.conflicts);
    // A below B again would be a knot by now: it is refused in words, and the other choice is there.
    let knot = open.conflicts.iter().find(|conflict| conflict.title == "A").unwrap();
    let chosen = |chosen| {
        home.house.write_as_system(|tx| {
            let permit = tx.permit(ChooseText(knot.id.clone()))?;
            choose(tx, &permit, chosen)
        })
    };
    assert!(chosen(Chosen::Mine).unwrap_err().to_string().contains("cannot be there any more"));
    chosen(Chosen::Published).unwrap();
    assert_eq!(ahead(&home, &second).conflicts.len(), 1);
}

#[test]
fn a_version_is_taken_back_by_another_and_every_state_can_be_read() {
    let home = home();
    let [a, b, _] = three(&home);
    let draft = another(&home);
    write(&home, &mirror(&home, &draft, &a), |fields| {
        fields.title = "Worse".to_owned();
        fields.because = "worse too".to_owned();
    });
    move_below(&home, &mirror(&home, &draft, &b), &mirror(&home, &draft, &a));
    assert_eq!(publish_it(&home, &draft), Ok(3));
    let later = another(&home);
    write(&home, &mirror(&home, &later, &a), |fields| fields.because = "much better".to_owned());
    assert_eq!(publish_it(&home, &later), Ok(4));
    let back = home
        .house
        .write_as_system(|tx| {
            let permit = tx.permit(TakeVersionBack)?;
            undo(tx, &permit, 3)
        })
        .unwrap();
    let open = ahead(&home, &back);
    assert_eq!((open.undoes, open.conflicts.len()), (Some(3), 1));
    assert_eq!([&*open.conflicts[0].published, &*open.conflicts[0].mine], ["because of A", "much better"]);
    choose_it(&home, &back, Chosen::Mine);
    assert_eq!(publish_it(&home, &back), Ok(5));
    let now = view(&home, &a);
    assert_eq!((now.title.text.as_str(), now.because.text.as_str()), ("A", "much better"));
    assert_eq!(view(&home, &b).place.parent.as_ref(), Some(&home.published));
    let title = |number: i64| {
        home.house
            .read_as_system(|tx| {
                let strategy = nodes::nodes::current(tx.conn())?.unwrap();
                let tree = as_of(tx.conn(), &strategy, number)?;
                Ok(tree.texts.get(a.as_str()).map(|texts| texts[0].clone()))
            })
            .unwrap()
    };
    assert_eq!(
        [1, 2, 3, 4, 5].map(title),
        [None, Some("A"), Some("Worse"), Some("Worse"), Some("A")].map(|title| title.map(str::to_owned))
    );
    let fields: Vec<String> = home
        .house
        .read_as_system(|tx| {
            let of_a = version_change::table.filter(version_change::node_id.eq(a.as_str()));
            Ok(of_a
                .filter(version_change::field.eq(Field::Title.word()))
                .select(version_change::after)
                .load(tx.conn())?)
        })
        .unwrap();
    assert_eq!(fields.len(), 3);
}

#[test]
fn a_discarded_draft_leaves_nothing() {
    let home = home();
    let [a, ..] = three(&home);
    // What the published drafts have left.
    clear_ended(&home.house).unwrap();
    let draft = another(&home);
    home.add(&mirror(&home, &draft, &a), "Never read");
    let count = || home.house.read_as_system(|tx| Ok(node::table.count().get_result::<i64>(tx.conn())?)).unwrap();
    assert_eq!(count(), 9);
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(SteerDraft(draft.clone()))?;
            discard(tx, &permit)
        })
        .unwrap();
    clear_ended(&home.house).unwrap();
    assert_eq!(count(), 4);
}

#[test]
fn what_was_added_and_put_away_again_is_not_published() {
    let home = home();
    let [a, ..] = three(&home);
    let draft = another(&home);
    let idle = home.add(&mirror(&home, &draft, &a), "A thought");
    put_away(&home, &idle);
    assert!(ahead(&home, &draft).difference.is_empty());
    // Unless something that stays hangs below it: then it is published, put away.
    let draft = another(&home);
    let idle = home.add(&mirror(&home, &draft, &a), "A thought");
    put_away(&home, &idle);
    write(&home, &mirror(&home, &draft, &a), |fields| fields.title = "A, reworded".to_owned());
    assert_eq!(told(&ahead(&home, &draft)), ["A, reworded: reworded"]);
    publish_it(&home, &draft).unwrap();
    assert_eq!(home.house.read_as_system(|tx| node_view(tx, &idle)).unwrap_err(), Error::NotFound);
}
