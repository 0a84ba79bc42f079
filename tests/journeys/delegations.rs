//! Letting somebody edit one subtree until a day.
//!
//! Invariant: see `journeys`.

use app::time::DAY;
use diesel::connection::SimpleConnection;

use crate::support::{Persona, TestApp, World};

const GIVE: &str = "form[action='/api/delegations/give']";
const END: &str = "form[action='/api/delegations/end']";
const BEGIN: &str = "form[action='/api/drafts/begin']";
const EDIT: &str = "form[action='/api/strategy/edit']";
const ADD: &str = "form[action='/api/strategy/add']";
const PUBLISH: &str = "form[action='/api/drafts/publish']";

#[test]
fn a_leader_lets_somebody_edit_a_pillar_everybody_sees_it_and_leadership_publishes() {
    let app = TestApp::with_people();
    let (mut leader, mut peer, mut reader) =
        (app.client_of(Persona::Leader), app.client_of(Persona::Peer), app.client_of(Persona::Owner));
    let pillar = format!("/strategy/{}", World::PILLAR);
    let give = leader.get(&pillar).link("Let somebody edit this");
    leader.get(&give);
    // Several bear the name: which one is asked, and nothing is lost.
    let page = leader.submit(GIVE, &[("owner_search", "the"), ("until", "2026-07-01")]);
    page.says("Who is meant?");
    let until = page.value(&format!("{GIVE} [name=until]"));
    assert_eq!(until, "2026-07-01");
    let page = leader.submit(GIVE, &[("owner", &format!("person:{}", Persona::Peer.person()))]);
    assert_eq!(page.path, pillar);
    page.says("It is delegated.").says("The peer edits this until 1 July, let by The leader");
    // Everybody reads it: at the node, in the outline, in the list of all.
    reader.get(&pillar).says("The peer edits this until 1 July, let by The leader");
    assert!(!reader.page.has(END));
    reader.get("/strategy").says("The peer edits this until 1 July, let by The leader");
    let all = reader.page.link("Delegations");
    reader.get(&all).says("The peer").says("The leader").says("1 July");
    // Whoever was let edit is told, finds it on the page of their settings, and begins a draft.
    peer.get("/").says("you may edit a part of the strategy");
    peer.get("/me").says("What you are let edit").says("Trains that run");
    let draft = peer.page.link("Edit it in a draft");
    peer.get(&draft).says("You change in it what is delegated to you.");
    let page = peer.submit(BEGIN, &[("name", "Trains that run better")]);
    page.says("You are in a draft.").says("Trains that run better");
    let page = peer.submit(EDIT, &[("title", "Trains that run, every night")]);
    page.says("Trains that run, every night");
    // The place of the pillar is not hers to say; what hangs below it is.
    assert!(!page.has("form[action='/api/strategy/archive']") && !page.text().contains("Move it to"));
    let add = page.link("Add an objective");
    peer.get(&add);
    let page = peer.submit(ADD, &[("title", "Spare trains at both ends")]);
    page.says("Spare trains at both ends").says("A line that pays").says("not yours to change");
    let publish = page.link("Difference and publish");
    peer.get(&publish).says("Spare trains at both ends");
    assert!(!peer.page.has(PUBLISH));
    reader.get(&pillar);
    assert!(!reader.page.text().contains("every night"));
    leader.get(&publish).says("Trains that run, every night");
    leader.submit(PUBLISH, &[("reason", "Spare trains, as the winter showed")]).says("Version 3");
    reader.get(&pillar).says("Trains that run, every night").says("Spare trains at both ends");
    // Given back, nobody is let edit it by it any more.
    peer.get(&pillar);
    peer.submit(END, &[]).says("The delegation is ended.");
    assert!(!peer.page.text().contains("edits this until 1 July"));
    reader.get("/strategy/delegations").says("given back by The peer, today");
    leader.get("/me").says("gave back what you let them edit");
    peer.get(&format!("{pillar}/draft"));
    assert_eq!(peer.page.status, 403);
}

