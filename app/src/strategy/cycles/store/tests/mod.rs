//! Cycles against a real database: SQLite in a file of its own, or what `TEST_DATABASE_URL` names.
//!
//! Invariant: each test has a house of its own; a cycle is closed and the next begun by the acts that the pages call.

mod size;

use diesel::prelude::*;

use super::tree::outline;
use super::{answer, begin, begin_next, close, going, past_of, record, reopen, set, take_back, view};
use crate::access::Tx as _;
use crate::error::{Error, Result};
use crate::id::{ClosingId, DraftId, NodeId, StrategyId};
use crate::storage::schema::{closing_answer, contribution, measure, measure_value, node, notice, strategy};
use crate::strategy::cycles::model::{AnswerFields, BeginNext, CycleEdit, Measures, Only, ReviewView, Score, Verdict};
use crate::strategy::cycles::policy::{BeginClosing, BeginNextCycle, CloseCycle, ReopenCycle, ReviewCycle, SetCycle};
use crate::strategy::drafts::policy::{PublishDraft, ReadDraft, SteerDraft};
use crate::strategy::drafts::store::{discard, publish_with, publishing};
use crate::strategy::store::nodes::current;
use crate::strategy::store::tests::house::{Home, home};
use crate::strategy::versions::model::is_tree;
use crate::strategy::versions::store::skeleton;
use crate::text::{Prose, Title};

/// A house whose strategy is published, with two pillars of two objectives each, and a cycle.
fn closing_home() -> (Home, Vec<NodeId>) {
    let home = home();
    for title in ["Repair", "Reuse"] {
        let pillar = home.add(&home.mission, title);
        for place in ["first", "second"] {
            home.add(&pillar, &format!("{title} {place}"));
        }
    }
    home.publish();
    let cycle = CycleEdit::parse("2026", "2026-01-01", "2026-12-31").unwrap();
    home.house
        .write_as_system(|tx| {
            let id = current(tx.conn())?.unwrap();
            let revision: i64 =
                strategy::table.filter(strategy::id.eq(id.as_str())).select(strategy::revision).first(tx.conn())?;
            let permit = tx.permit(SetCycle(id))?;
            set(tx, &permit, &cycle, revision)?;
            let permit = tx.permit(BeginClosing)?;
            begin(tx, &permit)
        })
        .unwrap();
    let nodes = nodes(&home);
    (home, nodes)
}

/// The published nodes in the outline's order: mission, Repair, its first, its second, Reuse, its first, its second.
fn nodes(home: &Home) -> Vec<NodeId> {
    home.house
        .read_as_system(|tx| {
            let id = current(tx.conn())?.unwrap();
            Ok(outline(tx.conn(), id.as_str())?.into_iter().map(|spot| spot.id).collect())
        })
        .unwrap()
}

fn titles(home: &Home, strategy: &StrategyId) -> Vec<(String, usize)> {
    home.house
        .read_as_system(|tx| {
            Ok(outline(tx.conn(), strategy.as_str())?.into_iter().map(|one| (one.title, one.depth)).collect())
        })
        .unwrap()
}

fn review(home: &Home, only: Only) -> ReviewView {
    home.house
        .read_as_system(|tx| {
            let permit = tx.permit(ReviewCycle)?;
            view(tx, &permit, only, None, None, None)
        })
        .unwrap()
}

fn say(home: &Home, node: &NodeId, verdict: &str, revision: i64, below: bool) -> Result<Option<String>> {
    let id = review(home, Only::All).id;
    let fields =
        AnswerFields { verdict: verdict.to_owned(), score: "mostly".to_owned(), learned: "It held.".to_owned() };
    let edit = fields.parse().unwrap();
    home.house.write_as_system(|tx| {
        let permit = tx.permit(CloseCycle(id.clone()))?;
        answer(tx, &permit, node, &edit, revision, below)
    })
}

fn close_it(home: &Home, waits: usize) -> Result<i64> {
    let id = review(home, Only::All).id;
    let learned = Prose::parse("", "Fewer promises, kept.").unwrap();
    home.house.write_as_system(|tx| {
        let permit = tx.permit(CloseCycle(id.clone()))?;
        close(tx, &permit, &learned, waits)
    })
}

