//! Tables for what a measure's form takes and refuses.
//!
//! Invariant: each row is one case that a person can check by head.

use super::*;

#[test]
fn numbers_are_read_as_people_write_them() {
    for (text, number) in [
        ("44", Some(Some(44.0))),
        (" 2,4 ", Some(Some(2.4))),
        ("-1.5", Some(Some(-1.5))),
        ("12 000", Some(Some(12_000.0))),
        ("", Some(None)),
        ("inf", None),
        ("NaN", None),
        ("1e9", None),
        ("44 %", None),
        ("1,200,000", None),
    ] {
        assert_eq!(amount("amount", text).ok(), number, "{text:?}");
    }
}

#[test]
fn a_measure_is_looked_after_by_a_person_or_by_nobody() {
    let id = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
    for (text, is_taken) in [("", true), (Owner::NOBODY, true), ("somebody", false)] {
        assert_eq!(keeper(text) == Ok(None), is_taken, "{text:?}");
    }
    assert_eq!(keeper(&format!("person:{id}")).unwrap().unwrap().as_str(), id);
    assert!(keeper(&format!("team:{id}")).is_err());
}

#[test]
fn a_measure_needs_a_name_and_a_short_unit() {
    let fields = MeasureFields { name: "Returns".to_owned(), ..MeasureFields::default() };
    assert_eq!(fields.parse().unwrap().stale_after_days, 35);
    assert!(MeasureFields::default().parse().is_err());
    assert!(MeasureFields { unit: "x".repeat(41), ..fields.clone() }.parse().is_err());
    assert!(MeasureFields { stale_after_days: "-1".to_owned(), ..fields }.parse().is_err());
}

#[test]
fn what_leads_nowhere_is_refused_with_what_to_do() {
    let fields = MeasureFields { name: "Returns".to_owned(), ..MeasureFields::default() };
    let wrong = |fields: MeasureFields| match fields.parse() {
        Err(Error::Invalid(errors)) => {
            errors.0.first().map(|(field, what)| format!("{field}: {what}")).unwrap_or_default()
        }
        other => panic!("{other:?}"),
    };
    let way = |start: &str, target: &str, toward: &str| MeasureFields {
        start: start.to_owned(),
        target: target.to_owned(),
        toward: toward.to_owned(),
        ..fields.clone()
    };
    assert!(wrong(way("31", "31", "up")).starts_with("target: Start and target are both 31"));
    assert!(wrong(way("50", "31", "up")).contains("it falls"));
    assert!(wrong(way("31", "50", "down")).contains("it rises"));
    assert!(way("50", "31", "down").parse().is_ok() && way("", "31", "down").parse().is_ok());
    let days = |first: &str, due: &str| MeasureFields {
        starts_on: first.to_owned(),
        due_on: due.to_owned(),
        ..fields.clone()
    };
    assert!(wrong(days("2026-05-01", "2026-05-01")).starts_with("due_on: This is not after the first day, 2026-05-01"));
    assert!(days("2026-05-01", "2026-05-02").parse().is_ok());
    let fed = |feed: &str, every: &str| MeasureFields {
        sort: "fed".to_owned(),
        feed: feed.to_owned(),
        stale_after_days: every.to_owned(),
        ..fields.clone()
    };
    assert!(wrong(fed("", "7")).starts_with("feed: Name the system"));
    assert!(wrong(fed("Service desk", "0")).starts_with("stale_after_days: Write in how many days"));
    let fed = fed("Service desk", "7").parse().unwrap();
    assert_eq!((fed.sort, fed.feed.as_str(), fed.stale_after_days), (Sort::Fed, "Service desk", 7));
}

#[test]
fn a_sort_keeps_only_the_fields_it_has() {
    let all = MeasureFields {
        name: "The yard is open".to_owned(),
        unit: "%".to_owned(),
        toward: "down".to_owned(),
        start: "many".to_owned(),
        target: "50".to_owned(),
        feed: "Service desk".to_owned(),
        ..MeasureFields::default()
    };
    let milestone = MeasureFields { sort: "milestone".to_owned(), ..all.clone() }.parse().unwrap();
    assert_eq!((milestone.unit.as_str(), milestone.target, milestone.toward), ("", None, Toward::Up));
    let quantity = MeasureFields { sort: "quantity".to_owned(), start: "90".to_owned(), ..all }.parse().unwrap();
    assert_eq!((quantity.unit.as_str(), quantity.feed.as_str(), quantity.target), ("%", "", Some(50.0)));
}
