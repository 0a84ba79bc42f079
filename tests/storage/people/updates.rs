//! A second import is an update, and one act takes it back.
//!
//! Invariant: every row is compared, not only the ones that are looked for.

use super::*;

/// Ben leaves, Cleo goes South to Eva, Dan has another title, Gia is new.
const SECOND: &str = "Ada Boss,ada@x.example,1,Head,Works,,,employee\n\
    Cleo Hand,cleo@x.example,3,Fitter,South,Works,5,employee\n\
    Dan Hand,dan@x.example,4,Master fitter,North,Works,1,employee\n\
    Eva Lead,eva@x.example,5,Lead,South,Works,1,employee\n\
    Finn Hand,finn@x.example,6,Fitter,South,Works,5,contractor\n\
    Zoë Ångström,zoe@x.example,7,Chief fitter,South,Works,5,employee\n\
    Gia New,gia@x.example,8,Fitter,North,Works,4,employee\n";

#[test]
fn a_second_import_is_an_update_and_one_act_takes_it_back() {
    let fresh = fresh();
    let house = fresh.house();
    let system = work::system();
    wait(import(&house, csv(FIRST)));
    let (ben, ada, cleo) = (id_of(&fresh, "Ben Lead"), id_of(&fresh, "Ada Boss"), id_of(&fresh, "Cleo Hand"));
    let north = lines(&fresh, "SELECT id AS line FROM team WHERE name = 'North'").remove(0);
    run(&fresh, "INSERT INTO strategy (id, name, created_at) VALUES ('s', 'Plan', 1)");
    for (node, owner) in [("n1", &ben), ("n2", &cleo), ("n3", &ada)] {
        run(
            &fresh,
            &format!(
                "INSERT INTO node (id, strategy_id, parent_id, position, title, owner_id, created_at, updated_at) VALUES ('{node}', 's', {}, 0, '{node}', '{owner}', 1, 1)",
                if node == "n1" { "NULL" } else { "'n1'" }
            ),
        );
    }
    run(
        &fresh,
        &format!(
            "INSERT INTO measure (id, node_id, position, name, kind, owner_id) VALUES ('m', 'n1', 0, 'm', 'quantity', '{ben}')"
        ),
    );
    run(
        &fresh,
        &format!(
            "INSERT INTO contribution (id, person_id, position, what, created_at, updated_at) VALUES ('c', '{cleo}', 0, 'I fit', 1, 1)"
        ),
    );
    run(
        &fresh,
        &format!("INSERT INTO account (id, person_id, email, created_at) VALUES ('a', '{ben}', 'ben@x.example', 1)"),
    );
    run(
        &fresh,
        "INSERT INTO session (id, token_hash, account_id, stage, remembered, device, created_at, seen_at, fresh_at, ends_at) VALUES ('z', 'h', 'a', 'open', FALSE, 'd', 1, 1, 1, 1)",
    );
    let before = everything(&fresh);

    fresh.clock.advance(MINUTE);
    let second = wait(preview(&house, csv(SECOND)));
    assert_eq!(everything(&fresh), before, "a preview changes nothing");
    let asked = wait(work::apply(&house, &system, &second, false)).unwrap();
    let Applied::Asks(asked) = asked else { panic!("{asked:?}") };
    let tally = Tally { new: 1, moved: 2, changed: 1, gone: 1, unchanged: 3, active: 7, returning: 0 };
    assert_eq!(asked.tally, tally);
    assert_eq!(everything(&fresh), before, "a question changes nothing");
    let done = wait(work::apply(&house, &system, &second, true)).unwrap();
    assert!(matches!(done, Applied::Done(_)));

    assert_eq!(lines(&fresh, "SELECT name AS line FROM person WHERE state = 'gone'"), ["Ben Lead"]);
    assert_eq!(count(&fresh, &format!("node WHERE owner_id = '{ada}' AND handed_from_id = '{ben}'")), 1);
    // Cleo changed both team and manager; her old manager left, so his manager answers for it.
    assert_eq!(count(&fresh, &format!("node WHERE owner_id = '{ada}' AND handed_from_id = '{cleo}'")), 1);
    assert_eq!(count(&fresh, &format!("measure WHERE owner_id = '{ada}'")), 1);
    assert_eq!(count(&fresh, &format!("contribution WHERE old_team_id = '{north}'")), 1);
    assert_eq!(count(&fresh, "account WHERE disabled_at IS NOT NULL"), 1);
    assert_eq!(count(&fresh, "session"), 0);
    assert_eq!(
        lines(&fresh, "SELECT name || ' ' || CAST(members AS TEXT) AS line FROM team ORDER BY name"),
        ["North 2", "South 4", "Works 1"]
    );
    let told = "SELECT person.name AS line FROM notice JOIN person ON person.id = notice.person_id WHERE what = 'manager.changed' ORDER BY person.name";
    assert_eq!(lines(&fresh, told), ["Cleo Hand", "Dan Hand"]);

    wait(work::undo(&house, &system, &second)).unwrap();
    assert_eq!(everything(&fresh), before, "an undo restores every row");
    assert_eq!(lines(&fresh, told).len(), 4, "those who are moved back are told");
    assert_eq!(count(&fresh, &format!("import_change WHERE run_id = '{second}'")), 0);
}

#[test]
fn who_comes_back_is_the_same_person() {
    let fresh = fresh();
    let house = fresh.house();
    wait(import(&house, csv(FIRST)));
    let ben = id_of(&fresh, "Ben Lead");
    fresh.clock.advance(MINUTE);
    wait(import(&house, csv(SECOND)));
    fresh.clock.advance(MINUTE);
    let (_, third) = wait(import(&house, csv(FIRST)));
    assert_eq!((third.tally.returning, third.tally.gone, third.tally.new), (1, 1, 0));
    assert_eq!(
        lines(&fresh, "SELECT id AS line FROM person WHERE name = 'Ben Lead' AND state = 'active' AND gone_at IS NULL"),
        [ben]
    );
}

#[test]
fn an_undo_keeps_what_was_changed_since_and_says_so() {
    let fresh = fresh();
    let house = fresh.house();
    let (first, _) = wait(import(&house, csv(FIRST)));
    fresh.clock.advance(MINUTE);
    let (second, _) = wait(import(&house, csv(SECOND)));
    let refused = wait(work::undo(&house, &work::system(), &first));
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    run(&fresh, "UPDATE person SET title = 'Poet', revision = revision + 1 WHERE name = 'Dan Hand'");
    let gia = id_of(&fresh, "Gia New");
    run(
        &fresh,
        &format!("INSERT INTO account (id, person_id, email, created_at) VALUES ('a', '{gia}', 'gia@x.example', 1)"),
    );
    wait(work::undo(&house, &work::system(), &second)).unwrap();
    assert_eq!(lines(&fresh, "SELECT title AS line FROM person WHERE name = 'Dan Hand'"), ["Poet"]);
    assert_eq!(lines(&fresh, "SELECT state AS line FROM person WHERE name = 'Gia New'"), ["active"]);
    assert_eq!(lines(&fresh, "SELECT state AS line FROM person WHERE name = 'Ben Lead'"), ["active"]);
    let summary = lines(&fresh, &format!("SELECT summary AS line FROM import_run WHERE id = '{second}'")).remove(0);
    let summary: Summary = serde_json::from_str(&summary).unwrap();
    assert_eq!(summary.kept, ["Dan Hand", "Gia New"]);
}
