//! Gives every statement, node and measure of a plan the id of its row.
//!
//! Invariant: afterwards the ids of mission, nodes and measures are UUIDs, each once; an id that is free to use stays.

use std::collections::{HashMap, HashSet};

use crate::id::NodeId;
use crate::strategy::files::plan::{Plan, PlanMeasure, PlanNode};

/// Settles the ids of `plan`. `is_taken` tells of ids that belong to something else, `fresh` draws new ones.
pub(crate) fn settle(plan: &mut Plan, is_taken: &dyn Fn(&str) -> bool, fresh: &mut dyn FnMut() -> String) {
    let mut seen = HashSet::new();
    let mut renamed = HashMap::new();
    let mut settled = |id: &mut String, renamed: &mut HashMap<String, String>| {
        let usable = id.parse::<NodeId>().is_ok() && !is_taken(id) && !seen.contains(id.as_str());
        if !usable {
            let new = fresh();
            let old = std::mem::replace(id, new);
            if !old.is_empty() {
                // The first that bore an id is who others mean by it.
                renamed.entry(old).or_insert_with(|| id.clone());
            }
        }
        seen.insert(id.clone());
    };
    if let Some(mission) = root(plan) {
        settled(&mut mission.id, &mut HashMap::new());
    }
    for_each(&mut plan.roots, &mut |node| {
        settled(&mut node.id, &mut renamed);
        for PlanMeasure { id, .. } in &mut node.measures {
            settled(id, &mut HashMap::new());
        }
    });
    let places = places(plan, renamed);
    for_each(&mut plan.roots, &mut |node| {
        for support in &mut node.also_supports {
            if let Some(id) = places.get(&support.target) {
                support.target.clone_from(id);
            }
        }
    });
}

/// What a further link may call each node: by its id, the id it had in the file, or an identifier that stands once.
fn places(plan: &Plan, renamed: HashMap<String, String>) -> HashMap<String, String> {
    let mut by_identifier: HashMap<String, Option<String>> = HashMap::new();
    let mut by_id = renamed;
    let mut note = |id: &str, identifier: &str| {
        by_id.insert(id.to_owned(), id.to_owned());
        if !identifier.is_empty() {
            by_identifier
                .entry(identifier.to_owned())
                .and_modify(|found| *found = None)
                .or_insert_with(|| Some(id.to_owned()));
        }
    };
    if let Some(mission) = mission_at(plan).and_then(|at| plan.missions.get(at)) {
        note(&mission.id, &mission.identifier);
    }
    plan.visit(|_, node| note(&node.id, &node.identifier));
    for (identifier, id) in by_identifier {
        if let Some(id) = id {
            by_id.entry(identifier).or_insert(id);
        }
    }
    by_id
}

/// The mission that becomes the root of the tree, as `Plan::mission` finds it.
fn root(plan: &mut Plan) -> Option<&mut crate::strategy::files::plan::Statement> {
    let at = mission_at(plan)?;
    plan.missions.get_mut(at)
}

/// Where the mission that becomes the root stands in the list.
pub(super) fn mission_at(plan: &Plan) -> Option<usize> {
    let written = plan.missions.iter().position(|mission| !mission.text.trim().is_empty());
    written.or((!plan.missions.is_empty()).then_some(0))
}

fn for_each(nodes: &mut [PlanNode], act: &mut dyn FnMut(&mut PlanNode)) {
    // At most 32 levels: a plan that is deeper is refused when it is read.
    for node in nodes {
        act(node);
        for_each(&mut node.children, act);
    }
}
