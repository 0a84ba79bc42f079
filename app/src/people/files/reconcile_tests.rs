//! Tests of the comparison: each kind of change by example, and the invariants for any directory and file.
//!
//! Invariant: applying what is found and comparing again finds nothing.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::people::files::{Source, read};

fn roster(rows: &str) -> Roster {
    let text = format!("name,email,employee_id,title,team,manager,kind,active,handle\n{rows}");
    read(&Source::File { name: "people.csv".into(), bytes: text.into_bytes() }).unwrap()
}

/// Does to a directory what an import would do.
fn apply(directory: &[Known], roster: &Roster, changes: &Changes) -> Vec<Known> {
    let mut after = directory.to_vec();
    let mut at = vec![usize::MAX; roster.people.len()];
    let kept = changes.changed.iter().chain(&changes.moved).chain(&changes.returning).chain(&changes.unchanged);
    kept.clone().for_each(|found| at[found.person] = found.known);
    for &person in &changes.new {
        at[person] = after.len();
        after.push(Known { active: roster.people[person].active, ..Known::default() });
    }
    for gone in &changes.gone {
        after[gone.known].active = false;
        if let Some(person) = gone.person {
            at[person] = gone.known;
        }
    }
    let said = Said::of(&roster.people);
    let written: Vec<usize> = changes.new.iter().copied().chain(kept.map(|found| found.person)).collect();
    for person in written {
        let (row, new) = (&roster.people[person], changes.new.contains(&person));
        let manager = row.manager.map(|manager| at[manager]);
        let known = &mut after[at[person]];
        let set = |slot: &mut Option<String>, value: &Option<String>| *slot = value.clone().or(slot.take());
        if !row.withheld || new {
            known.name.clone_from(&row.name);
        }
        set(&mut known.email, &row.email);
        set(&mut known.employee_id, &row.employee_id);
        set(&mut known.handle, &row.handle);
        set(&mut known.post, &row.post);
        set(&mut known.title, &row.title);
        known.active = row.active;
        if said.kinds || new {
            known.kind = row.kind;
        }
        if said.teams || new {
            known.team = row.team.map(|team| path(&roster.teams, team));
        }
        if said.managers || new {
            known.manager = manager;
        }
    }
    after
}

fn imported(rows: &str) -> Vec<Known> {
    let roster = roster(rows);
    apply(&[], &roster, &compare(&[], &roster))
}

#[test]
fn tells_the_six_kinds_apart() {
    let mut directory = imported(
        "Ann,ann@x,1,Head,Board,,,,\nBob,bob@x,2,Clerk,Sales,1,,,\nCy,cy@x,3,Clerk,Sales,1,,,\nDee,dee@x,4,Clerk,Sales,1,,,\nEve,eve@x,5,Clerk,Sales,1,,,\nFay,fay@x,6,Clerk,Sales,1,,,\n",
    );
    directory[4].active = false;
    let roster = roster(
        "Ann,ann@x,1,Head,Board,,,,\nBob,bob@x,2,Chief,Sales,1,,,\nCy,cy@x,3,Clerk,North,1,,,\nDee,dee@x,4,Clerk,Sales,2,,,\nEve,eve@x,5,Clerk,Sales,1,,,\nGus,gus@x,7,Clerk,Sales,1,,,\n",
    );
    let changes = compare(&directory, &roster);
    assert_eq!(changes.unchanged.iter().map(|found| found.known).collect::<Vec<_>>(), [0]);
    assert_eq!(
        changes.changed.iter().map(|found| (found.known, found.fields.clone())).collect::<Vec<_>>(),
        [(1, vec![Field::Title])]
    );
    assert_eq!(
        changes.moved.iter().map(|found| (found.known, found.team, found.manager)).collect::<Vec<_>>(),
        [(2, true, false), (3, false, true)]
    );
    assert_eq!(changes.returning.iter().map(|found| found.known).collect::<Vec<_>>(), [4]);
    assert_eq!(changes.new, [5]);
    assert_eq!(changes.gone, [Gone { known: 5, person: None }]);
    assert_eq!((changes.active, changes.gone_share()), (5, 0.2));
    assert!(changes.asks_twice());
}

#[test]
fn matches_by_id_then_address_then_handle_then_post_and_name() {
    let directory = imported("Ann,ann@x,1,,,,,,\nBob,bob@x,,,,,,,\nCy,,,,,,,,cy\nDee,,,Head,,,,,\n");
    let same = compare(
        &directory,
        &roster("Ann New,ann.new@x,1,,,,,,\nBob,BOB@x,9,,,,,,\nCy,cy@x,,,,,,,CY\nDee,,,Head,,,,,\n"),
    );
    assert!(same.new.is_empty() && same.gone.is_empty() && same.moved.is_empty());
    assert_eq!(same.changed[0].fields, [Field::Name, Field::Email]);
    assert_eq!(same.doubts.len(), 1, "an id whose name and address both differ may have been handed on");
    let crossed = compare(&directory[..2], &roster("Bob,ann@x,,,,,,,\nAnn,bob@x,1,,,,,,\n"));
    assert_eq!(
        crossed.changed.iter().map(|found| (found.known, found.person)).collect::<Vec<_>>(),
        [(0, 1)],
        "the id wins over the address, and nobody is taken twice"
    );
}

