//! The table of gaps against the rule: whatever was written, in whatever order.
//!
//! Invariant: what should be there is read from whole tables, one plain select each, and judged by the rule alone.

mod edits;
mod plans;
mod whole;

use diesel::connection::SimpleConnection as _;
use jiff::civil::date;

use self::edits::Ground;
use self::whole::compared;
use crate::access::Tx as _;
use crate::coverage::work::write_left;
use crate::id::NodeId;
use crate::strategy::store::tests::house::{Home, home};
use crate::time::DAY;

/// Asserts that the table says what the rule says, and returns the words of what it holds: kind and subject, once each.
#[track_caller]
pub(super) fn right(home: &Home) -> Vec<(String, String)> {
    write_left(&home.house).unwrap();
    let (fresh, held) = home.house.read_as_system(|tx| compared(tx.conn())).unwrap();
    let missing: Vec<_> = fresh.difference(&held).take(5).collect();
    let needless: Vec<_> = held.difference(&fresh).take(5).collect();
    assert!(missing.is_empty() && needless.is_empty(), "missing: {missing:#?}\nneedless: {needless:#?}");
    let mut words: Vec<(String, String)> = held.into_iter().map(|row| (row.kind, row.subject_id)).collect();
    words.sort();
    words.dedup();
    words
}

fn run(home: &Home, statements: &str) {
    home.house.write_as_system(|tx| Ok(tx.conn().batch_execute(statements)?)).unwrap();
}

#[test]
fn what_is_published_is_looked_at_in_the_same_transaction() {
    let home = home();
    let pillar = home.add(&home.mission, "Repair");
    assert_eq!(right(&home), [("owner".to_owned(), home.published.to_string())]);
    home.publish();
    let published: String = home
        .house
        .read_as_system(|tx| {
            use diesel::prelude::*;
            Ok(crate::storage::schema::node::table
                .filter(crate::storage::schema::node::title.eq("Repair"))
                .filter(crate::storage::schema::node::of_id.is_null())
                .select(crate::storage::schema::node::id)
                .first(tx.conn())?)
        })
        .unwrap();
    assert_eq!(pillar.to_string(), published);
    let of = |kind: &str, id: &str| (kind.to_owned(), id.to_owned());
    let found = right(&home);
    assert!(found.contains(&of("empty", &published)) && found.contains(&of("owner", &published)), "{found:?}");
    run(&home, &format!("UPDATE node SET owner_id = '{}' WHERE id = '{published}'", home.ilse));
    // Her team is off, so coverage is silent about what is hers.
    assert_eq!(right(&home), [of("owner", home.published.as_str())]);
    run(&home, &format!("INSERT INTO team_on (id, on_at) VALUES ('{}', 0)", home.team));
    assert_eq!(right(&home), [of("empty", &published), of("owner", home.published.as_str())]);
    run(&home, &format!("DELETE FROM team_on WHERE id = '{}'", home.team));
    assert_eq!(right(&home), [of("owner", home.published.as_str())]);
}

#[test]
fn a_gap_keeps_the_day_on_which_it_was_noticed() {
    let home = home();
    let since = |id: &NodeId| -> String {
        let found = home.house.read_as_system(|tx| whole::since(tx.conn(), "owner", id.as_str())).unwrap();
        found.unwrap_or_default()
    };
    let begun = since(&home.published);
    assert_eq!(begun, date(2026, 9, 21).to_string());
    home.house.clock.advance(40 * DAY);
    run(&home, &format!("UPDATE node SET because = 'x', updated_at = updated_at + 1 WHERE id = '{}'", home.published));
    right(&home);
    assert_eq!(since(&home.published), begun);
    run(&home, &format!("UPDATE node SET owner_id = '{}' WHERE id = '{}'", home.ilse, home.published));
    assert_eq!(since(&home.published), "");
    run(&home, &format!("UPDATE node SET owner_id = NULL WHERE id = '{}'", home.published));
    assert_eq!(since(&home.published), date(2026, 10, 31).to_string());
}

#[test]
fn more_than_a_portion_is_left_to_the_server() {
    let home = home();
    let many: String = (0..1_500)
        .map(|n| {
            format!(
                "INSERT INTO node (id, strategy_id, parent_id, position, title, created_at, updated_at) \
                 SELECT '018f2b3c-4d5e-7f60-8192-{n:012x}', strategy_id, id, {n}, 'N', 0, 0 FROM node WHERE id = '{}';",
                home.published
            )
        })
        .collect();
    run(&home, &many);
    let held = home.house.read_as_system(|tx| whole::count(tx.conn())).unwrap();
    assert!(held < 10, "{held}");
    assert_eq!(right(&home).len(), 1 + 3 * 1_500);
    // A setting that everything depends on is everything anew.
    run(&home, "UPDATE organisation SET time_zone = 'Pacific/Auckland'");
    assert_eq!(right(&home).len(), 1 + 3 * 1_500);
    run(&home, "UPDATE organisation SET strategy_id = NULL");
    assert_eq!(right(&home), []);
}

mod sequences {
    //! Any sequence of edits.
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn after_any_edits_the_table_says_what_the_rule_says(steps in prop::collection::vec(prop::array::uniform5(0_usize..1_000), 4..60)) {
            let home = home();
            let mut ground = Ground::new(&home);
            for step in steps {
                ground.take(&home, step);
                right(&home);
            }
        }
    }
}
