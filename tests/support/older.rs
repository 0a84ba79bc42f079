//! A database as the first program left it, with a strategy in it.
//!
//! Invariant: written in the words of the first migration alone; whatever comes after it must keep these rows.

use app::storage::{Location, migrate};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

const ROWS: &str = "
    INSERT INTO lens (id, name, position) VALUES ('l', 'Engineering', 0);
    INSERT INTO strategy (id, name, created_at) VALUES ('s', 'The first plan', 1);
    INSERT INTO node (id, strategy_id, position, title, created_at, updated_at)
        VALUES ('n', 's', 0, 'Carry people home', 1, 1);
    INSERT INTO measure (id, node_id, position, name, kind) VALUES ('m', 'n', 0, 'Trains on time', 'quantity');
    INSERT INTO measure_value (id, measure_id, role, position, measured_on, amount, made_at)
        VALUES ('v', 'm', 'actual', 0, '2026-05-04', 44, 1);
    INSERT INTO tenet (id, strategy_id, position, name) VALUES ('t', 's', 0, 'Candour');";

/// The rows with their words, and with what the later migrations say of rows that were there before.
const KEPT: [&str; 6] = [
    "lens WHERE id = 'l' AND name = 'Engineering'",
    "strategy WHERE id = 's' AND name = 'The first plan' AND created_at = 1 AND archived_at IS NULL",
    "node WHERE id = 'n' AND strategy_id = 's' AND title = 'Carry people home' AND revision = 1",
    "measure WHERE id = 'm' AND node_id = 'n' AND name = 'Trains on time'",
    "measure_value WHERE id = 'v' AND measure_id = 'm' AND amount = 44 AND measured_on = '2026-05-04' \
     AND removed_at IS NULL AND removed_by IS NULL AND replaced_by IS NULL",
    "tenet WHERE id = 't' AND strategy_id = 's' AND name = 'Candour' AND revision = 1 AND archived_at IS NULL",
];

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Leaves an empty database as the first program did, and returns how many migrations are outstanding.
pub fn leave(location: &Location) -> usize {
    let known = migrate::run(location).unwrap();
    let later = known - 1;
    assert_eq!(migrate::revert(location, later), Ok(later));
    location.open().unwrap().batch_execute(ROWS).unwrap();
    assert_eq!(migrate::standing(&mut location.open().unwrap()), Ok(migrate::Standing::Behind(later)));
    later
}

/// Asserts that all of it is still there.
pub fn assert_kept(location: &Location) {
    for row in KEPT {
        let query = format!("SELECT COUNT(*) AS number FROM {row}");
        let count: Count = diesel::sql_query(query).get_result(&mut location.open().unwrap()).unwrap();
        assert_eq!(count.number, 1, "{row}");
    }
}
