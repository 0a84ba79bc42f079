//! Changing the strategy in drafts, and publishing them.
//!
//! Invariant: see `journeys`.

use app::time::DAY;
use diesel::connection::SimpleConnection;

use crate::access::registry;
use crate::support::{Persona, Round, TestApp, World, edit};

const EDIT: &str = "form[action='/api/strategy/edit']";
const BEGIN: &str = "form[action='/api/drafts/begin']";
const PUBLISH: &str = "form[action='/api/drafts/publish']";
const CHOOSE: &str = "form[action='/api/drafts/choose']";

#[test]
fn a_published_node_is_changed_in_a_draft_and_everybody_reads_why() {
    let app = TestApp::with_people();
    let (mut leader, mut reader) = (app.client_of(Persona::Leader), app.client_of(Persona::Owner));
    let node = format!("/strategy/{}", World::OBJECTIVE);
    // Two drafts are open: which one is meant is asked; none of them may be the right one.
    let edit = leader.get(&node).link("Edit");
    leader.get(&edit).says("Next year").says("A second thought");
    assert!(!leader.page.text().contains("Behind closed doors"));
    let page = leader.submit(BEGIN, &[("name", "Faster track")]);
    assert!(page.path.ends_with("/edit") && page.has(EDIT), "{}", page.path);
    page.says("You are in a draft.").says("Faster track");
    let page = leader.submit(EDIT, &[("title", "Track without a slow spot by June")]);
    page.says("You are in a draft.").says("by June");
    let publish = page.link("Difference and publish");
    reader.get(&node);
    assert!(!reader.page.text().contains("by June"));
    leader.get(&publish).says("Track without slow spots").says("It changes the line of 1 person in 1 team.");
    let page = leader.submit(PUBLISH, &[("reason", " ")]);
    assert!(page.has(".wrong") && page.has(PUBLISH));
    let reason = "June, as the new trains come then";
    let page = leader.submit(PUBLISH, &[("reason", reason)]);
    assert_eq!(page.path, "/versions/3");
    page.says(reason).says("The leader").says("Track without slow spots").says("Track without a slow spot by June");
    reader.get(&node).says("by June");
    let history = reader.page.link("History");
    reader.get(&history).says(reason).says("Track without slow spots");
    reader.get("/versions").says(reason);
    reader.get("/versions/3/outline").says("by June");
    reader.get("/versions/2/outline").says("Track without slow spots");
    assert!(!reader.page.text().contains("by June"));
    reader.get("/versions?from=1&to=3");
    let compare = reader.page.link("What changed from version 1 to 3");
    reader.get(&compare).says("A better track").says("by June").says("Said what it is about");
    assert!(!reader.page.has("main form"));
}

#[test]
fn another_draft_is_brought_up_and_asks_where_both_changed_one_field() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    leader.submit(EDIT, &[("title", "Mine"), ("because", "I say so.")]);
    let behind = World::mirror(World::BEHIND, World::OBJECTIVE);
    leader.get(&format!("/strategy/{behind}/edit"));
    leader.submit(EDIT, &[("title", "Yours")]);
    leader.publish(World::DRAFT, "It had to be said");
    let page = leader.get(&format!("/strategy/{behind}")).clone();
    page.says("Yours").says("I say so.");
    // The choice that waited already is about what is published now.
    let publish = format!("/drafts/{}/publish", World::BEHIND);
    leader.get(&publish).says("Published since").says("Mine").says("Yours");
    // And both gave the other pillar another name.
    leader.page.says("Next year").says("A second thought");
    assert_eq!(leader.page.all(CHOOSE).len(), 2);
    assert!(!leader.page.has(PUBLISH));
    let answer = leader.post("/api/drafts/publish", &[("id", World::BEHIND), ("reason", "Now")]);
    assert!(answer.location().contains("draft="), "{}", answer.location());
    leader.get(&publish);
    leader.submit(CHOOSE, &[("chosen", "mine")]);
    leader.get(&publish);
    leader.submit(CHOOSE, &[("chosen", "mine")]);
    leader.publish(World::BEHIND, "Second thoughts are better");
    let mut reader = app.client_of(Persona::Owner);
    reader.get(&format!("/strategy/{}", World::OBJECTIVE)).says("Yours").says("I say so.");
}