fn wish(depth: usize, measures: Measures) -> BeginNext {
    BeginNext {
        name: Title::parse("", "Mending, next").unwrap(),
        cycle: CycleEdit::parse("2027", "2027-01-01", "2027-12-31").unwrap(),
        depth,
        measures,
        wordings: true,
        owners: true,
        supports: true,
        words: false,
        limited: false,
    }
}

fn begin_it(home: &Home, number: i64, wish: &BeginNext) -> Result<DraftId> {
    home.house.write_as_system(|tx| {
        let permit = tx.permit(BeginNextCycle(number))?;
        begin_next(tx, &permit, wish)
    })
}

fn publish_it(home: &Home, draft: &DraftId, follow: Option<bool>) -> Result<i64> {
    let reason = Title::parse("", "A new year").unwrap();
    home.house.write_as_system(|tx| {
        let permit = tx.permit(PublishDraft(draft.clone()))?;
        publish_with(tx, &permit, &reason, follow)
    })
}

/// Writes a card of Ilse's on a node.
fn card(home: &Home, on: &NodeId) -> String {
    home.house
        .write_as_system(|tx| {
            let id = tx.new_id();
            diesel::insert_into(contribution::table)
                .values((
                    contribution::id.eq(&id),
                    contribution::person_id.eq(home.ilse.as_str()),
                    contribution::node_id.eq(on.as_str()),
                    contribution::position.eq(0_i64),
                    contribution::what.eq("I mend"),
                    contribution::may_wait.eq(""),
                    contribution::may_decide.eq(""),
                    contribution::created_at.eq(0_i64),
                    contribution::updated_at.eq(0_i64),
                ))
                .execute(tx.conn())?;
            Ok(id)
        })
        .unwrap()
}

fn card_on(home: &Home, card: &str) -> String {
    home.house
        .read_as_system(|tx| {
            let found: Option<String> =
                contribution::table.filter(contribution::id.eq(card)).select(contribution::node_id).first(tx.conn())?;
            Ok(found.unwrap())
        })
        .unwrap()
}

#[test]
fn an_answer_names_what_its_author_saw_and_a_mission_does_not_stop() {
    let (home, nodes) = closing_home();
    assert_eq!(review(&home, Only::Open).rows.len(), 7);
    say(&home, &nodes[1], "keep", 0, false).unwrap();
    assert!(matches!(say(&home, &nodes[1], "stop", 0, false), Err(Error::Conflict(_))));
    say(&home, &nodes[1], "change", 1, false).unwrap();
    let view = review(&home, Only::Said(Verdict::Change));
    assert_eq!((view.rows.len(), view.rows[0].revision, view.counts.answered()), (1, 2, 1));
    // The next that waits is the mission, which is open: then the first objective.
    assert_eq!(review(&home, Only::All).at.as_ref(), Some(&nodes[0]));
    assert!(matches!(say(&home, &nodes[0], "stop", 0, false), Err(Error::Invalid(_))));
    // No verdict takes the answer back.
    say(&home, &nodes[1], "", 2, false).unwrap();
    assert_eq!(review(&home, Only::All).counts.answered(), 0);
}

#[test]
fn what_is_said_of_many_is_said_of_those_that_wait_and_can_be_taken_back() {
    let (home, nodes) = closing_home();
    say(&home, &nodes[2], "keep", 0, false).unwrap();
    let batch = say(&home, &nodes[1], "stop", 0, true).unwrap().unwrap();
    let counts = review(&home, Only::All).counts;
    assert_eq!((counts.keep, counts.stop, counts.open), (1, 2, 4));
    // Changed since: what somebody decided of one stays.
    let batch_of_all = say(&home, &nodes[0], "keep", 0, true).unwrap().unwrap();
    say(&home, &nodes[5], "change", 1, false).unwrap();
    let id = review(&home, Only::All).id;
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(CloseCycle(id.clone()))?;
            take_back(tx, &permit, &batch)?;
            let permit = tx.permit(CloseCycle(id.clone()))?;
            take_back(tx, &permit, &batch_of_all)
        })
        .unwrap();
    let counts = review(&home, Only::All).counts;
    assert_eq!((counts.keep, counts.change, counts.stop, counts.open), (2, 1, 1, 3));
    // What was learned is of one node.
    let learned: Vec<String> = home
        .house
        .read_as_system(|tx| Ok(closing_answer::table.select(closing_answer::learned).load(tx.conn())?))
        .unwrap();
    assert!(learned.iter().all(|text| text == "It held."));
}

