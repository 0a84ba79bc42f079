//! Signing in: equal answers, growing waits, devices that are known, addresses that spray.

use diesel::prelude::*;

use super::support::{Home, PASSWORD, client};
use crate::access::Role;
use crate::accounts::model::Stage;
use crate::accounts::work::Client;
use crate::error::Error;
use crate::storage::schema::{account as accounts, sign_in_wait};
use crate::time::{HOUR, SECOND};

/// A client at an address of its own for each number, so that no address tries too often.
fn from(number: usize) -> Client {
    client(&format!("192.0.2.{number}"))
}

#[actix_web::test]
async fn unknown_wrong_locked_shut_gone_and_without_password_are_one_answer_and_one_hash() {
    let home = Home::new();
    for name in ["ada", "locked", "shut", "gone", "passwordless"] {
        home.add(name, None).await;
    }
    home.sql("UPDATE account SET disabled_at = 1 WHERE email = 'shut@line.example'");
    home.sql("UPDATE account SET password_hash = NULL WHERE email = 'passwordless@line.example'");
    home.sql("UPDATE person SET state = 'gone' WHERE email = 'gone@line.example'");
    for number in 0..5 {
        let tried = home.sign_in(&from(number), "locked", "wrong words here").await;
        assert!(tried.is_err());
    }
    let mut answers = Vec::new();
    for (number, (name, password)) in [
        ("nobody", PASSWORD),
        ("ada", "not the violet tram"),
        ("locked", PASSWORD),
        ("shut", PASSWORD),
        ("gone", PASSWORD),
        ("passwordless", PASSWORD),
    ]
    .into_iter()
    .enumerate()
    {
        let before = home.house.hashing.done();
        let refused = home.sign_in(&from(number), name, password).await.err();
        assert_eq!(home.house.hashing.done() - before, 1, "{name}");
        answers.push(serde_json::to_string(&refused).unwrap());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert!(answers[0].contains("do not fit together"), "{answers:?}");
    assert!(home.sign_in(&from(99), "ada", PASSWORD).await.is_ok());
}

#[actix_web::test]
async fn a_password_of_a_megabyte_is_refused_without_a_hash() {
    let home = Home::new();
    home.add("ada", None).await;
    let before = home.house.hashing.done();
    let refused = home.sign_in(&from(1), "ada", &"x".repeat(1_048_576)).await.err();
    assert_eq!(refused, Some(crate::accounts::work::sign_in::wrong()));
    assert_eq!(home.house.hashing.done(), before);
}

#[actix_web::test]
async fn after_five_failures_even_the_right_password_waits() {
    let home = Home::new();
    home.add("ada", None).await;
    for number in 0..5 {
        assert!(home.sign_in(&from(number), "ada", "wrong words here").await.is_err());
    }
    assert!(home.sign_in(&from(6), "ada", PASSWORD).await.is_err());
    home.clock.advance(29 * SECOND);
    assert!(home.sign_in(&from(7), "ada", PASSWORD).await.is_err());
    home.clock.advance(SECOND);
    assert!(home.sign_in(&from(8), "ada", PASSWORD).await.is_ok());
    // Success forgets the failures.
    for number in 10..14 {
        assert!(home.sign_in(&from(number), "ada", "wrong words here").await.is_err());
    }
    assert!(home.sign_in(&from(15), "ada", PASSWORD).await.is_ok());
}

#[actix_web::test]
async fn failures_at_once_count_like_failures_in_a_row() {
    let home = Home::new();
    home.add("ada", None).await;
    let clients: Vec<Client> = (0..12).map(from).collect();
    let tries = clients.iter().map(|client| home.sign_in(client, "ada", "wrong words here"));
    futures::future::join_all(tries).await;
    let failures: Vec<i64> = sign_in_wait::table
        .filter(sign_in_wait::id.like("sign_in:%"))
        .select(sign_in_wait::failures)
        .load(&mut home.conn())
        .unwrap();
    assert_eq!(failures, [5], "the sixth has to wait");
}

#[actix_web::test]
async fn a_hundred_failures_in_a_row_stop_the_account_until_a_reset() {
    let home = Home::new();
    home.add("ada", None).await;
    assert!(home.sign_in(&from(0), "ada", "wrong words here").await.is_err());
    home.sql("UPDATE sign_in_wait SET failures = 99, wait_until = 0");
    assert!(home.sign_in(&from(1), "ada", "wrong words here").await.is_err());
    home.clock.advance(1_000 * HOUR);
    assert!(home.sign_in(&from(2), "ada", PASSWORD).await.is_err());
    // Failures of others, meanwhile, do not sweep the stop away.
    assert!(home.sign_in(&from(3), "nobody", PASSWORD).await.is_err());
    assert!(home.sign_in(&from(4), "ada", PASSWORD).await.is_err());
    let house = home.house.clone();
    let link = actix_web::web::block(move || crate::accounts::command::user_reset(&house, "Ada@line.example", false));
    assert!(link.await.unwrap().unwrap().starts_with("https://line.example/link/"));
    assert!(home.sign_in(&from(5), "ada", PASSWORD).await.is_ok());
}

#[actix_web::test]
async fn a_device_that_is_known_is_not_slowed_by_guesses_from_elsewhere() {
    let home = Home::new();
    let id = home.add("ada", None).await;
    let at_home = Client {
        device_cookie: Some(home.secrets().device_cookie(id.as_str(), "my device")),
        ..client("198.51.100.7")
    };
    for number in 0..8 {
        assert!(home.sign_in(&from(number), "ada", "wrong words here").await.is_err());
    }
    assert!(home.sign_in(&from(9), "ada", PASSWORD).await.is_err(), "elsewhere has to wait");
    assert!(home.sign_in(&at_home, "ada", PASSWORD).await.is_ok());
    assert!(home.sign_in(&from(10), "ada", PASSWORD).await.is_err(), "elsewhere still");
    // A stolen device is no way around the waits.
    for _ in 0..5 {
        assert!(home.sign_in(&at_home, "ada", "wrong words here").await.is_err());
    }
    assert!(home.sign_in(&at_home, "ada", PASSWORD).await.is_err());
    // And it is of no use for another account.
    home.add("bob", None).await;
    for number in 0..5 {
        assert!(home.sign_in(&from(number), "bob", "wrong words here").await.is_err());
    }
    assert!(home.sign_in(&at_home, "bob", PASSWORD).await.is_err());
}

#[actix_web::test]
async fn one_address_tries_thirty_accounts_a_minute_and_no_more() {
    let home = Home::new();
    home.add("ada", None).await;
    let sprayer = client("203.0.113.9");
    let before = home.house.hashing.done();
    for number in 0..40 {
        let refused = home.sign_in(&sprayer, &format!("n{number}"), PASSWORD).await.err();
        let said = refused.map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(said.contains("too many sign-ins"), number >= 30, "{number}: {said}");
    }
    assert_eq!(home.house.hashing.done() - before, 30);
    assert!(home.sign_in(&from(1), "ada", PASSWORD).await.is_ok(), "others are not meant");
    home.clock.advance(60 * SECOND);
    assert!(home.sign_in(&sprayer, "ada", PASSWORD).await.is_ok());
    // Sign-ins that succeed are no spraying: an office may share one address.
    for _ in 0..35 {
        assert!(home.sign_in(&sprayer, "ada", PASSWORD).await.is_ok());
    }
}

#[actix_web::test]
async fn a_hash_of_older_parameters_is_renewed_at_the_next_sign_in() {
    use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
    let home = Home::new();
    home.add("ada", None).await;
    let key = home.secrets().password_key();
    let params = Params::new(8_192, 1, 1, None).unwrap();
    let older = Argon2::new_with_secret(&key, Algorithm::Argon2id, Version::V0x13, params).unwrap();
    let hash = older.hash_password(PASSWORD.as_bytes()).unwrap().to_string();
    diesel::update(accounts::table).set(accounts::password_hash.eq(hash)).execute(&mut home.conn()).unwrap();
    assert!(home.sign_in(&from(1), "ada", PASSWORD).await.is_ok());
    let stored: Option<String> = accounts::table.select(accounts::password_hash).first(&mut home.conn()).unwrap();
    assert!(stored.unwrap().contains("m=19456,t=2,p=1"));
    assert!(home.sign_in(&from(1), "ada", PASSWORD).await.is_ok());
}

#[actix_web::test]
async fn the_stage_follows_from_the_office() {
    let home = Home::new();
    for (name, role, stage) in [
        ("employee", None, Stage::Open),
        ("leader", Some(Role::Leadership), Stage::Enrol),
        ("admin", Some(Role::Admin), Stage::Enrol),
        ("auditor", Some(Role::Auditor), Stage::Enrol),
    ] {
        home.add(name, role).await;
        let signed_in = home.sign_in(&from(1), name, PASSWORD).await.unwrap();
        assert_eq!(signed_in.stage, stage, "{name}");
        let is_somebody = home.viewer(&signed_in.token).await.is_some();
        assert_eq!(is_somebody, stage == Stage::Open, "{name} is not in before the second step");
    }
}

#[actix_web::test]
async fn a_sign_in_ends_the_session_that_the_browser_came_with() {
    let home = Home::new();
    home.add("ada", None).await;
    let (first, _) = home.signed_in("ada").await;
    let again = super::support::with_token(&first);
    let second = home.sign_in(&again, "ada", PASSWORD).await.unwrap().token;
    assert!(home.viewer(&first).await.is_none());
    assert!(home.viewer(&second).await.is_some());
    assert_ne!(Error::Unauthenticated, home.sign_in(&from(1), "ada", "wrong words here").await.unwrap_err());
}
