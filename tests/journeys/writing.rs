//! Writing help: advice where one writes, a line read as others read it, what is missing per lens.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp, World};

const EDIT: &str = "form[action='/api/strategy/edit']";
const ADD: &str = "form[action='/api/strategy/add']";

#[test]
fn advice_stands_where_one_writes_and_keeps_nobody_from_saving() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let node = format!("/strategy/{}", World::DRAFT_OBJECTIVE);
    leader.get(&format!("{node}/edit"));
    let typed = [("title", "Implement a track register"), ("because", "implement a track register"), ("look", "words")];
    let page = leader.submit(EDIT, &typed);
    page.says("it names what is done").says("says again what the title says").says("Worth a look");
    assert!(!page.has(".errors") && !page.has(".wrong"), "{}", page.text());
    assert_eq!(page.value(&format!("{EDIT} [name=title]")), "Implement a track register");
    let page = leader.submit(EDIT, &[("title", "Implement a track register")]);
    assert_eq!(page.path, node);
    // What is stored is looked at when the form is opened again.
    leader.get(&format!("{node}/edit")).says("it names what is done");
    leader.get(&format!("/strategy/{}/add", World::DRAFT_PILLAR));
    let page = leader.submit(ADD, &[("title", "Implement the track register"), ("look", "words")]);
    page.says("“Implement a track register” says nearly the same");
    assert!(page.attributes(&format!("{ADD} .notice a"), "href").contains(&node));
    let page = leader.submit(
        ADD,
        &[("title", "Nobody waits at a signal"), ("because", "a train that stands costs two"), ("look", "words")],
    );
    page.says("Nothing stands out");
}

#[test]
fn the_whole_strategy_is_looked_at_for_leadership_alone() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    leader.submit(EDIT, &[("title", "Implement a track register")]);
    assert!(!leader.get("/strategy/advice").text().contains("track register"), "what is drafted is not in force");
    leader.publish(World::DRAFT, "The register comes first.");
    let page = leader.get("/strategy/advice");
    page.says("Name an activity");
    assert!(page.attributes("main a", "href").contains(&format!("/strategy/{}", World::OBJECTIVE)));
    for persona in [Persona::Owner, Persona::Manager] {
        assert_eq!(app.client_of(persona).get("/strategy/advice").status, 403);
        assert_eq!(app.client_of(persona).get("/strategy/unworded").status, 403);
    }
}

#[test]
fn what_is_missing_in_a_lens_is_listed_until_it_is_written() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let list = format!("/strategy/unworded?lens={}", World::OTHER_LENS);
    let page = leader.get(&list);
    let links = page.attributes("main td a", "href");
    let form = format!("/strategy/{}/wordings#lens-{}", World::SECOND_OBJECTIVE, World::OTHER_LENS);
    assert!(links.contains(&form), "{links:?}");
    let before = links.len();
    let wordings = format!("/strategy/{}/wordings", World::DRAFT_SECOND);
    leader.get(&wordings);
    let of_lens = format!("form[action='/api/strategy/wording']:has(input[name=lens][value='{}'])", World::OTHER_LENS);
    leader.submit(&of_lens, &[("title", "Words of our own"), ("because", "we say it so")]);
    leader.publish(World::DRAFT, "One more team reads it in its own words.");
    let page = leader.get(&list);
    let links = page.attributes("main td a", "href");
    assert_eq!((links.len(), links.contains(&form)), (before - 1, false));
}

#[test]
fn a_line_is_read_as_a_member_of_a_team_reads_it() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/wordings", World::DRAFT_OBJECTIVE));
    let of_lens = format!("form[action='/api/strategy/wording']:has(input[name=lens][value='{}'])", World::OTHER_LENS);
    leader.submit(&of_lens, &[("title", "Words of our own"), ("because", "we say it so")]);
    let preview = format!("/strategy/{}/preview", World::DRAFT_OBJECTIVE);
    let page = leader.get(&preview);
    assert!(!page.text().contains("Words of our own"), "{}", page.text());
    let page = leader.get(&format!("{preview}?find=trade"));
    let team = page.link("Trade");
    assert_eq!(team, format!("{preview}?team={}", World::TRADE));
    leader.get(&team).says("a member of Trade");
    let page = leader.get(&format!("{team}&lens={}", World::OTHER_LENS));
    page.says("Words of our own").says("as chosen here");
    // What is drafted is nobody else's to know; what is published is read by others in their own words alone.
    let published = format!("/strategy/{}/preview", World::OBJECTIVE);
    assert_eq!(leader.get(&published).status, 200);
    assert_eq!(app.client_of(Persona::Owner).get(&preview).status, 404);
    assert_eq!(app.client_of(Persona::Owner).get(&published).status, 403);
}
