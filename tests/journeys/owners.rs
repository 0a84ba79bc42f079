//! Looking for the owner of a node, without JavaScript.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp, World};

const EDIT: &str = "form[action='/api/strategy/edit']";
const ADD: &str = "form[action='/api/strategy/add']";

#[test]
fn looking_for_an_owner_saves_nothing_is_no_error_and_loses_no_word() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let node = format!("/strategy/{}", World::DRAFT_OBJECTIVE);
    leader.get(&format!("{node}/edit"));
    let typed = [("title", ""), ("because", "It is safer."), ("owner_search", "the"), ("look", "yes")];
    let page = leader.submit(EDIT, &typed);
    page.says("were found for “the”");
    assert!(!page.has(".errors") && !page.has(".wrong"), "{}", page.text());
    assert_eq!(page.value(&format!("{EDIT} [name=because]")), "It is safer.");
    let found = page.attributes(&format!("{EDIT} input[name=owner]"), "value");
    let peer = format!("person:{}", Persona::Peer.person());
    assert!(found.contains(&peer), "{found:?}");
    let page = leader.submit(EDIT, &[("title", "Track without slow spots"), ("owner", &peer)]);
    assert_eq!(page.path, node);
    page.says("It is safer.");
    assert!(page.all("aside").join(" ").contains("The peer"), "{}", page.text());
}

#[test]
fn saving_with_a_name_that_several_bear_offers_them_neutrally() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/add", World::DRAFT_PILLAR));
    let page = leader.submit(ADD, &[("title", "Points that never freeze"), ("owner_search", "the")]);
    page.says("Choose one");
    assert!(!page.has(".errors") && !page.has(".wrong"), "{}", page.text());
    assert_eq!(page.value(&format!("{ADD} [name=title]")), "Points that never freeze");
    // The field is empty, so that what is chosen is what is saved.
    assert_eq!(page.value(&format!("{ADD} [name=owner_search]")), "");
    let peer = format!("person:{}", Persona::Peer.person());
    let page = leader.submit(ADD, &[("owner", &peer)]);
    assert!(page.path.starts_with(&format!("/drafts/{}?", World::DRAFT)), "{}", page.path);
    page.says("The peer");
    // A name that nobody bears is wrong, and said to be.
    leader.get(&format!("/strategy/{}/add", World::DRAFT_PILLAR));
    let page = leader.submit(ADD, &[("title", "More"), ("owner_search", "zzz")]);
    assert!(page.has(".errors") && page.has(".wrong"));
    assert_eq!(page.value(&format!("{ADD} [name=owner_search]")), "zzz");
}
