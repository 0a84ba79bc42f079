//! Coming in: the first visit, an invitation, signing out and in again.
//!
//! Invariant: see `journeys`.

use app::time::{MINUTE, SECOND};

use crate::support::{Client, Persona, TestApp, authenticator};

const PASSWORD: &str = "violet tram under nine harbours";
const SIGN_IN: &str = "form[action='/api/sign-in']";
const ENROL: &str = "form[action='/api/sign-in/enrol']";
const SECOND_STEP: &str = "form[action='/api/sign-in/second-step']";
const SET_UP: &str = "form[action='/api/set-up/begin']";
const SIGN_OUT: &str = "form[action='/api/sign-out']";

/// Goes through the first visit and returns the key of the second step.
fn set_up(app: &TestApp, visitor: &mut Client) -> String {
    let link = app::accounts::setup_link(&app.house).unwrap().unwrap();
    visitor.get(&link);
    let fields = [
        ("organisation", "The little line"),
        ("time_zone", "Europe/Berlin"),
        ("name", "Ilse Vandermeer"),
        ("email", "ilse@line.example"),
        ("new_password", PASSWORD),
    ];
    visitor.submit(SET_UP, &fields);
    assert!(visitor.page.path.starts_with("/sign-in/enrol"), "{}", visitor.page.path);
    let key = visitor.page.all(&format!("{ENROL} p code")).remove(0);
    let code = authenticator::code(&key, app.fresh.clock.now());
    visitor.submit(ENROL, &[("code", &code)]);
    key
}

#[test]
fn the_first_visit_makes_an_account_that_goes_and_comes_back() {
    let app = TestApp::start();
    let mut visitor = app.client();
    let link = app::accounts::setup_link(&app.house).unwrap().unwrap();
    let key = set_up(&app, &mut visitor);
    assert_eq!((visitor.page.status, visitor.page.path.as_str()), (200, "/admin"));
    // The links that were printed are worth nothing now.
    assert!(!visitor.get(&link).has(SET_UP));
    visitor.get("/admin");
    visitor.submit(SIGN_OUT, &[]);
    assert!(visitor.page.path.starts_with("/sign-in"));
    assert!(visitor.cookie("throughline").is_none());
    assert!(visitor.get("/admin").path.starts_with("/sign-in?next="));
    app.fresh.clock.advance(MINUTE);
    let fields = [("email", "ilse@line.example"), ("password", PASSWORD)];
    visitor.submit(SIGN_IN, &fields);
    assert!(visitor.page.path.starts_with("/sign-in/second-step"));
    assert!(visitor.page.has(SECOND_STEP));
    // With the password alone nothing is open yet.
    let half = visitor.ask("GET", "/admin", &[("Accept", "text/html")], "");
    assert_eq!(half.status, 303);
    let code = authenticator::code(&key, app.fresh.clock.now());
    visitor.submit(SECOND_STEP, &[("code", &code)]);
    assert_eq!((visitor.page.status, visitor.page.path.as_str()), (200, "/admin"));
}

#[test]
fn a_refused_set_up_keeps_the_words_and_not_the_password() {
    let app = TestApp::start();
    let mut visitor = app.client();
    let link = app::accounts::setup_link(&app.house).unwrap().unwrap();
    visitor.get(&link);
    let fields = [
        ("organisation", "The little line"),
        ("time_zone", "Mars/Olympus"),
        ("name", "Ilse Vandermeer"),
        ("email", "ilse@line.example"),
        ("new_password", PASSWORD),
    ];
    let page = visitor.submit(SET_UP, &fields);
    assert_eq!(page.status, 200);
    for (name, typed) in &fields[..4] {
        assert_eq!(page.value(&format!("{SET_UP} [name={name}]")), *typed);
    }
    assert_eq!(page.value(&format!("{SET_UP} [name=new_password]")), "");
    assert!(!page.html.contains(PASSWORD));
    assert!(page.has(&format!("{SET_UP} [name=time_zone][aria-invalid=true]")));
}

#[test]
fn whoever_cannot_sign_in_is_told_the_same_whatever_the_reason() {
    let app = TestApp::with_people();
    let mut told = Vec::new();
    for (email, password) in [
        ("nobody@line.example", PASSWORD),
        ("owner@line.example", PASSWORD),
        ("gone@line.example", PASSWORD),
        ("not an address", "x"),
    ] {
        let mut visitor = app.client();
        visitor.get("/sign-in");
        let fields = [("email", email), ("password", password)];
        let page = visitor.submit(SIGN_IN, &fields);
        assert_eq!(page.status, 200);
        assert_eq!(page.value(&format!("{SIGN_IN} [name=email]")), email);
        told.push(page.text());
    }
    told.dedup();
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn an_admin_hands_over_a_link_and_its_holder_chooses_a_password() {
    let app = TestApp::with_people();
    let mut admin = app.client_of(Persona::Admin);
    admin.get("/admin/accounts?q=newcomer");
    let page = admin.submit("form[action='/api/account/invite']", &[]);
    assert!(page.path.starts_with("/admin/accounts/"), "{}", page.path);
    let text = page.html.clone();
    let (_, link) = text.split_once(&format!("http://{}", app.address)).unwrap();
    let link = link.split(['<', '"', ' ']).next().unwrap();
    let mut newcomer = app.client();
    newcomer.get(link);
    newcomer.page.says("The newcomer");
    let claim = "form[action='/api/link/claim']";
    // A word that everybody tries is refused, and the link still works.
    let page = newcomer.submit(claim, &[("new_password", "passwordpassword")]);
    assert!(page.has(claim), "{}", page.text());
    newcomer.submit(claim, &[("new_password", PASSWORD)]);
    assert!(newcomer.cookie("throughline").is_some());
    let me = newcomer.get("/me");
    assert_eq!(me.status, 200);
    // It worked once.
    let mut other = app.client();
    assert!(!other.get(link).has(claim));
    app.fresh.clock.advance(30 * SECOND);
    let mut again = app.client();
    again.get("/sign-in?next=%2Fme");
    let fields = [("email", "newcomer@line.example"), ("password", PASSWORD)];
    assert_eq!(again.submit(SIGN_IN, &fields).path, "/me");
}
