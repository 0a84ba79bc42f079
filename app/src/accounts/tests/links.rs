//! Links that work once: set-up, invitation, reset.

use super::support::{Home, PASSWORD, client};
use crate::access::{Role, Token};
use crate::accounts::command;
use crate::accounts::model::{LinkKind, Stage};
use crate::accounts::work::set_up::Typed;
use crate::accounts::work::{links, set_up};
use crate::error::Error;
use crate::time::{DAY, MINUTE};

const OTHER: &str = "seven quiet lanterns by the canal";

async fn reset(home: &Home, email: &'static str) -> String {
    let house = home.house.clone();
    let link = actix_web::web::block(move || command::user_reset(&house, email, false));
    let link = link.await.unwrap().unwrap();
    link.rsplit('/').next().unwrap().to_owned()
}

async fn setup(home: &Home) -> Option<String> {
    let house = home.house.clone();
    let link = actix_web::web::block(move || set_up::setup_link(&house));
    let link = link.await.unwrap().unwrap()?;
    link.strip_prefix("/set-up/").map(str::to_owned)
}

fn typed(password: &str) -> Typed {
    Typed {
        organisation: "Analytical Engines".to_owned(),
        time_zone: "Europe/London".to_owned(),
        name: "Ada Byron".to_owned(),
        email: "ada@line.example".to_owned(),
        password: password.to_owned(),
        leads: false,
    }
}

#[actix_web::test]
async fn of_two_claims_at_once_one_succeeds() {
    let home = Home::new();
    home.add("ada", None).await;
    let token = reset(&home, "ada@line.example").await;
    let browser = client("192.0.2.1");
    let (one, other) = futures::future::join(
        links::claim(&home.house, &browser, &token, OTHER),
        links::claim(&home.house, &browser, &token, PASSWORD),
    )
    .await;
    assert_ne!(one.is_ok(), other.is_ok());
    let again = links::claim(&home.house, &browser, &token, OTHER).await.err();
    assert!(again.unwrap().to_string().contains("used or has run out"));
}

#[actix_web::test]
async fn a_reset_signs_out_everywhere_and_the_old_password_is_gone() {
    let home = Home::new();
    home.add("ada", None).await;
    let (before, _) = home.signed_in("ada").await;
    let token = reset(&home, "ada@line.example").await;
    assert!(home.viewer(&before).await.is_some(), "a link that nobody used changes nothing");
    let weak = links::claim(&home.house, &client(""), &token, "ada@line.example!").await;
    assert!(matches!(weak, Err(Error::Invalid(_))), "and is not used up by a weak password");
    let claimed = links::claim(&home.house, &client(""), &token, OTHER).await.unwrap();
    assert_eq!(claimed.stage, Stage::Open);
    assert!(home.viewer(&before).await.is_none());
    assert!(home.sign_in(&client("192.0.2.1"), "ada", PASSWORD).await.is_err());
    assert!(home.sign_in(&client("192.0.2.1"), "ada", OTHER).await.is_ok());
}

#[actix_web::test]
async fn links_run_out_and_a_newer_one_ends_the_older() {
    let home = Home::new();
    home.add("ada", None).await;
    home.add("eve", None).await;
    home.sql("UPDATE account SET password_hash = NULL WHERE email = 'eve@line.example'");
    for (email, kind, lasts) in
        [("ada@line.example", LinkKind::Reset, 30 * MINUTE), ("eve@line.example", LinkKind::Invitation, 7 * DAY)]
    {
        let older = reset(&home, email).await;
        let token = reset(&home, email).await;
        assert_eq!(links::view(&home.house, &older).await, Ok(None));
        home.clock.advance(lasts - 1);
        let view = links::view(&home.house, &token).await.unwrap().unwrap();
        assert_eq!((view.kind, view.email.as_str()), (kind, email));
        home.clock.advance(1);
        assert_eq!(links::view(&home.house, &token).await, Ok(None));
        assert!(links::claim(&home.house, &client(""), &token, OTHER).await.is_err());
    }
    for nonsense in ["", "x", &"x".repeat(43)] {
        assert_eq!(links::view(&home.house, nonsense).await, Ok(None));
    }
}

#[actix_web::test]
async fn a_link_of_a_shut_account_does_not_work() {
    let home = Home::new();
    home.add("ada", None).await;
    let token = reset(&home, "ada@line.example").await;
    home.sql("UPDATE account SET disabled_at = 1");
    assert_eq!(links::view(&home.house, &token).await, Ok(None));
    assert!(links::claim(&home.house, &client(""), &token, OTHER).await.is_err());
}

#[actix_web::test]
async fn an_empty_database_is_set_up_once() {
    let home = Home::new();
    let token = setup(&home).await.unwrap();
    let renewed = setup(&home).await.unwrap();
    assert_eq!(set_up::is_open(&home.house, &token).await, Ok(true));
    let browser = client("192.0.2.1");
    let wrong = Typed { time_zone: "Mars".to_owned(), email: "ada".to_owned(), ..typed("too short") };
    let Err(Error::Invalid(errors)) = set_up::set_up(&home.house, &browser, &token, &wrong).await else {
        panic!("taken")
    };
    let fields: Vec<&str> = errors.0.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["time_zone", "email", "new_password"], "all are told at once");
    let typed = typed(OTHER);
    let (one, other) = futures::future::join(
        set_up::set_up(&home.house, &browser, &token, &typed),
        set_up::set_up(&home.house, &browser, &renewed, &typed),
    )
    .await;
    assert_ne!(one.is_ok(), other.is_ok(), "two links, one first account");
    let signed_in = one.or(other).unwrap();
    assert_eq!(signed_in.stage, Stage::Enrol, "an admin sets up a second step first");
    assert_eq!((home.people(), setup(&home).await), (1, None));
    assert_eq!(set_up::is_open(&home.house, &renewed).await, Ok(false));
}

#[actix_web::test]
async fn a_set_up_link_is_claimed_by_whoever_fills_the_demo() {
    let home = Home::new();
    let token = Token::read(&setup(&home).await.unwrap()).unwrap();
    let claim = || {
        let token = token.clone();
        home.house.public(move |tx| crate::accounts::store::claim_setup(tx, &token))
    };
    assert_eq!(claim().await, Ok(()));
    assert!(matches!(claim().await, Err(Error::Invalid(_))));
}

#[actix_web::test]
async fn the_command_line_uses_the_person_of_the_directory() {
    let home = Home::new();
    home.sql(
        "INSERT INTO person (id, name, sort_name, email, kind, state, created_at) VALUES \
         ('00000000-0000-0000-0000-000000000001', 'Ada Byron', 'ada byron', 'ada@line.example', 'employee', 'active', 0)",
    );
    let house = home.house.clone();
    let (added, again) = actix_web::web::block(move || {
        let email = "ADA@line.example";
        let added = command::user_add(&house, email, None, Some(Role::Auditor));
        (added, command::user_add(&house, email, None, None))
    })
    .await
    .unwrap();
    let added = added.unwrap();
    assert_eq!((added.name.as_str(), home.people()), ("Ada Byron", 1));
    assert!(added.link.starts_with("https://line.example/link/"));
    assert!(matches!(again, Err(Error::Invalid(_))));
    let token = added.link.rsplit('/').next().unwrap();
    let view = links::view(&home.house, token).await.unwrap().unwrap();
    assert_eq!(view.kind, LinkKind::Invitation);
}
