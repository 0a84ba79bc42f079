//! Each measure has a past that leads from its start towards its target.
//!
//! Invariant: exactly one measure is stale.

use crate::demo::Kind;

#[test]
fn measures_have_a_past_that_leads_to_today() {
    let demo = crate::demo::organisation();
    let mut stale = Vec::new();
    for measure in &demo.measures {
        let days: Vec<_> = measure.check_ins.iter().map(|check_in| check_in.days_ago).collect();
        assert!(days.windows(2).all(|pair| pair[0] > pair[1]), "{}: {days:?}", measure.key);
        let least = if measure.kind == Kind::Milestone { 3 } else { 4 };
        assert!((least..=14).contains(&days.len()), "{}: {days:?}", measure.key);
        if days[days.len() - 1] > measure.every_days {
            stale.push(measure.key);
        }
        match measure.kind {
            Kind::Rise => assert!(measure.target > measure.start, "{}", measure.key),
            Kind::Fall => assert!(measure.target < measure.start, "{}", measure.key),
            Kind::Milestone => {
                assert!(measure.check_ins.iter().all(|at| at.value == 0.0 || at.value == 1.0));
                assert_eq!((measure.start, measure.target, measure.unit), (0.0, 1.0, ""));
                continue;
            }
        }
        assert!(!measure.unit.is_empty(), "{}", measure.key);
        let first = measure.check_ins[0].value;
        let last = measure.check_ins[days.len() - 1].value;
        assert!((last - first) * (measure.target - measure.start) > 0.0, "{}", measure.key);
        let reached = (last - measure.start) / (measure.target - measure.start);
        assert!((0.0..=1.0).contains(&reached), "{} is {reached} of its way", measure.key);
    }
    assert_eq!(stale, ["through-share"]);
    assert!(demo.measures.iter().filter(|m| m.kind == Kind::Milestone).count() >= 3);
    assert!(demo.measures.iter().filter(|m| m.feed.is_some() && m.kind != Kind::Milestone).count() >= 3);
}
