//! Any plan comes back from its rows, and rows that nobody changed are written as they stand.
//! The plans hold what hurts; see `files::samples`.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::strategy::files::plan::Plan;
use crate::strategy::files::samples;

const STRATEGY: &str = "018f2b3c-4d5e-7f60-8192-000000000000";

/// Draws ids that sort in no order of use.
fn ids() -> impl FnMut() -> String {
    let mut count = 0_u64;
    move || {
        count += 1;
        let mixed = count.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        format!("{:08x}-{:04x}-7000-8000-{:012x}", mixed >> 32, mixed & 0xffff, count)
    }
}

fn names() -> Names {
    let lens = |id: &str, name: &str| LensName { id: id.to_owned(), name: name.to_owned() };
    Names {
        lenses: vec![lens("l1", "Sales"), lens("l2", "12.5"), lens("l3", "a")],
        people: HashMap::from([("p1".to_owned(), "Ana Reis".to_owned())]),
        person_named: HashMap::from([("Ana Reis".to_owned(), "p1".to_owned())]),
        ..Names::default()
    }
}

fn stored(plan: &Plan, before: &Stored, names: &mut Names, fresh: &mut dyn FnMut() -> String) -> Stored {
    let with = Encoding { strategy: STRATEGY, unnamed: "plan", names: &names.clone(), before, now: 7, fresh };
    let (stored, lenses) = encode(plan, with);
    names.lenses.extend(lenses);
    stored
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_plan_comes_back_from_its_rows(plan in samples::plan()) {
        let (mut names, mut fresh) = (names(), ids());
        let mut plan = plan;
        settle(&mut plan, &|_| false, &mut fresh);
        let first = stored(&plan, &Stored::default(), &mut names, &mut fresh);
        let again = decode(&first, &names);
        prop_assert_eq!(&again, &plan);
        let second = stored(&again, &first, &mut names, &mut fresh);
        prop_assert_eq!(second, first);
    }
}

#[test]
fn an_owner_who_is_known_becomes_a_link_and_comes_back_as_a_name() {
    let mut plan = Plan::default();
    plan.roots.push(crate::strategy::files::plan::PlanNode { owner: "Ana Reis".to_owned(), ..Default::default() });
    let (mut names, mut fresh) = (names(), ids());
    settle(&mut plan, &|_| false, &mut fresh);
    let mut rows = stored(&plan, &Stored::default(), &mut names, &mut fresh);
    assert_eq!(rows.nodes[1].owner_id.as_deref(), Some("p1"));
    assert_eq!(decode(&rows, &names), plan);
    // A text beside does not come back once the row says something else.
    rows.nodes[1].owner_id = None;
    assert_eq!(decode(&rows, &names).roots[0].owner, "");
}

#[test]
fn what_was_changed_in_a_row_counts_before_what_is_beside() {
    let mut plan = Plan::default();
    plan.roots.push(crate::strategy::files::plan::PlanNode {
        starts_on: "2026/03/01".to_owned(),
        ends_on: "2026-Q1".to_owned(),
        ..Default::default()
    });
    let (mut names, mut fresh) = (names(), ids());
    settle(&mut plan, &|_| false, &mut fresh);
    let mut rows = stored(&plan, &Stored::default(), &mut names, &mut fresh);
    assert_eq!(rows.nodes[1].starts_on.as_deref(), Some("2026-03-01"));
    assert_eq!(decode(&rows, &names), plan);
    rows.nodes[1].starts_on = Some("2026-04-01".to_owned());
    rows.nodes[1].ends_on = Some("2026-04-02".to_owned());
    let node = decode(&rows, &names).roots.remove(0);
    assert_eq!((node.starts_on.as_str(), node.ends_on.as_str()), ("2026-04-01", "2026-04-02"));
}
