//! Changing the strategy from its pages.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp, World};

const EDIT: &str = "form[action='/api/strategy/edit']";

#[test]
fn a_leader_adds_an_objective_and_finds_it_on_the_outline() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/add", World::PILLAR));
    let fields = [("title", "Points that never freeze"), ("because", "A train that waits is late.")];
    let page = leader.submit("form[action='/api/strategy/add']", &fields);
    assert!(page.path.starts_with("/strategy"), "{}", page.path);
    page.says("Points that never freeze");
    let node = page.link("Points that never freeze");
    let mut reader = app.client_of(Persona::Owner);
    reader.get(&node).says("A train that waits is late.");
    assert!(!reader.page.has(EDIT));
}

#[test]
fn of_two_who_edit_one_objective_the_slower_sees_both_texts() {
    let app = TestApp::with_people();
    let path = format!("/strategy/{}/edit", World::OBJECTIVE);
    let (mut first, mut second) = (app.client_of(Persona::Leader), app.client_of(Persona::Leader));
    first.get(&path);
    second.get(&path);
    first.submit(EDIT, &[("title", "What the first wrote")]);
    assert_eq!(first.page.path, format!("/strategy/{}", World::OBJECTIVE));
    let page = second.submit(EDIT, &[("title", "What the second wrote")]);
    for words in ["What the first wrote", "What the second wrote"] {
        assert!(page.html.contains(words), "{words}:\n{}", page.text());
    }
    // Nothing is written until somebody has chosen.
    let mut reader = app.client_of(Persona::Owner);
    reader.get(&format!("/strategy/{}", World::OBJECTIVE)).says("What the first wrote");
}

#[test]
fn an_objective_without_a_title_comes_back_with_everything_else() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/edit", World::OBJECTIVE));
    let because = "</textarea><script>alert(1)</script>\n& so on";
    let page = leader.submit(EDIT, &[("title", " "), ("because", because)]);
    assert!(page.path.contains("draft="), "{}", page.path);
    assert_eq!(page.value(&format!("{EDIT} [name=because]")), because);
    assert!(!page.html.contains("<script>alert"));
}

#[test]
fn whoever_may_not_edit_has_no_form_and_is_refused_at_the_door() {
    let app = TestApp::with_people();
    let mut admin = app.client_of(Persona::Admin);
    let page = admin.get(&format!("/strategy/{}/edit", World::OBJECTIVE));
    assert_eq!((page.status, page.has(EDIT)), (403, false));
    let id = World::OBJECTIVE;
    let answer = admin.call("POST", "/api/strategy/edit", &format!("id={id}&revision=1&title=Mine"));
    assert_eq!(answer.status, 403);
}
