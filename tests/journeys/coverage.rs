//! Each kind of gap, made and mended from `/coverage`.
//!
//! Invariant: see `journeys`. What makes a gap may be a row that nobody has a form for; what mends it is a link of the page.

use app::access::Tx as _;
use diesel::connection::SimpleConnection as _;

use crate::support::{Client, Persona, TestApp, World};

/// Writes rows through the door.
fn rows(app: &TestApp, statements: &str) {
    app.house.write_as_system(|tx| Ok(tx.conn().batch_execute(statements)?)).unwrap();
}

/// An organisation whose teams are all on, and that has offered nothing to anybody.
fn switched_on() -> TestApp {
    let app = TestApp::with_people();
    rows(&app, "DELETE FROM team_on; UPDATE translation SET state = 'ended', turn_side = NULL");
    let on = [World::LINE, World::WORKS, World::TRACK, World::TRADE]
        .map(|id| format!("INSERT INTO team_on (id, on_at) VALUES ('{id}', 1780000000000000)"));
    rows(&app, &on.join("; "));
    app
}

/// Returns what stands under the heading of a kind, a cell each.
fn cells(client: &mut Client, kind: &str) -> Vec<String> {
    client.page.all(&format!("#kind-{kind} + thead + tbody tr"))
}

/// Follows the act of the first gap of a kind.
fn mend(client: &mut Client, kind: &str) {
    let hrefs =
        client.page.attributes(&format!("#kind-{kind} + thead + tbody tr:first-child td:first-of-type a"), "href");
    let href = hrefs.first().unwrap_or_else(|| panic!("no act for {kind}: {}", client.page.text())).clone();
    assert_eq!(client.get(&href).status, 200, "{href}");
}

#[test]
fn with_no_team_on_coverage_says_so_and_leads_to_the_switch() {
    let app = TestApp::with_people();
    rows(&app, "DELETE FROM team_on");
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/coverage").says("No team is switched on yet");
    assert_eq!(leader.page.link("Switch the first team on"), "/coverage/teams");
    let mut peer = app.client_of(Persona::Peer);
    peer.get("/coverage").says("No team is switched on yet").says("switch teams on");
}

#[test]
fn leadership_sees_the_company_a_manager_their_part_and_an_employee_their_line() {
    let app = switched_on();
    let team = format!("/coverage?part={}", World::TRADE);
    for (persona, company, trade, own) in [
        (Persona::Leader, 200, 200, "The whole organisation"),
        (Persona::Outside, 403, 200, "Every place where the line breaks in Trade"),
        (Persona::Manager, 403, 403, "Every place where the line breaks in Track"),
        (Persona::Skip, 403, 403, "Every place where the line breaks in Works"),
        (Persona::Peer, 403, 403, "Where your own line breaks"),
        (Persona::Admin, 403, 403, "Where your own line breaks"),
    ] {
        let mut client = app.client_of(persona);
        assert_eq!(client.get("/coverage?part=all").status, company, "{persona:?}");
        assert_eq!(client.get(&team).status, trade, "{persona:?}");
        client.get("/coverage").says(own);
        assert_eq!(client.get("/coverage?part=line").status, 200, "{persona:?}");
        assert_eq!(client.get(&format!("/coverage?part={}", World::NOTHING)).status, 404, "{persona:?}");
    }
}

#[test]
fn what_is_missing_at_a_node_is_mended_in_a_draft() {
    let app = switched_on();
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/coverage");
    assert!(cells(&mut leader, "empty").concat().contains("A line that pays"), "{}", leader.page.text());
    assert!(cells(&mut leader, "owner").concat().contains("Doors that close"));
    assert!(!leader.page.has("#kind-because"));
    rows(&app, &format!("UPDATE node SET because = '' WHERE id = '{}'", World::SECOND_OBJECTIVE));
    leader.get("/coverage");
    assert!(cells(&mut leader, "because").concat().contains("Doors that close"));
    mend(&mut leader, "because");
    // The page of the choice leads into a draft; there the because is written, and the draft is published.
    assert!(leader.page.path.ends_with("/draft"), "{}", leader.page.path);
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_SECOND));
    let peer = format!("person:{}", Persona::Peer.person());
    leader.submit(
        "form[action='/api/strategy/edit']",
        &[("because", "A door that is open waits."), ("owner_search", "the"), ("look", "yes")],
    );
    leader.submit("form[action='/api/strategy/edit']", &[("owner", &peer)]);
    leader.get(&format!("/strategy/{}/add", World::DRAFT_OTHER_PILLAR));
    leader.submit("form[action='/api/strategy/add']", &[("title", "Tickets that sell"), ("because", "They pay.")]);
    leader.publish(World::DRAFT, "So that the line holds");
    leader.get("/coverage");
    assert!(!leader.page.has("#kind-empty") && !leader.page.has("#kind-because"), "{}", leader.page.text());
    assert!(!cells(&mut leader, "owner").concat().contains("Doors that close"));
}

