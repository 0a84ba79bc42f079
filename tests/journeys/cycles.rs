//! Closing a strategy's cycle, and beginning the next.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp, World};

const SET: &str = "form[action='/api/cycles/set']";
const ANSWER: &str = "form[action='/api/cycles/answer']";
const CLOSE: &str = "form[action='/api/cycles/close']";
const NEXT: &str = "form[action='/api/cycles/next/begin']";
const PUBLISH: &str = "form[action='/api/drafts/publish']";

#[test]
fn a_cycle_is_closed_and_the_next_one_begins_and_people_find_their_way() {
    let app = TestApp::with_people();
    let (mut leader, mut owner) = (app.client_of(Persona::Leader), app.client_of(Persona::Owner));
    let page = leader.get("/cycles");
    page.says("2 of 5 answered").says("Coal is heavy.");
    let page = leader.submit(SET, &[("starts_on", "2026-12-31"), ("ends_on", "2026-01-01")]);
    page.says("The last day comes before the first.");
    leader.submit(SET, &[("starts_on", "2026-01-01"), ("ends_on", "2026-12-31")]);
    // Nobody but leadership knows that it is being closed.
    for path in ["/cycles/closing", "/cycles/closing/finish"] {
        assert_eq!(owner.get(path).status, 404);
    }
    assert!(!owner.get("/cycles").has("main form"));
    assert!(!owner.page.text().contains("answered"));
    // Row by row: the first that waits is open, and each answer leads to the next.
    leader.get("/cycles/closing").says("2 of 5 answered").says("Not yet answered");
    let page = leader.submit(ANSWER, &[("verdict", "keep"), ("score", "mostly"), ("learned", "Fewer speed limits.")]);
    page.says("3 of 5 answered").says("Fewer speed limits.");
    let page = leader.submit(ANSWER, &[("verdict", "stop"), ("score", "not")]);
    page.says("4 of 5 answered");
    // What has no answer is named, and closing asks for one sentence.
    leader.get("/cycles/closing/finish").says("One node has no answer and does not go on.");
    let page = leader.submit(CLOSE, &[("learned", " ")]);
    page.says("Say in one sentence");
    let page = leader.submit(CLOSE, &[("learned", "We promised too much.")]);
    page.says("Tick this").says("We promised too much.");
    let page = leader.submit(CLOSE, &[("learned", "We promised too much."), ("sure", "yes")]);
    assert_eq!(page.path, "/cycles/2");
    page.says("We promised too much.").says("Fewer speed limits.").says("mostly reached").says("The leader");
    // Everybody reads the record, and takes it away.
    owner.get("/cycles/2").says("Fewer speed limits.");
    assert!(!owner.page.has("main form"));
    assert_eq!(owner.get("/cycles/2/next").status, 403);
    let file = owner.call("GET", "/export/cycles/2.csv", "");
    assert!(file.text().contains("Fewer speed limits.") && file.text().contains("keep"), "{}", file.text());
    // It was closed by mistake: open again, and closed again as another record.
    leader.get("/cycles/2");
    leader.submit("form[action='/api/cycles/reopen']", &[]).says("4 of 5 answered");
    owner.get("/cycles/2").says("This cycle was opened again.");
    leader.get("/cycles/closing/finish");
    leader.submit(CLOSE, &[("learned", "We promised too much."), ("sure", "yes")]);
    assert_eq!(leader.page.path, "/cycles/3");
    // The next: nothing is chosen beforehand.
    let next = leader.page.link("Begin the next one");
    leader.get(&next).says("2027");
    let days =
        [("starts_on", "2027-01-01"), ("ends_on", "2027-12-31"), ("cycle", "2027"), ("name", "The plan for 2027")];
    let page = leader.submit(NEXT, &days);
    page.says("Choose how much of the tree comes over.").says("Say what becomes of the measures.");
    let chosen = [("depth", "2"), ("measures", "empty"), ("owners", "yes")];
    let page = leader.submit(NEXT, &[&days[..], &chosen[..]].concat());
    assert!(page.path.starts_with("/drafts/"), "{}", page.path);
    page.says("2027").says("Trains that run");
    assert!(!page.text().contains("A line that pays"));
    let draft = leader.page.path["/drafts/".len()..].to_owned();
    // Employees read the old one until it is published.
    owner.get("/strategy").says("A line that pays");
    owner.get("/strategies");
    assert!(!owner.page.text().contains("The plan for 2027"));
    assert_eq!(owner.get(&format!("/drafts/{draft}")).status, 404);
    leader
        .get(&format!("/drafts/{draft}/publish"))
        .says("2027 begins with this.")
        .says("1 card of 1 person on what goes on");
    let page = leader.submit(PUBLISH, &[("reason", "A new year, a lighter plan")]);
    page.says("Say what becomes of people’s cards.");
    let page = leader.submit(PUBLISH, &[("reason", "A new year, a lighter plan"), ("cards", "ask")]);
    assert_eq!(page.path, "/versions/1");
    owner.get("/strategy").says("Trains that run");
    assert!(!owner.page.text().contains("A line that pays"));
    owner.get("/strategies").says("The plan for 2027").says("archived");
    owner.get(&format!("/strategies/{}", World::STRATEGY)).says("What was learned").says("2026");
    // The old node says what it goes on as, the new one where it came from.
    let page = owner.get(&format!("/strategy/{}", World::OBJECTIVE)).clone();
    page.says("It goes on as");
    let new = page.attributes("#past + ul a", "href").into_iter().find(|href| href.starts_with("/strategy/")).unwrap();
    owner.get(&new).says("It was").says("2026");
    // The card stands on its old line, and one press takes it along.
    let page = owner.get("/").clone();
    page.says("2026").says("It goes on as");
    owner.submit("form[action='/api/cards/attach']", &[]);
    owner.get("/").says("I grind the rails");
    assert!(owner.page.html.contains(&new), "{}", owner.page.text());
    assert!(!owner.page.text().contains("It goes on as"));
}

#[test]
fn of_two_who_answer_for_one_node_the_slower_sees_both() {
    let app = TestApp::with_people();
    let (mut first, mut second) = (app.client_of(Persona::Leader), app.client_of(Persona::Leader));
    let path = format!("/cycles/closing?at={}", World::PILLAR);
    first.get(&path);
    second.get(&path);
    first.submit(ANSWER, &[("verdict", "keep"), ("learned", "The first said so.")]);
    let page = second.submit(ANSWER, &[("verdict", "stop"), ("learned", "The second said so.")]);
    page.says("Somebody was quicker.").says("The first said so.").says("The second said so.");
    let page = second.submit(ANSWER, &[("verdict", "stop"), ("learned", "The first said so.")]);
    page.says("3 of 5 answered");
    second.get("/cycles/closing?only=stop").says("Trains that run").says("The first said so.");
}

#[test]
fn many_are_answered_at_once_and_taken_back() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/cycles/closing?at={}", World::PILLAR));
    let page = leader.submit(ANSWER, &[("verdict", "stop"), ("below", "yes")]);
    page.says("4 of 5 answered").says("One more below was answered");
    leader.submit("form[action='/api/cycles/answer/undo']", &[]).says("3 of 5 answered");
    let page = leader.submit("form[action='/api/cycles/close/drop']", &[("sure", "yes")]);
    assert_eq!(page.path, "/cycles");
    page.says("Begin to close it");
}