#[test]
fn a_version_is_taken_back_by_a_draft_with_its_own_reason() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.publish(World::DRAFT, "A new name");
    assert_eq!(leader.page.path, "/versions/3");
    let page = leader.submit("form[action='/api/drafts/undo']", &[]);
    assert!(page.path.ends_with("/publish"), "{}", page.path);
    page.says("It takes back").says("A line that pays");
    let page = leader.submit(PUBLISH, &[("reason", "The old name was better")]);
    assert_eq!(page.path, "/versions/4");
    let mut reader = app.client_of(Persona::Owner);
    reader.get("/strategy").says("A line that pays");
    assert!(!reader.get("/versions/4").has("main form"));
}

#[test]
fn of_two_in_one_draft_each_keeps_the_field_that_they_changed() {
    let app = TestApp::with_people();
    let path = format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE);
    let (mut first, mut second) = (app.client_of(Persona::Leader), app.client_of(Persona::Leader));
    first.get(&path);
    second.get(&path);
    first.submit(EDIT, &[("title", "What the first wrote")]);
    let page = second.submit(EDIT, &[("because", "What the second wrote")]);
    assert_eq!(page.path, format!("/strategy/{}", World::DRAFT_OBJECTIVE));
    page.says("What the first wrote").says("What the second wrote");
    assert!(page.html.contains("together with what somebody else changed meanwhile"));
}

