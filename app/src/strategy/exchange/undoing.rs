//! What becomes of rows that an import added when it is undone: nodes and measures are put away, the rest goes.
//!
//! Invariant: nothing that somebody put below an added node is put away with it; that node stays in sight then.

use std::collections::{HashMap, HashSet};

use super::rows::{NodeRow, Stored};

/// Puts away what was added; `left` gets the ids of nodes that stay because something else hangs below them.
pub(super) fn put_away(now: &mut Stored, added: &[&str], at: i64, left: &mut Vec<String>) {
    let added: HashSet<&str> = added.iter().copied().collect();
    let held = held(&now.nodes, &added);
    for node in &mut now.nodes {
        if added.contains(node.id.as_str()) && node.archived_at.is_none() {
            if held.contains(&node.id) {
                left.push(node.id.clone());
            } else {
                node.archived_at = Some(at);
            }
        }
    }
    for measure in &mut now.measures {
        let goes = added.contains(measure.id.as_str()) && !added.contains(measure.node_id.as_str());
        if goes && measure.archived_at.is_none() {
            measure.archived_at = Some(at);
        }
    }
    // What hangs on an added node or measure stays with it.
    let stays = |id: &str, holder: &str| !added.contains(id) || added.contains(holder);
    now.supports.retain(|row| stays(&row.id, &row.node_id));
    let links: HashSet<String> = now.supports.iter().map(|row| row.id.clone()).collect();
    now.wordings
        .retain(|row| stays(&row.id, &row.node_id) && row.support_id.as_ref().is_none_or(|id| links.contains(id)));
    now.values.retain(|row| stays(&row.id, &row.measure_id));
    now.tenets.retain(|row| !added.contains(row.id.as_str()));
    now.stakeholders.retain(|row| stays(&row.id, row.node_id.as_deref().unwrap_or_default()));
    apart(&mut now.nodes);
}

/// The added nodes above something in sight that was not added.
fn held(nodes: &[NodeRow], added: &HashSet<&str>) -> HashSet<String> {
    let parents: HashMap<&str, Option<&str>> =
        nodes.iter().map(|row| (row.id.as_str(), row.parent_id.as_deref())).collect();
    let mut held = HashSet::new();
    for node in nodes {
        if added.contains(node.id.as_str()) || node.archived_at.is_some() {
            continue;
        }
        let mut above = node.parent_id.as_deref();
        while let Some(id) = above.filter(|id| added.contains(id)) {
            if !held.insert(id.to_owned()) {
                break;
            }
            above = parents.get(id).copied().flatten();
        }
    }
    held
}

/// Gives siblings different positions again, changing as few as can be.
fn apart(nodes: &mut [NodeRow]) {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by(|a, b| {
        let key = |at: &usize| nodes.get(*at).map(|row| (row.parent_id.clone(), row.position, row.id.clone()));
        key(a).cmp(&key(b))
    });
    let mut last: Option<(Option<String>, i64)> = None;
    for at in order {
        let Some(row) = nodes.get_mut(at) else {
            continue;
        };
        if let Some((parent, position)) = &last
            && *parent == row.parent_id
            && row.position <= *position
        {
            row.position = position + 1;
        }
        last = Some((row.parent_id.clone(), row.position));
    }
}
