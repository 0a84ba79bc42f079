//! Checking in the numbers one keeps, and files of values from the browser.
//!
//! Invariant: see `journeys`.

use diesel::connection::SimpleConnection;

use crate::support::{Persona, TestApp, World};

const ADD: &str = "form[action='/api/measure/add']";
const APPLY: &str = "form[action='/api/measure/import/apply']";
const DROP: &str = "form[action='/api/measure/import/drop']";
const TOKENS: &str = "00000000-0000-7000-8000-0000000000b1";
const YARD: &str = "00000000-0000-7000-8000-0000000000b2";

fn check_in(measure: &str) -> String {
    format!("form[action='/api/measure/check-in']:has([name=id][value='{measure}'])")
}

/// Gives the owner a number that is due and a milestone that never had a value.
fn with_more(app: &TestApp) {
    let owner = Persona::Owner.person();
    app.fresh
        .conn()
        .batch_execute(&format!(
            "INSERT INTO measure (id, node_id, position, name, kind, unit, stale_after_days, owner_id) VALUES \
             ('{TOKENS}', '{node}', 1, 'Tokens lost', 'quantity', 'tokens', 7, '{owner}'), \
             ('{YARD}', '{node}', 2, 'The yard is lit', 'milestone', '', 35, '{owner}'); \
             INSERT INTO measure_value (id, measure_id, role, position, measured_on, amount, confidence, made_at, source) \
             VALUES ('00000000-0000-7000-8000-0000000000b3', '{TOKENS}', 'actual', 0, '2026-06-01', 3, 'fairly sure', 1, 'by hand')",
            node = World::OBJECTIVE
        ))
        .unwrap();
}

#[test]
fn the_due_numbers_come_first_and_one_press_says_that_nothing_changed() {
    let app = TestApp::with_people();
    with_more(&app);
    let mut owner = app.client_of(Persona::Owner);
    owner.get("/measures").says("2 of them want a value.").says("Not due yet");
    let forms = owner.page.attributes("form.check-in [name=id]", "value");
    assert_eq!(forms, [TOKENS, YARD, World::MEASURE], "the stale one, the silent one, the one that can wait");
    let focus = |page: &crate::support::Page| page.attributes("[autofocus]", "id");
    assert_eq!(focus(&owner.page), [format!("f-amount-{TOKENS}")]);
    assert_eq!(owner.page.value(&format!("{} [name=amount]", check_in(TOKENS))), "3");
    // Unchanged, whatever was typed; how sure one is goes along.
    owner.submit(&check_in(TOKENS), &[("unchanged", "yes"), ("amount", "99")]).says("Recorded as unchanged.");
    assert_eq!(focus(&owner.page), [format!("f-amount-{YARD}")], "the next one is up");
    assert!(
        !owner.page.has(&format!("{} button[name=unchanged]", check_in(YARD))),
        "what has no value cannot be unchanged"
    );
    owner.submit(&check_in(YARD), &[("amount", "0"), ("confidence", "unsure")]).says("The value is recorded.");
    assert_eq!(focus(&owner.page), Vec::<String>::new(), "what is due is done");
    owner.submit(&check_in(World::MEASURE), &[("amount", "8"), ("note", "One more at the bridge")]);
    owner.page.says("None of them wants a value today.").says("behind its time");
    let page = owner.get(&format!("/measures/{TOKENS}"));
    let cells = page.all("[id^=values-] + thead + tbody td");
    assert_eq!(cells.iter().filter(|cell| *cell == "3 tokens").count(), 2, "{cells:?}");
    assert_eq!(cells.iter().filter(|cell| *cell == "fairly sure").count(), 2, "{cells:?}");
    page.says("by hand").says("2026-06-15 08:00 UTC");
    owner.get(&format!("/measures/{}", World::MEASURE)).says("One more at the bridge");
    assert!(owner.page.has("svg.chart[role=img][aria-label*='from 7']"), "{}", owner.page.text());
}

#[test]
fn nobody_says_unchanged_of_a_value_they_have_not_seen() {
    let app = TestApp::with_people();
    let (mut owner, mut leader) = (app.client_of(Persona::Owner), app.client_of(Persona::Leader));
    owner.get("/measures");
    leader.get(&format!("/measures/{}", World::MEASURE));
    leader.submit("form[action='/api/measure/record']", &[("amount", "12")]);
    let page = owner.submit(&check_in(World::MEASURE), &[("unchanged", "yes")]);
    page.says("Somebody recorded 12 meanwhile.");
    assert_eq!(page.attributes("[autofocus]", "id"), [format!("f-amount-{}", World::MEASURE)]);
    assert_eq!(page.value(&format!("{} [name=amount]", check_in(World::MEASURE))), "7", "what stood there is kept");
    owner.submit(&check_in(World::MEASURE), &[("amount", "many")]).says("Write a number");
}

#[test]
fn who_keeps_nothing_is_told_what_the_page_is_for() {
    let app = TestApp::with_people();
    let mut peer = app.client_of(Persona::Peer);
    peer.get("/measures").says("Nothing to check in");
    assert!(!peer.page.has("a[href='/measures/import']"));
    assert_eq!(peer.get("/measures/import").status, 403);
    assert_eq!(peer.get(&format!("/measures/imports/{}", World::VALUE_IMPORT)).status, 403);
    assert_eq!(peer.get(&format!("/measures/imports/{}", World::NOTHING)).status, 404);
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/measures").link("Record values from a file");
}