#[test]
fn closing_needs_the_mission_and_a_word_on_what_waits_and_its_record_stays() {
    let (home, nodes) = closing_home();
    say(&home, &nodes[1], "keep", 0, true).unwrap();
    assert!(matches!(close_it(&home, 9), Err(Error::Invalid(_))));
    say(&home, &nodes[0], "keep", 0, false).unwrap();
    let Err(Error::Invalid(errors)) = close_it(&home, 2) else { panic!("closed") };
    assert_eq!(errors.0[0].0, "sure");
    assert_eq!(close_it(&home, 3).unwrap(), 1);
    let id: ClosingId = home.house.read_as_system(|tx| Ok(super::ground::numbered(tx.conn(), 1)?.unwrap().id)).unwrap();
    let late = home.house.write_as_system(|tx| {
        let permit = tx.permit(CloseCycle(id.clone()))?;
        take_back(tx, &permit, "anything")
    });
    assert!(matches!(late, Err(Error::Invalid(_))), "{late:?}");
    let before = home.house.read_as_system(|tx| record(tx, 1, 1)).unwrap();
    assert_eq!((before.counts.keep, before.counts.open, before.rows.len()), (4, 3, 7));
    assert_eq!((before.rows[1].score, before.rows[1].learned.as_str()), (Score::Mostly, "It held."));
    // Opened again: the answers are there, the record is as it was, and says so; closed again it is another.
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(ReopenCycle(id.clone()))?;
            reopen(tx, &permit)
        })
        .unwrap();
    assert_eq!(review(&home, Only::All).counts.answered(), 4);
    say(&home, &nodes[1], "stop", 1, false).unwrap();
    assert_eq!(close_it(&home, 3).unwrap(), 2);
    let after = home.house.read_as_system(|tx| record(tx, 1, 1)).unwrap();
    assert_eq!(after.rows, before.rows);
    assert!(after.line.reopened.is_some() && before.line.reopened.is_none());
}

