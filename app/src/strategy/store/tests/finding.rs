//! Looking for rows: what each part of a filter finds, in a draft and in what is published.
//!
//! Invariant: the expectations are written out by hand.

use diesel::prelude::*;

use super::house::{Home, home};
use crate::access::Tx as _;
use crate::id::{NodeId, StrategyId};
use crate::storage::schema::{measure, measure_value};
use crate::strategy::model::{Asked, Filter, Folds, OutlineView, Seen, State, Undo, Whom, WordingEdit};
use crate::strategy::policy::{ArchiveNode, EditNode};
use crate::strategy::store::matching::matching;
use crate::strategy::store::nodes::current;
use crate::strategy::store::{archive, write_wording};

fn drawn(view: &OutlineView) -> Vec<String> {
    let row = |row: &crate::strategy::model::OutlineRow| {
        let hit = if row.part.is_some_and(|part| part.is_hit()) { "!" } else { "" };
        let fold = if row.below == 0 {
            ""
        } else if row.is_open {
            "-"
        } else {
            "+"
        };
        format!("{}{}{hit}{fold}", " ".repeat(row.depth), row.title.text)
    };
    view.rows.iter().map(row).collect()
}

fn looked(home: &Home, filter: Filter) -> Vec<String> {
    drawn(&home.outline(&Asked { filter, ..Asked::default() }))
}

fn words(words: &str) -> Filter {
    Filter { words: words.to_owned(), ..Filter::default() }
}

/// Sets something about a node.
fn set(home: &Home, id: &NodeId, change: &str) {
    let change = format!("UPDATE node SET {change} WHERE id = '{id}'");
    home.house.write_as_system(|tx| Ok(diesel::sql_query(&change).execute(tx.conn()).map(drop)?)).unwrap();
}

/// Gives a node a measure that was to be measured every week, and was last on `measured_on`.
fn measured(home: &Home, id: &NodeId, measured_on: &str) {
    home.house
        .write_as_system(|tx| {
            let [of, value] = [tx.new_id(), tx.new_id()];
            diesel::insert_into(measure::table)
                .values((
                    measure::id.eq(&of),
                    measure::node_id.eq(id.as_str()),
                    measure::position.eq(0_i64),
                    measure::name.eq("Returns"),
                    measure::kind.eq("quantity"),
                    measure::direction.eq("up"),
                    measure::stale_after_days.eq(7_i64),
                ))
                .execute(tx.conn())?;
            diesel::insert_into(measure_value::table)
                .values((
                    measure_value::id.eq(value),
                    measure_value::measure_id.eq(of),
                    measure_value::role.eq("actual"),
                    measure_value::position.eq(0_i64),
                    measure_value::measured_on.eq(measured_on),
                    measure_value::amount.eq(1.0),
                    measure_value::made_at.eq(0_i64),
                ))
                .execute(tx.conn())?;
            Ok(())
        })
        .unwrap();
}

#[test]
fn each_part_finds_its_rows_and_the_way_to_them() {
    let home = home();
    let [a, b] = ["Alpha", "Beta"].map(|title| home.add(&home.mission, title));
    let [a1, a2] = ["Ärmel flicken", "Repairs, quickly"].map(|title| home.add(&a, title));
    let deep = home.add(&a1, "Deep");
    set(&home, &a1, &format!("owner_id = '{}'", home.ilse));
    set(&home, &b, &format!("owner_team_id = '{}'", home.team));
    set(&home, &deep, &format!("because = '', handed_from_id = '{}'", home.jonas));
    measured(&home, &a2, "2026-09-01");
    measured(&home, &b, "2026-09-20");
    let person = |whom| Filter { person: Some(whom), ..Filter::default() };
    let team = |whom| Filter { team: Some(whom), ..Filter::default() };
    let named = |name: &str| Whom::Named(name.to_owned());
    for (filter, expected) in [
        (words("armel"), vec!["Alpha-", " Ärmel flicken!+"]),
        (words("FLICK ÄRMEL"), vec!["Alpha-", " Ärmel flicken!+"]),
        (words("repair"), vec!["Alpha-", " Repairs, quickly!"]),
        (words("because deep"), vec![]),
        (words("alpha"), vec!["Alpha!+"]),
        (words("%"), vec![]),
        (words("pha"), vec![]),
        (person(Whom::Known(home.ilse.clone())), vec!["Alpha-", " Ärmel flicken!+"]),
        (person(named("ILSE")), vec!["Alpha-", " Ärmel flicken!+"]),
        (person(named("jonas")), vec![]),
        (person(Whom::Known(home.jonas.clone())), vec![]),
        (team(Whom::Known(home.team.clone())), vec!["Alpha-", " Ärmel flicken!+", "Beta!"]),
        (team(Whom::Named("firm".to_owned())), vec!["Alpha-", " Ärmel flicken!+", "Beta!"]),
        (team(Whom::Named("hardware".to_owned())), vec![]),
        (Filter::of(State::Unlinked), vec!["Alpha-", " Ärmel flicken-", "  Deep!"]),
        (Filter::of(State::Handed), vec!["Alpha-", " Ärmel flicken-", "  Deep!"]),
        (Filter::of(State::Unowned), vec!["Alpha!-", " Ärmel flicken-", "  Deep!", " Repairs, quickly!"]),
        (Filter::of(State::Unmeasured), vec!["Alpha!-", " Ärmel flicken!-", "  Deep!"]),
        (Filter::of(State::Stale), vec!["Alpha-", " Repairs, quickly!"]),
        (Filter::of(State::Archived), vec![]),
        (Filter { pillar: Some(b.clone()), ..Filter::default() }, vec!["Beta!"]),
        (
            Filter { pillar: Some(a.clone()), ..Filter::of(State::Unowned) },
            vec!["Alpha!-", " Ärmel flicken-", "  Deep!", " Repairs, quickly!"],
        ),
        (Filter { pillar: Some(b.clone()), ..words("repair") }, vec![]),
        (Filter { state: Some(State::Unowned), ..words("deep") }, vec!["Alpha-", " Ärmel flicken-", "  Deep!"]),
    ] {
        assert_eq!(looked(&home, filter.clone()), expected, "{filter:?}");
    }
}

