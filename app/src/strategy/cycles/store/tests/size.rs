//! What closing, beginning and going over take with 20,000 nodes.
//!
//! Invariant: a measurement that is run by hand; it says how long each act takes and asserts that all nodes were written.

use diesel::prelude::*;

use super::*;
use crate::storage::bulk::Rows;
use crate::storage::schema::closing_line;

/// Measures what closing, beginning and going over take with 20,000 nodes: `cargo nextest run -p app --run-ignored all
/// twenty_thousand --no-capture`.
#[test]
#[ignore = "a measurement, not a check"]
fn twenty_thousand_nodes_are_closed_and_begun() {
    let (home, _) = closing_home();
    home.house
        .write_as_system(|tx| {
            let id = current(tx.conn())?.unwrap();
            let top = outline(tx.conn(), id.as_str())?;
            let mut rows = Rows::new(
                "node",
                &[
                    "id",
                    "strategy_id",
                    "parent_id",
                    "position",
                    "title",
                    "because",
                    "created_at",
                    "updated_at",
                    "revision",
                ],
            );
            for place in 0..20_000 {
                let node = tx.new_id();
                let parent = top[1 + place % 6].id.as_str();
                rows.push(vec![
                    node.into(),
                    id.as_str().into(),
                    parent.into(),
                    (10 + place).into(),
                    format!("Node {place}").into(),
                    "It carries.".into(),
                    0.into(),
                    0.into(),
                    1.into(),
                ]);
            }
            rows.insert(tx.conn())
        })
        .unwrap();
    let mission = nodes(&home)[0].clone();
    let took = |what: &str, since: std::time::Instant| println!("{what}: {} ms", since.elapsed().as_millis());
    let clock = std::time::Instant::now;
    let since = clock();
    say(&home, &mission, "keep", 0, true).unwrap();
    took("the same of all below", since);
    let since = clock();
    review(&home, Only::All);
    took("a page of the review", since);
    let since = clock();
    let number = close_it(&home, 0).unwrap();
    took("close", since);
    let since = clock();
    let draft = begin_it(&home, number, &wish(9, Measures::Carried)).unwrap();
    took("begin the next", since);
    let since = clock();
    publish_it(&home, &draft, None).unwrap();
    took("go over", since);
    let lines: i64 = home.house.read_as_system(|tx| Ok(closing_line::table.count().get_result(tx.conn())?)).unwrap();
    assert_eq!(lines, 20_007);
}
