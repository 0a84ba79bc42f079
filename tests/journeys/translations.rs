//! A node that is offered to a team: bargained over, agreed, declined, over capacity, and reopened by a version.
//!
//! Invariant: see `journeys`. The manager speaks for the owner's team, the leader for leadership.

use diesel::connection::SimpleConnection;

use crate::support::{Client, Persona, TestApp, World};

const OFFER: &str = "form[action='/api/translations/offer']";
const ANSWER: &str = "form[action='/api/translations/answer']";
const AGREE: &str = "form[action='/api/translations/agree']";
const DECLINE: &str = "form[action='/api/translations/decline']";
const ANEW: &str = "form[action='/api/translations/offer-anew']";
const WITHDRAW: &str = "form[action='/api/translations/withdraw']";
const CONFIRM: &str = "form[action='/api/translations/confirm']";
const END: &str = "form[action='/api/translations/end']";
const SAY: &str = "form[action='/api/translations/comment']";
const CAPACITY: &str = "form[action='/api/translations/capacity']";

/// What the team writes.
const TEXT: [(&str, &str); 5] = [
    ("terms[restatement]", "We find what makes a train crawl before the driver does."),
    ("terms[objectives][0][title]", "Measure every kilometre twice a year"),
    ("terms[objectives][0][measure]", "kilometres measured"),
    ("terms[objectives][0][target]", "800"),
    ("terms[stops]", "the monthly walk"),
];

/// Has leadership offer the objective to the owner's team; returns where the translation stands.
fn offered(app: &TestApp) -> String {
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&format!("/strategy/{}", World::OBJECTIVE));
    let form = leader.page.link("Offer it to a team");
    leader.get(&form).says("To which team?").link("Track");
    leader
        .get(&format!("{form}?team={}", World::TRACK))
        .says("Agreed already: 0 of 3")
        .says("The manager speaks for Track.");
    let page = leader.submit(OFFER, &[("because", "You know every kilometre")]);
    assert!(page.path.starts_with("/translations/"), "{} {}", page.path, page.text());
    page.says("It is offered.").says("offered").says("You know every kilometre").says("It waits for Track.");
    page.path.clone()
}

/// Has the manager answer it for the team.
fn answered<'a>(manager: &'a mut Client, path: &str) -> &'a mut Client {
    manager.get(&format!("{path}/answer"));
    manager.submit(ANSWER, &TEXT).says("Your text stands now.").says("It waits for leadership.");
    manager
}

/// Has both sides agree.
fn agreed(app: &TestApp) -> String {
    let path = offered(app);
    answered(&mut app.client_of(Persona::Manager), &path);
    let mut leader = app.client_of(Persona::Leader);
    leader.get(&path);
    leader.submit(AGREE, &[]).says("What is agreed");
    path
}

#[test]
fn a_team_restates_bargains_and_agrees_and_its_people_see_it_on_their_line() {
    let app = TestApp::with_people();
    let path = offered(&app);
    let [mut owner, mut manager, mut leader, mut outside] =
        [Persona::Owner, Persona::Manager, Persona::Leader, Persona::Outside].map(|persona| app.client_of(persona));
    // Until it is agreed the stretch is broken, and says why and since when.
    owner.get("/").says("not agreed yet: offered to Track").says("waits for Track");
    manager.get("/team").says("Waits for this team").says("Agreed already: 0 of 3");
    manager.get(&path).says("It is your turn").says("No text yet");
    // Nothing that was typed is lost where something is missing.
    manager.get(&format!("{path}/answer"));
    manager.submit(ANSWER, &[TEXT[0], TEXT[1]]).says("Say by what one sees it.");
    assert_eq!(manager.page.value("[name='terms[restatement]']"), TEXT[0].1);
    manager.submit(ANSWER, &TEXT).says("Your text stands now.");
    // A member reads, comments and proposes a wording; they speak for nobody.
    owner.get(&path).says("We find what makes a train crawl");
    assert!(!owner.page.has(AGREE) && !owner.page.has(DECLINE));
    let wording = [("part", "restatement"), ("text", "We find slow spots first."), ("wording", "yes")];
    owner.submit(SAY, &wording).says("proposes").says("We find slow spots first.");
    // Whoever takes no part is told that there is one, and not what is said.
    outside.get(&path).says("While it is bargained over");
    assert!(!outside.page.text().contains("train crawl") && !outside.page.text().contains("You know every kilometre"));
    // Leadership counters one line, and every turn is kept.
    leader.get(&format!("{path}/answer"));
    leader.submit(ANSWER, &[("terms[objectives][0][target]", "900"), ("note", "All of it, please")]).says("900");
    let page = manager.get(&path).clone();
    assert!(page.all("ins").iter().any(|came| came.contains("900")), "{:?}", page.all("ins"));
    page.says("All of it, please").says("We find slow spots first.");
    manager.submit(AGREE, &[]).says("What is agreed").says("By The manager for Track and The leader for leadership");
    let page = owner.get("/").clone();
    assert!(!page.text().contains("not agreed yet"), "{}", page.text());
    page.says("We find what makes a train crawl").says("We stop: the monthly walk.");
    outside.get(&path).says("We find what makes a train crawl").says("the monthly walk");
    assert!(!outside.page.text().contains("All of it, please"));
    manager.get("/team").says("What this team has agreed to").says("kilometres measured to 900");
}

