//! The writers' door under many writers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use app::access::Tx;
use app::error::Error;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::support::fresh;

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Reads a number and writes it back raised by one: the shape that loses updates where a door is missing.
#[test]
fn seventy_two_writers_lose_nothing() {
    let fresh = fresh();
    diesel::sql_query("INSERT INTO lens (id, name, position) VALUES ('l', 'Engineering', 0)")
        .execute(&mut fresh.conn())
        .unwrap();
    let house = fresh.house();
    let refused = Arc::new(AtomicU32::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            let (house, refused) = (house.clone(), refused.clone());
            scope.spawn(move || {
                for _ in 0..9 {
                    let raised = house.write_as_system(|tx| {
                        let found: Number =
                            diesel::sql_query("SELECT position AS number FROM lens").get_result(tx.conn())?;
                        diesel::sql_query("UPDATE lens SET position = $1")
                            .bind::<BigInt, _>(found.number + 1)
                            .execute(tx.conn())?;
                        Ok(())
                    });
                    match raised {
                        Ok(()) => {}
                        Err(Error::Busy) => {
                            refused.fetch_add(1, Ordering::SeqCst);
                        }
                        Err(other) => panic!("{other}"),
                    }
                }
            });
        }
    });
    let found: Number = diesel::sql_query("SELECT position AS number FROM lens").get_result(&mut fresh.conn()).unwrap();
    assert_eq!(found.number + i64::from(refused.load(Ordering::SeqCst)), 72);
}
