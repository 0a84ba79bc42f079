//! Counting work off the line: once, after the close, from what stood then.
//!
//! Invariant: see `storage`.

use app::declared::work::close_period;
use app::storage::Conn;
use app::time::DAY;
use diesel::connection::SimpleConnection;

use crate::support::{Fresh, World, fresh};

const TIME: i64 = 1_781_510_400_000_000;

/// Twelve people of one division; `declare` of them have work that waits.
fn people(conn: &mut Conn, declare: u32) {
    let mut sql = String::new();
    for number in 1..=12 {
        let [person, account, session, work, turn] =
            [0x1000, 0x2000, 0x3000, 0x4000, 0x5000].map(|range: u32| World::id(range + number));
        let (before, during) = (TIME - 60 * DAY, TIME + 2 * DAY);
        sql += &format!(
            "INSERT INTO person (id, name, sort_name, kind, state, team_id, created_at) VALUES \
               ('{person}', 'P{number}', 'p{number}', 'employee', 'active', '{}', {before}); \
             INSERT INTO account (id, person_id, email, created_at) VALUES ('{account}', '{person}', 'p{number}@line.example', {before}); \
             INSERT INTO session (id, token_hash, account_id, stage, remembered, device, created_at, seen_at, fresh_at, ends_at) \
               VALUES ('{session}', '{session}', '{account}', 'open', TRUE, 'A browser', {before}, {during}, {before}, {});",
            World::TRADE,
            TIME + 90 * DAY
        );
        if number <= declare {
            sql += &format!(
                "INSERT INTO declared (id, person_id, title, share, state, made_at) VALUES ('{work}', '{person}', 'W', 'half', 'open', {during}); \
                 INSERT INTO declared_turn (id, declared_id, position, kind, title, share, person_id, said_at) VALUES \
                   ('{turn}', '{work}', 1, 'declared', 'W', 'half', '{person}', {during});"
            );
        }
    }
    conn.batch_execute(&sql).unwrap();
}

fn sums(fresh: &Fresh) -> String {
    let one = "team_name || ' ' || COALESCE(CAST(low AS TEXT), '-') || CASE WHEN is_top THEN '+' ELSE '' END || ' of ' || people";
    let all = match fresh.location.file() {
        Some(_) => format!(
            "SELECT COALESCE(group_concat(line, ', '), '') AS text FROM (SELECT {one} AS line FROM declared_sum ORDER BY team_name)"
        ),
        None => format!("SELECT COALESCE(string_agg({one}, ', ' ORDER BY team_name), '') AS text FROM declared_sum"),
    };
    fresh.text(&all)
}

fn organisation(declare: u32) -> Fresh {
    let fresh = fresh();
    World::write(&fresh);
    people(&mut fresh.conn(), declare);
    fresh
}

#[test]
fn a_period_is_counted_once_after_its_close_from_what_stood_then() {
    let fresh = organisation(6);
    let house = fresh.house();
    close_period(&house).unwrap();
    assert_eq!(sums(&fresh), "", "the organisation did not stand at the last close");
    fresh.clock.advance(28 * DAY);
    // After the close, one takes it back and the others declare: the period does not see it.
    let (work, person) = (World::id(0x4001), World::id(0x1001));
    let late = TIME + 28 * DAY;
    fresh
        .conn()
        .batch_execute(&format!(
            "UPDATE declared SET state = 'withdrawn' WHERE id = '{work}'; \
             INSERT INTO declared_turn (id, declared_id, position, kind, title, share, person_id, said_at) VALUES \
               ('{}', '{work}', 2, 'withdrawn', 'W', 'half', '{person}', {late});",
            World::id(0x6001)
        ))
        .unwrap();
    close_period(&house).unwrap();
    // Of twelve, "5 or more" is all that is ever said; the one declaration in Works is not enough.
    assert_eq!(sums(&fresh), "Trade 5+ of 13, Works - of 5");
    // Whatever is declared afterwards, the period stays as it was counted.
    fresh.conn().batch_execute("DELETE FROM declared_turn; DELETE FROM declared;").unwrap();
    close_period(&house).unwrap();
    assert_eq!(sums(&fresh), "Trade 5+ of 13, Works - of 5");
    assert_eq!(fresh.text("SELECT id AS text FROM declared_period"), "2026-P07");
}

#[test]
fn what_is_not_enough_is_the_same_whatever_stands_behind_it() {
    let counted = |declare: u32, change: &str| {
        let fresh = organisation(declare);
        if !change.is_empty() {
            fresh.conn().batch_execute(change).unwrap();
        }
        fresh.clock.advance(28 * DAY);
        close_period(&fresh.house()).unwrap();
        sums(&fresh)
    };
    let nothing = "Trade - of 13, Works - of 5";
    for declare in [0, 1, 4] {
        assert_eq!(counted(declare, ""), nothing, "{declare}");
    }
    assert_eq!(counted(5, ""), "Trade 5+ of 13, Works - of 5");
    assert_eq!(counted(12, ""), "Trade 5+ of 13, Works - of 5");
    // Fewer than ten are counted among: three were never there, are new, or moved into the team meanwhile.
    let three = "IN (SELECT id FROM person WHERE name IN ('P10', 'P11', 'P12'))";
    for change in [
        format!("DELETE FROM session WHERE account_id IN (SELECT id FROM account WHERE person_id {three})"),
        format!("UPDATE account SET created_at = {} WHERE person_id {three}", TIME + 10 * DAY),
        format!("UPDATE person SET moved_at = {} WHERE id {three}", TIME + 3 * DAY),
        format!("UPDATE person SET kind = 'guest' WHERE id {three}"),
        format!("UPDATE account SET disabled_at = {TIME} WHERE person_id {three}"),
    ] {
        assert_eq!(counted(12, &change), nothing, "{change}");
    }
    // Work that serves a line, may stop or was taken back is not counted.
    for kind in ["serves", "stop", "withdrawn"] {
        assert_eq!(counted(6, &format!("UPDATE declared_turn SET kind = '{kind}'")), nothing, "{kind}");
    }
    assert_eq!(counted(6, "UPDATE declared_turn SET kind = 'keep'"), "Trade 5+ of 13, Works - of 5");
}
