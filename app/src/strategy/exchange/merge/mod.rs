//! Puts what a file says into a strategy: the plan as it will be after the import.
//!
//! Invariant: nothing is taken away. A node, measure, value, wording or link that the file leaves out stays where it is.

mod lists;
mod parts;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use crate::strategy::files::plan::{Plan, PlanNode};
use crate::strategy::files::reconcile::{Blank, Reconciliation, reconcile};

/// What an import into a strategy comes to.
#[derive(Debug)]
pub(crate) struct Merged {
    /// The plan as it will be.
    pub plan: Plan,
    /// What changes, seen from the strategy; `missing` is what only the strategy has.
    pub changes: Reconciliation,
    /// How many nodes have their children in another order.
    pub reordered: usize,
}

/// Puts `incoming` into `existing`, whose nodes bear ids.
pub(crate) fn merge(existing: &Plan, incoming: &Plan, blank: Blank) -> Merged {
    let found = reconcile(existing, incoming, blank);
    let mut incoming = incoming.clone();
    rename(existing, &mut incoming, &found);
    let mut merging = Merging { partners: HashMap::new(), taken: HashSet::new(), blank, reordered: 0 };
    for pair in &found.pairs {
        if let Some(node) = at(existing, &pair.existing.path) {
            merging.taken.insert(node.id.as_str());
            merging.partners.insert(&pair.incoming.path, node);
        }
    }
    let roots = merging.siblings(&existing.roots, &incoming.roots, &mut Vec::new());
    let plan = Plan { roots, ..parts::top(existing, &incoming, blank) };
    let reordered = merging.reordered;
    // Seen once more from the result, so that what is shown is what will be done.
    let mut changes = reconcile(existing, &plan, Blank::Clears);
    changes.missing = found.missing;
    Merged { plan, changes, reordered }
}

struct Merging<'a> {
    /// The node of the strategy that stands for the node at a place of the file.
    partners: HashMap<&'a [usize], &'a PlanNode>,
    /// The ids of those nodes.
    taken: HashSet<&'a str>,
    blank: Blank,
    reordered: usize,
}

impl<'a> Merging<'a> {
    /// The children of one node: in the order of the file, with those it leaves out behind the ones they stood behind.
    fn siblings(&mut self, existing: &'a [PlanNode], incoming: &[PlanNode], path: &mut Vec<usize>) -> Vec<PlanNode> {
        let mut list = Vec::with_capacity(incoming.len());
        for (place, node) in incoming.iter().enumerate() {
            path.push(place);
            list.push(self.node(node, path));
            path.pop();
        }
        let order: HashMap<&str, usize> =
            existing.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
        let known = list.iter().filter_map(|node| order.get(node.id.as_str()));
        self.reordered += usize::from(!known.is_sorted());
        let mut before: Option<&str> = None;
        for node in existing {
            if !self.taken.contains(node.id.as_str()) {
                let place = before.and_then(|id| list.iter().position(|one| one.id == id));
                list.insert(place.map_or(0, |at| at + 1), self.kept(node));
            }
            if list.iter().any(|one| one.id == node.id) {
                before = Some(&node.id);
            }
        }
        list
    }

    fn node(&mut self, node: &PlanNode, path: &mut Vec<usize>) -> PlanNode {
        let partner = self.partners.get(path.as_slice()).copied();
        let below = partner.map_or(&[][..], |partner| &partner.children);
        let children = self.siblings(below, &node.children, path);
        let own = match partner {
            Some(partner) => parts::node(partner, node, self.blank),
            None => node.alone(),
        };
        PlanNode { children, ..own }
    }

    /// A node that the file leaves out, with those below it that it leaves out too.
    fn kept(&self, node: &PlanNode) -> PlanNode {
        let left = node.children.iter().filter(|child| !self.taken.contains(child.id.as_str()));
        PlanNode { children: left.map(|child| self.kept(child)).collect(), ..node.alone() }
    }
}

/// Lets further links of the file name the nodes of the strategy.
fn rename(existing: &Plan, incoming: &mut Plan, found: &Reconciliation) {
    let mut names: HashMap<String, Option<String>> = HashMap::new();
    for pair in &found.pairs {
        let nodes = (at(existing, &pair.existing.path), at(incoming, &pair.incoming.path));
        let (Some(ours), Some(theirs)) = nodes else {
            continue;
        };
        for name in [&theirs.id, &theirs.identifier] {
            if !name.is_empty() {
                names
                    .entry(name.clone())
                    .and_modify(|id| *id = id.take().filter(|id| *id == ours.id))
                    .or_insert_with(|| Some(ours.id.clone()));
            }
        }
    }
    fn each(nodes: &mut [PlanNode], names: &HashMap<String, Option<String>>) {
        for node in nodes {
            for link in &mut node.also_supports {
                if let Some(Some(id)) = names.get(&link.target) {
                    link.target.clone_from(id);
                }
            }
            each(&mut node.children, names);
        }
    }
    each(&mut incoming.roots, &names);
}

fn at<'plan>(plan: &'plan Plan, path: &[usize]) -> Option<&'plan PlanNode> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(plan.roots.get(*first)?, |node, step| node.children.get(*step))
}