#[test]
fn a_card_moves_what_the_team_has_agreed_to() {
    let app = TestApp::with_people();
    agreed(&app);
    let mut owner = app.client_of(Persona::Owner);
    owner.get("/cards/new").says("Measure every kilometre twice a year").says("Track has agreed to it.");
    owner.get(&format!("/cards/{}/objective", World::CARD));
    let team = owner.page.attributes("input[name=node]", "value");
    let value = team.iter().find(|value| value.contains('.')).expect("a team objective is offered").clone();
    owner.submit("form[action='/api/cards/attach']", &[("node", &value)]).says("Measure every kilometre");
    owner.get("/").says("moves Measure every kilometre twice a year");
    // An objective of nobody's is none.
    let wrong = format!("{}.{}", World::OBJECTIVE, World::NOTHING);
    owner.get(&format!("/cards/{}/objective", World::CARD));
    owner.submit("form[action='/api/cards/attach']", &[("node", &wrong)]).says("has not agreed to this objective");
}

#[test]
fn a_team_declines_with_a_reason_and_the_giver_has_to_answer() {
    let app = TestApp::with_people();
    let path = offered(&app);
    let (mut manager, mut leader) = (app.client_of(Persona::Manager), app.client_of(Persona::Leader));
    manager.get(&path);
    manager.submit(DECLINE, &[("reason", "We have no train to measure with")]).says("declined");
    leader.get(&path).says("We have no train to measure with").says("It is your turn");
    leader.submit(ANEW, &[("because", "The second train comes in March")]).says("It is offered.");
    manager.get(&path).says("The second train comes in March").says("We have no train to measure with");
    manager.submit(DECLINE, &[("reason", "March is too late")]);
    leader.get(&path);
    leader.submit(WITHDRAW, &[("reason", "Then next year")]).says("withdrawn").says("Then next year");
    // What is over can be offered again, as another.
    assert_ne!(offered(&app), path);
}

#[test]
fn a_team_that_carries_enough_says_what_it_stops() {
    let app = TestApp::with_people();
    let mut manager = app.client_of(Persona::Manager);
    manager.get("/team");
    manager.submit(CAPACITY, &[("carries", "many")]).says("Write a number");
    manager.submit(CAPACITY, &[("carries", "0")]);
    let path = {
        let mut leader = app.client_of(Persona::Leader);
        leader.get(&format!("/strategy/{}/offer?team={}", World::OBJECTIVE, World::TRACK));
        leader.page.says("Agreed already: 0 of 0").says("shows what must stop");
        leader.submit(OFFER, &[("because", "You know every kilometre")]).path.clone()
    };
    manager.get(&format!("{path}/answer")).says("The team carries as much as it said it can.");
    let mut nothing = TEXT;
    nothing[4] = ("terms[nothing_because]", "it fits");
    manager.submit(ANSWER, &nothing).says("say what it stops for this one");
    assert_eq!(manager.page.value("[name='terms[nothing_because]']"), "it fits");
    manager.submit(ANSWER, &[("terms[nothing_because]", ""), TEXT[4]]).says("Your text stands now.");
}

