//! How the database goes about a page of coverage: a range of an index for each kind, and nothing read through or sorted.
//!
//! Invariant: on a table large enough that reading it through would be the easier way for a few rows.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::Text;
use jiff::civil::date;

use super::super::range::Range;
use super::home;
use crate::access::Tx as _;
use crate::coverage::model::{Asked, Kind, Part};
use crate::storage::{Conn, Kind as Database, sql};

const TEAM: &str = "018f2b3c-4d5e-7f60-8192-000000000001";

/// Fills the table: 2,500 gaps of each kind, seen by all, by one team of a hundred, and by a person; half of them to come.
fn fill(conn: &mut Conn) {
    for kind in Kind::ALL {
        for scope in ["''", "'team' || (i % 100)", &format!("'{TEAM}'")] {
            let statement = format!(
                "INSERT INTO gap (scope_id, kind, since, subject_id, source, source_id, pillar_id, lens_id) \
                 WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2499) \
                 SELECT {scope}, '{}', '20' || (10 + i % 40) || '-01-01', 's' || i, 'node', 's' || i, 'p' || (i % 5), 'l' || (i % 3) FROM n",
                kind.word()
            );
            conn.batch_execute(&statement).unwrap();
        }
    }
    conn.batch_execute("ANALYZE gap").unwrap();
}

/// Returns the plan of a statement, a line each.
fn plan(conn: &mut Conn, text: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        detail: String,
    }
    let rows: Vec<Line> = match conn.kind() {
        Database::Sqlite => diesel::sql_query(format!("EXPLAIN QUERY PLAN {text}")).load(conn).unwrap(),
        Database::Postgres => {
            let function = "CREATE OR REPLACE FUNCTION plan_of(statement TEXT) RETURNS SETOF TEXT LANGUAGE plpgsql AS $$ \
                 BEGIN RETURN QUERY EXECUTE 'EXPLAIN ' || statement; END $$";
            conn.batch_execute(function).unwrap();
            sql("SELECT plan_of($1) AS detail").bind::<Text, _>(text).load(conn).unwrap()
        }
    };
    rows.into_iter().map(|row| row.detail).collect()
}

#[test]
fn a_page_is_a_range_of_an_index_for_each_kind() {
    let home = home();
    home.house
        .write_as_system(|tx| {
            let conn = tx.conn();
            fill(conn);
            let (team, person) = (Part::Team(TEAM.parse().unwrap()), TEAM.parse().unwrap());
            let pillar = TEAM.parse().ok();
            for asked in [
                Asked { part: Part::Company, ..Asked::default() },
                Asked { part: Part::Company, pillar: pillar.clone(), ..Asked::default() },
                Asked { part: Part::Company, lens: TEAM.parse().ok(), ..Asked::default() },
                Asked { part: team.clone(), ..Asked::default() },
                Asked { part: team, pillar, ..Asked::default() },
                Asked { part: Part::Company, ..Asked::default() }.following(date(2020, 1, 1), "s100"),
            ] {
                let range = Range::of(&asked, &person, date(2026, 6, 1));
                // What is read under somebody's own name is narrowed by lens and team row by row: it is their chain's alone.
                let is_narrowed = asked.lens.is_some() || matches!(asked.part, Part::Team(_));
                let kinds: Vec<Kind> =
                    Kind::ALL.into_iter().filter(|kind| !(is_narrowed && kind.is_of_cards())).collect();
                for text in range.written_out(&kinds, 5) {
                    let plan = plan(conn, &text);
                    let wrong = |line: &&String| {
                        ["SCAN g", "Seq Scan on gap", "TEMP B-TREE", "Sort"].iter().any(|word| line.contains(word))
                    };
                    let broken: Vec<&String> = plan.iter().filter(wrong).collect();
                    assert!(broken.is_empty(), "{broken:?}\n{text}\n{}", plan.join("\n"));
                    let searches =
                        plan.iter().filter(|line| line.contains("gap") || line.contains("SEARCH g ")).count();
                    assert!(searches >= kinds.len(), "{}", plan.join("\n"));
                }
            }
            Ok(())
        })
        .unwrap();
}
