//! The first day: no card, one question, and the line reaches its reader.

use super::site::demo;

#[test]
fn whoever_has_no_card_is_asked_one_question_and_the_answer_writes_the_first() {
    let site = demo();
    let leila = site.person("leila.farahani");
    site.sql(&format!("DELETE FROM contribution WHERE person_id = '{leila}'"));
    let cookie = site.sign_in("leila.farahani");

    let page = site.get("/", &cookie);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Which of these does your work move most?"), "{}", page.body);
    assert!(page.body.contains("None of these"), "{}", page.body);
    let team = site.id(&format!("SELECT team_id AS id FROM person WHERE id = '{leila}'"));
    let node = site
        .id(&format!("SELECT id FROM node WHERE owner_team_id = '{team}' AND of_id IS NULL ORDER BY position LIMIT 1"));
    assert!(page.body.contains(&format!("value=\"{node}\"")), "the team's objective is offered");

    let answer = site.post("/api/cards/begin", &[("node", &node)], &cookie, "/");
    assert_eq!(answer.status, 303);
    let card = answer.header("location").to_owned();
    assert!(card.starts_with("/cards/"), "{card}");
    let form = site.get(&card, &cookie);
    assert!(form.body.contains("What do you do for it?"), "{}", form.body);

    let id = card.trim_start_matches("/cards/");
    let fields =
        |what| [("id", id), ("what", what), ("may_wait", "the old sensors"), ("may_decide", ""), ("revision", "1")];
    let refused = site.post("/api/cards/edit", &fields("  "), &cookie, &card);
    let back = refused.header("location").to_owned();
    assert!(back.starts_with(&format!("{card}?draft=")), "{back}");
    let kept = site.get(&back, &cookie);
    assert!(
        kept.body.contains("the old sensors") && kept.body.contains("Say in one line what you do."),
        "{}",
        kept.body
    );

    let saved = site.post("/api/cards/edit", &fields("I listen to wheels"), &cookie, &card);
    assert_eq!(saved.header("location"), "/");
    let line = site.get("/", &cookie);
    assert!(line.body.contains("I listen to wheels") && !line.body.contains("Which of these"), "{}", line.body);

    let stale = site.post("/api/cards/edit", &fields("I overwrite"), &cookie, &card);
    assert!(stale.header("location").contains("draft="));
    assert_eq!(site.count("contribution WHERE what = 'I overwrite'"), 0);
}

#[test]
fn none_of_these_is_an_answer_too() {
    let site = demo();
    let mateo = site.person("mateo.quiroga");
    site.sql(&format!("DELETE FROM contribution WHERE person_id = '{mateo}'"));
    let cookie = site.sign_in("mateo.quiroga");
    let answer = site.post("/api/cards/begin", &[("node", "none")], &cookie, "/");
    assert!(answer.header("location").starts_with("/cards/"));
    assert_eq!(site.count(&format!("contribution WHERE person_id = '{mateo}' AND node_id IS NULL")), 1);
    let page = site.get("/", &cookie);
    assert!(page.body.contains("On no line"), "{}", page.body);
}

#[test]
fn a_card_moves_among_the_others_and_to_another_objective() {
    let site = demo();
    let leila = site.person("leila.farahani");
    let cookie = site.sign_in("leila.farahani");
    let order = |at: i64| {
        site.id(&format!(
            "SELECT id FROM contribution WHERE person_id = '{leila}' AND archived_at IS NULL ORDER BY position, id LIMIT 1 OFFSET {at}"
        ))
    };
    let (first, second) = (order(0), order(1));
    let from = format!("/cards/{first}");
    site.post("/api/cards/shift", &[("id", &first), ("direction", "up")], &cookie, &from);
    assert_eq!((order(0), order(1)), (first.clone(), second.clone()));
    site.post("/api/cards/shift", &[("id", &first), ("direction", "down")], &cookie, &from);
    assert_eq!((order(0), order(1)), (second, first.clone()));

    let search = site.get(&format!("/cards/{first}/objective?find=berth"), &cookie);
    assert!(search.body.contains("found"), "{}", search.body);
    let node = site.id("SELECT id FROM node WHERE title LIKE 'A berth costs less%' AND of_id IS NULL");
    assert!(search.body.contains(&format!("value=\"{node}\"")), "{}", search.body);
    let moved = [("id", first.as_str()), ("node", node.as_str()), ("revision", "1")];
    site.post("/api/cards/attach", &moved, &cookie, &from);
    assert_eq!(site.count(&format!("contribution WHERE id = '{first}' AND node_id = '{node}'")), 1);
}

#[test]
fn an_organisation_without_a_strategy_says_so() {
    let site = demo();
    let cookie = site.sign_in("sunniva.lie");
    site.sql("UPDATE contribution SET node_id = NULL");
    site.sql("UPDATE organisation SET strategy_id = NULL");
    let page = site.get("/", &cookie);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("There is no strategy yet"), "{}", page.body);
}
