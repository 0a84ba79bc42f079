//! Sessions: how long they last, when their token changes, and what ends them.

use super::support::{Home, PASSWORD, client, with_token};
use crate::access::Tx;
use crate::access::{Role, Token};
use crate::accounts::model::Stage;
use crate::accounts::policy;
use crate::accounts::store::session::{self, Beginning};
use crate::accounts::store::{account, office};
use crate::accounts::work::confirm::{Proof, confirm};
use crate::error::Error;
use crate::time::{DAY, HOUR, MINUTE};

async fn begun(home: &Home, name: &str, is_remembered: bool) -> Token {
    let id = home.account(name);
    home.house
        .public(move |tx| {
            let account = account::find(tx.conn(), &id)?.ok_or(Error::NotFound)?;
            let beginning = Beginning { stage: Stage::Open, is_remembered, device: "Firefox".to_owned() };
            session::insert(tx, &account, &beginning)
        })
        .await
        .unwrap()
}

#[actix_web::test]
async fn sessions_end_by_office_and_by_device() {
    for (role, is_remembered, used_every, lasts) in [
        (None, false, 5 * HOUR, 12 * HOUR),
        (None, true, 5 * DAY, 30 * DAY),
        (Some(Role::Admin), true, 50 * MINUTE, 12 * HOUR),
        (Some(Role::Leadership), false, 50 * MINUTE, 12 * HOUR),
        (Some(Role::Auditor), false, 50 * MINUTE, 12 * HOUR),
    ] {
        let home = Home::new();
        home.add("ada", role).await;
        let token = begun(&home, "ada", is_remembered).await;
        let mut passed = 0;
        while passed + used_every < lasts {
            home.clock.advance(used_every);
            passed += used_every;
            assert!(home.viewer(&token).await.is_some(), "{role:?} after {passed}");
        }
        home.clock.advance(lasts - passed);
        assert!(home.viewer(&token).await.is_none(), "{role:?} {is_remembered}");
    }
}

#[actix_web::test]
async fn an_office_is_signed_out_after_an_hour_without_use_and_nobody_else() {
    for (role, stays) in
        [(None, true), (Some(Role::Admin), false), (Some(Role::Leadership), false), (Some(Role::Auditor), false)]
    {
        let home = Home::new();
        home.add("ada", role).await;
        let token = begun(&home, "ada", false).await;
        home.clock.advance(HOUR);
        assert!(home.viewer(&token).await.is_some());
        home.clock.advance(HOUR + 1);
        assert_eq!(home.viewer(&token).await.is_some(), stays, "{role:?}");
    }
}

#[actix_web::test]
async fn a_fresh_sign_in_lasts_ten_minutes_and_makes_a_new_token() {
    let home = Home::new();
    home.add("ada", None).await;
    let (token, viewer) = home.signed_in("ada").await;
    home.clock.advance(10 * MINUTE);
    let change =
        |viewer: crate::access::Viewer| home.house.write_as(viewer, |tx| tx.permit(policy::ChangePassword).map(drop));
    assert_eq!(change(viewer.clone()).await, Ok(()));
    home.clock.advance(1);
    assert_eq!(change(viewer.clone()).await, Err(Error::NotFresh));
    let wrong = confirm(&home.house, &viewer, Proof::Password("wrong words".into())).await;
    assert!(matches!(wrong, Err(Error::Invalid(_))));
    let right = Proof::Password(PASSWORD.into());
    let (renewed, _) = confirm(&home.house, &viewer, right).await.unwrap();
    assert!(home.viewer(&token).await.is_none(), "the old token is dead");
    let viewer = home.viewer(&renewed).await.unwrap();
    assert_eq!(change(viewer).await, Ok(()));
}

#[actix_web::test]
async fn guessing_at_a_confirmation_has_to_wait_too() {
    let home = Home::new();
    home.add("ada", None).await;
    let (_, viewer) = home.signed_in("ada").await;
    for _ in 0..5 {
        let guess = Proof::Password("wrong words".into());
        assert!(confirm(&home.house, &viewer, guess).await.is_err());
    }
    let right = || Proof::Password(PASSWORD.into());
    assert!(confirm(&home.house, &viewer, right()).await.is_err());
    home.clock.advance(30_000_000);
    assert!(confirm(&home.house, &viewer, right()).await.is_ok());
}