/// The bench in small, and as fast as it can: some edit alone, some another field of the same node, some the same field.
#[test]
fn of_many_editors_at_once_every_save_is_kept_once_and_nobody_is_shown_an_error() {
    let app = TestApp::with_people();
    const NODES: [&str; 4] = [World::OBJECTIVE, World::OTHER_PILLAR, World::SECOND_OBJECTIVE, World::PILLAR];
    let mirrors = NODES.map(|id| World::mirror(World::DRAFT, id));
    let [alone, second, shared, contested] = mirrors;
    let nodes = vec![alone, second, shared, contested.clone(), contested.clone(), contested];
    let editors = (0..6).map(|_| app.client_of(Persona::Leader)).collect();
    let edited = edit(Round { editors, nodes, saves: 5, pause: std::time::Duration::from_millis(20) });
    assert_eq!(edited.errors, Vec::<String>::new());
    let saved: usize = edited.words.values().map(Vec::len).sum();
    assert_eq!(saved + edited.conflicts, 30);
    let text = |sql: String| app.fresh.text(&sql);
    let missing = edited.missing(|node, field| text(format!("SELECT {field} AS text FROM node WHERE id = '{node}'")));
    assert_eq!(missing, Vec::<String>::new());
    for (node, saves) in edited.by_node() {
        let audited = format!(
            "SELECT CAST(COUNT(*) AS TEXT) AS text FROM audit WHERE subject_id = '{node}' AND action = 'strategy.edit'"
        );
        assert_eq!(text(audited), saves.to_string(), "{node}");
    }
    let mut leader = app.client_of(Persona::Leader);
    leader.publish(World::DRAFT, "All of it at once");
    assert_eq!(leader.page.path, "/versions/3");
    let published = |mirror: &str| *NODES.iter().find(|id| World::mirror(World::DRAFT, id) == mirror).unwrap();
    let missing = edited.missing(|node, field| {
        text(format!(
            "SELECT c.after AS text FROM version_change c JOIN version v ON v.id = c.version_id \
             WHERE v.number = 3 AND c.node_id = '{}' AND c.field = '{field}'",
            published(node)
        ))
    });
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_draft_is_named_limited_set_aside_and_discarded() {
    let app = TestApp::with_people();
    let (mut leader, mut peer) = (app.client_of(Persona::Leader), app.client_of(Persona::Peer));
    let settings = format!("/drafts/{}/settings", World::DRAFT);
    let node = format!("/strategy/{}", World::DRAFT_OBJECTIVE);
    assert_eq!(peer.get(&node).status, 404);
    leader.get(&settings);
    leader.submit("form[action='/api/drafts/invite']", &[("owner_search", "The peer")]).says("The peer");
    // Whoever is invited reads and edits; leadership alone publishes and steers.
    assert_eq!(peer.get(&node).status, 200);
    peer.get(&format!("{node}/edit"));
    peer.submit(EDIT, &[("title", "Written by a guest")]).says("Written by a guest");
    assert!(!peer.get(&format!("/drafts/{}/publish", World::DRAFT)).has(PUBLISH));
    assert!(!peer.get(&settings).has("main form"));
    leader.submit("form[action='/api/drafts/name']", &[("name", "Next year, again")]).says("Next year, again");
    leader.submit("form[action='/api/drafts/aside']", &[]);
    assert_eq!(leader.get(&format!("{node}/edit")).status, 404);
    leader.get(&format!("/drafts/{}", World::DRAFT)).says("It is set aside.");
    assert!(!leader.page.has("[data-act=edit]"));
    leader.get(&settings);
    leader.submit("form[action='/api/drafts/resume']", &[]);
    assert_eq!(leader.get(&format!("{node}/edit")).status, 200);
    leader.get(&settings);
    let page = leader.submit("form[action='/api/drafts/discard']", &[]);
    assert!(page.has(".wrong"), "{}", page.text());
    let page = leader.submit("form[action='/api/drafts/discard']", &[("sure", "yes")]);
    assert_eq!(page.path, "/drafts");
    page.says("discarded");
    assert_eq!(leader.get(&node).status, 404);
}

#[test]
fn what_changed_on_my_line_stands_there_with_its_reason_until_i_mark_it_read() {
    let app = TestApp::with_people();
    let (mut leader, mut owner) = (app.client_of(Persona::Leader), app.client_of(Persona::Owner));
    owner.get("/").says("Changed on your lines").says("Said what it is about").says("A better track");
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_PILLAR));
    leader.submit(EDIT, &[("because", "A train that stands earns nothing.")]);
    leader.publish(World::DRAFT, "Standing trains were our largest cost");
    let page = owner.get("/");
    page.says("Standing trains were our largest cost").says("It carries the line.").says("earns nothing.");
    // The other pillar is on nobody's line here.
    assert!(!page.all("[aria-labelledby=changed]").join(" ").contains("Next year"));
    owner.get("/");
    owner.page.says("Changed on your lines");
    owner.submit("form[action='/api/mission/read']", &[]);
    assert!(!owner.page.text().contains("Changed on your lines"));
    let mut manager = app.client_of(Persona::Manager);
    let of_owner = format!("/people/{}/mission", Persona::Owner.person());
    assert!(!manager.get(&of_owner).text().contains("Changed on"));
    // Old news goes by itself.
    app.fresh.conn().batch_execute("DELETE FROM line_read").unwrap();
    owner.get("/").says("Changed on your lines");
    app.fresh.clock.advance(31 * DAY);
    let mut later = app.client_of(Persona::Owner);
    app.fresh.conn().batch_execute("UPDATE session SET ends_at = ends_at + 31 * 86400000000").unwrap();
    assert!(!later.get("/").text().contains("Changed on your lines"));
}

