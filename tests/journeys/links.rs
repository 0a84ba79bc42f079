//! Links from nodes and cards out to where the work is.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp, World};

const EDIT: &str = "form[action='/api/strategy/edit']";
const BOARD: &str = "https://board.example.org/track?state=open";

#[test]
fn a_node_s_links_are_drafted_published_read_and_taken_back() {
    let app = TestApp::with_people();
    let (mut leader, mut reader) = (app.client_of(Persona::Leader), app.client_of(Persona::Owner));
    let edit = format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE);
    leader.get(&edit);
    let page = leader.submit(EDIT, &[("links", "javascript:alert(1) Click me")]);
    page.says("Line 1: An address begins with https://");
    assert_eq!(page.value("[name=links]").trim(), "javascript:alert(1) Click me");
    let page = leader.submit(EDIT, &[("links", "https://me:secret@board.example.org")]);
    page.says("Leave the name and the password out of the address");
    let typed = format!("The board {BOARD}\nhttps://wiki.example.org/track");
    leader.submit(EDIT, &[("links", &typed)]).says("Where the work is").says("(board.example.org)");
    assert!(!reader.get(&format!("/strategy/{}", World::OBJECTIVE)).text().contains("board.example.org"));
    // It is a field like any other: in the difference, in the version, in the history.
    leader.get(&format!("/drafts/{}/publish", World::DRAFT)).says("Where the work is").says(BOARD);
    leader.publish(World::DRAFT, "So that everybody finds the board");
    leader.page.says(&format!("{BOARD} The board"));
    let page = reader.get(&format!("/strategy/{}", World::OBJECTIVE)).clone();
    page.says("The board").says("wiki.example.org/track");
    assert_eq!(page.attributes(".out-links a", "href"), [BOARD, "https://wiki.example.org/track"]);
    for rel in page.attributes(".out-links a", "rel") {
        assert_eq!(rel, "noopener noreferrer external");
    }
    // On the line of whoever works on it, too.
    assert!(reader.get("/").attributes(".out-links a", "href").contains(&BOARD.to_owned()));
    leader.get("/versions/3");
    leader.submit("form[action='/api/drafts/undo']", &[]);
    leader.submit("form[action='/api/drafts/publish']", &[("reason", "The board is gone")]);
    assert!(!reader.get(&format!("/strategy/{}", World::OBJECTIVE)).has(".out-links"));
}

#[test]
fn of_two_who_write_one_keeps_the_links_and_the_other_the_title() {
    let app = TestApp::with_people();
    let edit = format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE);
    let (mut first, mut second) = (app.client_of(Persona::Leader), app.client_of(Persona::Leader));
    first.get(&edit);
    second.get(&edit);
    first.submit(EDIT, &[("links", BOARD)]);
    second.submit(EDIT, &[("title", "Another title")]).says("Another title").says("board.example.org/track");
    // Both change the links: both lists are shown, and neither is lost.
    first.get(&edit);
    second.get(&edit);
    first.submit(EDIT, &[("links", "https://a.example")]);
    second.submit(EDIT, &[("links", "https://b.example")]).says("Both of you changed this.");
    second.page.says("https://a.example").says("https://b.example");
}

#[test]
fn a_card_leads_to_where_its_work_is() {
    let app = TestApp::with_people();
    let (mut owner, mut manager) = (app.client_of(Persona::Owner), app.client_of(Persona::Manager));
    owner.get(&format!("/cards/{}", World::CARD));
    let page = owner.submit("form[action='/api/cards/edit']", &[("links", "ftp://board.example.org")]);
    page.says("Only addresses that begin with https:// or http:// can stand here.");
    owner.submit("form[action='/api/cards/edit']", &[("links", &format!("{BOARD} My board"))]);
    owner.get("/").says("My board").says("(board.example.org)");
    manager.get(&format!("/people/{}/mission", Persona::Owner.person())).says("My board");
    owner.get("/cards/new?node=none");
    owner.submit("form[action='/api/cards/add']", &[("what", "I keep the plans"), ("links", "http://plans.example")]);
    owner.get("/").says("plans.example");
}