#[actix_web::test]
async fn a_new_password_changes_the_token_and_signs_out_everywhere_else() {
    let home = Home::new();
    home.add("ada", None).await;
    let (here, viewer) = home.signed_in("ada").await;
    let (elsewhere, _) = home.signed_in("ada").await;
    let hash = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA";
    let (renewed, _) = home
        .house
        .write_as(viewer, move |tx| {
            let permit = tx.permit(policy::ChangePassword)?;
            account::change_password(tx, &permit, hash)
        })
        .await
        .unwrap();
    for (token, is_open) in [(&here, false), (&elsewhere, false), (&renewed, true)] {
        assert_eq!(home.viewer(token).await.is_some(), is_open);
    }
}

#[actix_web::test]
async fn rights_change_with_the_next_request() {
    let home = Home::new();
    home.add("ada", Some(Role::Admin)).await;
    home.add("bob", Some(Role::Admin)).await;
    let token = begun(&home, "ada", false).await;
    let viewer = home.viewer(&token).await.unwrap();
    let id = home.account("ada");
    home.house
        .public(move |tx| {
            let proof = tx.proof();
            office::set(tx.conn(), proof, &id, Role::Admin, false)
        })
        .await
        .unwrap();
    // The viewer that a request under way already holds is looked up again inside the write.
    let late = home.house.write_as(viewer, |tx| tx.permit(policy::ReadAudit).map(drop)).await;
    assert_eq!(late, Err(Error::Unauthenticated));
    assert!(home.viewer(&token).await.is_none());
    // Rights are those of the row, whatever the session says.
    let token = begun(&home, "bob", false).await;
    let viewer = home.viewer(&token).await.unwrap();
    home.sql("UPDATE account SET admin = FALSE WHERE email = 'bob@line.example'");
    let late = home.house.write_as(viewer, |tx| tx.permit(policy::ReadAudit).map(drop)).await;
    assert_eq!(late, Err(Error::Forbidden));
}

#[actix_web::test]
async fn one_device_or_all_others_are_signed_out() {
    let home = Home::new();
    home.add("ada", None).await;
    home.add("bob", None).await;
    let (here, viewer) = home.signed_in("ada").await;
    let (second, other) = home.signed_in("ada").await;
    let (third, _) = home.signed_in("ada").await;
    let (foreign, stranger) = home.signed_in("bob").await;
    let session = other.session.unwrap();
    let end = |id: crate::id::SessionId| {
        home.house.write_as(viewer.clone(), move |tx| {
            let permit = tx.permit(policy::EndOwnSession(id.clone()))?;
            session::end_own(tx, &permit)
        })
    };
    assert_eq!(end(session).await, Ok(()));
    assert!(home.viewer(&second).await.is_none());
    assert_eq!(end(stranger.session.unwrap()).await, Err(Error::NotFound));
    assert!(home.viewer(&foreign).await.is_some());
    home.house
        .write_as(viewer.clone(), |tx| {
            let permit = tx.permit(policy::EndOtherSessions)?;
            session::end_others(tx, &permit)
        })
        .await
        .unwrap();
    assert!(home.viewer(&third).await.is_none());
    assert!(home.viewer(&here).await.is_some());
    let leaving = here.clone();
    home.house.public(move |tx| session::end(tx, &leaving)).await.unwrap();
    assert!(home.viewer(&here).await.is_none());
}

#[actix_web::test]
async fn a_persona_is_signed_in_without_a_password() {
    let home = Home::new();
    home.add("ada", Some(Role::Leadership)).await;
    let id = home.account("ada");
    let token = home
        .house
        .public(move |tx| {
            let person = account::find(tx.conn(), &id)?.ok_or(Error::NotFound)?.person;
            session::begin(tx, &person, "a demo", "look-as")
        })
        .await
        .unwrap();
    assert!(home.viewer(&token).await.unwrap().offices.leadership);
    assert!(with_token(&token).token.is_some() && client("").token.is_none());
}
