//! Declaring work that is on no line, and what a manager answers.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp, World};

const DECLARE: &str = "form[action='/api/declared/declare']";
const CHANGE: &str = "form[action='/api/declared/change']";
const ANSWER: &str = "form[action='/api/declared/answer']";
const WITHDRAW: &str = "form[action='/api/declared/withdraw']";
const REOPEN: &str = "form[action='/api/declared/reopen']";

#[test]
fn work_is_declared_put_on_a_line_and_then_let_go_as_a_decision_that_can_be_cited() {
    let app = TestApp::with_people();
    let (mut owner, mut manager) = (app.client_of(Persona::Owner), app.client_of(Persona::Manager));
    let mine = owner.get("/").link("Work of yours that is on no line");
    owner.get(&mine).says("The manager answers").says("The table nobody opens").says("waits for an answer");
    let new = owner.page.link("Declare work");
    owner.get(&new);
    // What is missing is named, and what was typed comes back.
    let page =
        owner.submit(DECLARE, &[("title", "The slides for the old board"), ("sentence", "Two of them retired.")]);
    page.says("Choose roughly how much of your week it takes.");
    assert_eq!(page.value(&format!("{DECLARE} [name=sentence]")), "Two of them retired.");
    let page = owner.submit(DECLARE, &[("share", "half")]);
    page.says("Declared.").says("It takes about half of your week.").says("The manager answers");
    let work = page.path.clone();
    // The manager finds it where things wait, and on the team's page.
    manager.get("/").says("Waits for you").says("The slides for the old board").says("you answer as their manager");
    manager.get("/declared/team").says("The slides for the old board").says("about half of the week").says("The owner");
    let answer = manager.get("/team").says("Off the line").link("Answer it");
    assert!(answer.ends_with("/answer"), "{answer}");
    let answer = format!("{work}/answer");
    manager.get(&answer);
    manager.submit(ANSWER, &[("answer", "keep")]).says("Say in one sentence why it goes on");
    manager.submit(ANSWER, &[("answer", "serves")]).says("Choose what it serves.");
    let page =
        manager.submit(ANSWER, &[("node", World::OBJECTIVE), ("reason", "The board asks about the slow spots.")]);
    assert_eq!(page.path, work);
    page.says("Answered.").says("It serves Track without slow spots");
    // The person is told, and has a card of their own for it.
    owner.get("/").says("answered what you declared off the line").says("The slides for the old board");
    owner.get(&work).says("It serves Track without slow spots").says("The manager, today");
    let card = owner.page.link("Your card for it");
    owner.get(&card).says("Track without slow spots");
    // Another answer takes its place, and the card goes with it; both stay in the history.
    manager.get(&answer).says("Another answer takes the place of this one");
    manager.submit(ANSWER, &[("answer", "stop"), ("reason", "The board reads the line now.")]).says("You may stop.");
    owner.get(&work).says("You may stop.").says("The board reads the line now.").says("You can hand this address on");
    owner.page.says("The manager said what it serves, today.").says("The manager said that it may stop, today.");
    owner.get("/");
    assert!(!owner.page.all(".line").concat().contains("The slides for the old board"), "{}", owner.page.text());
    // Leadership reads the decision at its address, and neither share nor sentence nor what was said before.
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&work).says("You may stop.").says("The manager, today").says("This address can be cited");
    for hidden in ["Two of them retired", "half", "said what it serves"] {
        assert!(!leader.page.text().contains(hidden), "{hidden}: {}", leader.page.text());
    }
    for persona in [Persona::Peer, Persona::Outside, Persona::Admin, Persona::Auditor] {
        assert_eq!(app.client_of(persona).get(&work).status, 404, "{persona:?}");
    }
    // Changed, it is other work: it waits again, and is no decision any more.
    owner.get(&format!("{work}/change")).says("Changed, it waits for an answer again");
    owner.submit(CHANGE, &[("title", "The slides for the new board")]).says("waits for an answer");
    leader.get(&work);
    assert_eq!(leader.page.status, 404);
}

