//! A wrong number, put right from its page.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp, World};

const CORRECT: &str = "form[action='/api/measure/correct']";
const REMOVE: &str = "form[action='/api/measure/remove-value']";
const RESTORE: &str = "form[action='/api/measure/restore-value']";
const EDIT: &str = "form[action='/api/measure/edit']";

fn measure() -> String {
    format!("/measures/{}", World::MEASURE)
}

fn value() -> String {
    format!("/values/{}", World::VALUE)
}

#[test]
fn a_wrong_value_is_corrected_and_the_old_one_stays_in_the_history() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    let link = owner.get(&measure()).link("Correct");
    assert_eq!(link, value());
    owner.get(&link);
    assert_eq!(owner.page.value(&format!("{CORRECT} [name=amount]")), "7");
    let page = owner.submit(CORRECT, &[("amount", "17"), ("note", "I read the wrong line")]);
    assert_eq!(page.path, measure());
    page.says("corrected to 17 by The owner");
    assert!(page.all("[id^=values-] + thead + tbody td").contains(&"17".to_owned()), "{}", page.text());
    // Whoever has the old address is told, and led on.
    owner.get(&value()).says("corrected to 17");
    assert!(!owner.page.has(CORRECT));
    let next = owner.page.link("Correct the value that stands in its place");
    owner.get(&next);
    assert_eq!(owner.page.value(&format!("{CORRECT} [name=note]")), "I read the wrong line");
}

#[test]
fn a_value_that_is_removed_counts_no_more_until_it_is_brought_back() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    owner.get(&value());
    let page = owner.submit(REMOVE, &[]);
    page.says("7 is removed").says("no value yet").says("removed by The owner");
    assert!(!page.text().contains("Saved."), "it is told once, beside the way back");
    let notice = format!("{RESTORE}:has([value='{}'])", World::VALUE);
    let page = owner.submit(&notice, &[]);
    assert_eq!(page.path, measure());
    assert!(!page.text().contains("no value yet"), "{}", page.text());
}

#[test]
fn of_two_who_correct_one_value_the_slower_sees_both_and_loses_neither() {
    let app = TestApp::with_people();
    let (mut first, mut second) = (app.client_of(Persona::Owner), app.client_of(Persona::Leader));
    first.get(&value());
    second.get(&value());
    first.submit(CORRECT, &[("amount", "17")]);
    let page = second.submit(CORRECT, &[("amount", "71")]);
    assert_eq!(page.attributes(&format!("{CORRECT} input[name=amount]"), "value"), ["17", "71"]);
    let page = second.submit(CORRECT, &[("amount", "71")]);
    assert_eq!(page.path, measure());
    page.says("corrected to 71 by The leader");
    // What is removed meanwhile is not corrected behind anybody's back either.
    let path = page.link("Correct");
    first.get(&path);
    second.get(&path);
    second.submit(REMOVE, &[]);
    first.submit(CORRECT, &[("amount", "8")]).says("What you typed meanwhile").says("removed by The leader");
    assert!(first.page.all("dd").contains(&"8".to_owned()));
}

#[test]
fn of_a_correction_that_was_removed_meanwhile_nothing_goes_round_in_circles() {
    let app = TestApp::with_people();
    let (mut first, mut second) = (app.client_of(Persona::Owner), app.client_of(Persona::Leader));
    first.get(&value());
    second.get(&value());
    let corrected = first.submit(CORRECT, &[("amount", "17")]).link("Correct");
    first.get(&corrected);
    first
        .submit(REMOVE, &[])
        .says("17 is removed")
        .says("corrected to 17 by The owner, just now, and that was removed");
    let page = second.submit(CORRECT, &[("amount", "71"), ("note", "as read at noon")]);
    page.says("What you typed meanwhile").says("as read at noon").says("that was removed since");
    assert!(!page.has(CORRECT) && !page.has(RESTORE), "there is nothing to choose between");
    assert_eq!(page.link("Bring back what stood in its place"), corrected);
    second.get(&corrected);
    let page = second.submit(RESTORE, &[]);
    assert!(page.all("[id^=values-] + thead + tbody td").contains(&"17".to_owned()), "{}", page.text());
    // Now it counts again, and the slower one is asked which of the two stays.
    second.get(&value()).link("Correct the value that stands in its place");
}

#[test]
fn a_value_that_cannot_be_comes_back_with_its_words_and_others_have_no_form() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    owner.get(&value());
    let page = owner.submit(CORRECT, &[("amount", "many"), ("note", "so & so")]);
    page.says("Write a number");
    assert_eq!(page.value(&format!("{CORRECT} [name=amount]")), "many");
    assert_eq!(page.value(&format!("{CORRECT} [name=note]")), "so & so");
    let mut peer = app.client_of(Persona::Peer);
    assert_eq!(peer.get(&value()).status, 403);
    assert_eq!(peer.get(&format!("/values/{}", World::NOTHING)).status, 404);
    assert!(!peer.get(&measure()).has("a[href^='/values/']"));
}

#[test]
fn a_measure_is_given_to_a_person_who_is_looked_for_by_a_part_of_the_name() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&measure()).says("Looked after by The owner");
    let page = leader.submit(EDIT, &[("name", "Slow spots now"), ("owner_search", "peer"), ("look", "yes")]);
    assert_eq!(page.value(&format!("{EDIT} [name=name]")), "Slow spots now");
    page.says("One was found for “peer”");
    assert!(!page.has(".errors") && !page.has(".wrong"), "{}", page.text());
    let page = leader.submit(EDIT, &[]);
    assert_eq!(page.path, measure());
    page.says("Looked after by The peer").says("Slow spots now");
    let mut peer = app.client_of(Persona::Peer);
    assert!(peer.get(&measure()).has("form[action='/api/measure/record']"));
    // A team looks after no measure: it is not offered.
    leader.get(&measure());
    leader.submit(EDIT, &[("owner_search", "Track"), ("look", "yes")]).says("Nobody was found for “Track”");
}
