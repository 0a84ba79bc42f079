//! Looking for something.
//!
//! Invariant: see `journeys`.

use app::access::Tx as _;
use diesel::connection::SimpleConnection;

use crate::support::{Page, Persona, TestApp, World};

/// Writes rows past every rule but through the door, which waits for the served one's turn and writes their words.
fn written(app: &TestApp, statements: &str) {
    app.fresh.house().write_as_system(|tx| Ok(tx.conn().batch_execute(statements)?)).unwrap();
}

/// Returns the names of what was found, in their order.
fn found(page: &Page) -> Vec<String> {
    page.all(".hits > li > a")
}

#[test]
fn somebody_looks_for_a_word_and_goes_where_it_stands() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    // The box stands on every page and leads to the page of results.
    let home = owner.get("/").clone();
    assert_eq!(home.attributes("header form[role=search]", "action"), ["/search"]);
    assert_eq!(home.attributes("header form[role=search] input", "name"), ["q"]);
    let page = owner.get("/search?q=SLOW+spot").clone();
    assert_eq!(page.status, 200);
    assert_eq!(found(&page), ["Track without slow spots", "Slow spots"]);
    assert_eq!(page.all(".hits mark"), ["slow", "spots", "Slow", "spots"]);
    assert_eq!(page.all("main h2"), ["Strategy", "Measures"]);
    assert_eq!(page.all(".filters a"), ["All", "Strategy 1", "Measures 1"]);
    page.says("Objective").says("Trains that run");
    assert_eq!(page.value("main input[name=q]"), "SLOW spot");
    assert_eq!(page.link("Track without slow spots"), format!("/strategy/{}", World::OBJECTIVE));
    assert_eq!(page.link("Slow spots"), format!("/measures/{}", World::MEASURE));
    let objective = page.link("Track without slow spots");
    assert_eq!(owner.get(&objective).status, 200);
}

#[test]
fn accents_capitals_endings_and_the_rest_of_the_last_word_do_not_matter() {
    let app = TestApp::with_people();
    written(
        &app,
        &format!(
            "UPDATE person SET name = 'Zoë Ångström', title = 'Werkstättenleiterin', email = 'zoe.a@line.example' WHERE id = '{}'; \
             UPDATE team SET name = 'Études à 50 %' WHERE id = '{}'; \
             UPDATE node SET title = 'Made to be repaired' WHERE id = '{}'",
            Persona::Peer.person(),
            World::TRADE,
            World::SECOND_OBJECTIVE
        ),
    );
    let mut owner = app.client_of(Persona::Owner);
    for (query, expected) in [
        ("zoe angstrom", "Zoë Ångström"),
        ("A%CC%8Angstro%CC%88m", "Zoë Ångström"),
        ("%C3%85NGS", "Zoë Ångström"),
        ("werkstatten", "Zoë Ångström"),
        ("zoe.a@line.example", "Zoë Ångström"),
        ("zoe.a@li", "Zoë Ångström"),
        ("etudes 50", "Études à 50 %"),
        ("the repairs", "Made to be repaired"),
        ("repairing", "Made to be repaired"),
    ] {
        let path = format!("/search?q={}", query.replace(' ', "+"));
        assert_eq!(found(owner.get(&path)), [expected], "{query}");
    }
    for query in ["50%25+_", "%25%25", "angstrom+nobody", "ngstrom"] {
        assert_eq!(
            found(owner.get(&format!("/search?q={query}"))).iter().filter(|name| name.contains("Zo")).count(),
            0
        );
    }
}

