//! What an import does to a strategy, on small plans, and that importing the same twice changes nothing.

use proptest::prelude::*;

use super::*;
use crate::strategy::files::plan::{PlanMeasure, PlanValue, Wording};
use crate::strategy::files::samples;

fn node(id: &str, identifier: &str, title: &str, children: Vec<PlanNode>) -> PlanNode {
    PlanNode {
        id: id.to_owned(),
        identifier: identifier.to_owned(),
        title: title.to_owned(),
        children,
        ..PlanNode::default()
    }
}

fn plan(roots: Vec<PlanNode>) -> Plan {
    Plan { roots, ..Plan::default() }
}

fn shape(nodes: &[PlanNode]) -> String {
    let one = |node: &PlanNode| match shape(&node.children) {
        below if below.is_empty() => node.title.clone(),
        below => format!("{}({below})", node.title),
    };
    nodes.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn keeps_what_is_missing_in_its_place_and_moves_what_moved() {
    let existing = plan(vec![
        node(
            "1",
            "a",
            "A",
            vec![node("2", "b", "B", vec![]), node("3", "c", "C", vec![]), node("4", "d", "D", vec![])],
        ),
        node("5", "e", "E", vec![]),
    ]);
    let incoming = plan(vec![
        node("", "e", "E", vec![node("", "b", "B", vec![])]),
        node("", "a", "A2", vec![node("", "d", "D", vec![]), node("", "f", "F", vec![])]),
    ]);
    let merged = merge(&existing, &incoming, Blank::Keeps);
    assert_eq!(shape(&merged.plan.roots), "E(B) A2(C D F)");
    assert_eq!(merged.reordered, 1);
    assert_eq!(merged.changes.sentences()[0], "1 new, 1 changed, 1 moved, 3 as before.");
    assert_eq!(merged.changes.missing.len(), 1);
}

#[test]
fn a_value_that_was_recorded_here_and_a_wording_survive_a_file_that_knows_nothing_of_them() {
    let value = |day: &str, amount: &str| PlanValue {
        ends_on: day.to_owned(),
        amount: amount.to_owned(),
        ..PlanValue::default()
    };
    let measured = |actuals| PlanMeasure { name: "Returns mended".to_owned(), actuals, ..PlanMeasure::default() };
    let mut ours = node("1", "a", "A", vec![]);
    ours.measures = vec![measured(vec![value("2026-01-31", "10"), value("2026-02-28", "12")])];
    ours.wordings = vec![Wording { lens: "Sales".to_owned(), title: "Sell A".to_owned(), ..Wording::default() }];
    let mut theirs = node("", "a", "A", vec![]);
    theirs.measures = vec![measured(vec![value("2026-01-31", "11"), value("2026-03-31", "14")])];
    let merged = merge(&plan(vec![ours]), &plan(vec![theirs]), Blank::Keeps).plan.roots.remove(0);
    let amounts: Vec<&str> = merged.measures[0].actuals.iter().map(|one| one.amount.as_str()).collect();
    assert_eq!((merged.measures.len(), amounts), (1, vec!["11", "12", "14"]));
    assert_eq!(merged.wordings.len(), 1);
}

#[test]
fn a_mission_that_only_bears_a_file_s_name_replaces_none() {
    use crate::strategy::files::plan::Statement;
    let said = |text: &str, unwritten| Statement { text: text.to_owned(), unwritten, ..Statement::default() };
    let mut existing = plan(vec![]);
    existing.missions = vec![said("Mend everything.", false)];
    let mut incoming = plan(vec![]);
    incoming.missions = vec![said("list", true)];
    assert_eq!(merge(&existing, &incoming, Blank::Clears).plan.missions, existing.missions);
    let merged = merge(&incoming, &existing, Blank::Keeps).plan.missions;
    assert_eq!(merged, existing.missions);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn importing_what_is_there_changes_nothing(plan in samples::plan()) {
        let mut plan = plan;
        let mut count = 0;
        crate::strategy::exchange::rows::settle(&mut plan, &|_| true, &mut || {
            count += 1;
            format!("018f2b3c-4d5e-7f60-8192-{count:012x}")
        });
        let merged = merge(&plan, &plan, Blank::Clears);
        prop_assert_eq!(&merged.plan, &plan);
        prop_assert_eq!(merged.changes.sentences().len(), 1);
        prop_assert_eq!(merged.changes.unchanged(), merged.changes.pairs.len());
        let blank = merge(&plan, &plan, Blank::Keeps);
        prop_assert_eq!(&blank.plan, &plan);
    }
}
