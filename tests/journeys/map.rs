//! The strategy as a picture: what it shows, to whom, and as a file.
//!
//! Invariant: see `journeys`.

use diesel::connection::SimpleConnection;

use crate::support::{Page, Persona, TestApp, World};

const HOSTILE: &str = "</title></svg><script>alert(1)</script> & \"so\" on";

/// What every station of a page says, from the mission down.
fn stations(page: &Page) -> Vec<String> {
    page.all("svg.map a[data-level] title")
}

#[test]
fn everybody_reads_the_strategy_as_a_picture_and_opens_it_at_any_node() {
    let app = TestApp::with_people();
    let mut reader = app.client_of(Persona::Owner);
    let map = reader.get("/strategy").link("Map");
    let page = reader.get(&map).clone();
    let said = stations(&page);
    assert_eq!(said.len(), 5, "{said:#?}");
    assert!(said[0].starts_with("Carry people home. Mission"), "{}", said[0]);
    // Everything that is drawn is said: a because, that there is none, a measure, what it also supports.
    let objective = said.iter().find(|said| said.starts_with("Track without slow spots")).unwrap();
    assert!(
        objective
            .contains("Objective, because It carries the line. Translation: countered. Owner: The owner. Slow spots: "),
        "{objective}"
    );
    assert!(objective.ends_with("Also supports A line that pays, no because yet."), "{objective}");
    // What is not agreed yet is drawn broken, and so is what has lost its because.
    assert!(page.has(".map-box path.branch.broken") && page.has(".map-box path.way.broken"), "{}", page.html);
    app.fresh.conn().batch_execute(&format!("UPDATE node SET because = '' WHERE id = '{}'", World::PILLAR)).unwrap();
    let page = reader.get(&map).clone();
    assert!(stations(&page)[1].contains("no because yet"), "{}", page.html);
    for words in ["a stale measure", "no because yet", "also supports"] {
        page.says(words);
    }
    // A station leads to its node, and from there back onto the map.
    let at = format!("/strategy/{}", World::OBJECTIVE);
    assert!(page.attributes("svg.map a[data-level]", "href").contains(&at));
    let back = reader.get(&at).link("On the map");
    let page = reader.get(&back).clone();
    let said = stations(&page);
    assert_eq!(said.len(), 3, "the line above it and nothing else: {said:#?}");
    assert!(page.has(".stop.chosen") && page.heading().contains("Track without slow spots"));
    reader.get(&page.link("The whole map"));
    assert_eq!(stations(&reader.page).len(), 5);
    let outline = page.link("As an outline");
    assert_eq!(outline, format!("/strategy?at={}", World::OBJECTIVE));
    // What is not drawn is counted where it hangs, and the count leads there.
    let page = reader.get("/strategy/map?depth=1").clone();
    assert_eq!(stations(&page).len(), 3);
    let down = format!("/strategy/map?at={}", World::PILLAR);
    assert!(page.attributes("svg.map a", "href").contains(&down), "{}", page.text());
    // Nonsense is the whole map.
    assert_eq!(stations(reader.get("/strategy/map?at=x&depth=-4")).len(), 5);
    assert_eq!(stations(reader.get(&format!("/strategy/map?at={}", World::ARCHIVED))).len(), 5);
}

#[test]
fn the_map_of_a_draft_is_there_for_those_alone_who_see_the_draft() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    leader.submit("form[action='/api/strategy/edit']", &[("title", "Track by June")]);
    let map = format!("/drafts/{}/map", World::DRAFT);
    let file = format!("/export/map.svg?draft={}", World::DRAFT);
    let tab = leader.get(&format!("/drafts/{}", World::DRAFT)).link("Map");
    assert_eq!(tab, map);
    let page = leader.get(&map).clone();
    assert!(stations(&page).iter().any(|said| said.starts_with("Track by June")));
    assert_eq!(page.link("SVG"), file);
    assert!(leader.ask("GET", &file, &[], "").text().contains("Track by June"));
    for persona in [Persona::Owner, Persona::Admin, Persona::Manager] {
        let mut stranger = app.client_of(persona);
        assert_eq!(stranger.get(&map).status, 404, "{persona:?}");
        assert_eq!(stranger.ask("GET", &file, &[], "").status, 404, "{persona:?}");
        assert!(!stranger.ask("GET", "/export/map.svg", &[], "").text().contains("by June"));
        // A node of a draft is no place in what is published.
        let at = format!("/strategy/map?at={}", World::DRAFT_OBJECTIVE);
        assert!(!stations(stranger.get(&at)).iter().any(|said| said.contains("by June")));
    }
    let mut invited = app.client_of(Persona::Manager);
    assert_eq!(invited.get(&format!("/drafts/{}/map", World::LIMITED)).status, 200);
    assert_eq!(leader.get(&format!("/drafts/{}/map", World::NOTHING)).status, 404);
    assert_eq!(leader.ask("GET", "/export/map.svg?draft=x", &[], "").status, 404);
    assert_eq!(app.client().ask("GET", &file, &[("Accept", "text/html")], "").status, 303);
}

#[test]
fn whatever_a_title_says_it_stays_a_text() {
    let app = TestApp::with_people();
    let sql = format!(
        "UPDATE node SET title = '{HOSTILE}', language = 'ar', direction = 'rtl' WHERE id = '{}'",
        World::OBJECTIVE
    );
    app.fresh.conn().batch_execute(&sql).unwrap();
    let mut reader = app.client_of(Persona::Owner);
    let page = reader.get("/strategy/map").clone();
    assert!(!page.html.contains("<script>alert") && !page.html.contains("</svg><script"), "{}", page.html);
    assert!(stations(&page).iter().any(|said| said.contains("alert(1)")), "{:#?}", stations(&page));
    assert!(page.has("svg.map text[direction='rtl'][lang='ar']"));
    assert!(!page.html.contains(" style="));
    let page = reader.get("/strategy/map?depth=1").clone();
    assert!(!page.html.contains("<script>alert"));
}

#[test]
fn the_file_needs_nothing_else() {
    let app = TestApp::with_people();
    let sql = format!("UPDATE node SET title = '{HOSTILE}' WHERE id = '{}'", World::OBJECTIVE);
    app.fresh.conn().batch_execute(&sql).unwrap();
    let mut reader = app.client_of(Persona::Owner);
    let file = reader.get("/strategy/map").link("SVG");
    assert_eq!(file, "/export/map.svg");
    let answer = reader.ask("GET", &file, &[("Accept", "*/*")], "");
    assert_eq!(answer.header("content-type"), Some("image/svg+xml; charset=utf-8"));
    assert!(answer.header("content-disposition").unwrap().starts_with("attachment"));
    let text = answer.text();
    assert!(text.starts_with("<?xml") && text.trim_end().ends_with("</svg>"));
    assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot; on"), "{text}");
    for word in ["<script", "href", "style", "class=", "url(", "var(", "javascript", "@import", "NaN", "inf"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    let at = reader.ask("GET", &format!("/export/map.svg?at={}", World::OTHER_PILLAR), &[], "").text();
    assert!(at.len() < text.len() && !at.contains("alert(1)"));
}
