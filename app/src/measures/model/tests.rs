//! Tables for progress, elapsed time, staleness and how a reading is said.
//!
//! Invariant: each row is one case that a person can check by head.

use jiff::civil::date;

use super::*;

#[test]
fn progress_is_the_share_of_the_way() {
    use Toward::{Down, Up};
    for (start, target, now, toward, share) in [
        (Some(30.0), 50.0, 40.0, Up, Some(0.5)),
        (Some(30.0), 50.0, 30.0, Up, Some(0.0)),
        (Some(30.0), 50.0, 20.0, Up, Some(0.0)),
        (Some(30.0), 50.0, 60.0, Up, Some(1.0)),
        (None, 50.0, 25.0, Up, Some(0.5)),
        (None, 0.0, -5.0, Up, None),
        (Some(10.0), 2.0, 4.0, Down, Some(0.75)),
        (Some(10.0), 2.0, 1.0, Down, Some(1.0)),
        (None, 2.0, 4.0, Down, None),
        (None, 2.0, 2.0, Down, Some(1.0)),
        (Some(50.0), 50.0, 49.0, Up, None),
        (Some(60.0), 50.0, 40.0, Up, None),
        (Some(0.0), 10.0, f64::NAN, Up, Some(f64::NAN)),
    ] {
        let found = progress(start, target, now, toward);
        let both_nan = found.is_some_and(f64::is_nan) && share.is_some_and(f64::is_nan);
        assert!(found == share || both_nan, "{start:?} {target} {now} {toward:?}: {found:?}");
    }
}

#[test]
fn time_is_gone_day_by_day() {
    let (start, due) = (date(2026, 1, 1), date(2026, 1, 11));
    for (today, share) in [
        (date(2025, 12, 1), Some(0.0)),
        (date(2026, 1, 1), Some(0.0)),
        (date(2026, 1, 6), Some(0.5)),
        (date(2026, 3, 1), Some(1.0)),
    ] {
        assert_eq!(elapsed(start, due, today), share, "{today}");
    }
    assert_eq!(elapsed(due, start, start), None);
    assert_eq!(elapsed(start, start, start), None);
    assert_eq!(
        elapsed(date(2024, 1, 1), date(2028, 1, 1), date(2026, 1, 1)).map(|share| (share * 100.0).round()),
        Some(50.0)
    );
}

#[test]
fn silence_turns_to_stale() {
    let today = date(2026, 11, 21);
    for (day, after, stale) in [
        (date(2026, 11, 21), 35, false),
        (date(2026, 10, 17), 35, false),
        (date(2026, 10, 16), 35, true),
        (date(2024, 10, 16), 0, false),
        (date(2024, 10, 16), 365, true),
        (date(2026, 12, 1), 1, false),
    ] {
        assert_eq!(is_stale(day, after, today), stale, "{day} {after}");
    }
}

#[test]
fn a_reading_says_where_it_is() {
    let value = |amount: Option<f64>, text: &str| Value {
        id: "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap(),
        is_target: false,
        amount,
        text: text.to_owned(),
        measured_on: Some(date(2026, 11, 1)),
        confidence: Confidence::Unsaid,
        note: String::new(),
        by: None,
        origin: None,
    };
    let reading = Reading {
        id: "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap(),
        node: "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f9".parse().unwrap(),
        name: "Returns mended".to_owned(),
        sort: Sort::Quantity,
        unit: "%".to_owned(),
        toward: Toward::Up,
        start: Some(31.0),
        target: Some(50.0),
        starts_on: None,
        due_on: None,
        stale_after_days: 35,
        feed: String::new(),
        latest: Some(value(Some(44.0), "")),
        revision: 1,
    };
    assert_eq!(reading.said(), "44 of 50 %");
    let down = Reading {
        toward: Toward::Down,
        unit: "days".to_owned(),
        target: Some(2.0),
        latest: Some(value(Some(2.4), "")),
        ..reading.clone()
    };
    assert_eq!(down.said(), "2.4 days, aim 2");
    let worded = Reading { latest: Some(value(None, "under way")), ..reading.clone() };
    assert_eq!((worded.said().as_str(), worded.share()), ("under way", None));
    let silent = Reading { latest: None, ..reading.clone() };
    assert_eq!(silent.said(), "no value yet, aim 50 %");
    assert!(!silent.is_stale(date(2030, 1, 1)));
    let milestone = Reading { sort: Sort::Milestone, latest: Some(value(Some(1.0), "")), ..reading };
    assert_eq!((milestone.said().as_str(), milestone.share()), ("reached", Some(1.0)));
}

#[test]
fn numbers_carry_no_tail() {
    for (number, said) in
        [(44.0, "44"), (2.4, "2.4"), (-0.0001, "0"), (1_234.567_8, "1234.568"), (1e14, "100000000000000")]
    {
        assert_eq!(number_said(number), said);
    }
}

