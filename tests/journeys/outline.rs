//! Looking for rows of the outline, and doing one thing with several of them.
//!
//! Invariant: see `journeys`.

use crate::support::{Client, Page, Persona, TestApp, World};

const MOVE: &str = "form[action='/api/drafts/picked/move']";
const ARCHIVE: &str = "form[action='/api/drafts/picked/archive']";
const UNDO: &str = "#tree-undo";

fn draft() -> String {
    format!("/drafts/{}", World::DRAFT)
}

/// The titles of the rows, in their order.
fn rows(page: &Page) -> Vec<String> {
    page.all("table.outline .words > a")
}

/// What the box of a row sends.
fn tick(page: &Page, node: &str) -> String {
    page.attributes(&format!("#n-{node} input[name='pick']"), "value").remove(0)
}

/// Ticks rows of the draft, and goes on to the page of an act.
fn picked<'a>(client: &'a mut Client, act: &str, nodes: &[&str]) -> &'a Page {
    let page = client.get(&draft()).clone();
    let picks: Vec<String> = nodes.iter().map(|node| format!("&pick={}", tick(&page, node))).collect();
    client.get(&format!("{}/picked?act={act}{}", draft(), picks.concat()))
}

#[test]
fn a_reader_looks_for_rows_and_takes_each_part_off_again() {
    let app = TestApp::with_people();
    let mut reader = app.client_of(Persona::Peer);
    let all = rows(reader.get("/strategy"));
    assert!(reader.page.has("form[method='get'] [name='q']"));
    let page = reader.get("/strategy?q=TR%C3%84CK&owner=owner&show=because");
    page.says("0 of 4 found").says("No row is like this");
    let page = reader.get("/strategy?q=TR%C3%84CK&owner=owner");
    page.says("1 of 4 found");
    assert_eq!(rows(page), ["Trains that run", "Track without slow spots"]);
    // The way there is drawn paler, and folds.
    assert_eq!(page.all("tr.on-the-way .words > a"), ["Trains that run"]);
    let folded = page.attributes("tr.on-the-way a.dot", "href");
    assert_eq!(rows(reader.get(&folded[0])), ["Trains that run"]);
    let page = reader.get("/strategy?q=TR%C3%84CK&owner=owner");
    let (words, everything) = (page.link("Take off: Words"), page.link("Show everything"));
    let page = reader.get(&words);
    assert!(page.path.contains("owner=owner") && !page.path.contains("q="), "{}", page.path);
    assert_eq!(rows(reader.get(&everything)), all);
    let page = reader.get(&format!("/strategy?pillar={}&show=measure", World::OTHER_PILLAR));
    page.says("1 of 4 found").says("A line that pays");
    // Old links go on working.
    reader.get("/strategy?show=archived").says("Steam").says("archived");
    reader.get("/strategy?show=handed").says("Track without slow spots");
    reader.get(&format!("/strategies/{}?q=boilers", World::OLD_STRATEGY)).says("1 of 1 found");
    assert!(!reader.page.has("input[name='pick']"));
}

#[test]
fn ticked_rows_move_and_are_put_away_by_one_act_and_come_back_by_one() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let before = rows(leader.get(&draft()));
    let both = [World::DRAFT_OBJECTIVE, World::DRAFT_SECOND];
    let page = picked(&mut leader, "move", &both);
    page.says("Move 2 rows").says("Doors that close").says("Nothing hangs below.");
    let offered = page.attributes("a[href*='/picked?']", "href");
    let to = offered.into_iter().find(|href| href.contains(World::DRAFT_OTHER_PILLAR)).unwrap();
    leader.get(&to).says("They are to hang below");
    let page = leader.submit(MOVE, &[]);
    page.says("Moved “").says("and 1 more below “");
    let after = rows(page);
    assert_eq!(after.last().map(String::as_str), Some("Doors that close"));
    assert_ne!(after, before);
    leader.submit(UNDO, &[]).says("It is back.");
    assert_eq!(rows(leader.get(&draft())), before);

    picked(&mut leader, "archive", &both).says("Archive 2 rows");
    let page = leader.submit(ARCHIVE, &[]);
    page.says("Archived “").says("and 1 more with everything below them");
    assert!(!rows(page).contains(&"Doors that close".to_owned()));
    leader.submit(UNDO, &[]).says("It is back.");
    assert_eq!(rows(leader.get(&draft())), before);
}

#[test]
fn what_hangs_below_a_ticked_row_goes_along_and_no_row_comes_below_itself() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let page = picked(&mut leader, "archive", &[World::DRAFT_PILLAR, World::DRAFT_OBJECTIVE]);
    page.says("Archive one row").says("One that was ticked is among them.");
    let picks = page.value(&format!("{ARCHIVE} [name='picks']"));
    let fields = [("picks", picks.as_str()), ("parent", World::DRAFT_SECOND)];
    let answer = leader.post("/api/drafts/picked/move", &fields);
    let location = answer.location().to_owned();
    let page = leader.get(&location);
    page.says("“Trains that run” cannot hang below itself or below one of its own children.");
    // Somebody else was quicker with one of them: nothing at all is done.
    let page = picked(&mut leader, "archive", &[World::DRAFT_OBJECTIVE, World::DRAFT_SECOND]).clone();
    let mut other = app.client_of(Persona::Leader);
    other.get(&format!("/strategy/{}/edit", World::DRAFT_SECOND));
    other.submit("form[action='/api/strategy/edit']", &[("title", "Doors that close by themselves")]);
    leader.page = page;
    leader.submit(ARCHIVE, &[]).says("Somebody changed this while you were looking.");
    assert!(rows(leader.get(&draft())).contains(&"Track without slow spots".to_owned()));
    leader.get(&format!("{}/picked?act=move", draft())).says("Nothing is ticked");
    // Of a draft that somebody may not see they are told nothing.
    let mut peer = app.client_of(Persona::Peer);
    assert_eq!(peer.get(&format!("{}/picked?act=move", draft())).status, 404);
}

#[test]
fn all_rows_are_ticked_by_a_link_and_unticked_by_another() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let all = leader.get(&draft()).link("tick all shown");
    let page = leader.get(&all);
    assert_eq!(page.all("input[name='pick'][checked]").len(), rows(page).len());
    let none = page.link("none");
    assert!(!leader.get(&none).has("input[name='pick'][checked]"));
    // Where something is looked for, what only leads there is left alone.
    let all = leader.get(&format!("{}?q=doors", draft())).link("tick all shown");
    let page = leader.get(&all);
    assert_eq!((page.all("input[name='pick'][checked]").len(), rows(page).len()), (1, 2));
}
