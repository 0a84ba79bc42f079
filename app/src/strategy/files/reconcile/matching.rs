//! Finds for each node of a file the node of the strategy that it means.
//! By our id first, then by the identifier in the file, then, without an identifier, by the title below the same parent.

use std::collections::HashMap;

use crate::strategy::files::plan::{Plan, PlanNode};

/// A node in a flat list, with the position of its parent in the same list.
pub struct Flat<'plan> {
    /// The node.
    pub node: &'plan PlanNode,
    /// The position of its parent in the list.
    pub parent: Option<usize>,
    /// Its position in the plan, from the top down.
    pub path: Vec<usize>,
}

/// For each incoming node the position of the existing one.
pub fn matched(old: &[Flat<'_>], new: &[Flat<'_>]) -> Vec<Option<usize>> {
    let mut partner = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    type Key = fn(&PlanNode) -> String;
    let by_id: Key = |node| node.id.clone();
    let by_identifier: Key = |node| node.identifier.clone();
    let by_exported: Key = |node| {
        if node.id.is_empty() { String::new() } else { format!("_{}", node.id) }
    };
    for (of_old, of_new) in
        [(by_id, by_id), (by_id, by_identifier), (by_exported, by_identifier), (by_identifier, by_identifier)]
    {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, one) in old.iter().enumerate().rev() {
            places.entry(of_old(one.node)).or_default().push(index);
        }
        for (index, one) in new.iter().enumerate() {
            let key = of_new(one.node);
            let open = partner.get(index).is_some_and(Option::is_none) && !key.is_empty();
            // Identifiers that stand twice are paired in the order of the file.
            let Some(list) = places.get_mut(&key).filter(|_| open) else {
                continue;
            };
            while let Some(place) = list.pop() {
                if !taken.get(place).copied().unwrap_or(true) {
                    pair(&mut partner, &mut taken, index, place);
                    break;
                }
            }
        }
    }
    by_title(old, new, &mut partner, &mut taken);
    partner
}

/// A node without an identifier is known by its title below the same parent.
fn by_title(old: &[Flat<'_>], new: &[Flat<'_>], partner: &mut [Option<usize>], taken: &mut [bool]) {
    let mut places: HashMap<(Option<usize>, &str), Vec<usize>> = HashMap::new();
    for (index, one) in old.iter().enumerate().rev() {
        places.entry((one.parent, one.node.title.as_str())).or_default().push(index);
    }
    // Parents come before children, so a parent matched here serves its children.
    for (index, one) in new.iter().enumerate() {
        let parent = one.parent.map(|parent| partner.get(parent).copied().flatten());
        if partner.get(index).is_none_or(Option::is_some) || parent == Some(None) {
            continue;
        }
        let Some(list) = places.get_mut(&(parent.flatten(), one.node.title.as_str())) else {
            continue;
        };
        let named = |node: &PlanNode| !node.identifier.is_empty();
        let fits = |place: &usize| {
            !taken.get(*place).copied().unwrap_or(true)
                && old.get(*place).is_some_and(|was| !(named(was.node) && named(one.node)))
        };
        if let Some(at) = list.iter().rposition(fits) {
            let place = list.remove(at);
            pair(partner, taken, index, place);
        }
    }
}

fn pair(partner: &mut [Option<usize>], taken: &mut [bool], index: usize, place: usize) {
    if let (Some(partner), Some(taken)) = (partner.get_mut(index), taken.get_mut(place)) {
        *partner = Some(place);
        *taken = true;
    }
}

/// Lists the nodes of a plan, parents before children.
pub fn flat(plan: &Plan) -> Vec<Flat<'_>> {
    let mut list: Vec<Flat<'_>> = Vec::new();
    let mut open: Vec<(Option<usize>, Vec<usize>, &PlanNode)> =
        plan.roots.iter().enumerate().rev().map(|(at, root)| (None, vec![at], root)).collect();
    while let Some((parent, path, node)) = open.pop() {
        let index = list.len();
        for (at, child) in node.children.iter().enumerate().rev() {
            open.push((Some(index), [path.as_slice(), &[at]].concat(), child));
        }
        list.push(Flat { node, parent, path });
    }
    list
}
