//! Whoever signs in with the directory's address follows it to another one, and back when the import is undone.
//!
//! Invariant: no two accounts share an address, and whoever is touched is told.

use super::*;

fn account(fresh: &Fresh, id: &str, name: &str, email: &str) {
    let person = id_of(fresh, name);
    run(
        fresh,
        &format!("INSERT INTO account (id, person_id, email, created_at) VALUES ('{id}', '{person}', '{email}', 1)"),
    );
    run(
        fresh,
        &format!(
            "INSERT INTO sign_in_link (id, token_hash, kind, account_id, made_at, ends_at) VALUES ('l{id}', 'h{id}', 'invitation', '{id}', 1, 9)"
        ),
    );
}

fn sign_ins(fresh: &Fresh) -> Vec<String> {
    lines(fresh, "SELECT id || ' ' || email AS line FROM account ORDER BY id")
}

/// Ben and Cleo trade addresses, Dan gets a new one, Eva the one that Ada keeps, Finn signs in with one of his own.
fn third() -> String {
    [
        ("ben@x.example,2", "cleo@x.example,2"),
        ("cleo@x.example,3", "ben@x.example,3"),
        ("dan@x.example", "Daniel@x.example"),
        ("eva@x.example", "boss@x.example"),
        ("finn@x.example", "new-finn@x.example"),
    ]
    .iter()
    .fold(FIRST.to_owned(), |rows, (from, to)| rows.replace(from, to))
}

#[test]
fn an_account_follows_the_directory_to_another_address_and_back() {
    let fresh = fresh();
    let house = fresh.house();
    wait(import(&house, csv(FIRST)));
    for (id, name, email) in [
        ("a", "Ada Boss", "boss@x.example"),
        ("b", "Ben Lead", "ben@x.example"),
        ("c", "Cleo Hand", "cleo@x.example"),
        ("d", "Dan Hand", "dan@x.example"),
        ("e", "Eva Lead", "eva@x.example"),
        ("f", "Finn Hand", "finn@home.example"),
    ] {
        account(&fresh, id, name, email);
    }
    let (before, earlier) = (everything(&fresh), sign_ins(&fresh));
    fresh.clock.advance(MINUTE);
    let (second, summary) = wait(import(&house, csv(&third())));
    assert_eq!(summary.addresses, 3);
    assert_eq!(
        sign_ins(&fresh),
        [
            "a boss@x.example",
            "b cleo@x.example",
            "c ben@x.example",
            "d daniel@x.example",
            "e eva@x.example",
            "f finn@home.example"
        ]
    );
    let problem = "import_problem WHERE what LIKE '%eva@x.example%boss@x.example%'";
    assert_eq!(count(&fresh, problem), 1, "who cannot follow is told to whoever imports");
    let told = "SELECT person.name AS line FROM notice JOIN person ON person.id = notice.person_id WHERE what = 'account.address' ORDER BY person.name";
    assert_eq!(lines(&fresh, told), ["Ben Lead", "Cleo Hand", "Dan Hand"]);
    assert_eq!(count(&fresh, "audit WHERE action = 'account.address'"), 3);
    let open = "SELECT account_id AS line FROM sign_in_link WHERE used_at IS NULL ORDER BY account_id";
    assert_eq!(lines(&fresh, open), ["a", "e", "f"], "a link may have gone to the earlier address");
    wait(work::undo(&house, &work::system(), &second)).unwrap();
    assert_eq!(sign_ins(&fresh), earlier);
    assert_eq!(everything(&fresh), before);
    assert_eq!(count(&fresh, "notice WHERE what = 'account.address_back'"), 3);
}

#[test]
fn an_address_that_somebody_took_since_is_not_taken_back() {
    let fresh = fresh();
    let house = fresh.house();
    wait(import(&house, csv(FIRST)));
    account(&fresh, "d", "Dan Hand", "dan@x.example");
    fresh.clock.advance(MINUTE);
    let (second, _) = wait(import(&house, csv(&third())));
    account(&fresh, "z", "Zoë Ångström", "dan@x.example");
    wait(work::undo(&house, &work::system(), &second)).unwrap();
    assert_eq!(sign_ins(&fresh), ["d daniel@x.example", "z dan@x.example"]);
    let summary = lines(&fresh, &format!("SELECT summary AS line FROM import_run WHERE id = '{second}'")).remove(0);
    let summary: Summary = serde_json::from_str(&summary).unwrap();
    assert_eq!(summary.kept, ["Dan Hand"]);
}

#[test]
fn an_import_written_down_before_accounts_followed_is_taken_back_whole() {
    let fresh = fresh();
    let house = fresh.house();
    wait(import(&house, csv(FIRST)));
    account(&fresh, "d", "Dan Hand", "dan@x.example");
    let before = everything(&fresh);
    fresh.clock.advance(MINUTE);
    let without_dan: String = FIRST.lines().filter(|row| !row.contains("Dan")).map(|row| format!("{row}\n")).collect();
    let (second, _) = wait(import(&house, csv(&without_dan)));
    assert_eq!(count(&fresh, "account WHERE disabled_at IS NOT NULL AND revision = 2"), 1);
    // As the first release wrote it: when it was shut and its revision.
    let shut = lines(&fresh, "SELECT CAST(disabled_at AS TEXT) AS line FROM account").remove(0);
    run(
        &fresh,
        &format!("UPDATE import_change SET before = '[null,1]', after = '[{shut},2]' WHERE subject = 'account'"),
    );
    wait(work::undo(&house, &work::system(), &second)).unwrap();
    assert_eq!(everything(&fresh), before);
    assert_eq!(sign_ins(&fresh), ["d dan@x.example"]);
}

#[test]
fn an_import_of_any_size_is_one_row_of_the_audit_trail() {
    let fresh = fresh();
    let (run, _) = wait(import(&fresh.house(), csv(FIRST)));
    let of_run = format!("SELECT action AS line FROM audit WHERE subject_id = '{run}'");
    assert_eq!(lines(&fresh, &of_run), ["people.applied"]);
    assert_eq!(count(&fresh, "audit WHERE action = 'people.stage'"), 0);
}