#[test]
fn a_file_is_looked_at_before_it_is_recorded_and_says_nothing_new_the_second_time() {
    let app = TestApp::with_people();
    with_more(&app);
    let mut owner = app.client_of(Persona::Owner);
    let file = "measure,date,value,source\nTokens lost,2026-06-10,4,Turnstiles\nTokens lost,2026-06-11,\"1,234\",\nBoats,2026-06-11,1,\n";
    owner.get("/measures/import");
    let answer = owner.upload("/upload/values", &[], ("tokens.csv", file));
    assert_eq!(answer.status, 303, "{}", answer.text());
    let preview = answer.location().to_owned();
    owner.get(&preview).says("Nothing of it is recorded yet").says("may be 1234 or 1.234").says("no measure “Boats”");
    assert!(!owner.get(&format!("/measures/{TOKENS}")).text().contains("Turnstiles"));
    owner.get(&preview);
    owner.submit(APPLY, &[]).says("It is recorded.").says("1 recorded");
    owner.get(&format!("/measures/{TOKENS}")).says("Turnstiles, in tokens.csv").says("2026-06-15 08:00 UTC");
    let again = owner.upload("/upload/values", &[], ("tokens.csv", file)).location().to_owned();
    owner.get(&again).says("nothing to record").says("Known already");
    assert!(!owner.page.has(APPLY));
    assert_eq!(owner.submit(DROP, &[]).path, "/measures/import");
    owner.get(&again).says("It was dropped");
    // What is no table of values is refused where it was chosen.
    owner.get("/measures/import");
    let refused = owner.upload("/upload/values", &[], ("page.html", "<html></html>")).location().to_owned();
    owner.get(&refused).says("This is not a table of values").says("Nothing was recorded");
}

#[test]
fn a_keeper_records_what_is_theirs_and_leadership_everything() {
    let app = TestApp::with_people();
    with_more(&app);
    app.fresh
        .conn()
        .batch_execute(&format!(
            "UPDATE measure SET owner_id = '{}', node_id = '{}' WHERE id = '{YARD}'",
            Persona::Peer.person(),
            World::SECOND_OBJECTIVE
        ))
        .unwrap();
    let file = "measure,date,value\nTokens lost,2026-06-10,4\nThe yard is lit,2026-06-10,reached\n";
    for (persona, recorded, is_told) in
        [(Persona::Owner, "1 would be recorded", true), (Persona::Leader, "2 would be recorded", false)]
    {
        let mut client = app.client_of(persona);
        client.get("/measures/import");
        let preview = client.upload("/upload/values", &[], ("values.csv", file)).location().to_owned();
        client.get(&preview).says(recorded);
        assert_eq!(client.page.text().contains("You do not keep"), is_told);
    }
}

#[test]
fn a_measure_that_a_system_feeds_names_it_and_is_stale_when_it_is_late() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}/measures/add", World::OBJECTIVE));
    let typed = [("name", "Open faults"), ("sort", "fed"), ("unit", "faults"), ("stale_after_days", "2")];
    leader.submit(ADD, &typed).says("Name the system that sends the values");
    assert_eq!(leader.page.value(&format!("{ADD} [name=stale_after_days]")), "2");
    leader.submit(ADD, &[("feed", "Fault desk"), ("start", "9"), ("target", "9")]).says("Start and target are both 9");
    leader.submit(ADD, &[("target", "2"), ("toward", "down")]).says("from Fault desk, every 2 days");
    let upload = |leader: &mut crate::support::Client, day: &str| {
        let file = format!("measure,date,value\nOpen faults,{day},6\n");
        leader.get("/measures/import");
        let preview = leader.upload("/upload/values", &[], ("faults.csv", &file)).location().to_owned();
        leader.get(&preview);
        leader.submit(APPLY, &[]);
        leader.get(&format!("/strategy/{}", World::OBJECTIVE)).text()
    };
    let page = upload(&mut leader, "2026-06-12");
    assert!(page.contains("stale last value 3 days ago, from Fault desk"), "{page}");
    let page = upload(&mut leader, "2026-06-13");
    assert!(!page.contains("stale last value 2 days ago"), "{page}");
    let measure = leader.page.all("a[href^='/measures/']").len();
    assert!(measure > 0);
    leader.page.says("Fault desk, in faults.csv");
}

#[test]
fn values_are_taken_away_after_a_fresh_sign_in() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    let answer = owner.ask("GET", "/export/values.csv", &[("Accept", "text/csv")], "");
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(answer.header("content-disposition").unwrap().contains("values.csv"));
    assert!(answer.text().contains("Slow spots,actual,2026-06-10,7,"), "{}", answer.text());
    let one = format!("/export/values.csv?measure={}", World::ARCHIVED_MEASURE);
    assert_eq!(owner.ask("GET", &one, &[], "").text().lines().count(), 1);
    assert_eq!(owner.ask("GET", "/export/values.csv?measure=none", &[], "").status, 404);
    app.fresh.clock.advance(app::time::HOUR);
    let stale = owner.ask("GET", "/export/values.csv", &[("Accept", "text/html")], "");
    assert!(
        stale.status == 303 && stale.location().starts_with("/confirm?next=%2Fexport%2Fvalues.csv"),
        "{}",
        stale.location()
    );
}
