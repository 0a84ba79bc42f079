//! The organisation's settings, from the page.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp};

const FORM: &str = "form[action='/api/organisation/edit']";

#[test]
fn an_admin_renames_the_organisation_and_finds_it_renamed() {
    let app = TestApp::with_people();
    let mut admin = app.client_of(Persona::Admin);
    admin.get("/admin/organisation");
    assert_eq!(admin.page.value(&format!("{FORM} [name=name]")), "The line");
    let page = admin.submit(FORM, &[("name", "The long line")]);
    assert_eq!(page.path, "/admin/organisation");
    assert_eq!(page.value(&format!("{FORM} [name=name]")), "The long line");
}

#[test]
fn a_refused_form_keeps_every_word_that_was_typed() {
    let app = TestApp::with_people();
    let mut admin = app.client_of(Persona::Admin);
    admin.get("/admin/organisation");
    let fields = [("name", "A <b>bold</b> \"name\" & more"), ("time_zone", "Mars/Olympus")];
    let page = admin.submit(FORM, &fields);
    assert!(page.path.contains("draft="), "{}", page.path);
    for (name, typed) in fields {
        assert_eq!(page.value(&format!("{FORM} [name={name}]")), typed);
    }
    // Nobody else reads it, not even with the address.
    let path = page.path.clone();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&path);
    assert_eq!(leader.page.value(&format!("{FORM} [name=name]")), "The line");
}

#[test]
fn of_two_people_who_save_at_once_neither_loses_their_words() {
    let app = TestApp::with_people();
    let (mut first, mut second) = (app.client_of(Persona::Admin), app.client_of(Persona::Leader));
    first.get("/admin/organisation");
    second.get("/admin/organisation");
    first.submit(FORM, &[("name", "What the first wrote")]);
    let page = second.submit(FORM, &[("name", "What the second wrote")]);
    assert_eq!(page.value(&format!("{FORM} [name=name]")), "What the second wrote");
    let mut reader = app.client_of(Persona::Admin);
    reader.get("/admin/organisation");
    assert_eq!(reader.page.value(&format!("{FORM} [name=name]")), "What the first wrote");
}

#[test]
fn a_lens_that_was_taken_out_of_use_is_brought_back() {
    let app = TestApp::with_people();
    let mut admin = app.client_of(Persona::Admin);
    let page = admin.get("/admin/organisation");
    assert!(!page.attributes("[name=name]", "value").contains(&"Catering".to_owned()));
    let page = admin.submit("form[action='/api/lens/restore']", &[]);
    assert_eq!(page.path, "/admin/organisation");
    assert!(page.attributes("[name=name]", "value").contains(&"Catering".to_owned()), "{}", page.text());
    assert!(!page.has("form[action='/api/lens/restore']"));
    let mut reader = app.client_of(Persona::Owner);
    assert!(!reader.get("/admin/organisation").has("form[action='/api/lens/restore']"));
}