#[test]
fn the_next_begins_as_a_draft_of_what_goes_on_and_comes_into_force_when_it_is_published() {
    let (home, nodes) = closing_home();
    // Repair stops, its first objective goes on; Reuse changes, its first is kept, its second has no answer.
    for (at, verdict) in [(0, "keep"), (1, "stop"), (2, "keep"), (3, "stop"), (4, "change"), (5, "keep")] {
        say(&home, &nodes[at], verdict, 0, false).unwrap();
    }
    let old = home.house.read_as_system(|tx| Ok(current(tx.conn())?.unwrap())).unwrap();
    let (follows, stays) = (card(&home, &nodes[5]), card(&home, &nodes[3]));
    home.house
        .write_as_system(|tx| {
            let id = tx.new_id();
            diesel::insert_into(measure::table)
                .values((
                    measure::id.eq(&id),
                    measure::node_id.eq(nodes[5].as_str()),
                    measure::position.eq(0_i64),
                    measure::name.eq("Share"),
                    measure::kind.eq("quantity"),
                    measure::unit.eq("%"),
                    measure::direction.eq("up"),
                    measure::target_amount.eq(30.0),
                    measure::stale_after_days.eq(30_i64),
                ))
                .execute(tx.conn())?;
            let value = tx.new_id();
            diesel::insert_into(measure_value::table)
                .values((
                    measure_value::id.eq(value),
                    measure_value::measure_id.eq(&id),
                    measure_value::role.eq("actual"),
                    measure_value::position.eq(0_i64),
                    measure_value::measured_on.eq("2026-09-01"),
                    measure_value::amount.eq(24.0),
                    measure_value::made_at.eq(0_i64),
                    measure_value::source.eq("by hand"),
                ))
                .execute(tx.conn())?;
            Ok(())
        })
        .unwrap();
    let number = close_it(&home, 1).unwrap();
    let draft = begin_it(&home, number, &wish(9, Measures::Carried)).unwrap();
    assert!(matches!(begin_it(&home, number, &wish(9, Measures::None)), Err(Error::Invalid(_))));
    // Nothing has changed for anybody.
    assert_eq!(home.house.read_as_system(|tx| Ok(current(tx.conn())?.unwrap())).unwrap(), old);
    let (next, copy) = home
        .house
        .read_as_system(|tx| {
            let permit = tx.permit(ReadDraft(draft.clone()))?;
            let found = publishing(tx, &permit)?.going.unwrap();
            assert_eq!((found.follow, found.stay, found.measures.0), ((1, 1), (1, 1), 1));
            assert!(going(tx.conn(), &old, &permit.copy)?.is_none());
            Ok((permit.strategy.clone(), permit.copy.clone()))
        })
        .unwrap();
    let expected =
        [("Every household can mend what it owns.", 0), ("Repair first", 1), ("Reuse", 1), ("Reuse first", 2)]
            .map(|(title, depth)| (title.to_owned(), depth));
    assert_eq!(titles(&home, &copy), expected);
    let becauses: Vec<String> = home
        .house
        .read_as_system(|tx| {
            let of_copy = node::table.filter(node::strategy_id.eq(copy.as_str()));
            Ok(of_copy.filter(node::title.eq("Repair first")).select(node::because).load(tx.conn())?)
        })
        .unwrap();
    assert_eq!(becauses, [""]);
    // The cards are asked about.
    assert!(matches!(publish_it(&home, &draft, None), Err(Error::Invalid(_))));
    assert_eq!(publish_it(&home, &draft, Some(true)).unwrap(), 1);
    assert_eq!(home.house.read_as_system(|tx| Ok(current(tx.conn())?.unwrap())).unwrap(), next);
    assert_eq!(titles(&home, &next), expected);
    let spots = home.house.read_as_system(|tx| Ok(skeleton(tx.conn(), next.as_str())?.0)).unwrap();
    assert!(is_tree(&spots));
    let kept = self::nodes(&home)[3].clone();
    assert_eq!((card_on(&home, &follows), card_on(&home, &stays)), (kept.to_string(), nodes[3].to_string()));
    home.house
        .read_as_system(|tx| {
            let told: Vec<String> = notice::table.select(notice::what).load(tx.conn())?;
            assert_eq!(told, ["cycle.cards_moved"]);
            let found: Vec<(Option<f64>, Option<f64>, Option<String>)> = measure::table
                .filter(measure::node_id.eq(kept.as_str()))
                .select((measure::start_amount, measure::target_amount, measure::due_on))
                .load(tx.conn())?;
            assert_eq!(found, [(Some(24.0), Some(30.0), Some("2027-12-31".to_owned()))]);
            let past = past_of(tx.conn(), &kept)?;
            assert_eq!((past.len(), past[0].is_past, past[0].verdict), (1, true, Some(Verdict::Keep)));
            assert_eq!(past[0].other.as_ref().map(|(id, _)| id), Some(&nodes[5]));
            // The old one knows what it goes on as, and the pillar that was to change says so.
            let after = past_of(tx.conn(), &nodes[5])?;
            assert_eq!(
                (after.len(), after[0].is_past, after[0].other.as_ref().map(|(id, _)| id)),
                (1, false, Some(&kept))
            );
            let pillar = self::nodes(&home)[2].clone();
            assert!(past_of(tx.conn(), &pillar)?[0].to_rewrite);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_draft_of_the_next_that_is_discarded_leaves_nothing_and_another_can_begin() {
    let (home, nodes) = closing_home();
    say(&home, &nodes[0], "keep", 0, true).unwrap();
    let number = close_it(&home, 0).unwrap();
    let draft = begin_it(&home, number, &wish(1, Measures::None)).unwrap();
    let closing = home.house.read_as_system(|tx| Ok(super::ground::numbered(tx.conn(), number)?.unwrap().id)).unwrap();
    let again = |home: &Home| {
        home.house.write_as_system(|tx| {
            let permit = tx.permit(ReopenCycle(closing.clone()))?;
            reopen(tx, &permit)
        })
    };
    assert!(matches!(again(&home), Err(Error::Invalid(_))));
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(SteerDraft(draft.clone()))?;
            discard(tx, &permit)
        })
        .unwrap();
    let left: i64 = home
        .house
        .read_as_system(|tx| Ok(crate::storage::schema::carried::table.count().get_result(tx.conn())?))
        .unwrap();
    assert_eq!(left, 0);
    let draft = begin_it(&home, number, &wish(0, Measures::None)).unwrap();
    let copy = home
        .house
        .read_as_system(|tx| {
            let permit = tx.permit(ReadDraft(draft.clone()))?;
            Ok(permit.copy.clone())
        })
        .unwrap();
    assert_eq!(titles(&home, &copy).len(), 1);
}