#[test]
fn silence_takes_nothing_away() {
    let directory = imported("Ann,ann@x,1,Head,Board,,,,\nBob,bob@x,2,Clerk,Sales,1,contractor,,bob\n");
    assert!(compare(&directory, &roster("Ann,ann@x,,,,,,,\nBob,,2,,,,,,\n")).is_empty());
    let spoken = compare(&directory, &roster("Ann,ann@x,,,,2,,,\nBob,,2,,Sales,,,,\n"));
    assert_eq!(spoken.moved.len(), 2, "with one manager and one team in the file, a blank means none");
}

#[test]
fn ended_in_the_file_is_gone_and_ten_percent_is_the_bound() {
    let rows: String = (0..10).map(|at| format!("P{at},p{at}@x,{at},,,,,,\n")).collect();
    let directory = imported(&rows);
    let one = compare(&directory, &roster(&rows.replace("P3,p3@x,3,,,,,,", "P3,p3@x,3,,,,,no,")));
    assert_eq!((one.gone.as_slice(), one.asks_twice()), (&[Gone { known: 3, person: Some(3) }][..], false));
    let two = compare(&directory, &roster(&rows.replace("P3,p3@x,3,,,,,,\n", "").replace("P4,p4@x,4,,,,,,\n", "")));
    assert!(two.asks_twice());
    assert!(!compare(&[], &roster("Ann,,,,,,,,\n")).asks_twice());
}

fn rows() -> impl Strategy<Value = String> {
    let pick = |values: &'static [&'static str]| prop::sample::select(values);
    let row = (
        pick(&["Ann", "Bob", "Cy", "Dee", "Eve", "N/D"]),
        pick(&["", "a@x", "b@x", "c@x", "d@x", "e@x"]),
        pick(&["", "1", "2", "3", "4", "5"]),
        pick(&["", "Head", "Clerk"]),
        pick(&["", "Sales", "North", "Sales / North"]),
        pick(&["", "1", "2", "a@x", "b@x", "Ann"]),
        pick(&["", "contractor"]),
        pick(&["", "", "", "no"]),
        pick(&["", "", "h1", "h2"]),
    );
    let row = row.prop_map(|cells| {
        format!(
            "{},{},{},{},{},{},{},{},{}\n",
            cells.0, cells.1, cells.2, cells.3, cells.4, cells.5, cells.6, cells.7, cells.8
        )
    });
    prop::collection::vec(row, 0..10).prop_map(|rows| rows.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, max_global_rejects: 50_000, ..ProptestConfig::default() })]

    #[test]
    fn everybody_is_in_one_list(before in rows(), after in rows()) {
        let directory = imported(&before);
        let roster = roster(&after);
        let changes = compare(&directory, &roster);
        let kept: Vec<&Match> = changes.changed.iter().chain(&changes.moved).chain(&changes.returning).chain(&changes.unchanged).collect();
        let mut people: Vec<usize> = kept.iter().map(|found| found.person).chain(changes.new.iter().copied()).chain(changes.gone.iter().filter_map(|gone| gone.person)).collect();
        people.sort_unstable();
        prop_assert_eq!(people, (0..roster.people.len()).collect::<Vec<_>>());
        let mut known: Vec<usize> = kept.iter().map(|found| found.known).chain(changes.gone.iter().map(|gone| gone.known)).collect();
        known.sort_unstable();
        let count = known.len();
        known.dedup();
        prop_assert_eq!(count, known.len());
        prop_assert!((0..directory.len()).all(|at| !directory[at].active || known.contains(&at)));
        prop_assert!((0.0..=1.0).contains(&changes.gone_share()));
    }

    #[test]
    fn the_same_file_twice_changes_nothing(before in rows(), after in rows()) {
        let roster = roster(&after);
        // Two people without any key who are alike in all else cannot be told apart either.
        let alike: HashSet<_> = roster.people.iter().map(|row| (&row.name, &row.email, &row.employee_id, &row.handle, &row.post, &row.title, row.team)).collect();
        prop_assume!(alike.len() == roster.people.len());
        // A withheld name without a post cannot be told from another.
        prop_assume!(roster.people.iter().all(|person| !person.withheld || person.post.is_some()));
        let directory = imported(&before);
        let once = apply(&directory, &roster, &compare(&directory, &roster));
        let again = compare(&once, &roster);
        prop_assert!(again.new.is_empty() && again.gone.is_empty() && again.returning.is_empty(), "{again:?}");
        if directory.is_empty() {
            prop_assert!(again.is_empty(), "{again:?}");
        }
    }

    #[test]
    fn whoever_leaves_the_file_is_gone(count in 1usize..30, leave in prop::collection::btree_set(0usize..30, 0..10)) {
        let row = |at: usize| format!("P{at},p{at}@x,{at},,Team {},{},,,\n", at % 3, if at == 0 { String::new() } else { "0".into() });
        let directory = imported(&(0..count).map(row).collect::<String>());
        let leave: Vec<usize> = leave.into_iter().filter(|at| *at < count).collect();
        let stay: String = (0..count).filter(|at| !leave.contains(at)).map(row).collect();
        let changes = compare(&directory, &roster(&stay));
        prop_assert_eq!(changes.gone.iter().map(|gone| gone.known).collect::<Vec<_>>(), leave.clone());
        prop_assert_eq!(changes.asks_twice(), leave.len() * 10 > count);
        prop_assert!(changes.new.is_empty());
        prop_assert!(leave.contains(&0) || (changes.moved.is_empty() && changes.changed.is_empty()));
    }
}
