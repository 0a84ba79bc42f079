//! Strategies as a whole: what they hold dear, reading an archived one, bringing it back.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp, World};

const BACK: &str = "form[action='/api/strategies/bring-back']";
const ADD: &str = "form[action='/api/tenet/add']";
const EDIT: &str = "form[action='/api/tenet/edit']";

fn old() -> String {
    format!("/strategies/{}", World::OLD_STRATEGY)
}

fn now() -> String {
    format!("/strategies/{}", World::STRATEGY)
}

#[test]
fn everybody_reads_an_archived_strategy_and_nobody_changes_it() {
    let app = TestApp::with_people();
    let mut reader = app.client_of(Persona::Peer);
    let list = reader.get("/strategy").link("Values and more");
    assert_eq!(list, now());
    let list = reader.get(&list).link("All strategies");
    let page = reader.get(&list).link("The old plan");
    assert_eq!(page, old());
    let page = reader.get(&page);
    page.says("This strategy is archived").says("Carry coal");
    assert!(!page.has(BACK) && !page.has("main form[method=post]"));
    let node = page.link("Boilers that hold");
    let page = reader.get(&node);
    page.says("This is from an archived strategy");
    assert_eq!(page.link("Read that strategy"), old());
    // Whoever edits the strategy in force does not edit this one.
    let mut leader = app.client_of(Persona::Leader);
    assert!(!leader.get(&node).has("main form"));
    assert_eq!(leader.get(&format!("{node}/edit")).status, 403);
    let body = format!("id={}&revision=1&title=Mine", World::OLD_PILLAR);
    assert_eq!(leader.call("POST", "/api/strategy/edit", &body).status, 403);
    assert_eq!(leader.get(&format!("/strategies/{}", World::NOTHING)).status, 404);
    // Nobody's card hangs on it either, whichever way it is asked for.
    let mut owner = app.client_of(Persona::Owner);
    for (path, body) in [
        ("/api/cards/add", format!("what=I+carry&may_wait=&may_decide=&node={}", World::OLD_PILLAR)),
        ("/api/cards/begin", format!("node={}", World::OLD_PILLAR)),
        ("/api/cards/attach", format!("id={}&revision=1&node={}", World::CARD, World::OLD_PILLAR)),
    ] {
        let answer = owner.call("POST", path, &body);
        assert!(answer.status == 422 && answer.text().contains("no longer in force"), "{path}: {}", answer.text());
        let answer = owner.call("POST", path, &body.replace(World::OLD_PILLAR, World::PILLAR));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    }
}

#[test]
fn leadership_brings_a_strategy_back_and_the_other_goes_into_the_archive() {
    let app = TestApp::with_people();
    let (mut leader, mut late) = (app.client_of(Persona::Leader), app.client_of(Persona::Leader));
    late.get(&old());
    leader.get(&old());
    let page = leader.submit(BACK, &[]);
    assert_eq!(page.path, "/strategies");
    leader.get("/strategy").says("Carry coal").says("Boilers that hold");
    leader.get(&now()).says("This strategy is archived").says("Trains that run");
    // Somebody who still sees the old state is told, and nothing happens.
    late.submit(BACK, &[]).says("in force already");
    leader.submit(BACK, &[]);
    leader.get("/strategy").says("Carry people home");
    let mut reader = app.client_of(Persona::Owner);
    assert!(!reader.get(&old()).has(BACK));
}

#[test]
fn leadership_renames_the_strategy_and_of_two_the_slower_sees_both_names() {
    const WHOLE: &str = "form[action='/api/strategies/edit']";
    let app = TestApp::with_people();
    let (mut first, mut second) = (app.client_of(Persona::Leader), app.client_of(Persona::Leader));
    second.get(&now());
    assert_eq!(first.get(&now()).value(&format!("{WHOLE} [name=name]")), "The plan");
    let page = first.submit(WHOLE, &[("name", "The long plan"), ("vision", "Nobody waits in the rain")]);
    assert_eq!((page.path.clone(), page.heading()), (now(), "The long plan".to_owned()));
    page.says("Nobody waits in the rain");
    first.get("/strategies").says("The long plan");
    let page = second.submit(WHOLE, &[("name", "The short plan")]);
    assert_eq!(page.attributes(&format!("{WHOLE} input[name=name]"), "value"), ["The long plan", "The short plan"]);
    // What only the quicker one changed is chosen already.
    let page = second.submit(WHOLE, &[("name", "The short plan")]);
    assert_eq!(page.heading(), "The short plan");
    page.says("Nobody waits in the rain");
    let page = second.submit(WHOLE, &[("name", " "), ("description", "From the depot outwards.")]);
    page.says("Write something here");
    assert_eq!(page.value(&format!("{WHOLE} [name=description]")), "From the depot outwards.");
    let mut reader = app.client_of(Persona::Peer);
    assert!(!reader.get(&now()).has(WHOLE) && !reader.get(&old()).has(WHOLE) && !second.get(&old()).has(WHOLE));
    let body = format!("id={}&revision=1&name=Mine", World::OLD_STRATEGY);
    assert_eq!(second.call("POST", "/api/strategies/edit", &body).status, 403);
}

#[test]
fn leadership_says_what_is_held_dear_and_everybody_reads_it() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&now());
    let page = leader.submit(ADD, &[("name", "Patience"), ("description", "A train that waits brings more home.")]);
    assert_eq!(page.all("h3"), ["Candour", "Patience"]);
    let patience = "form[action='/api/tenet/edit']:has([value='Patience'])";
    let page = leader.submit(patience, &[("name", "Patience with points")]);
    assert_eq!(page.all("h3"), ["Candour", "Patience with points"]);
    let mut reader = app.client_of(Persona::Peer);
    reader.get(&now()).says("A train that waits brings more home.");
    assert!(!reader.page.has("main form"));
    // The buttons have forms of their own, which take no half-written words along.
    let up = "form[action='/api/tenet/move']:has([value='up'])";
    let form = leader.get(&now()).form(up, &[]);
    let names: Vec<&str> = form.fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["once", "id", "revision", "direction"]);
    assert!(!leader.page.has("form [formaction]"));
    let field = |name: &str| form.fields.iter().find(|(known, _)| known == name).unwrap().1.clone();
    let (id, revision) = (field("id"), field("revision"));
    let fields = [("id", id.as_str()), ("revision", revision.as_str())];
    assert_eq!(leader.submit(up, &[]).all("h3"), ["Patience with points", "Candour"]);
    // Somebody who saw it before the move is told instead of obeyed.
    leader.post("/api/tenet/remove", &fields);
    assert_eq!(leader.get(&now()).all("h3"), ["Patience with points", "Candour"]);
    leader.post("/api/tenet/remove", &[("id", &id), ("revision", "3")]);
    assert_eq!(leader.get(&now()).all("h3"), ["Candour"]);
    let page = leader.submit("form[action='/api/tenet/restore']:has([value='4'])", &[]);
    assert_eq!(page.all("h3"), ["Patience with points", "Candour"]);
}

#[test]
fn of_two_who_change_one_value_of_the_strategy_the_slower_sees_both_texts() {
    let app = TestApp::with_people();
    let (mut first, mut second) = (app.client_of(Persona::Leader), app.client_of(Persona::Leader));
    first.get(&now());
    second.get(&now());
    first.submit(EDIT, &[("name", "Candour first")]);
    let page = second.submit(EDIT, &[("name", "Candour always")]);
    assert_eq!(page.attributes(&format!("{EDIT} input[name=name]"), "value"), ["Candour first", "Candour always"]);
    let page = second.submit(EDIT, &[("name", " ")]);
    page.says("Write something here");
}