/// Leadership that is not named, and everybody else, learn nothing of a limited draft: not that it is there, nor a word.
#[test]
fn a_limited_draft_is_nothing_to_whoever_is_not_invited() {
    let app = TestApp::with_people();
    let mirror = |id: &str| World::mirror(World::LIMITED, id);
    let copy = format!("{}1", &World::LIMITED[..35]);
    let objective = mirror(World::OBJECTIVE);
    let mut strangers = [Persona::Leader, Persona::Owner, Persona::Admin].map(|persona| app.client_of(persona));
    let mut invited = app.client_of(Persona::Manager);
    invited.get(&format!("/drafts/{}", World::LIMITED)).says("Behind closed doors");
    for page in registry::pages() {
        let id = match page.split('/').nth(1) {
            Some("strategy") if page.contains("/:id") => objective.as_str(),
            Some("drafts") if page.contains("/:id") => World::LIMITED,
            Some("strategies") if page.contains("/:id") => copy.as_str(),
            _ => continue,
        };
        let path = page.replace(":id", id);
        for stranger in &mut strangers {
            let page = stranger.get(&path);
            assert_eq!(page.status, 404, "{path}");
            assert!(!page.html.contains("Behind closed doors"), "{path}");
        }
    }
    // The same of each function that takes an id of it.
    let ids = [
        (World::OBJECTIVE, objective.clone()),
        (World::DRAFT_OBJECTIVE, objective.clone()),
        (World::DRAFT_ARCHIVED, mirror(World::ARCHIVED)),
        (World::DRAFT_PILLAR, mirror(World::PILLAR)),
        (World::DRAFT_OTHER_PILLAR, mirror(World::OTHER_PILLAR)),
        (World::DRAFT_SECOND, mirror(World::SECOND_OBJECTIVE)),
        (World::DRAFT_SUPPORT, mirror(World::SUPPORT)),
        (World::DRAFT, World::LIMITED.to_owned()),
        (World::STRATEGY, copy.clone()),
    ];
    let mut asked = 0;
    for function in registry::functions() {
        let of_strategy = ["/api/strategy/", "/api/strategies/", "/api/drafts/", "/api/tenet/add", "/api/measure/add"];
        let body = crate::access::values::body(&function);
        let about = ids.iter().fold(body.clone(), |body, (known, limited)| body.replace(known, limited));
        if about == body || !of_strategy.iter().any(|path| function.path.starts_with(path)) {
            continue;
        }
        // A published node can be named there too, and a draft begun for nothing is a draft of one's own.
        if ["/api/drafts/begin", "/api/drafts/choose", "/api/strategies/bring-back"].contains(&function.path.as_str()) {
            continue;
        }
        asked += 1;
        for stranger in &mut strangers {
            let answer = stranger.call(function.method, &function.path, &about);
            assert_eq!(answer.status, 404, "{} {about}: {}", function.path, answer.text());
        }
    }
    assert!(asked > 20, "{asked}");
    for stranger in &mut strangers {
        assert_eq!(stranger.call("POST", "/api/strategies/bring-back", &format!("id={copy}")).status, 404);
    }
    // Lists, searches and addresses that could carry its ids show none of its words.
    let card = format!("what=I+carry&may_wait=&may_decide=&node={objective}");
    for stranger in &mut strangers {
        for path in [
            "/".to_owned(),
            "/strategy".to_owned(),
            format!("/strategy?at={objective}"),
            format!("/strategy?undo=archived.{}", mirror(World::ARCHIVED)),
            format!("/strategy?open={objective}"),
            "/strategies".to_owned(),
            "/drafts".to_owned(),
            "/versions".to_owned(),
            format!("/strategy/{}/draft", World::OBJECTIVE),
            format!("/strategy/{}/move?to={}", World::DRAFT_SECOND, mirror(World::OTHER_PILLAR)),
            format!("/strategy/{}/supports?find=closed", World::DRAFT_SECOND),
            format!("/cards/new?node={}&find=closed", mirror(World::OTHER_PILLAR)),
            format!("/people/{}", Persona::Owner.person()),
            format!("/teams/{}", World::TRACK),
            "/strategy/export?format=json".to_owned(),
            "/me".to_owned(),
        ] {
            let page = stranger.get(&path);
            assert!(!page.html.contains("Behind closed doors"), "{path}");
        }
        let answer = stranger.call("POST", "/api/cards/add", &card);
        assert!(answer.status == 422 && answer.text().contains("no longer in force"), "{}", answer.text());
    }
    // What somebody owns in a draft is not listed as theirs.
    let mut peer = app.client_of(Persona::Peer);
    let page = peer.get(&format!("/people/{}", Persona::Owner.person()));
    assert_eq!(page.attributes("a[href]", "href").iter().filter(|href| href.contains("/strategy/0")).count(), 1);
}
