//! Changing the strategy from its pages.
//!
//! Invariant: see `journeys`.

use crate::support::{Client, Page, Persona, TestApp, World};

const EDIT: &str = "form[action='/api/strategy/edit']";

#[test]
fn a_leader_adds_an_objective_and_finds_it_on_the_outline() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/add", World::DRAFT_PILLAR));
    let fields = [("title", "Points that never freeze"), ("because", "A train that waits is late.")];
    let page = leader.submit("form[action='/api/strategy/add']", &fields);
    assert!(page.path.starts_with(&format!("/drafts/{}", World::DRAFT)), "{}", page.path);
    page.says("Points that never freeze");
    let node = page.link("Points that never freeze");
    // Until it is published it is nobody else's to read; then it is, at the same address.
    let mut reader = app.client_of(Persona::Owner);
    assert_eq!(reader.get(&node).status, 404);
    leader.publish(World::DRAFT, "Frost stopped us last winter");
    reader.get("/strategy").says("Points that never freeze");
    reader.get(&node).says("A train that waits is late.");
    assert!(!reader.page.has(EDIT));
}

#[test]
fn of_two_who_edit_one_objective_the_slower_sees_both_texts() {
    let app = TestApp::with_people();
    let path = format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE);
    let (mut first, mut second) = (app.client_of(Persona::Leader), app.client_of(Persona::Leader));
    first.get(&path);
    second.get(&path);
    first.submit(EDIT, &[("title", "What the first wrote")]);
    assert_eq!(first.page.path, format!("/strategy/{}", World::DRAFT_OBJECTIVE));
    let page = second.submit(EDIT, &[("title", "What the second wrote")]);
    for words in ["What the first wrote", "What the second wrote"] {
        assert!(page.html.contains(words), "{words}:\n{}", page.text());
    }
    // Nothing is written until somebody has chosen.
    first.get(&format!("/strategy/{}", World::DRAFT_OBJECTIVE)).says("What the first wrote");
}

#[test]
fn an_objective_without_a_title_comes_back_with_everything_else() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    let because = "</textarea><script>alert(1)</script>\n& so on";
    let page = leader.submit(EDIT, &[("title", " "), ("because", because)]);
    assert!(page.path.contains("draft="), "{}", page.path);
    assert_eq!(page.value(&format!("{EDIT} [name=because]")), because);
    assert!(!page.html.contains("<script>alert"));
}

#[test]
fn a_title_stays_text_wherever_it_is_shown() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let path = format!("/strategy/{}", World::OBJECTIVE);
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    let title = "</title><script>alert(1)</script> & so on";
    leader.submit(EDIT, &[("title", title)]);
    leader.publish(World::DRAFT, title);
    let version = leader.page.path.clone();
    for path in [path.as_str(), "/strategy", "/", version.as_str(), "/versions"] {
        let page = leader.get(path);
        // An attribute may hold it as it is.
        assert!(page.all("script").iter().all(|script| !script.contains("alert")), "{path}");
    }
    let page = leader.get(&path);
    assert_eq!(page.all("title"), [format!("{title} - Throughline")]);
    assert_eq!(page.heading(), title);
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

#[test]
fn what_was_moved_is_said_in_words_and_taken_back_by_a_form() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let (first, second) = (World::DRAFT_OBJECTIVE, World::DRAFT_SECOND);
    let button = |way: &str, id: &str, state: &str| format!("button[name=step][value^='{way}.'][value$='{id}']{state}");
    let outline = format!("/drafts/{}", World::DRAFT);
    let page = leader.get(&outline);
    // No button that does nothing: at the ends it is dead, and its label says why.
    for (way, id, state) in [
        ("up", first, "[disabled]"),
        ("down", first, ":not([disabled])"),
        ("up", second, ":not([disabled])"),
        ("down", second, "[disabled]"),
    ] {
        assert!(page.has(&button(way, id, state)), "{way} {id} {state}");
    }
    let before = rows(page);
    let step = page.attributes(&button("up", second, ""), "value").remove(0);
    let page = press(&mut leader, &step);
    assert!(page.path.contains("undo=moved."), "{}", page.path);
    let [title, other] = [second, first].map(|id| title(page, id));
    assert_eq!(told(page), format!("Moved “{title}” before “{other}”."));
    assert_ne!(rows(page), before);
    let page = leader.submit("form#tree-undo", &[]);
    assert_eq!(told(page), format!("Moved “{title}” to the end, after “{other}”."));
    assert_eq!(rows(page), before);
    // The same step again, from a page that is no longer true.
    let page = press(&mut leader, &step);
    page.says("Somebody changed this while you were looking.");
    assert_eq!(rows(page), before);
}

#[test]
fn a_move_below_another_parent_is_said_too_and_one_to_nowhere_else_is_refused() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let move_page = format!("/strategy/{}/move", World::DRAFT_SECOND);
    leader.get(&move_page);
    let page = leader.submit("form[action='/api/strategy/move']", &[]);
    page.says("It stands there already.");
    leader.get(&format!("{move_page}?to={}", World::DRAFT_OTHER_PILLAR));
    let page = leader.submit("form[action='/api/strategy/move']", &[]);
    let [title, parent] = [World::DRAFT_SECOND, World::DRAFT_OTHER_PILLAR].map(|id| title(page, id));
    let expected = format!("Moved “{title}” below “{parent}”");
    assert!(told(page).starts_with(&expected), "{} is not {expected}", told(page));
    let path = page.path.clone();
    leader.submit("form#tree-undo", &[]);
    // Told once: the address of a move that was taken back says nothing any more.
    assert!(!leader.get(&path).has("form#tree-undo"));
}

#[test]
fn a_browser_switches_its_keys_off_and_on_again() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    assert_eq!(owner.get("/").link("Keys"), "/keys");
    let is_on = |page: &Page| page.attributes("script[src]", "src").iter().any(|path| path.contains("keys"));
    owner.get("/keys").says("go to the strategy");
    assert!(is_on(&owner.page) && !owner.page.has("html[data-keys]"));
    owner.submit("form[action='/api/keys']", &[("keys", "off")]);
    owner.page.says("They are switched off in this browser.");
    assert!(!is_on(&owner.page) && owner.page.has("html[data-keys=off]"));
    owner.submit("form[action='/api/keys']", &[("keys", "on")]);
    assert!(is_on(&owner.page));
}

fn rows(page: &Page) -> Vec<String> {
    page.attributes("table.outline tbody tr", "id")
}

fn title(page: &Page, id: &str) -> String {
    page.all(&format!("#n-{id} .words > a")).remove(0)
}

/// What the page reports, without the spaces that separate its elements.
fn told(page: &Page) -> String {
    page.all(".notice > div").join("\n").replace("“ ", "“").replace(" ”", "”").replace("” .", "”.").replace("” ,", "”,")
}

/// Presses a button that moves a row one place; it stands outside of its form.
fn press<'a>(client: &'a mut Client, step: &str) -> &'a Page {
    let answer = client.post("/api/strategy/reorder", &[("step", step)]);
    assert_eq!(answer.status, 303);
    client.get(answer.location())
}
