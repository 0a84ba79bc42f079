//! Two who do the same at the same moment, each from a form of their own.
//!
//! Invariant: see `journeys`. One is done; the other is told so in words, and what they typed is not lost.

use std::sync::Barrier;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::support::{Client, Page, Persona, TestApp, World};

const CLOSE: &str = "form[action='/api/cycles/close']";
const GIVE: &str = "form[action='/api/delegations/give']";
const NEXT: &str = "form[action='/api/cycles/next/begin']";
const PUBLISH: &str = "form[action='/api/drafts/publish']";
const ANSWER: &str = "form[action='/api/cycles/answer']";
const DAYS: [(&str, &str); 6] = [
    ("starts_on", "2027-01-01"),
    ("ends_on", "2027-12-31"),
    ("cycle", "2027"),
    ("name", "The plan for 2027"),
    ("depth", "2"),
    ("measures", "empty"),
];

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

fn count(app: &TestApp, rows: &str) -> i64 {
    let query = format!("SELECT COUNT(*) AS number FROM {rows}");
    diesel::sql_query(query).get_result::<Count>(&mut app.fresh.conn()).unwrap().number
}

/// Lets four, two of them on a second server, open `path` and send `form` at once; returns the pages that they are led to,
/// those of whom it was done first.
fn at_once(app: &TestApp, path: &str, form: &str, fields: &[(&str, &str)], is_done: fn(&Page) -> bool) -> Vec<Page> {
    let second = app.beside();
    let barrier = Barrier::new(4);
    let mut pages: Vec<Page> = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..4)
            .map(|number| {
                let address = if number % 2 == 0 { app.address } else { second.address };
                let barrier = &barrier;
                scope.spawn(move || {
                    let mut client: Client = Persona::Leader.client(address);
                    client.get(path);
                    assert!(client.page.has(form), "{}", client.page.text());
                    barrier.wait();
                    client.submit(form, fields).clone()
                })
            })
            .collect();
        senders.into_iter().map(|sender| sender.join().unwrap()).collect()
    });
    pages.sort_by_key(|page| !is_done(page));
    let done = pages.iter().filter(|page| is_done(page)).count();
    assert_eq!(done, 1, "{:?}", pages.iter().map(|page| (&page.path, page.text())).collect::<Vec<_>>());
    pages
}

#[test]
fn a_cycle_is_closed_once_and_gone_over_once() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/cycles");
    leader.submit("form[action='/api/cycles/set']", &[("starts_on", "2026-01-01"), ("ends_on", "2026-12-31")]);
    leader.get("/cycles/closing");
    leader.submit(ANSWER, &[("verdict", "keep")]);
    let before = count(&app, "closing WHERE state = 'closed'");
    let learned = [("learned", "We promised too much."), ("sure", "yes")];
    let pages = at_once(&app, "/cycles/closing/finish", CLOSE, &learned, |page| page.path == "/cycles/2");
    assert_eq!(count(&app, "closing WHERE state = 'closed'"), before + 1);
    for page in &pages[1..] {
        assert_eq!(page.status, 200, "{}", page.path);
        page.says("Somebody was quicker").says("This cycle is closed by now").says("We promised too much.");
        assert_eq!(page.link("To the cycles and their records"), "/cycles");
    }
    // One draft of the next begins; the others are told that there is one.
    let drafts = count(&app, "draft");
    let pages = at_once(&app, "/cycles/2/next", NEXT, &DAYS, |page| page.path.starts_with("/drafts/"));
    assert_eq!(count(&app, "draft"), drafts + 1);
    for page in &pages[1..] {
        page.says("The next strategy is being drafted already.").says("what you typed is still here");
    }
    let draft = pages[0].path.clone();
    let sent = [("reason", "A new year, a lighter plan"), ("cards", "ask")];
    let versions = count(&app, "version");
    let pages = at_once(&app, &format!("{draft}/publish"), PUBLISH, &sent, |page| page.path == "/versions/1");
    assert_eq!(count(&app, "version"), versions + 1);
    for page in &pages[1..] {
        assert_eq!(page.status, 200, "{}", page.path);
        page.says("Somebody was quicker").says("published already").says("A new year, a lighter plan");
    }
    leader.get("/strategies").says("The plan for 2027");
}

#[test]
fn a_draft_is_published_once() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    leader.submit("form[action='/api/strategy/edit']", &[("title", "Track without a slow spot")]);
    let path = format!("/drafts/{}/publish", World::DRAFT);
    let sent = [("reason", "As the winter showed")];
    let pages = at_once(&app, &path, PUBLISH, &sent, |page| page.path == "/versions/3");
    assert_eq!(count(&app, "version WHERE number = 4"), 0);
    for page in &pages[1..] {
        page.says("This draft is published already, so nothing more was published.").says("As the winter showed");
        assert_eq!(page.link("To the versions"), "/versions");
    }
}

#[test]
fn somebody_is_let_edit_a_node_once_and_told_once() {
    let app = TestApp::with_people();
    let path = format!("/strategy/{}/delegate", World::PILLAR);
    let (before, notices) = (count(&app, "delegation"), count(&app, "notice"));
    let sent = [("owner_search", "The peer"), ("until", "2026-07-01")];
    let pages = at_once(&app, &path, GIVE, &sent, |page| page.text().contains("It is delegated."));
    assert_eq!((count(&app, "delegation"), count(&app, "notice")), (before + 1, notices + 1));
    for page in &pages[1..] {
        page.says("They may edit this until that day already.");
        assert_eq!(page.value(&format!("{GIVE} [name=until]")), "2026-07-01");
    }
    // Another day takes its place, as before.
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&path);
    leader.submit(GIVE, &[("owner_search", "The peer"), ("until", "2026-07-02")]).says("It is delegated.");
    assert_eq!(count(&app, "delegation"), before + 2);
}
