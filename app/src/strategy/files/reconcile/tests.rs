//! What an import would do, on small plans.
//! Each kind of change is told apart from the others.

use super::*;
use crate::strategy::files::plan::PlanNode;

fn node(identifier: &str, title: &str, children: Vec<PlanNode>) -> PlanNode {
    PlanNode { identifier: identifier.to_owned(), title: title.to_owned(), children, ..PlanNode::default() }
}

fn plan(roots: Vec<PlanNode>) -> Plan {
    Plan { roots, ..Plan::default() }
}

fn titles(places: &[Place]) -> Vec<&str> {
    places.iter().map(|place| place.title.as_str()).collect()
}

#[test]
fn tells_new_changed_moved_and_missing_apart() {
    let existing =
        plan(vec![node("a", "A", vec![node("b", "B", vec![]), node("c", "C", vec![])]), node("d", "D", vec![])]);
    let incoming =
        plan(vec![node("d", "D", vec![node("b", "B", vec![])]), node("a", "A two", vec![node("e", "E", vec![])])]);
    let found = reconcile(&existing, &incoming, Blank::Keeps);
    assert_eq!(titles(&found.added), ["E"]);
    assert_eq!(titles(&found.missing), ["C"]);
    let moved: Vec<&Pair> = found.moved().collect();
    assert_eq!((moved.len(), moved[0].existing.below.as_str(), moved[0].incoming.below.as_str()), (1, "A", "D"));
    let changed: Vec<&Pair> = found.changed().collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(
        changed[0].fields,
        [FieldChange { field: "title".to_owned(), before: "A".to_owned(), after: "A two".to_owned() }]
    );
    assert_eq!((found.unchanged(), changed[0].existing.path.as_slice()), (1, [0].as_slice()));
    assert!(found.sentences()[1].contains("stay as they are"));
}

#[test]
fn knows_a_node_by_our_id_its_original_or_its_title() {
    let mut ours = node("7.1", "A", vec![]);
    ours.id = "0198".to_owned();
    ours.because = "why".to_owned();
    let existing = plan(vec![ours.clone(), node("", "B", vec![]), node("x", "X", vec![]), node("x", "X2", vec![])]);
    for identifier in ["_0198", "0198", "7.1"] {
        let found = reconcile(&existing, &plan(vec![node(identifier, "A", vec![])]), Blank::Keeps);
        assert_eq!(found.pairs.len(), 1, "{identifier}");
    }
    let silent =
        plan(vec![node("7.1", "A", vec![]), node("", "B", vec![]), node("x", "X", vec![]), node("x", "X2", vec![])]);
    assert_eq!(reconcile(&existing, &silent, Blank::Keeps).unchanged(), 4);
    assert_eq!(reconcile(&existing, &silent, Blank::Clears).changed().count(), 1);
    assert_eq!(reconcile(&existing, &plan(vec![node("other", "X", vec![])]), Blank::Keeps).added.len(), 1);
}
