//! Files of values as systems and people send them: what is read, what is refused, and that it is safe to repeat.
//!
//! Invariant: each table is one rule; what is written by us is read by us.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Catalogue, Known, KnownValue, Printed, Sheet, compare, print, read};
use crate::measures::model::{BY_HAND, Confidence, FILE, STRATEGY, Sort};
use crate::time::Timestamp;

const TODAY: Date = date(2026, 6, 1);

fn known(id: &str, node: &str, name: &str, sort: Sort, unit: &str) -> Known {
    Known {
        id: id.to_owned(),
        origin: Some(format!("_{id}")),
        node: node.to_owned(),
        name: name.to_owned(),
        sort,
        unit: unit.to_owned(),
        feed: if sort == Sort::Fed { "Service desk".to_owned() } else { String::new() },
        may: id != "theirs",
    }
}

fn catalogue() -> Catalogue {
    Catalogue::new(vec![
        known("returns", "Made to be repaired", "Returns mended", Sort::Quantity, "%"),
        known("tickets", "Made to be repaired", "Open tickets", Sort::Fed, ""),
        known("yard", "The yard / gate", "Open", Sort::Milestone, ""),
        known("one", "North", "Trains", Sort::Quantity, "trains"),
        known("two", "South", "Trains", Sort::Quantity, "trains"),
        known("theirs", "West", "Boats", Sort::Quantity, "boats"),
    ])
}

fn value(id: &str, measure: &str, day: Date, source: &str, amount: f64) -> KnownValue {
    KnownValue {
        id: id.to_owned(),
        measure: measure.to_owned(),
        is_target: false,
        day: Some(day),
        source: source.to_owned(),
        amount: Some(amount),
        text: String::new(),
        note: String::new(),
        confidence: Confidence::Unsaid,
        position: 0,
        made_at: 0,
        counts: true,
        is_imported: source != BY_HAND && source != STRATEGY,
        replaced_by: None,
    }
}

fn sheet(text: &str) -> Sheet {
    read("values.csv", text.as_bytes()).unwrap_or_else(|why| panic!("{why}"))
}

/// What became of the rows: recorded, corrected, unchanged, unknown; and the lines that were told about.
fn outcome(text: &str, values: &[KnownValue]) -> ([usize; 4], Vec<usize>) {
    let found = compare(&sheet(text), Some(&catalogue()), values, TODAY);
    let (recorded, corrected) = found.counts();
    let lines = found.problems.iter().map(|problem| problem.line).collect();
    ([recorded, corrected, found.unchanged, found.unknown], lines)
}

#[test]
fn a_measure_is_found_by_its_id_its_path_or_its_name() {
    for (named, is_found) in [
        ("returns", true),
        ("_returns", true),
        ("Made to be repaired / Returns mended", true),
        ("made to be repaired/returns  MENDED", true),
        ("Returns mended", true),
        ("The yard / gate / Open", true),
        ("North / Trains", true),
        ("Trains", false),
        ("East / Trains", false),
        ("nothing", false),
    ] {
        let value = if named.contains("Open") { "reached" } else { "4" };
        let (counts, lines) = outcome(&format!("measure,date,value\n{named},2026-05-31,{value}\n"), &[]);
        assert_eq!((counts[0] == 1, counts[3] == 1, lines.is_empty()), (is_found, !is_found, is_found), "{named}");
    }
    let apart = "Objective;Measure name;As of;Actual\nSouth;Trains;2026-05-31;4\n";
    assert_eq!(outcome(apart, &[]).0, [1, 0, 0, 0]);
}

#[test]
fn headers_are_taken_as_people_write_them_and_what_misses_is_said() {
    for header in
        ["measure,date,value", "Measure ID;Date;Value", "\u{feff}KPI\tDay\tActual\tComment", "Metric,Timestamp,Amount"]
    {
        let delimiter = header.chars().find(|sign| ";\t,".contains(*sign)).unwrap();
        let row = ["returns", "2026-05-31", "44"].join(&delimiter.to_string());
        assert_eq!(outcome(&format!("{header}\n{row}\n"), &[]), ([1, 0, 0, 0], vec![]), "{header}");
    }
    for (text, says) in [
        ("", "empty"),
        ("measure,date\nreturns,2026-05-31\n", "no column “value”"),
        ("a,b,c\n1,2,3\n", "no column “measure”, “date”, “value”"),
        ("measure,date,value,amount\n", "value and amount would say the same"),
        ("<a></a>", "not a table of values"),
        ("{\"measure\":1}", "not a table of values"),
        ("measure\0,date", "not a table of values"),
    ] {
        let refusal = read("values.csv", text.as_bytes()).unwrap_err().to_string();
        assert!(refusal.contains(says), "{text:?}: {refusal}");
    }
    let odd = sheet("measure,date,value,Colour of it\nreturns,2026-05-31,44,blue\n");
    assert!(odd.problems[0].what.contains("Colour of it"), "{:?}", odd.problems);
}

