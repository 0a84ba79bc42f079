//! Giving and taking offices: the second person, the last admin, and who is told.

use diesel::prelude::*;

use super::support::Home;
use crate::access::{Role, Tx, Viewer};
use crate::accounts::command;
use crate::accounts::model::Stage;
use crate::accounts::policy;
use crate::accounts::store::approval::{self, Outcome};
use crate::accounts::store::session::{self, Beginning};
use crate::accounts::store::{account, list, mine, notice, office, question};
use crate::error::{Error, Result};
use crate::id::{AccountId, ApprovalId};
use crate::storage::schema::audit;

async fn viewer(home: &Home, name: &str) -> Viewer {
    let id = home.account(name);
    let begun = home.house.public(move |tx| {
        let account = account::find(tx.conn(), &id)?.ok_or(Error::NotFound)?;
        let beginning = Beginning { stage: Stage::Open, is_remembered: false, device: "Firefox".to_owned() };
        session::insert(tx, &account, &beginning)
    });
    let token = begun.await.unwrap();
    home.viewer(&token).await.unwrap()
}

async fn grant(home: &Home, by: &Viewer, to: &AccountId, role: Role) -> Result<Outcome> {
    let to = to.clone();
    home.house
        .write_as(by.clone(), move |tx| {
            let permit = tx.permit(policy::GrantOffice(to.clone(), role))?;
            approval::grant_office(tx, &permit)
        })
        .await
}

async fn decide(home: &Home, by: &Viewer, id: &ApprovalId, is_granted: bool) -> Result<()> {
    let id = id.clone();
    home.house
        .write_as(by.clone(), move |tx| {
            let permit = tx.permit(policy::DecideApproval(id.clone()))?;
            if is_granted { approval::grant(tx, &permit) } else { approval::refuse(tx, &permit) }
        })
        .await
}

fn holds(home: &Home, id: &AccountId, role: Role) -> bool {
    let found = account::find(&mut home.conn(), id).unwrap();
    found.unwrap().offices.hold(role)
}

fn actions(home: &Home) -> Vec<String> {
    audit::table.order(audit::id).select(audit::action).load(&mut home.conn()).unwrap()
}

#[actix_web::test]
async fn the_only_admin_gives_an_office_alone_and_everybody_concerned_is_told() {
    let home = Home::new();
    home.add("ada", Some(Role::Admin)).await;
    let bob = home.add("bob", None).await;
    let ada = viewer(&home, "ada").await;
    assert_eq!(grant(&home, &ada, &bob, Role::Leadership).await, Ok(Outcome::Done));
    assert!(holds(&home, &bob, Role::Leadership));
    assert!(actions(&home).contains(&"office.granted_alone".to_owned()));
    let person = account::find(&mut home.conn(), &bob).unwrap().unwrap().person;
    let told = notice::list(&mut home.conn(), &person).unwrap();
    assert_eq!(told[0].what, "office.granted_alone:leadership");
    assert_eq!(told[0].by.as_deref(), Some("ada"));
}

#[actix_web::test]
async fn where_there_is_a_second_person_they_answer() {
    let home = Home::new();
    home.add("ada", Some(Role::Admin)).await;
    home.add("grace", Some(Role::Leadership)).await;
    let bob = home.add("bob", None).await;
    let (ada, grace) = (viewer(&home, "ada").await, viewer(&home, "grace").await);
    let bob_viewer = viewer(&home, "bob").await;
    assert_eq!(grant(&home, &ada, &bob, Role::Admin).await, Ok(Outcome::Asked));
    assert!(!holds(&home, &bob, Role::Admin));
    assert!(matches!(grant(&home, &ada, &bob, Role::Admin).await, Err(Error::Invalid(_))));
    let open = question::list(&mut home.conn(), &grace, home.clock.now()).unwrap();
    assert_eq!((open.len(), open[0].may_decide), (1, true));
    assert!(!question::list(&mut home.conn(), &ada, home.clock.now()).unwrap()[0].may_decide);
    let id = open[0].id.clone();
    assert_eq!(decide(&home, &ada, &id, true).await, Err(Error::Forbidden));
    assert_eq!(decide(&home, &bob_viewer, &id, true).await, Err(Error::Forbidden));
    assert_eq!(decide(&home, &grace, &id, true).await, Ok(()));
    assert!(holds(&home, &bob, Role::Admin));
    assert_eq!(decide(&home, &grace, &id, true).await, Err(Error::NotFound), "once");
    let late =
        home.house.read_as(bob_viewer.clone(), |_| Ok(())).await.and(home.house.write_as(bob_viewer, |_| Ok(())).await);
    assert_eq!(late, Err(Error::Unauthenticated), "the session of lesser rights is over");
}

#[actix_web::test]
async fn no_means_no_and_a_question_can_be_taken_back() {
    let home = Home::new();
    home.add("ada", Some(Role::Admin)).await;
    home.add("grace", Some(Role::Admin)).await;
    let bob = home.add("bob", None).await;
    let (ada, grace) = (viewer(&home, "ada").await, viewer(&home, "grace").await);
    for withdraws in [false, true] {
        assert_eq!(grant(&home, &ada, &bob, Role::Auditor).await, Ok(Outcome::Asked));
        let id = question::list(&mut home.conn(), &ada, home.clock.now()).unwrap()[0].id.clone();
        if withdraws {
            let asked = id.clone();
            let withdraw = home.house.write_as(ada.clone(), move |tx| {
                let permit = tx.permit(policy::WithdrawApproval(asked.clone()))?;
                approval::withdraw(tx, &permit)
            });
            assert_eq!(withdraw.await, Ok(()));
        } else {
            assert_eq!(decide(&home, &grace, &id, false).await, Ok(()));
        }
        assert!(!holds(&home, &bob, Role::Auditor));
        assert!(question::list(&mut home.conn(), &ada, home.clock.now()).unwrap().is_empty());
    }
}