#[test]
fn whoever_is_let_in_works_in_their_part_of_a_draft_of_leadership() {
    let app = TestApp::with_people();
    let (mut inside, mut outside) = (app.client_of(Persona::DlgIn), app.client_of(Persona::DlgOut));
    for (client, may) in [(&mut inside, true), (&mut outside, false)] {
        client.get(&format!("/drafts/{}", World::DRAFT)).says("Next year").says("Doors that close");
        client.get(&format!("/strategy/{}/edit", World::DRAFT_SECOND));
        assert_eq!(client.page.status, if may { 200 } else { 404 }, "{}", client.page.text());
        // Of a draft that they were not let into they know nothing.
        client.get(&format!("/drafts/{}", World::BEHIND));
        assert_eq!(client.page.status, 404);
    }
    inside.get(&format!("/strategy/{}/move", World::DRAFT_SECOND)).says("Trains that run");
    assert!(!inside.page.text().contains("Carry people home ›"), "{}", inside.page.text());
    // Its last day over, the draft is gone for them as if it had never been.
    app.fresh.clock.advance(31 * DAY);
    let later = "UPDATE session SET ends_at = ends_at + 8640000000000, seen_at = seen_at + 2678400000000";
    app.fresh.conn().batch_execute(later).unwrap();
    for path in [format!("/drafts/{}", World::DRAFT), format!("/strategy/{}", World::DRAFT_SECOND)] {
        inside.get(&path);
        assert_eq!(inside.page.status, 404, "{path}");
    }
    inside.get("/me");
    assert!(!inside.page.text().contains("What you are let edit"));
    inside.get("/strategy/delegations").says("ran out");
}

#[test]
fn a_last_day_that_is_over_or_too_far_ahead_comes_back_with_its_words() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    for (until, said) in [
        ("2026-06-14", "This day is over."),
        ("2026-09-14", "At most 90 days"),
        ("next week", "Write the last day as year, month and day"),
    ] {
        leader.get(&format!("/strategy/{}/delegate", World::PILLAR));
        let page = leader.submit(GIVE, &[("owner_search", "The newcomer"), ("until", until)]);
        page.says(said);
        assert_eq!(page.value(&format!("{GIVE} [name=owner_search]")), "The newcomer");
    }
    leader.get(&format!("/strategy/{}/delegate", World::PILLAR));
    leader
        .submit(GIVE, &[("owner_search", "The leader"), ("until", "2026-07-01")])
        .says("edits the whole strategy already");
    // Neither the mission nor what nobody publishes is delegated, and nobody else delegates.
    for (persona, node, status) in [
        (Persona::Leader, World::MISSION, 403),
        (Persona::Leader, World::DRAFT_PILLAR, 403),
        (Persona::DlgIn, World::PILLAR, 403),
        (Persona::Admin, World::PILLAR, 403),
    ] {
        let mut client = app.client_of(persona);
        client.get(&format!("/strategy/{node}/delegate"));
        assert_eq!(client.page.status, status, "{persona:?} {node}");
    }
}

#[test]
fn what_is_held_about_somebody_tells_their_delegations_drafts_and_what_they_marked_as_read() {
    let app = TestApp::with_people();
    let read = format!(
        "INSERT INTO line_read (id, version_id, read_at) VALUES ('{}', '{}', 1781510400000000)",
        Persona::DlgIn.person(),
        World::id(0xd2)
    );
    app.fresh.conn().batch_execute(&read).unwrap();
    let file = |persona| -> serde_json::Value {
        let answer = app.client_of(persona).ask("GET", "/me/data.json", &[("Accept", "*/*")], "");
        assert_eq!(answer.status, 200, "{}", answer.text());
        serde_json::from_str(&answer.text()).unwrap()
    };
    let mine = file(Persona::DlgIn);
    let told = |key: &str, at: usize| {
        format!("{}, {}", mine[key][at]["what"].as_str().unwrap(), mine[key][at]["how"].as_str().unwrap())
    };
    assert_eq!(told("delegations", 0), "Trains that run, let edit");
    assert_eq!(told("drafts", 0), "a draft, invited");
    assert_eq!(told("line_read", 0), "version 2, marked as read");
    assert_eq!(mine["line_read"][0]["when"], "2026-06-15T08:00:00Z");
    let leader = file(Persona::Leader);
    assert_eq!(leader["delegations"].as_array().unwrap().len(), 3);
    // What belongs to others is in nobody's file but theirs.
    let owner = file(Persona::Owner);
    assert_eq!(owner["owns"][0]["what"], "Track without slow spots");
    assert_eq!(owner["measures"].as_array().unwrap().len(), 2);
    for key in ["delegations", "drafts", "line_read", "versions"] {
        assert_eq!(owner[key], serde_json::json!([]), "{key}");
    }
}
