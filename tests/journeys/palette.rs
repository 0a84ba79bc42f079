//! Going anywhere, or finding something, by the palette's own page.
//!
//! Invariant: see `journeys`.

use crate::support::{Page, Persona, TestApp, World};

fn places(page: &Page) -> Vec<String> {
    page.all("#palette .places a")
}

#[test]
fn somebody_goes_where_they_mean_to_and_finds_what_they_look_for() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    // The foot of every page leads there; without a word it lists every place.
    let palette = owner.get("/team").link("Go to, or find");
    let page = owner.get(&palette).clone();
    assert_eq!((page.status, page.path.as_str()), (200, "/palette"));
    assert_eq!(page.all("#palette h2"), ["Places"]);
    assert_eq!(places(&page)[..4], ["My mission", "Strategy", "My team", "People"]);
    for place in page.attributes("#palette .places a", "href") {
        assert_eq!(owner.get(&place).status, 200, "{place}");
    }
    // A word keeps the places that it means, and finds what the search finds.
    let page = owner.get("/palette?q=SLOW+spot").clone();
    assert_eq!(page.all("#palette h2"), ["Strategy", "Measures"]);
    assert_eq!(page.value("main input[name=q]"), "SLOW spot");
    assert_eq!(page.link("Track without slow spots"), format!("/strategy/{}", World::OBJECTIVE));
    assert_eq!(page.link("Slow spots"), format!("/measures/{}", World::MEASURE));
    let page = owner.get("/palette?q=edit").clone();
    assert_eq!(places(&page), ["Drafts", "Delegations"]);
    let people = owner.get("/palette?q=peop").link("People");
    assert_eq!(owner.get(&people).path, "/people");
    // Many of one sort: the first of them, and the way to all.
    let page = owner.get("/palette?q=the").clone();
    assert_eq!(page.link("All 12 in people"), "/search?q=the&kind=people");
}

#[test]
fn everybody_is_offered_what_their_offices_open_and_every_offer_opens() {
    let app = TestApp::with_people();
    for (persona, offered, withheld) in [
        (Persona::Owner, "Drafts", "Administration"),
        (Persona::Peer, "Proposals", "Import a strategy"),
        (Persona::Leader, "Import a strategy", "Import people"),
        (Persona::Admin, "Import people", "Worth a look"),
        (Persona::Auditor, "Audit trail", "Accounts"),
    ] {
        let mut client = app.client_of(persona);
        let page = client.get("/palette").clone();
        let all = places(&page);
        assert!(all.iter().any(|place| place == offered), "{persona:?}: {all:?}");
        assert!(!all.iter().any(|place| place == withheld), "{persona:?}: {all:?}");
        for place in page.attributes("#palette .places a", "href") {
            assert_eq!(client.get(&place).status, 200, "{persona:?}: {place}");
        }
        // What is nobody's to find in the search is nobody's here: a card, what is archived.
        for word in ["grind", "steam"] {
            let page = client.get(&format!("/palette?q={word}"));
            assert!(!page.has("#palette .hits"), "{persona:?} {word}");
        }
    }
}

#[test]
fn nothing_found_says_what_to_do_and_nothing_typed_becomes_markup() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    owner.get("/palette?q=zebras+nowhere").says("No place is called that, and nothing has these words");
    let search = owner.page.link("Search everything");
    assert_eq!(search, "/search?q=zebras+nowhere");
    // One letter means places already; of the rest it would mean almost everything.
    let page = owner.get("/palette?q=v").clone();
    assert_eq!(page.all("#palette h2"), ["Places"]);
    owner.get("/palette?q=x").says("That is too short");
    let page = owner.get("/palette?q=%3Cscript%3Ealert(1)%3C/script%3E").clone();
    assert_eq!(page.value("main input[name=q]"), "<script>alert(1)</script>");
    assert_eq!(owner.get(&format!("/palette?q={}", "x".repeat(3_000))).status, 200);
}

#[test]
fn the_script_is_there_with_the_keys_alone() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    assert!(owner.get("/keys").says("go anywhere").has("script[data-palette]"));
    owner.submit("form[action='/api/keys']", &[("keys", "off")]);
    let page = owner.get("/team").clone();
    assert!(!page.has("script[data-palette]"));
    assert_eq!(page.link("Go to, or find"), "/palette");
    assert!(!app.client().get("/sign-in").has("footer a[href='/palette']"));
}
