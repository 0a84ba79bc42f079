//! Looking for something in the outline as a version left it.
//!
//! Invariant: see `journeys`.

use diesel::connection::SimpleConnection;

use crate::support::{Page, Persona, TestApp, World};

fn rows(page: &Page) -> Vec<String> {
    page.all("main tbody th a[href^='/strategy/']")
}

#[test]
fn what_a_version_said_is_looked_for_and_not_what_is_said_now() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    leader.submit("form[action='/api/strategy/edit']", &[("title", "Rails without a jolt")]);
    leader.publish(World::DRAFT, "In plain words");
    let mut owner = app.client_of(Persona::Owner);
    for (path, found) in [
        ("/versions/2/outline?q=slow", 1),
        ("/versions/3/outline?q=slow", 0),
        ("/versions/3/outline?q=jolt", 1),
        ("/versions/2/outline?q=jolt", 0),
        ("/versions/2/outline?owner=the+owner&q=slow", 1),
        ("/versions/2/outline?owner=nobody", 0),
        ("/versions/2/outline?q=%3F", 0),
        // What no version keeps is not found, and not offered.
        ("/versions/2/outline?show=stale", 0),
    ] {
        let page = owner.get(path);
        assert_eq!(page.status, 200, "{path}");
        page.says(&format!("{found} of "));
        assert_eq!(rows(page).is_empty(), found == 0, "{path}: {:?}", rows(page));
        page.says("This is how it was.");
    }
    owner.get("/versions/2/outline?q=slow");
    assert_eq!(rows(&owner.page), ["Trains that run", "Track without slow spots"]);
    let states = owner.page.attributes("select[name=show] option", "value");
    assert!(states.contains(&"owner".to_owned()) && !states.contains(&"stale".to_owned()), "{states:?}");
    let all = owner.page.link("Show everything");
    assert!(rows(owner.get(&all)).len() > 2);
}

#[test]
fn what_was_handed_over_is_found_in_a_draft_too() {
    let app = TestApp::with_people();
    let handed =
        format!("UPDATE node SET handed_from_id = '{}' WHERE id = '{}'", Persona::Gone.person(), World::OBJECTIVE);
    app.fresh.conn().batch_execute(&handed).unwrap();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/drafts/{}?show=handed", World::DRAFT)).says("1 of ");
}