/// A measure of 31 to 50 from 1 January to 1 July, last seen at `now` on `day`.
fn seen(sort: Sort, now: f64, day: Date, confidence: Confidence) -> Reading {
    Reading {
        id: "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap(),
        node: "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f9".parse().unwrap(),
        name: "Returns mended".to_owned(),
        sort,
        unit: "%".to_owned(),
        toward: Toward::Up,
        start: Some(30.0),
        target: Some(50.0),
        starts_on: Some(date(2026, 1, 1)),
        due_on: Some(date(2026, 7, 1)),
        stale_after_days: 35,
        feed: String::new(),
        latest: Some(Value {
            id: "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap(),
            is_target: false,
            amount: Some(now),
            text: String::new(),
            measured_on: Some(day),
            confidence,
            note: String::new(),
            by: None,
            origin: None,
        }),
        revision: 1,
    }
}

#[test]
fn progress_stands_against_its_time_and_stale_overrides_all() {
    use Confidence::{Sure, Unsure};
    use Sort::{Fed, Milestone, Quantity};
    use Standing::{Behind, OnTime, Overdue, Reached, Stale};
    let half_time = date(2026, 4, 1);
    for (sort, now, day, sure, today, standing) in [
        // Half of the time is gone: 40 is half of the way, 38 within the slack, 37 is not.
        (Quantity, 40.0, half_time, Sure, half_time, OnTime),
        (Quantity, 38.2, half_time, Sure, half_time, OnTime),
        (Quantity, 37.0, half_time, Sure, half_time, Behind),
        (Fed, 37.0, half_time, Sure, half_time, Behind),
        (Quantity, 50.0, half_time, Unsure, half_time, Reached),
        (Quantity, 49.0, date(2026, 7, 1), Sure, date(2026, 7, 1), OnTime),
        (Quantity, 49.0, date(2026, 7, 1), Sure, date(2026, 7, 2), Overdue),
        // Whatever it would say otherwise.
        (Quantity, 50.0, half_time, Sure, date(2026, 5, 7), Stale),
        (Quantity, 37.0, half_time, Sure, date(2026, 5, 7), Stale),
        (Quantity, 49.0, half_time, Sure, date(2026, 7, 2), Stale),
        (Milestone, 0.0, half_time, Sure, half_time, OnTime),
        (Milestone, 0.0, half_time, Unsure, half_time, Behind),
        (Milestone, 0.0, date(2026, 6, 30), Sure, date(2026, 7, 2), Overdue),
        (Milestone, 0.0, half_time, Sure, date(2026, 5, 7), Stale),
        // What is reached once is reached: nothing more is asked of it.
        (Milestone, 1.0, half_time, Sure, date(2027, 5, 7), Reached),
    ] {
        let found = seen(sort, now, day, sure).standing(None, today);
        assert_eq!(found, Some(standing), "{sort:?} {now} of {day} on {today}");
    }
    let silent = Reading { latest: None, ..seen(Fed, 0.0, half_time, Sure) };
    assert_eq!(silent.standing(None, date(2026, 2, 5)), None);
    assert_eq!(silent.standing(None, date(2026, 2, 6)), Some(Stale), "a feed that never came is late too");
}

#[test]
fn those_that_want_a_value_come_first() {
    let today = date(2026, 5, 1);
    let on = |sort: Sort, now: f64, days_ago: i64| {
        seen(sort, now, today.checked_sub(jiff::Span::new().days(days_ago)).unwrap(), Confidence::Sure)
    };
    for (reading, due) in [
        (on(Sort::Quantity, 40.0, 0), Due::Later),
        (on(Sort::Quantity, 40.0, 31), Due::Later),
        (on(Sort::Quantity, 40.0, 32), Due::Now),
        (on(Sort::Quantity, 40.0, 99), Due::Now),
        (Reading { latest: None, ..on(Sort::Quantity, 0.0, 0) }, Due::Now),
        (Reading { stale_after_days: 0, ..on(Sort::Quantity, 40.0, 999) }, Due::Later),
        (Reading { stale_after_days: 1, ..on(Sort::Quantity, 40.0, 0) }, Due::Later),
        (on(Sort::Fed, 40.0, 99), Due::Fed),
        (on(Sort::Milestone, 1.0, 99), Due::Over),
        (on(Sort::Milestone, 0.0, 99), Due::Now),
    ] {
        assert_eq!(reading.due(today), due, "{reading:?}");
    }
    let kept = |reading: Reading, name: &str| Kept {
        reading: Reading { name: name.to_owned(), ..reading },
        node: crate::strategy::model::Written::default(),
        since: None,
        pillar: None,
    };
    let order = in_order(
        vec![
            kept(on(Sort::Milestone, 1.0, 9), "over"),
            kept(on(Sort::Quantity, 40.0, 1), "later"),
            kept(on(Sort::Quantity, 40.0, 33), "soon"),
            kept(on(Sort::Fed, 40.0, 33), "fed"),
            kept(on(Sort::Quantity, 40.0, 60), "stale"),
        ],
        today,
    );
    let names: Vec<&str> = order.iter().map(|one| one.reading.name.as_str()).collect();
    assert_eq!(names, ["stale", "soon", "later", "fed", "over"]);
}
