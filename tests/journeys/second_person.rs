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