#[test]
fn the_same_again_is_nothing_and_another_value_is_a_correction() {
    let file = "measure,date,value\ntickets,2026-05-30,12\ntickets,2026-05-31,15\n";
    assert_eq!(outcome(file, &[]), ([2, 0, 0, 0], vec![]));
    let day = date(2026, 5, 31);
    let fed = |amount: f64| value("a", "tickets", day, "Service desk", amount);
    assert_eq!(outcome(file, &[fed(15.0)]), ([1, 0, 1, 0], vec![]));
    assert_eq!(outcome(file, &[fed(14.0)]), ([1, 1, 0, 0], vec![]));
    // What somebody typed for that day is another source.
    assert_eq!(outcome(file, &[value("a", "tickets", day, BY_HAND, 14.0)]), ([2, 0, 0, 0], vec![]));
    // A note or a confidence that is new is a correction, one that is left out is not.
    let noted = "measure,date,value,note,confidence\ntickets,2026-05-31,15,Holiday,unsure\n";
    assert_eq!(outcome(noted, &[fed(15.0)]), ([0, 1, 0, 0], vec![]));
    let stored = KnownValue { note: "Holiday".to_owned(), confidence: Confidence::Unsure, ..fed(15.0) };
    assert_eq!(outcome(noted, std::slice::from_ref(&stored)), ([0, 0, 1, 0], vec![]));
    assert_eq!(outcome(file, &[stored]), ([1, 0, 1, 0], vec![]));
    // What an older file said counts for nothing once a later one corrected it.
    let older = KnownValue {
        counts: false,
        replaced_by: Some("a".to_owned()),
        ..value("z", "tickets", day, "Service desk", 15.0)
    };
    assert_eq!(outcome(file, &[older, fed(14.0)]), ([1, 1, 0, 0], vec![]));
}

#[test]
fn what_was_put_right_by_hand_stays_until_the_file_says_something_new() {
    let day = date(2026, 5, 31);
    let old = KnownValue {
        counts: false,
        replaced_by: Some("b".to_owned()),
        ..value("a", "tickets", day, "Service desk", 15.0)
    };
    let right = value("b", "tickets", day, BY_HAND, 51.0);
    let file = |amount: u32| format!("measure,date,value\ntickets,2026-05-31,{amount}\n");
    let both = [old.clone(), right];
    assert_eq!(outcome(&file(15), &both).0, [0, 0, 1, 0]);
    let found = compare(&sheet(&file(16)), Some(&catalogue()), &both, TODAY);
    assert_eq!(found.new[0].instead, Some(("b".to_owned(), "51".to_owned())), "it takes the place of what counts");
    let removed = KnownValue { replaced_by: None, ..old };
    assert_eq!(outcome(&file(15), std::slice::from_ref(&removed)).0, [0, 0, 1, 0]);
    assert_eq!(outcome(&file(16), &[removed]).0, [1, 0, 0, 0]);
}