#[test]
fn a_missing_measure_is_added_and_a_stale_one_checked_in() {
    let app = switched_on();
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/coverage?kind=measure");
    assert!(cells(&mut leader, "measure").concat().contains("Doors that close"), "{}", leader.page.text());
    mend(&mut leader, "measure");
    let added = leader.submit("form[action='/api/measure/add']", &[("name", "Doors that stuck"), ("target", "1")]);
    assert_eq!(added.status, 200);
    leader.get("/coverage");
    assert!(!cells(&mut leader, "measure").concat().contains("Doors that close"));
    // The owner's number grows stale by itself: no job has to say so.
    assert!(!leader.page.has("#kind-stale"));
    app.fresh.clock.advance(60 * app::time::DAY);
    let mut owner = app.client_of(Persona::Owner);
    rows(&app, &format!("UPDATE session SET ends_at = 4000000000000000 WHERE id = '{}'", Persona::Owner.session()));
    owner.get("/coverage");
    assert!(cells(&mut owner, "stale").concat().contains("Slow spots"), "{}", owner.page.text());
    mend(&mut owner, "stale");
    assert!(owner.page.path.starts_with("/measures"), "{}", owner.page.path);
    owner.get(&format!("/measures/{}", World::MEASURE));
    owner.submit("form[action='/api/measure/record']", &[("amount", "6")]);
    owner.get("/coverage");
    assert!(!owner.page.has("#kind-stale"), "{}", owner.page.text());
}

#[test]
fn a_card_on_what_was_put_away_is_its_authors_and_their_chains_to_see() {
    let app = switched_on();
    rows(&app, &format!("UPDATE contribution SET node_id = '{}' WHERE id = '{}'", World::ARCHIVED, World::CARD));
    for (persona, sees) in [
        (Persona::Owner, true),
        (Persona::Manager, true),
        (Persona::Skip, true),
        (Persona::Peer, false),
        (Persona::Leader, false),
        (Persona::Outside, false),
    ] {
        let mut client = app.client_of(persona);
        client.get("/coverage");
        assert_eq!(client.page.has("#kind-adrift"), sees, "{persona:?}: {}", client.page.text());
        let file = client.ask("GET", "/export/coverage.csv", &[], "").text();
        assert_eq!(file.contains("a card of The owner"), sees, "{persona:?}: {file}");
    }
    let mut owner = app.client_of(Persona::Owner);
    owner.get("/coverage");
    mend(&mut owner, "adrift");
    owner.submit("form[action='/api/cards/attach']", &[("node", World::OBJECTIVE)]);
    owner.get("/coverage");
    assert!(!owner.page.has("#kind-adrift"), "{}", owner.page.text());
}

