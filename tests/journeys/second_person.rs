//! Another team or manager by hand: asked of a second person, who sees what would change.
//!
//! Invariant: see `journeys`.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::support::{Client, Persona, TestApp, World};

const PLACE: &str = "form[action='/api/people/place']";
const GRANT: &str = "form[action='/api/approval/grant']";
const REFUSE: &str = "form[action='/api/approval/refuse']";

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// An organisation in which nothing waits yet.
fn quiet() -> TestApp {
    let app = TestApp::with_people();
    app.fresh.conn().batch_execute("DELETE FROM approval; DELETE FROM notice").unwrap();
    app
}

fn line(app: &TestApp, query: &str) -> Vec<String> {
    let rows: Vec<Line> = diesel::sql_query(query).load(&mut app.fresh.conn()).unwrap();
    rows.into_iter().map(|row| row.line).collect()
}

fn manager(app: &TestApp) -> Vec<String> {
    line(app, &format!("SELECT manager_id AS line FROM person WHERE id = '{}'", Persona::Owner.person()))
}

/// The admin asks that the owner report to the manager of others, in the other team.
fn ask(app: &TestApp) -> Client {
    let mut admin = app.client_of(Persona::Admin);
    admin.get(&format!("/people/{}/place", Persona::Owner.person()));
    let fields = [("team", World::TRADE), ("manager", &*Persona::Outside.person())];
    let page = admin.submit(PLACE, &fields);
    assert_eq!(page.path, format!("/people/{}", Persona::Owner.person()));
    page.says("waits for a second person");
    assert!(!page.has("main > .notice.good[role=status]"), "nothing is saved yet");
    admin
}

#[test]
fn another_manager_is_so_once_a_second_person_says_yes() {
    let app = quiet();
    let mut admin = ask(&app);
    assert_eq!(manager(&app), [Persona::Manager.person()]);
    // Who asked sees the question and cannot answer it.
    admin.get("/admin/approvals");
    admin.page.says("Track \u{2192} Trade").says("The manager \u{2192} The outside");
    assert!(!admin.page.has(GRANT) && !admin.page.has(REFUSE));
    let forged = line(&app, "SELECT id AS line FROM approval").remove(0);
    assert_eq!(admin.call("POST", "/api/approval/grant", &format!("id={forged}")).status, 403);
    // Leadership is told that something waits.
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/me").says("a second person is asked (The owner)");
    leader.get("/admin/approvals");
    leader.page.says("The owner (another team or manager)").says("The manager \u{2192} The outside");
    let page = leader.submit(GRANT, &[]);
    page.says("Nothing waits");
    assert_eq!(manager(&app), [Persona::Outside.person()]);
    // Everybody whom it concerns is told, and who asked.
    for persona in [Persona::Owner, Persona::Manager, Persona::Outside] {
        app.client_of(persona).get("/me").says("the manager was changed");
    }
    admin.get("/me").says("the second person said yes (The owner)");
    assert_eq!(line(&app, "SELECT action AS line FROM audit WHERE action LIKE 'person.placed%'"), ["person.placed"]);
}

#[test]
fn no_leaves_everything_as_it_was() {
    let app = quiet();
    let mut admin = ask(&app);
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/admin/approvals");
    leader.submit(REFUSE, &[]);
    assert_eq!(manager(&app), [Persona::Manager.person()]);
    admin.get("/me").says("the second person said no (The owner)");
}

#[test]
fn whoever_was_changed_meanwhile_is_not_moved() {
    let app = quiet();
    let _ = ask(&app);
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/admin/approvals");
    let yes = leader.page.form(GRANT, &[]);
    app.fresh
        .conn()
        .batch_execute(&format!(
            "UPDATE person SET title = 'Poet', revision = revision + 1 WHERE id = '{}'",
            Persona::Owner.person()
        ))
        .unwrap();
    let fields: Vec<String> = yes.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(leader.call("POST", &yes.action, &fields.join("&")).status, 409);
    assert_eq!(manager(&app), [Persona::Manager.person()]);
    leader.get("/admin/approvals");
    leader.page.says("changed since it was asked");
    assert!(!leader.page.has(GRANT) && leader.page.has(REFUSE));
}

#[test]
fn a_question_runs_out_and_can_be_asked_anew() {
    let app = quiet();
    let mut admin = ask(&app);
    let old = line(&app, "SELECT id AS line FROM approval").remove(0);
    // The same once more is refused; another place takes the place of the first.
    admin.get(&format!("/people/{}/place", Persona::Owner.person()));
    let again = [("team", World::TRADE), ("manager", &*Persona::Outside.person())];
    admin.submit(PLACE, &again).says("has been asked already");
    admin.submit(PLACE, &[("team", World::WORKS)]);
    assert_eq!(line(&app, "SELECT verdict AS line FROM approval WHERE verdict IS NOT NULL"), ["withdrawn"]);
    let fifteen_days = 15 * 86_400_000_000_i64;
    app.fresh
        .conn()
        .batch_execute(&format!(
            "UPDATE approval SET asked_at = asked_at - {fifteen_days}, decided_at = NULL, verdict = NULL"
        ))
        .unwrap();
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/admin/approvals").says("Nothing waits");
    assert_eq!(leader.call("POST", "/api/approval/grant", &format!("id={old}")).status, 422);
    assert_eq!(manager(&app), [Persona::Manager.person()]);
    ask(&app);
}

