//! The second step: enrolling, codes that work once, recovery.

use diesel::prelude::*;

use super::support::{Home, PASSWORD, client, with_token};
use crate::access::{Role, Token};
use crate::accounts::model::Stage;
use crate::accounts::totp;
use crate::accounts::work::second_step::{enrol, enrolment_of, take_code};
use crate::error::Error;
use crate::id::AccountId;
use crate::storage::schema::{account as accounts, recovery_code};
use crate::time::SECOND;

fn code(home: &Home, id: &AccountId, salt: &str) -> String {
    let key = home.secrets().totp_key(id.as_str(), salt);
    totp::code_at(key, home.clock.now())
}

/// Signs `name` in up to the second step.
async fn half(home: &Home, name: &str) -> Token {
    let signed_in = home.sign_in(&client("192.0.2.1"), name, PASSWORD).await;
    signed_in.unwrap().token
}

/// Enrols somebody with an office; returns the salt and the recovery codes.
async fn enrolled(home: &Home, name: &str) -> (AccountId, String, Vec<String>) {
    let id = home.add(name, Some(Role::Admin)).await;
    let browser = with_token(&half(home, name).await);
    let drawn = enrolment_of(&home.house, &browser, None).await.unwrap();
    let typed = code(home, &id, &drawn.salt);
    let signed_in = enrol(&home.house, &browser, &drawn.salt, &typed).await.unwrap();
    assert_eq!(signed_in.stage, Stage::Open);
    assert!(home.viewer(&signed_in.token).await.is_some());
    (id, drawn.salt, drawn.codes)
}

#[actix_web::test]
async fn enrolling_stores_a_salt_and_hashes_and_nothing_that_makes_codes() {
    let home = Home::new();
    let (id, salt, codes) = enrolled(&home, "ada").await;
    let row: (Option<String>, Option<i64>) =
        accounts::table.select((accounts::totp_salt, accounts::totp_confirmed_at)).first(&mut home.conn()).unwrap();
    assert_eq!(row, (Some(salt.clone()), Some(home.clock.now().0)));
    let hashes: Vec<String> = recovery_code::table.select(recovery_code::code_hash).load(&mut home.conn()).unwrap();
    assert_eq!(hashes.len(), 10);
    assert!(codes.iter().all(|code| !hashes.contains(code)));
    assert_eq!(code(&home, &id, &salt).len(), 6);
}

#[actix_web::test]
async fn a_wrong_code_enrols_nobody_and_the_same_picture_comes_back() {
    let home = Home::new();
    home.add("ada", Some(Role::Leadership)).await;
    let token = half(&home, "ada").await;
    let browser = with_token(&token);
    let drawn = enrolment_of(&home.house, &browser, None).await.unwrap();
    let refused = enrol(&home.house, &browser, &drawn.salt, "000000").await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let again = enrolment_of(&home.house, &browser, Some(drawn.salt.clone())).await.unwrap();
    assert_eq!((again.key, again.codes), (drawn.key, drawn.codes));
    assert!(home.viewer(&token).await.is_none());
    let nobody = enrolment_of(&home.house, &client("192.0.2.1"), None).await.err();
    assert_eq!(nobody, Some(Error::Unauthenticated));
}

#[actix_web::test]
async fn a_code_works_once_even_within_its_half_minute() {
    let home = Home::new();
    let (id, salt, _) = enrolled(&home, "ada").await;
    let used_to_enrol = code(&home, &id, &salt);
    let first = half(&home, "ada").await;
    let replayed = take_code(&home.house, &with_token(&first), &used_to_enrol).await;
    assert!(replayed.is_err(), "the code that confirmed does not sign in");
    home.clock.advance(30 * SECOND);
    let next = code(&home, &id, &salt);
    let signed_in = take_code(&home.house, &with_token(&first), &next).await.unwrap();
    assert_ne!(signed_in.token.hash(), first.hash(), "a new token");
    assert!(home.viewer(&first).await.is_none());
    assert!(home.viewer(&signed_in.token).await.is_some());
    let second = half(&home, "ada").await;
    let replayed = take_code(&home.house, &with_token(&second), &next).await;
    assert!(replayed.is_err());
}

#[actix_web::test]
async fn a_recovery_code_works_once() {
    let home = Home::new();
    let (_, _, codes) = enrolled(&home, "ada").await;
    let written = codes[3].to_uppercase().replace('-', " ");
    let first = half(&home, "ada").await;
    assert!(take_code(&home.house, &with_token(&first), &written).await.is_ok());
    let second = half(&home, "ada").await;
    assert!(take_code(&home.house, &with_token(&second), &written).await.is_err());
    assert!(take_code(&home.house, &with_token(&second), &codes[4]).await.is_ok());
}

#[actix_web::test]
async fn guessing_codes_has_to_wait() {
    let home = Home::new();
    let (id, salt, _) = enrolled(&home, "ada").await;
    home.clock.advance(30 * SECOND);
    let token = half(&home, "ada").await;
    for _ in 0..5 {
        assert!(take_code(&home.house, &with_token(&token), "000000").await.is_err());
    }
    let right = code(&home, &id, &salt);
    assert!(take_code(&home.house, &with_token(&token), &right).await.is_err());
    home.clock.advance(30 * SECOND);
    let right = code(&home, &id, &salt);
    assert!(take_code(&home.house, &with_token(&token), &right).await.is_ok());
}

#[actix_web::test]
async fn half_a_sign_in_is_good_for_its_own_step_alone() {
    let home = Home::new();
    let (id, salt, _) = enrolled(&home, "ada").await;
    home.clock.advance(30 * SECOND);
    let token = half(&home, "ada").await;
    // Somebody who holds the password alone cannot set up a second step of their own.
    let enrolling = enrol(&home.house, &with_token(&token), &salt, &code(&home, &id, &salt)).await;
    assert_eq!(enrolling.err(), Some(Error::Unauthenticated));
    home.clock.advance(15 * 60 * SECOND);
    let late = take_code(&home.house, &with_token(&token), &code(&home, &id, &salt)).await;
    assert_eq!(late.err(), Some(Error::Unauthenticated));
}