#[test]
fn an_offer_a_decline_and_an_agreement_break_the_line_until_somebody_acts() {
    let app = switched_on();
    let translation = |id: u32, team: &str, state: &str, side: &str| {
        format!(
            "INSERT INTO translation (id, strategy_id, node_id, title, team_id, offered_by, offered_at, because, state, turn_side, since, text_turn_id) \
             VALUES ('{}', '{}', '{}', 'Doors that close', '{team}', '{}', 0, 'x', '{state}', {side}, 1781000000000000, '')",
            World::id(id),
            World::STRATEGY,
            World::SECOND_OBJECTIVE,
            Persona::Leader.person()
        )
    };
    rows(
        &app,
        &[
            translation(0x501, World::TRACK, "offered", "'team'"),
            translation(0x502, World::TRADE, "declined", "'giver'"),
            translation(0x503, World::WORKS, "agreed", "NULL"),
        ]
        .join("; "),
    );
    app.fresh.clock.advance(7 * app::time::DAY);
    for persona in [Persona::Leader, Persona::Manager, Persona::Skip, Persona::Outside] {
        rows(
            &app,
            &format!(
                "UPDATE session SET ends_at = 4000000000000000, seen_at = {} WHERE id = '{}'",
                app.fresh.clock.now().0,
                persona.session()
            ),
        );
    }
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/coverage");
    assert!(leader.page.has("#kind-silent") && leader.page.has("#kind-declined"), "{}", leader.page.text());
    // That nobody has a card is for those in whose chain they all are.
    assert!(!leader.page.has("#kind-idle"));
    assert!(cells(&mut leader, "silent").concat().contains("The manager"), "whoever may answer is named");
    let mut manager = app.client_of(Persona::Manager);
    manager.get("/coverage");
    assert!(manager.page.has("#kind-silent") && !manager.page.has("#kind-declined"), "{}", manager.page.text());
    let mut skip = app.client_of(Persona::Skip);
    skip.get("/coverage");
    assert!(skip.page.has("#kind-idle") && skip.page.has("#kind-silent"), "{}", skip.page.text());
    mend(&mut skip, "idle");
    skip.submit("form[action='/api/cards/add']", &[("what", "I lend fitters for the doors")]);
    skip.get("/coverage");
    assert!(!skip.page.has("#kind-idle"), "{}", skip.page.text());
    rows(
        &app,
        &format!("UPDATE translation SET state = 'withdrawn', turn_side = NULL WHERE id = '{}'", World::id(0x502)),
    );
    leader.get("/coverage");
    assert!(!leader.page.has("#kind-declined"));
}

#[test]
fn teams_are_on_no_line_or_carry_too_much() {
    let app = switched_on();
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/coverage?kind=line");
    assert!(cells(&mut leader, "line").concat().contains("Trade"), "{}", leader.page.text());
    let mut statements: Vec<String> = (0..2)
        .map(|n| {
            format!(
                "INSERT INTO translation (id, strategy_id, node_id, title, team_id, offered_by, offered_at, because, state, since, text_turn_id, agreed_at) \
                 VALUES ('{}', '{}', '{}', 'x', '{}', '{}', 0, 'x', 'agreed', 1781000000000000, '', 1781000000000000)",
                World::id(0x510 + n),
                World::STRATEGY,
                [World::OBJECTIVE, World::SECOND_OBJECTIVE][n as usize],
                World::TRADE,
                Persona::Leader.person()
            )
        })
        .collect();
    statements.push(format!(
        "INSERT INTO team_capacity (id, carries, said_by, said_at) VALUES ('{}', 1, '{}', 0)",
        World::TRADE,
        Persona::Outside.person()
    ));
    rows(&app, &statements.join("; "));
    leader.get("/coverage");
    assert!(!cells(&mut leader, "line").concat().contains("Trade"));
    assert!(cells(&mut leader, "load").concat().contains("Trade"), "{}", leader.page.text());
    let mut outside = app.client_of(Persona::Outside);
    outside.get("/coverage");
    mend(&mut outside, "load");
    rows(&app, &format!("UPDATE team_capacity SET carries = 2 WHERE id = '{}'", World::TRADE));
    outside.get("/coverage");
    assert!(!outside.page.has("#kind-load"), "{}", outside.page.text());
}

#[test]
fn the_table_the_map_the_filters_and_the_file_say_the_same() {
    let app = switched_on();
    rows(&app, &format!("UPDATE node SET because = '' WHERE id = '{}'", World::OBJECTIVE));
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/coverage?as=heat").says("Trains that run").says("Works").says("No team");
    let cell = leader.page.attributes("#heat + thead + tbody td a", "href");
    assert!(!cell.is_empty(), "{}", leader.page.text());
    leader.get(&cell[0]);
    assert!(leader.page.has("table"), "{}", leader.page.text());
    leader.get("/coverage");
    let map = leader.page.link("On the map");
    leader.get(&map);
    assert!(leader.page.text().contains("Doors that close"), "{}", leader.page.text());
    leader.get(&format!("/coverage?pillar={}", World::OTHER_PILLAR));
    assert!(leader.page.has("#kind-empty") && !leader.page.has("#kind-measure"), "{}", leader.page.text());
    leader.get("/coverage");
    let file = leader.page.link("As a file (CSV)");
    let text = leader.ask("GET", &file, &[], "").text();
    for words in ["Pillars with nothing under them", "A line that pays", "Without a measure", "Doors that close"] {
        assert!(text.contains(words), "{text}");
    }
}