#[test]
fn who_would_gain_by_it_is_no_second_person_and_the_only_admin_acts_alone() {
    let app = quiet();
    let nobody_else = format!(
        "UPDATE account SET admin = FALSE, leadership = FALSE WHERE id <> '{}'; \
         UPDATE account SET leadership = TRUE WHERE id = '{}'",
        Persona::Admin.account(),
        Persona::Outside.account()
    );
    app.fresh.conn().batch_execute(&nobody_else).unwrap();
    let mut admin = app.client_of(Persona::Admin);
    admin.get(&format!("/people/{}/place", Persona::Owner.person()));
    // The manager of others holds an office, and yet it is they who would read more.
    admin.submit(PLACE, &[("manager", &Persona::Outside.person())]);
    assert_eq!(manager(&app), [Persona::Outside.person()]);
    app.client_of(Persona::Owner).get("/me").says("the manager was changed, alone, for want of a second person");
    assert_eq!(
        line(&app, "SELECT action AS line FROM audit WHERE action LIKE 'person.placed%'"),
        ["person.placed_alone"]
    );
}

#[test]
fn whoever_would_newly_be_above_is_no_second_person_though_not_the_manager() {
    let app = quiet();
    // The leader manages the new manager: every card of the owner would be theirs to read.
    app.fresh
        .conn()
        .batch_execute(&format!(
            "UPDATE person SET manager_id = '{}' WHERE id = '{}'; UPDATE account SET leadership = TRUE WHERE id = '{}'",
            Persona::Leader.person(),
            Persona::Outside.person(),
            Persona::Skip.account()
        ))
        .unwrap();
    let _ = ask(&app);
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/admin/approvals").says("The owner (another team or manager)");
    assert!(!leader.page.has(GRANT) && !leader.page.has(REFUSE));
    let id = line(&app, "SELECT id AS line FROM approval").remove(0);
    assert_eq!(leader.call("POST", "/api/approval/grant", &format!("id={id}")).status, 403);
    let asked = format!("SELECT what AS line FROM notice WHERE person_id = '{}'", Persona::Leader.person());
    assert_eq!(line(&app, &asked), [""; 0]);
    assert_eq!(manager(&app), [Persona::Manager.person()]);
    // Whoever is above already gains nothing.
    let mut skip = app.client_of(Persona::Skip);
    skip.get("/admin/approvals");
    skip.submit(GRANT, &[]);
    assert_eq!(manager(&app), [Persona::Outside.person()]);
}

#[test]
fn what_a_moved_person_owns_is_taken_over_and_their_cards_keep_the_old_team() {
    let owned = format!(
        "SELECT owner_id || ' ' || COALESCE(handed_from_id, '-') AS line FROM node WHERE id = '{}' \
         UNION ALL SELECT owner_id AS line FROM measure WHERE id = '{}'",
        World::OBJECTIVE,
        World::MEASURE
    );
    let cards = "SELECT COALESCE(old_team_id, '-') AS line FROM contribution";
    let (owner, manager) = (Persona::Owner.person(), Persona::Manager.person());
    let moved = |fields: &[(&str, &str)]| {
        let app = quiet();
        let alone =
            format!("UPDATE account SET admin = FALSE, leadership = FALSE WHERE id <> '{}'", Persona::Admin.account());
        app.fresh.conn().batch_execute(&alone).unwrap();
        let mut admin = app.client_of(Persona::Admin);
        admin.get(&format!("/people/{owner}/place"));
        admin.submit(PLACE, fields);
        (line(&app, &owned), line(&app, cards))
    };
    let stays = vec![format!("{owner} {}", Persona::Gone.person()), owner.clone()];
    let passed = vec![format!("{manager} {owner}"), manager.clone()];
    let outside = Persona::Outside.person();
    for (fields, own, team) in [
        (vec![("team", World::TRADE), ("manager", outside.as_str())], &passed, World::TRACK),
        (vec![("team", World::TRADE)], &stays, World::TRACK),
        (vec![("manager", outside.as_str())], &stays, "-"),
    ] {
        assert_eq!(moved(&fields), (own.clone(), vec![team.to_owned(); 2]), "{fields:?}");
    }
}

#[test]
fn what_was_asked_by_somebody_who_lost_the_office_is_not_done() {
    for lost in ["admin = FALSE, leadership = TRUE", "disabled_at = 1"] {
        let app = quiet();
        let _ = ask(&app);
        let mut leader = app.client_of(Persona::Leader);
        leader.get("/admin/approvals");
        let yes = leader.page.form(GRANT, &[]);
        let statement = format!("UPDATE account SET {lost} WHERE id = '{}'", Persona::Admin.account());
        app.fresh.conn().batch_execute(&statement).unwrap();
        let fields: Vec<String> = yes.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let answer = leader.call("POST", &yes.action, &fields.join("&"));
        assert_eq!(answer.status, 422, "{lost}");
        assert_eq!(manager(&app), [Persona::Manager.person()], "{lost}");
        leader.get("/admin/approvals");
        leader.page.says("whoever asked could not ask it any more");
        assert!(!leader.page.has(GRANT) && leader.page.has(REFUSE), "{lost}");
    }
}

#[test]
fn a_stranger_to_the_second_step_is_sent_to_the_door() {
    let app = TestApp::with_people();
    for path in ["/sign-in/second-step", "/sign-in/second-step?next=%2Fme"] {
        let answer = app.client().ask("GET", path, &[("Accept", "text/html")], "");
        assert_eq!((answer.status, answer.location()), (303, "/sign-in"), "{path}");
    }
}

#[test]
fn a_shut_account_is_offered_no_office() {
    let app = TestApp::with_people();
    let mut admin = app.client_of(Persona::Admin);
    let page = format!("/admin/accounts/{}", Persona::Owner.account());
    let give = "form[action='/api/office/grant']";
    assert!(admin.get(&page).has(give));
    admin.submit("form[action='/api/account/disable']", &[]);
    assert!(!admin.get(&page).has(give));
    let body = format!("id={}&role=auditor", Persona::Owner.account());
    assert_eq!(admin.call("POST", "/api/office/grant", &body).status, 422);
}