#[test]
fn of_two_who_answer_at_once_one_is_told_and_keeps_what_they_typed() {
    let app = TestApp::with_people();
    let (mut manager, mut skip) = (app.client_of(Persona::Manager), app.client_of(Persona::Skip));
    let work = format!("/declared/{}", World::DECLARED);
    manager.get(&format!("{work}/answer"));
    skip.get(&format!("{work}/answer"));
    skip.submit(ANSWER, &[("answer", "keep"), ("reason", "The auditors open it in March.")]).says("Keep it, because:");
    let page = manager.submit(ANSWER, &[("answer", "stop"), ("reason", "Nobody opens it.")]);
    page.says("Somebody was quicker").says("The auditors open it in March.");
    assert_eq!(page.value(&format!("{ANSWER} [name=reason]")), "Nobody opens it.");
    manager.submit(ANSWER, &[]).says("You may stop.");
}

#[test]
fn what_was_taken_back_waits_for_nobody_and_can_be_declared_again() {
    let app = TestApp::with_people();
    let (mut owner, mut manager) = (app.client_of(Persona::Owner), app.client_of(Persona::Manager));
    let work = format!("/declared/{}", World::DECLARED);
    owner.get(&work);
    owner.submit(WITHDRAW, &[]).says("Taken back.").says("taken back");
    manager.get("/declared/team").says("Nobody who reports to you has declared work");
    assert_eq!(manager.get(&format!("{work}/answer")).status, 403);
    owner.get(&work);
    owner.submit(REOPEN, &[]).says("It is open again.").says("waits for an answer");
    manager.get("/owed").says("The table nobody opens");
    let of_owner = format!("/people/{}/mission", Persona::Owner.person());
    let all = manager.get(&of_owner).link("What they declared off the line");
    manager.get(&all).says("The table nobody opens").says("Counting the lamps");
    assert_eq!(app.client_of(Persona::Peer).get(&all).status, 404);
}

#[test]
fn whoever_has_nobody_above_is_told_that_nobody_answers() {
    let app = TestApp::with_people();
    app.client_of(Persona::Skip).get("/declared/new").says("Nobody is above you, so nobody answers");
    app.client_of(Persona::Outside).get("/declared/new").says("The directory names no manager of yours");
}

#[test]
fn a_card_on_no_line_is_declared_with_its_words_and_the_answer_moves_that_card() {
    let app = TestApp::with_people();
    let (mut owner, mut manager) = (app.client_of(Persona::Owner), app.client_of(Persona::Manager));
    owner.get(&format!("/cards/{}/objective", World::CARD));
    owner.submit("form[action='/api/cards/attach']", &[("node", "none")]);
    let declare = owner.get("/").link("Declare “I grind the rails”");
    owner.get(&declare);
    assert_eq!(owner.page.value(&format!("{DECLARE} [name=title]")), "I grind the rails");
    let work = owner.submit(DECLARE, &[("share", "more")]).path.clone();
    manager.get(&format!("{work}/answer"));
    manager.submit(ANSWER, &[("answer", "serves"), ("node", World::OBJECTIVE)]).says("It serves");
    assert_eq!(owner.get(&work).link("Your card for it"), format!("/cards/{}", World::CARD));
    owner.get("/");
    assert!(owner.page.all(".line").concat().contains("I grind the rails"), "{}", owner.page.text());
    assert!(!owner.page.text().contains("On no line"), "{}", owner.page.text());
}

#[test]
fn sums_are_leaderships_and_nothing_is_shown_before_a_period_is_counted() {
    let app = TestApp::with_people();
    app.client_of(Persona::Leader).get("/declared/sums").says("No period is counted yet").says("What is counted");
    for persona in [Persona::Owner, Persona::Manager, Persona::Skip, Persona::Admin, Persona::Auditor] {
        assert_eq!(app.client_of(persona).get("/declared/sums").status, 403, "{persona:?}");
    }
}

#[test]
fn nobody_reads_in_the_audit_trail_who_declares() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    owner.get("/declared/new");
    owner.submit(DECLARE, &[("title", "A third table"), ("share", "tenth")]).says("Declared.");
    let found = app.fresh.text("SELECT CAST(COUNT(*) AS TEXT) AS text FROM audit WHERE action LIKE 'declared%'");
    assert_eq!(found, "0");
}
