//! Imports that die, and imports of any arithmetic: nothing half-written, nothing left.
//!
//! Invariant: a crash is the loss of the running import, wherever it stands.

use super::*;

fn many(people: usize, salt: usize) -> String {
    let mut rows = String::new();
    for person in 1..=people {
        let manager =
            if person == 1 { String::new() } else { ((person + salt % 3) / 8).clamp(1, person - 1).to_string() };
        rows.push_str(&format!(
            "Person {person} {salt},p{person}@x.example,{person},Title {},Team {},,{manager},employee\n",
            person % 17,
            (person + salt) / 25
        ));
    }
    rows
}

#[test]
fn a_crash_while_staging_leaves_nothing_to_be_seen() {
    let fresh = fresh();
    let house = fresh.house();
    wait(import(&house, csv(FIRST)));
    let before = everything(&fresh);
    fresh.clock.advance(MINUTE);
    let rows = many(9_000, 0).replace("@x.example", "@y.example");
    let source = csv(&format!("{FIRST}{}", rows.replace(".example,", ".example,y")));
    let run = wait(preview(&house, source));
    wait(async {
        let system = work::system();
        let apply = work::apply(&house, &system, &run, true);
        let seen = async {
            while count(&fresh, "person WHERE state = 'waiting'") == 0 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        futures_select(apply, seen).await;
        // What was being written when the rest was dropped ends by itself.
        tokio::time::sleep(Duration::from_millis(700)).await;
    });
    assert!(count(&fresh, "person WHERE state = 'waiting'") > 0);
    let hidden = |line: &String| line.contains("|waiting|") || line.contains("|y");
    let seen = |fresh: &Fresh| {
        let all = everything(fresh);
        let own: Vec<String> = all.into_iter().filter(|line| line.starts_with("person") && !hidden(line)).collect();
        own
    };
    let people: Vec<String> = before.iter().filter(|line| line.starts_with("person")).cloned().collect();
    assert_eq!(seen(&fresh), people);
    assert_eq!(count(&fresh, "team WHERE archived_at IS NULL"), 3);
    let found = wait(house.read_as(work::system(), |tx| app::people::search(tx, "", 1))).unwrap();
    assert_eq!(found.total, 7);
    let refused = wait(work::apply(&house, &work::system(), &run, true));
    assert!(matches!(refused, Err(Error::Invalid(_))), "it may still be alive: {refused:?}");
    fresh.clock.advance(2 * MINUTE);
    let done = wait(work::apply(&house, &work::system(), &run, true)).unwrap();
    assert!(matches!(done, Applied::Done(_)));
    assert_eq!(count(&fresh, "person WHERE state = 'active'"), 9_007);
    wait(work::undo(&house, &work::system(), &run)).unwrap();
    assert_eq!(everything(&fresh), before);
}

/// Runs both until the second ends, then drops the first where it stands.
async fn futures_select(first: impl std::future::Future, second: impl std::future::Future) {
    tokio::select! {
        _ = first => panic!("it was done before it could crash"),
        _ = second => {}
    }
}

#[test]
fn any_import_taken_back_is_as_if_it_had_not_been() {
    let fresh = fresh();
    let house = fresh.house();
    wait(import(&house, csv(&many(60, 0))));
    for salt in 1..8 {
        fresh.clock.advance(MINUTE);
        let before = everything(&fresh);
        // Some leave, some are new, most move: another arithmetic each time.
        let rows: String = many(60 + salt * 3, salt)
            .lines()
            .enumerate()
            .filter(|(at, _)| *at == 0 || at % (salt + 5) != 0 || *at < 9)
            .map(|(_, line)| format!("{line}\n"))
            .collect();
        let (run, _) = wait(import(&house, csv(&rows)));
        assert_ne!(everything(&fresh), before);
        wait(work::undo(&house, &work::system(), &run)).unwrap();
        assert_eq!(everything(&fresh), before, "{salt}");
        fresh.clock.advance(MINUTE);
        wait(import(&house, csv(&rows)));
    }
}
