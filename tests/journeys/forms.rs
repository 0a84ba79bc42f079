//! A form that is sent twice, or by two browsers' tabs at once, or with an old key.
//!
//! Invariant: see `journeys`. The key is a hidden field, so nothing here needs JavaScript.

use std::sync::Barrier;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::support::{Persona, TestApp, World};

const ADD_CARD: &str = "/api/cards/add";
const ADD_LENS: &str = "/api/lens/add";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

fn count(app: &TestApp, rows: &str) -> i64 {
    let query = format!("SELECT COUNT(*) AS number FROM {rows}");
    diesel::sql_query(query).get_result::<Count>(&mut app.fresh.conn()).unwrap().number
}

fn filled(page: &crate::support::Page, action: &str, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    page.form(&format!("form[action='{action}']"), fields).fields
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn twenty_at_once_over_two_servers_write_one_card() {
    let app = TestApp::with_people();
    let second = app.beside();
    let path = format!("/cards/new?node={}", World::OBJECTIVE);
    let mut owner = app.client_of(Persona::Owner);
    let before = count(&app, "contribution");
    let fields = filled(owner.get(&path), ADD_CARD, &[("what", "I grease the points before the frost")]);
    let fields = pairs(&fields);
    let barrier = Barrier::new(20);
    let answers: Vec<(u16, String, bool)> = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..20)
            .map(|number| {
                let address = if number % 2 == 0 { app.address } else { second.address };
                let (fields, barrier, path) = (&fields, &barrier, &path);
                scope.spawn(move || {
                    let mut tab = Persona::Owner.client(address);
                    tab.page.path.clone_from(path);
                    barrier.wait();
                    let answer = tab.post(ADD_CARD, fields);
                    (answer.status, answer.location().to_owned(), tab.cookie("said").is_some())
                })
            })
            .collect();
        senders.into_iter().map(|sender| sender.join().unwrap()).collect()
    });
    assert_eq!(count(&app, "contribution"), before + 1);
    assert_eq!(answers[0].0, 303);
    assert!(answers[0].1.starts_with("/?line="), "{answers:?}");
    assert!(answers[0].2, "the act is confirmed");
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
}

#[test]
fn a_form_whose_answer_was_lost_is_answered_again_and_with_other_words_refused() {
    let app = TestApp::with_people();
    let mut admin = app.client_of(Persona::Admin);
    let fields = filled(admin.get("/admin/organisation"), ADD_LENS, &[("name", "Purchasing")]);
    let before = count(&app, "lens");
    let first = admin.post(ADD_LENS, &pairs(&fields));
    for _ in 0..3 {
        let again = admin.post(ADD_LENS, &pairs(&fields));
        assert_eq!((again.status, again.location()), (303, first.location()));
    }
    assert_eq!(count(&app, "lens"), before + 1);
    // The same key with other words: refused with a reason and the words, and with a new key beside them.
    let key = fields.iter().find(|(name, _)| name == "once").unwrap().1.clone();
    let page = admin.submit(&format!("form[action='{ADD_LENS}']"), &[("name", "Procurement"), ("once", &key)]);
    assert!(page.path.contains("draft="), "{}", page.path);
    page.says("This form was sent once already");
    assert_eq!(page.value(&format!("form[action='{ADD_LENS}'] [name=name]")), "Procurement");
    assert_eq!(count(&app, "lens"), before + 1);
    admin.submit(&format!("form[action='{ADD_LENS}']"), &[]);
    assert_eq!(count(&app, "lens"), before + 2);
    // A script that repeats itself is told the same.
    let body = format!("name=Procurement&once={key}");
    assert_eq!(admin.call("POST", ADD_LENS, &body).status, 422);
    let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
    let again = admin.call("POST", ADD_LENS, &body);
    assert_eq!((again.status, again.text().as_str()), (200, "null"));
}

#[test]
fn an_import_that_is_sent_and_carried_out_twice_leads_where_it_led_and_is_done_once() {
    const UPLOAD: &str = "form[action='/upload/strategy']";
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let sheet = "id,parent,title\n1,,Trains that run\n2,,Warm sheds\n";
    let fields = leader.get("/strategy/import").form(UPLOAD, &[]).fields;
    let before = count(&app, "import_run");
    let first = leader.upload("/upload/strategy", &fields, ("plan.csv", sheet));
    let again = leader.upload("/upload/strategy", &fields, ("plan.csv", sheet));
    assert_eq!((again.status, again.location()), (303, first.location()));
    assert_eq!(count(&app, "import_run"), before + 1);
    let other = leader.upload("/upload/strategy", &fields, ("plan.csv", "id,parent,title\n1,,Cold sheds\n"));
    assert!(other.location().contains("draft="), "{}", other.location());
    leader.get(other.location()).says("This form was sent once already");
    // Each of these reads what its first sending changed before it comes to write.
    for (action, rows) in [("/api/strategy/import/apply", 1), ("/api/strategy/import/undo", 0)] {
        let page = first.location().to_owned();
        let fields = filled(leader.get(&page), action, &[]);
        let first = leader.post(action, &pairs(&fields));
        let again = leader.post(action, &pairs(&fields));
        assert_eq!((again.status, again.location()), (303, first.location()), "{action}");
        assert_eq!(
            (
                first.location(),
                count(
                    &app,
                    &format!(
                        "node WHERE title = 'Warm sheds' AND archived_at IS NULL AND strategy_id = '{}'",
                        World::STRATEGY
                    )
                )
            ),
            (page.as_str(), rows),
            "{action}"
        );
    }
}

#[test]
fn a_refused_form_may_be_sent_again_corrected_with_the_same_key() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    let path = format!("/strategy/{}/add", World::DRAFT_PILLAR);
    let action = "/api/strategy/add";
    // Refused inside the transaction, where the key is taken: nobody is called so.
    let fields = filled(leader.get(&path), action, &[("title", "Warm sheds"), ("owner_search", "Nobody of that name")]);
    let refused = leader.post(action, &pairs(&fields));
    assert!(refused.location().contains("draft="), "{}", refused.location());
    let corrected: Vec<(String, String)> = fields
        .into_iter()
        .map(|(name, value)| if name == "owner_search" { (name, String::new()) } else { (name, value) })
        .collect();
    let taken = leader.post(action, &pairs(&corrected));
    assert!(!taken.location().contains("draft="), "{}", taken.location());
    assert_eq!(count(&app, "node WHERE title = 'Warm sheds'"), 1);
}

#[test]
fn a_key_is_nobody_elses() {
    let app = TestApp::with_people();
    let mut admin = app.client_of(Persona::Admin);
    let fields = filled(admin.get("/admin/organisation"), ADD_LENS, &[("name", "Purchasing")]);
    let before = count(&app, "lens");
    admin.post(ADD_LENS, &pairs(&fields));
    app.client_of(Persona::Leader).post(ADD_LENS, &pairs(&fields));
    assert_eq!(count(&app, "lens"), before + 2);
}
