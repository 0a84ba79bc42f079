//! The demo over HTTP: every persona's pages, looking as somebody, filling by the set-up link, emptying.

use app::demo::organisation;

use super::site::{Site, demo, start};
use crate::support::fresh;

#[test]
fn every_persona_has_a_page_with_something_on_it() {
    let site = demo();
    for persona in organisation().personas {
        let cookie = site.sign_in(persona.person);
        for path in ["/", "/team", "/cards/new", "/cards/new?find=night", "/cards/new?node=none", "/admin/demo"] {
            let page = site.get(path, &cookie);
            assert_eq!(page.status, 200, "{} {path}", persona.key);
            assert!(page.body.contains("Demo organisation."), "{} {path}", persona.key);
        }
        let page = site.get("/", &cookie).body;
        assert!(page.contains("class=\"line\""), "{}: {page}", persona.key);
        assert!(page.contains("class=\"card\"") || page.contains("Which of these"), "{}: {page}", persona.key);
    }
}

#[test]
fn a_line_is_read_in_the_lens_of_its_reader() {
    let site = demo();
    let cookie = site.sign_in("leila.farahani");
    let page = site.get("/", &cookie).body;
    assert!(page.contains("We build a quiet room that crosses a continent overnight."), "{page}");
    assert!(page.contains("In the words of Engineering, as your team reads."), "{page}");
    let sales = site.id("SELECT id FROM lens WHERE name = 'Sales'");
    site.post("/api/mission/lens", &[("lens", &sales)], &cookie, "/");
    let page = site.get("/", &cookie).body;
    assert!(page.contains("and the distance comes with it."), "{page}");
    assert!(page.contains("In the words of Sales, as you chose."), "{page}");
    site.post("/api/mission/lens", &[("lens", "")], &cookie, "/");
    assert!(site.get("/", &cookie).body.contains("as your team reads."));
}

#[test]
fn a_search_finds_and_shows_the_words_of_the_lens() {
    let site = demo();
    let words = "Every free berth is visible and bookable wherever journeys are searched";
    let found = site.get("/cards/new?find=BOOKABLE+wherever", &site.sign_in("leila.farahani")).body;
    assert!(found.contains(words), "{found}");
    let other = site.get("/cards/new?find=BOOKABLE+wherever", &site.sign_in("mateo.quiroga")).body;
    assert!(!other.contains(words) && other.contains("Nothing has these words"), "{other}");
}

#[test]
fn what_is_ones_own_to_look_at_stands_beside_the_line() {
    let site = demo();
    let ilse = site.person("ilse.vandermeer");
    let tomasz = site.person("tomasz.wilk");
    let keeper =
        site.id("SELECT p.email AS id FROM measure m JOIN person p ON p.id = m.owner_id ORDER BY m.id LIMIT 1");
    let cookie = site.sign_in("ilse.vandermeer");
    let page = site.get("/", &cookie).body;
    assert!(page.contains("Yours to look at") && page.contains("You own it."), "{page}");
    assert!(!page.contains("to be taken over"));
    site.sql(&format!("UPDATE node SET handed_from_id = '{tomasz}' WHERE owner_id = '{ilse}'"));
    site.sql(&format!(
        "INSERT INTO notice (id, person_id, what, by_id, made_at) VALUES ('n', '{ilse}', 'password.changed', '{tomasz}', 0)"
    ));
    let page = site.get("/", &cookie).body;
    assert!(page.contains("to be taken over") && page.contains("Tomasz Wilk’s"), "{page}");
    assert!(page.contains("the password was changed"), "{page}");
    let page = site.get("/", &site.sign_in(keeper.trim_end_matches("@owlight.example"))).body;
    assert!(page.contains("You keep this number"), "{page}");
}

fn look(site: &Site, headers: &[(&str, &str)], persona: &str) -> super::site::Answer {
    site.send("POST", "/api/demo/look-as", headers, &format!("persona={persona}"))
}

#[test]
fn one_click_looks_as_each_persona_and_ends_the_look_before() {
    let site = demo();
    let mut cookie = String::new();
    for persona in organisation().personas {
        let answer = look(&site, &[("Cookie", &cookie)], persona.key);
        assert_eq!((answer.status, answer.header("location")), (303, "/"), "{}", persona.key);
        let set = answer.header("set-cookie");
        assert!(set.contains("throughline") && set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
        cookie = set.split(';').next().unwrap().to_owned();
        let page = site.get("/", &cookie);
        assert!(page.body.contains(persona.label), "{}", persona.key);
        assert_eq!(site.count("session"), 1);
    }
}

#[test]
fn nobody_looks_as_anybody_where_one_condition_fails() {
    let site = demo();
    for headers in [
        &[("Host", "line.example")][..],
        &[("X-Forwarded-For", "10.0.0.1")],
        &[("X-Forwarded-Proto", "https")],
        &[("Forwarded", "for=10.0.0.1")],
        &[("X-Real-IP", "10.0.0.1")],
        &[("Via", "1.1 proxy")],
    ] {
        let answer = look(&site, headers, "admin");
        assert_eq!(answer.header("set-cookie"), "", "{headers:?}");
    }
    assert_eq!(look(&site, &[], "nobody").header("set-cookie"), "");
    site.sql("UPDATE organisation SET demo = FALSE");
    assert_eq!(look(&site, &[], "admin").header("set-cookie"), "");
    assert_eq!(site.count("session"), 0);
}

#[test]
fn the_demo_is_filled_by_the_set_up_link_once_and_emptied_by_its_admin() {
    let site = start(fresh(), "127.0.0.1:0");
    let token = app::access::Entropy.token();
    let now = site.fresh.clock.now().0;
    site.sql(&format!(
        "INSERT INTO sign_in_link (id, token_hash, kind, made_at, ends_at) VALUES ('s', '{}', 'setup', {now}, {})",
        token.hash(),
        now + 3_600_000_000_i64
    ));
    let fill = |token: &str| site.post("/api/demo/fill", &[("token", token)], "", "/set-up/x");
    fill(app::access::Entropy.token().secret());
    assert_eq!(site.count("person"), 0, "a token that nobody made fills nothing");
    assert_eq!(fill(token.secret()).header("location"), "/sign-in");
    assert_eq!(site.count("organisation WHERE demo"), 1);
    let people = site.count("person");
    fill(token.secret());
    assert_eq!(site.count("person"), people);

    for who in ["leila.farahani", "ilse.vandermeer"] {
        site.post("/api/demo/empty", &[], &site.sign_in(who), "/admin/demo");
        assert_eq!(site.count("person"), people, "{who} is no admin");
    }
    let emptied = site.post("/api/demo/empty", &[], &site.sign_in("sunniva.lie"), "/admin/demo");
    assert!(emptied.header("location").starts_with("/set-up/"), "{}", emptied.head);
    for (table, _) in app::storage::schema_columns() {
        // The new set-up link, and the note that it was made.
        let left = i64::from(["sign_in_link", "audit"].contains(&table));
        assert_eq!(site.count(table), left, "{table}");
    }
}
