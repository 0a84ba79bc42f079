//! What a page says of what was just done.
//!
//! Invariant: see `journeys`.

use crate::support::{Client, Persona, TestApp, World};

const STATUS: &str = "main > .notice.good[role=status]";

fn said(client: &Client) -> String {
    client.page.all(STATUS).join(" / ")
}

#[test]
fn a_save_is_confirmed_once_on_the_page_that_follows() {
    let app = TestApp::with_people();
    let mut admin = app.client_of(Persona::Admin);
    admin.get("/admin/organisation");
    assert_eq!(said(&admin), "");
    admin.submit("form[action='/api/organisation/edit']", &[("name", "The long line")]);
    assert_eq!(admin.page.path, "/admin/organisation");
    assert_eq!(said(&admin), "Saved.");
    assert_eq!(admin.cookie("said"), None);
    admin.get("/admin/organisation");
    assert_eq!(said(&admin), "");
}

#[test]
fn acts_have_words_of_their_own_and_a_refusal_is_no_success() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    owner.get(&format!("/cards/new?node={}", World::OBJECTIVE));
    owner.submit("form[action='/api/cards/add']", &[("what", " ")]);
    assert_eq!((said(&owner).as_str(), owner.cookie("said")), ("", None));
    owner.submit("form[action='/api/cards/add']", &[("what", "I grease the points before the frost")]);
    assert_eq!(said(&owner), "Your card is written. Only you and the managers above you read it.");
    owner.get(&format!("/measures/{}", World::MEASURE));
    owner.submit("form[action='/api/measure/record']", &[("amount", "12")]);
    assert_eq!(said(&owner), "The value is recorded.");
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/measures/{}", World::MEASURE));
    leader.submit("form[action='/api/measure/archive']", &[]);
    assert_eq!(said(&leader), "Archived. It can be brought back from this page.");
    leader.submit("form[action='/api/measure/restore']", &[]);
    assert_eq!(said(&leader), "It is back.");
}

#[test]
fn nothing_is_said_of_signing_out_of_the_look_or_to_a_script() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    owner.get("/");
    owner.submit("form[action='/api/theme']", &[("theme", "dark")]);
    assert_eq!((said(&owner).as_str(), owner.cookie("said")), ("", None));
    owner.call("POST", "/api/mission/lens", "lens=");
    assert_eq!(owner.cookie("said"), None);
    // One that is still waiting is not shown to whoever comes to the sign-in after them.
    owner.set_cookie("said", "saved");
    owner.submit("form[action='/api/sign-out']", &[]);
    assert!(owner.page.path.starts_with("/sign-in"), "{}", owner.page.path);
    assert_eq!((said(&owner).as_str(), owner.cookie("said")), ("", None));
    // A word that is none of ours is not shown.
    let mut peer = app.client_of(Persona::Peer);
    peer.set_cookie("said", "<b>paid</b>");
    peer.get("/");
    assert_eq!(said(&peer), "");
}
