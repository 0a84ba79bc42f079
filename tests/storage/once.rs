//! The keys of forms: one transaction with what they guard, kept for a day.

use std::sync::Barrier;

use app::access::{House, Reply, Sending, Tx};
use app::error::{Error, Result};
use app::people::work::system;
use app::time::HOUR;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::support::{Fresh, fresh};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

fn wait<T>(work: impl Future<Output = T>) -> T {
    actix_web::rt::System::new().block_on(work)
}

fn count(fresh: &Fresh, table: &str) -> i64 {
    let query = format!("SELECT COUNT(*) AS number FROM {table}");
    diesel::sql_query(query).get_result::<Count>(&mut fresh.conn()).unwrap().number
}

/// Sends the form with the key of `letter` that says `words`.
fn send(house: &House, letter: char, words: &str, is_refused: bool) -> (Sending, Result<()>) {
    let key = letter.to_string().repeat(43);
    let sending = Sending::of("/api/lens/add", Some(&key), [words.as_bytes()]);
    let written = house.write_once(system(), &sending, move |tx| {
        let count: Count = diesel::sql_query("SELECT COUNT(*) AS number FROM lens").get_result(tx.conn())?;
        diesel::sql_query("INSERT INTO lens (id, name, position) VALUES (CAST($1 AS TEXT), 'Engineering', 0)")
            .bind::<diesel::sql_types::Text, _>(format!("lens {}", count.number))
            .execute(tx.conn())?;
        if is_refused { Err(Error::Forbidden) } else { Ok(()) }
    });
    let outcome = wait(written);
    (sending, outcome)
}

#[test]
fn of_forty_at_once_over_two_houses_one_is_done() {
    let fresh = fresh();
    let houses = [fresh.house(), fresh.house()];
    let barrier = Barrier::new(40);
    let done: usize = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..40)
            .map(|number| {
                let (house, barrier) = (&houses[number % 2], &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    match send(house, 'A', "x", false) {
                        (sending, Ok(())) => usize::from(sending.has_written()),
                        (sending, Err(Error::Repeated)) => usize::from(!sending.repeats()),
                        (_, Err(other)) => panic!("{other}"),
                    }
                })
            })
            .collect();
        senders.into_iter().map(|sender| sender.join().unwrap()).sum()
    });
    assert_eq!((done, count(&fresh, "lens"), count(&fresh, "form_once")), (1, 1, 1));
}

#[test]
fn a_refused_act_leaves_no_key_and_other_words_are_refused() {
    let fresh = fresh();
    let house = fresh.house();
    assert_eq!(send(&house, 'A', "x", true).1, Err(Error::Forbidden));
    assert_eq!((count(&fresh, "lens"), count(&fresh, "form_once")), (0, 0));
    assert_eq!(send(&house, 'A', "y", false).1, Ok(()));
    assert!(matches!(send(&house, 'A', "x", false).1, Err(Error::Invalid(_))));
    assert_eq!(send(&house, 'A', "y", false).1, Err(Error::Repeated));
    assert_eq!(send(&house, 'B', "y", false).1, Ok(()));
    assert_eq!(count(&fresh, "lens"), 2);
}

#[test]
fn an_answer_is_kept_for_a_day_and_then_cleared_away() {
    let fresh = fresh();
    let house = fresh.house();
    let (first, _) = send(&house, 'A', "x", false);
    assert_eq!(wait(house.reply_to(&system(), &first)), Ok(None), "not answered yet");
    let reply = Reply { location: "/strategy".to_owned(), said: "added".to_owned() };
    wait(house.keep_reply(&system(), &first, reply.clone())).unwrap();
    fresh.clock.advance(24 * HOUR - 1);
    let (again, outcome) = send(&house, 'A', "x", false);
    assert_eq!(outcome, Err(Error::Repeated));
    assert_eq!(wait(house.reply_to(&system(), &again)), Ok(Some(reply.clone())));
    fresh.clock.advance(1);
    assert_eq!(send(&house, 'A', "x", false).1, Ok(()), "a day later it is another form");
    fresh.clock.advance(25 * HOUR);
    let (other, _) = send(&house, 'B', "x", false);
    assert_eq!(count(&fresh, "form_once"), 2);
    wait(house.keep_reply(&system(), &other, reply)).unwrap();
    assert_eq!(count(&fresh, "form_once"), 1);
}