#[test]
fn of_two_who_answer_at_once_one_is_told_and_loses_nothing() {
    let app = TestApp::with_people();
    let path = offered(&app);
    answered(&mut app.client_of(Persona::Manager), &path);
    let form = format!("{path}/answer");
    let mut sides = [Persona::Manager, Persona::Leader].map(|persona| app.client_of(persona));
    let bodies: Vec<Vec<(String, String)>> = sides
        .iter_mut()
        .zip(["Rails", "Roads"])
        .map(|(client, word)| {
            client.get(&form);
            client.page.form(ANSWER, &[("terms[restatement]", word)]).fields
        })
        .collect();
    let answers: Vec<String> = std::thread::scope(|scope| {
        let running: Vec<_> = sides
            .iter_mut()
            .zip(&bodies)
            .map(|(client, fields)| {
                let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
                scope.spawn(move || client.post("/api/translations/answer", &fields).location().to_owned())
            })
            .collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let refused: Vec<usize> = (0..2).filter(|at| answers[*at].contains("draft=")).collect();
    assert_eq!(refused.len(), 1, "one is accepted and one is told: {answers:?}");
    let (lost, word, other) = (refused[0], ["Rails", "Roads"][refused[0]], ["Roads", "Rails"][refused[0]]);
    let page = sides[lost].get(&answers[lost]);
    page.says("Somebody was quicker.").says(other);
    assert_eq!(page.value("[name='terms[restatement]']"), word);
    sides[lost].submit(ANSWER, &[]).says("Your text stands now.").says(word);
}

#[test]
fn a_version_reopens_what_was_agreed_and_an_archived_node_ends_it() {
    let app = TestApp::with_people();
    let path = agreed(&app);
    let [mut owner, mut manager, mut leader] =
        [Persona::Owner, Persona::Manager, Persona::Leader].map(|persona| app.client_of(persona));
    // Days alone: one act confirms.
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    leader.submit("form[action='/api/strategy/edit']", &[("ends_on", "2026-12-31")]);
    leader.publish(World::DRAFT, "Until the year ends");
    manager.get(&path).says("to be confirmed").says("one act confirms it").says("changed the node");
    owner.get("/").says("to be confirmed by Track").says("We find what makes a train crawl");
    manager.submit(CONFIRM, &[]).says("Confirmed: it holds as it was agreed.").says("What is agreed");
    // Its title: a new turn.
    let draft = begun(&mut leader);
    leader.submit("form[action='/api/strategy/edit']", &[("title", "Track on which nothing crawls")]);
    leader.publish(&draft, "Shorter");
    manager.get(&path).says("To be confirmed by a new turn.");
    assert!(!manager.page.has(CONFIRM));
    manager.get(&format!("{path}/answer"));
    assert_eq!(manager.page.value("[name='terms[restatement]']"), TEXT[0].1);
    manager.submit(ANSWER, &[("terms[restatement]", "Nothing crawls on our track.")]).says("Your text stands now.");
    leader.get(&path);
    leader.submit(AGREE, &[]).says("Nothing crawls on our track.");
    // Put away: it is over, with its reason.
    app.fresh.conn().batch_execute("UPDATE node SET archived_at = NULL WHERE archived_at IS NULL").unwrap();
    let draft = begun(&mut leader);
    let node = leader.page.path.trim_end_matches("/edit").to_owned();
    leader.get(&node);
    leader.submit("form[action='/api/strategy/archive']", &[]);
    leader.publish(&draft, "It is done");
    owner.get(&path).says("ended").says("put the node away");
}

/// Begins a draft for the objective and opens its form there; returns the draft.
fn begun(leader: &mut Client) -> String {
    leader.get(&format!("/strategy/{}/draft", World::OBJECTIVE));
    leader.submit("form[action='/api/drafts/begin']", &[]);
    let hrefs = leader.page.attributes("a[href^='/drafts/']", "href");
    hrefs[0].split('/').nth(2).unwrap_or_default().to_owned()
}

#[test]
fn what_was_agreed_ends_with_a_reason_and_stays_readable() {
    let app = TestApp::with_people();
    let path = agreed(&app);
    let mut manager = app.client_of(Persona::Manager);
    manager.get(&path);
    manager.submit(END, &[("reason", "The contractor measures from May")]).says("ended").says("What was agreed");
    let mut owner = app.client_of(Persona::Owner);
    owner.get(&path).says("The contractor measures from May").says("the monthly walk");
    assert!(!owner.get("/").text().contains("train crawl"));
    assert!(owner.get("/translations?state=ended").text().contains("Track"));
}

#[test]
fn what_a_team_carries_passes_to_the_team_above_when_it_is_dissolved() {
    let app = TestApp::with_people();
    let path = agreed(&app);
    let run = |sql: String| app.fresh.conn().batch_execute(&sql).unwrap();
    let mut manager = app.client_of(Persona::Manager);
    // It hangs elsewhere: to be confirmed.
    run(format!("UPDATE team SET parent_id = '{}' WHERE id = '{}'", World::TRADE, World::TRACK));
    manager.get(&path).says("to be confirmed").says("The team was merged or moved.");
    manager.submit(CONFIRM, &[]).says("What is agreed");
    // It is no more: the team above carries it, whoever speaks for that confirms.
    run(format!("UPDATE team SET parent_id = '{}' WHERE id = '{}'", World::WORKS, World::TRACK));
    run(format!("UPDATE team SET archived_at = 1 WHERE id = '{}'", World::TRACK));
    let mut skip = app.client_of(Persona::Skip);
    skip.get(&path).says("It waits for Works.").says("It is your turn");
    skip.submit(CONFIRM, &[]).says("What is agreed").says("The skip confirmed that it holds");
    let file = skip.ask("GET", "/export/translations.csv", &[], "").text();
    assert!(file.contains("We find what makes a train crawl"), "{file}");
}