#[test]
fn the_words_of_another_function_lead_to_the_same_place() {
    let app = TestApp::with_people();
    written(
        &app,
        &format!(
            "INSERT INTO wording (id, node_id, lens_id, title, because) VALUES \
             ('w1', '{0}', '{1}', 'Punctual trains sell tickets', ''), ('w2', '{0}', '{2}', 'A smooth track', 'Every jolt wears the bogies.'), \
             ('w3', '{0}', '{3}', 'Warm sandwiches', '')",
            World::OBJECTIVE,
            World::OTHER_LENS,
            World::LENS,
            World::OLD_LENS
        ),
    );
    // The owner reads in the words of Engineering, and is shown those.
    let mut owner = app.client_of(Persona::Owner);
    let page = owner.get("/search?q=tickets").clone();
    assert_eq!(found(&page), ["A smooth track"]);
    page.says("In the words for Sales: Punctual trains sell tickets");
    let page = owner.get("/search?q=bogie").clone();
    assert_eq!(found(&page), ["A smooth track"]);
    page.says("Because, in the words for Engineering: Every jolt wears the bogies .");
    let page = owner.get("/search?q=spots&kind=strategy").clone();
    assert_eq!(found(&page), ["A smooth track"]);
    page.says("In the default words: Track without slow spots");
    assert_eq!(found(owner.get("/search?q=sandwiches")), [""; 0]);
}

#[test]
fn what_is_private_gone_or_put_away_is_not_found_by_anybody() {
    let app = TestApp::with_people();
    written(&app, "UPDATE person SET name = 'Departed' WHERE state = 'gone'");
    for persona in [Persona::Owner, Persona::Manager, Persona::Leader, Persona::Admin, Persona::Auditor] {
        let mut client = app.client_of(persona);
        // A card, one in the archive, a node, a measure, a strategy of the archive, its mission; somebody who has left.
        for word in ["grind", "oil", "steam", "coal", "boilers", "departed"] {
            let page = client.get(&format!("/search?q={word}"));
            assert_eq!(found(page), [""; 0], "{persona:?} {word}");
            page.says("Nothing has this word");
        }
    }
}

#[test]
fn nothing_to_look_for_and_nothing_found_say_what_to_do() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    owner.get("/search").says("What are you looking for?");
    owner.get("/search?q=+%3F+").says("What are you looking for?");
    owner.get("/search?q=a").says("That is too short");
    let page = owner.get("/search?q=slow+zebras").clone();
    page.says("Nothing has all of these words");
    assert_eq!(page.link("“slow” alone"), "/search?q=slow");
    let next = page.link("“slow” alone");
    assert_eq!(found(owner.get(&next)).len(), 2);
    let page = owner.get("/search?q=slow&kind=people").clone();
    page.says("Nothing in people has all of these words").says("Choose “All” above.");
    let page = owner.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").clone();
    assert_eq!(page.value("main input[name=q]"), "<script>alert(1)</script>");
    // An attribute may hold it as it is; neither the text nor the window's title may.
    let page = owner.get("/search?q=%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E").clone();
    assert_eq!(page.all("title"), ["Search: </title><script>alert(1)</script> - Throughline"]);
    assert!(page.html.contains("<title>Search: &lt;/title&gt;&lt;script&gt;"));
    assert_eq!(owner.get(&format!("/search?q={}", "x".repeat(3_000))).status, 200);
}

#[test]
fn many_are_shown_a_page_at_a_time_and_the_best_first() {
    let app = TestApp::with_people();
    let people: String = (0..43)
        .map(|n| {
            format!(
                "INSERT INTO person (id, name, sort_name, title, kind, state, created_at) VALUES ('{}', 'Guard {n:02}', 'guard', '', 'employee', 'active', 0);",
                World::id(0x1000 + n)
            )
        })
        .collect();
    written(&app, &format!("{people} UPDATE person SET title = 'Guard' WHERE id = '{}'", Persona::Peer.person()));
    let mut owner = app.client_of(Persona::Owner);
    let page = owner.get("/search?q=guard").clone();
    assert_eq!(found(&page), ["Guard 00", "Guard 01", "Guard 02", "Guard 03", "Guard 04"]);
    let all = page.link("All 44 in people");
    assert_eq!(all, "/search?q=guard&kind=people");
    let page = owner.get(&all).clone();
    assert_eq!(found(&page).len(), 20);
    page.says("1 to 20 of 44, best first");
    let next = page.attributes("a[rel=next]", "href");
    assert_eq!(found(owner.get(&next[0]))[0], "Guard 20");
    let last = owner.get("/search?q=guard&kind=people&page=99").clone();
    last.says("41 to 44 of 44, best first");
    assert_eq!(found(&last).last().map(String::as_str), Some("The peer"));
    assert_eq!(last.attributes("a[rel=next]", "href"), [""; 0]);
}