#[test]
fn what_leads_to_a_match_folds_and_a_match_unfolds() {
    let home = home();
    let a = home.add(&home.mission, "Alpha");
    let [a1, _] = ["Tram", "Bus"].map(|title| home.add(&a, title));
    home.add(&a1, "Bell");
    let tram = Asked { filter: words("tram"), ..Asked::default() };
    let view = home.outline(&tram);
    let found = view.found.clone().unwrap();
    assert_eq!((found.count, found.all), (1, 4));
    assert_eq!(drawn(&view), ["Alpha-", " Tram!+"]);
    assert_eq!(drawn(&home.outline(&tram.shutting(&a))), ["Alpha+"]);
    let open = Folds::default().turned(&a1).turned(&a);
    assert_eq!(drawn(&home.outline(&tram.unfolding(open))), ["Alpha-", " Tram!-", "  Bell"]);
}

#[test]
fn many_matches_stand_on_pages() {
    let home = home();
    let wide = home.add(&home.mission, "Wide");
    for number in 0..103 {
        home.add(&wide, &format!("Child {number}"));
    }
    let asked = Asked { filter: words("child"), ..Asked::default() };
    assert_eq!(home.outline(&asked).rows.len(), 101);
    let last = home.outline(&asked.on_page(7));
    assert_eq!((last.rows.len(), last.asked.page), (4, 2));
    assert_eq!(drawn(&last)[..2], ["Wide-", " Child 100!"]);
}

#[test]
fn what_was_put_away_is_found_with_the_way_to_it() {
    let home = home();
    let a = home.add(&home.mission, "Alpha");
    let below = home.add(&a, "Below");
    let undo = home
        .house
        .write_as_system(|tx| {
            let permit = tx.permit(ArchiveNode(below.clone()))?;
            archive(tx, &permit, 1)
        })
        .unwrap();
    assert_eq!(undo, Undo::Archived(below.clone()));
    let view = home.outline(&Asked { filter: Filter::of(State::Archived), ..Asked::default() });
    assert_eq!(drawn(&view), ["Alpha-", " Below!"]);
    assert!(view.rows[1].archived && !view.rows[0].archived);
    assert_eq!(looked(&home, words("below")), [] as [&str; 0]);
    let told = home.outline(&Asked { undo: Some(undo.written()), ..Asked::default() });
    assert_eq!(told.undone().unwrap().0, undo);
}

#[test]
fn what_is_published_is_found_beside_its_draft() {
    let home = home();
    let a = home.add(&home.mission, "Alpha");
    let wording = WordingEdit::parse("Alpha for engineers", "so the firmware", "en", "ltr").unwrap();
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(EditNode(a.clone()))?;
            write_wording(tx, &permit, &home.engineering, None, &wording, (0, &Seen::read("")))
        })
        .unwrap();
    let unworded = |lens: &crate::id::LensId| Filter::of(State::Unworded(lens.clone()));
    assert_eq!(looked(&home, unworded(&home.engineering)), [] as [&str; 0]);
    assert_eq!(looked(&home, unworded(&home.sales)), ["Alpha!"]);
    home.publish();
    let found = |filter: &Filter| {
        home.house
            .read_as_system(|tx| {
                let strategy: StrategyId = current(tx.conn())?.unwrap();
                matching(tx.conn(), &strategy, filter, "2026-09-22".parse().unwrap())
            })
            .unwrap()
    };
    assert_eq!((found(&words("alpha")).found, found(&words("alpha")).all), (1, 1));
    assert_eq!((found(&unworded(&home.engineering)).found, found(&unworded(&home.sales)).found), (0, 1));
    assert_eq!(found(&Filter::default()).found, 1);
}