#[test]
fn a_source_of_its_own_keeps_its_own_values() {
    let file = "measure,date,value,source\nreturns,2026-05-31,44,Counter\nreturns,2026-05-31,45,\nreturns,2026-05-31,46,by hand\n";
    let found = compare(&sheet(file), Some(&catalogue()), &[], TODAY);
    let sources: Vec<&str> = found.new.iter().map(|new| new.source.as_str()).collect();
    assert_eq!(sources, ["Counter", FILE, BY_HAND]);
    assert_eq!(found.new.iter().map(|new| new.position).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(outcome(file, &[value("a", "returns", date(2026, 5, 31), "COUNTER", 44.0)]).0, [2, 0, 1, 0]);
}

#[test]
fn what_cannot_be_is_left_out_with_its_line_and_the_rest_is_taken() {
    let rows = [
        ("returns,2026-05-31,44", ""),
        ("returns,2026-06-02,44", "has not come yet"),
        ("returns,31/05/2026,44", "not a day we can be sure of"),
        ("returns,,44", "has no day"),
        ("returns,2026-05-30,", "has no value"),
        ("returns,2026-05-29,\"1,234\"", "may be 1234 or 1.234"),
        ("returns,2026-05-28,44 days", "names a unit, and the measure is in “%”"),
        ("yard,2026-05-31,half", "says not whether this was reached"),
        ("theirs,2026-05-31,4", "You do not keep"),
        (",2026-05-31,4", "names no measure"),
        ("returns,2026-05-31,45", "Line 2 says otherwise"),
        ("returns,2026-05-27,2,4", "if that is 2,4"),
        ("returns,2026-05-26,44,so it is", ""),
    ];
    let text = format!("measure,date,value,note\n{}\n", rows.map(|(row, _)| row).join("\n"));
    let found = compare(&sheet(&text), Some(&catalogue()), &[], TODAY);
    for (at, (row, says)) in rows.iter().enumerate() {
        let told = found.problems.iter().find(|problem| problem.line == at + 2);
        assert_eq!(told.is_some(), !says.is_empty(), "{row}: {told:?}");
        assert!(told.is_none_or(|problem| problem.what.contains(says)), "{row}: {told:?}");
    }
    assert_eq!(
        found.new.iter().map(|new| (new.line, new.note.as_str())).collect::<Vec<_>>(),
        [(2, ""), (14, "so it is")]
    );
}

#[test]
fn a_number_that_is_not_plain_is_told_and_a_point_among_commas_is_not_guessed() {
    let text = "measure;date;value\nreturns;2026-05-31;2,4\nreturns;2026-05-30;1.234\nreturns;2026-05-29;1.234,5\n";
    let found = compare(&sheet(text), Some(&catalogue()), &[], TODAY);
    assert_eq!(found.new.iter().map(|new| new.amount).collect::<Vec<_>>(), [2.4, 1234.5]);
    let told: Vec<(usize, bool)> =
        found.problems.iter().map(|problem| (problem.line, problem.what.contains("was read as"))).collect();
    assert_eq!(told, [(2, true), (3, false), (4, true)], "{:?}", found.problems);
}

#[test]
fn without_a_database_the_file_itself_is_looked_at() {
    let text = "measure,date,value\nnothing,2026-05-31,4\nnothing,2026-05-31,reached\nnothing,2026-05-31,many\nnothing,never,4\n";
    let found = compare(&sheet(text), None, &[], Date::MAX);
    assert_eq!((found.rows, found.unknown, found.new.len()), (4, 0, 0));
    assert_eq!(found.problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [4, 5]);
}

fn printed(known: &KnownValue) -> Printed {
    Printed {
        measure: known.measure.clone(),
        node: "Made to be repaired".to_owned(),
        name: "Returns, \"mended\"".to_owned(),
        unit: "%".to_owned(),
        is_target: known.is_target,
        day: known.day,
        amount: known.amount,
        text: known.text.clone(),
        confidence: known.confidence,
        note: known.note.clone(),
        source: known.source.clone(),
        by: Some("=Ada".to_owned()),
        at: Timestamp(0),
    }
}

proptest! {
    #[test]
    fn what_was_taken_away_and_comes_back_changes_nothing(
        rows in prop::collection::vec(
            (0_i64..400, -1e9..1e9_f64, "[ -~]{0,20}", 0_usize..4, prop::sample::select(vec![BY_HAND, STRATEGY, FILE, "Counter, north"]), any::<bool>()),
            0..20,
        )
    ) {
        let values: Vec<KnownValue> = rows
            .into_iter()
            .enumerate()
            .map(|(at, (ago, amount, note, sure, source, is_target))| KnownValue {
                is_target,
                note: note.trim().to_owned(),
                confidence: Confidence::ALL[sure],
                position: i64::try_from(at).unwrap(),
                ..value(&format!("{at:03}"), "returns", TODAY.checked_sub(jiff::Span::new().days(ago)).unwrap(), source, amount)
            })
            .collect();
        let text = print(&values.iter().map(printed).collect::<Vec<_>>());
        let found = compare(&sheet(&text), Some(&catalogue()), &values, TODAY);
        prop_assert_eq!((found.rows, found.unchanged, found.new.len()), (values.len(), values.len(), 0), "{}\n{:?}", text, found.problems);
    }

    #[test]
    fn nothing_that_is_sent_makes_it_panic(text in "(measure|date|value|[,;\"\n.0-9a-z ]){0,120}") {
        if let Ok(sheet) = read("values.csv", text.as_bytes()) {
            compare(&sheet, Some(&catalogue()), &[], TODAY);
            compare(&sheet, None, &[], TODAY);
        }
    }
}