#[actix_web::test]
async fn somebody_who_never_signed_in_is_no_second_person() {
    let home = Home::new();
    home.add("ada", Some(Role::Admin)).await;
    home.add("invited", Some(Role::Admin)).await;
    home.sql("UPDATE account SET password_hash = NULL WHERE email = 'invited@line.example'");
    let bob = home.add("bob", None).await;
    let ada = viewer(&home, "ada").await;
    assert_eq!(grant(&home, &ada, &bob, Role::Auditor).await, Ok(Outcome::Done));
    viewer(&home, "invited").await;
    assert_eq!(grant(&home, &ada, &bob, Role::Leadership).await, Ok(Outcome::Asked));
}

#[actix_web::test]
async fn nobody_gives_themselves_an_office_and_the_last_admin_stays() {
    let home = Home::new();
    let id = home.add("ada", Some(Role::Admin)).await;
    let ada = viewer(&home, "ada").await;
    assert_eq!(grant(&home, &ada, &id, Role::Leadership).await, Err(Error::Forbidden));
    let take = |by: Viewer, id: AccountId| {
        home.house.write_as(by, move |tx| {
            let permit = tx.permit(policy::TakeOffice(id.clone(), Role::Admin))?;
            office::take(tx, &permit)
        })
    };
    assert!(matches!(take(ada.clone(), id.clone()).await, Err(Error::Invalid(_))));
    let bob = home.add("bob", Some(Role::Admin)).await;
    let ada = viewer(&home, "ada").await;
    let disable = |by: Viewer, id: AccountId| {
        home.house.write_as(by, move |tx| {
            let permit = tx.permit(policy::DisableAccount(id.clone()))?;
            account::disable(tx, &permit)
        })
    };
    assert_eq!(disable(ada.clone(), id.clone()).await, Err(Error::Forbidden));
    assert_eq!(disable(ada.clone(), bob.clone()).await, Ok(()));
    assert!(matches!(take(ada.clone(), id.clone()).await, Err(Error::Invalid(_))));
    let enable = home.house.write_as(ada.clone(), move |tx| {
        let permit = tx.permit(policy::EnableAccount(bob.clone()))?;
        account::enable(tx, &permit)
    });
    assert_eq!(enable.await, Ok(()));
    assert_eq!(take(ada, id.clone()).await, Ok(()));
    assert!(!holds(&home, &id, Role::Admin));
}

#[actix_web::test]
async fn the_command_line_needs_no_second_person() {
    let home = Home::new();
    home.add("ada", Some(Role::Admin)).await;
    home.add("grace", Some(Role::Admin)).await;
    let bob = home.add("bob", None).await;
    home.clock.advance(1_000);
    let house = home.house.clone();
    let done = actix_web::web::block(move || command::user_role(&house, " Bob@line.example", Role::Leadership));
    assert_eq!(done.await.unwrap().as_deref(), Ok("bob"));
    assert!(holds(&home, &bob, Role::Leadership));
    let ada = viewer(&home, "ada").await;
    let told = notice::list(&mut home.conn(), &ada.person).unwrap();
    assert_eq!(told[0].what, "office.granted:leadership");
    assert_eq!((told[0].by.as_deref(), told[0].about.as_deref()), (None, Some("bob")));
}

#[actix_web::test]
async fn the_list_finds_accounts_and_people_to_invite() {
    let home = Home::new();
    for name in ["ada", "bob"] {
        home.add(name, (name == "ada").then_some(Role::Admin)).await;
    }
    home.sql(
        "INSERT INTO person (id, name, sort_name, email, kind, state, created_at) VALUES \
         ('00000000-0000-0000-0000-000000000001', 'Carla 100%', 'carla 100%', NULL, 'employee', 'active', 0), \
         ('00000000-0000-0000-0000-000000000002', 'Carl Gone', 'carl gone', NULL, 'employee', 'gone', 0)",
    );
    let ada = viewer(&home, "ada").await;
    for (query, names) in [
        ("", vec!["ada", "bob"]),
        ("Carl", vec!["Carla 100%"]),
        ("0%", vec!["Carla 100%"]),
        ("BOB@line", vec!["bob"]),
        ("_", vec![]),
    ] {
        let page = home.house.read_as(ada.clone(), move |tx| list::page(tx, query, 1)).await.unwrap();
        let found: Vec<&str> = page.lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!((found, page.total), (names.clone(), names.len() as i64), "{query}");
    }
    let bob = viewer(&home, "bob").await;
    let refused = home.house.read_as(bob, |tx| list::page(tx, "", 1)).await;
    assert_eq!(refused, Err(Error::Forbidden));
}

#[actix_web::test]
async fn what_is_held_about_me_is_mine_alone() {
    let home = Home::new();
    home.add("ada", Some(Role::Admin)).await;
    home.add("bob", None).await;
    let bob = viewer(&home, "bob").await;
    let data = home.house.read_as(bob, |tx| mine::export(tx)).await.unwrap();
    assert_eq!(data["person"]["name"], "bob");
    assert_eq!(data["account"]["email"], "bob@line.example");
    let text = data.to_string();
    assert!(!text.contains("ada@") && !text.contains("argon2"), "{text}");
    let ada = viewer(&home, "ada").await;
    home.clock.advance(11 * crate::time::MINUTE);
    let late = home.house.read_as(ada, |tx| mine::export(tx)).await;
    assert_eq!(late, Err(Error::NotFresh));
}
