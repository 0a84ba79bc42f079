//! What comes over into the next strategy, and where it hangs there.
//!
//! Invariant: pure. Only what somebody said is to go on comes over, and all of it that is not too deep; the result is a
//! tree. What hung on a node that does not come over hangs on the nearest one above it that does, and has lost its because.

use std::collections::HashMap;

use super::Verdict;

/// A node of the cycle that was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Its id.
    pub id: String,
    /// Its parent; none for the mission.
    pub parent: Option<String>,
    /// How far below the mission it stands.
    pub depth: usize,
    /// What was said of it.
    pub verdict: Option<Verdict>,
}

/// What is wished of the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How deep it is: 0 is the mission alone.
    pub depth: usize,
}

/// A node that comes over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The node that it comes from.
    pub from: String,
    /// The node, of those that it comes from, that it hangs on; none for the mission.
    pub below: Option<String>,
    /// Whether it hung elsewhere before.
    pub is_moved: bool,
    /// What was said of it.
    pub verdict: Verdict,
    /// Its place among its siblings.
    pub position: i64,
}

/// Returns what comes over, parents before their children, in the order of `branches`, which is the outline's.
///
/// Nothing comes over without the mission.
pub fn carry(branches: &[Branch], wish: Wish) -> Vec<Carried> {
    // Where what hangs on a node hangs in the copy: on itself if it comes over, else where it would have hung.
    let mut stands_for: HashMap<&str, Option<&str>> = HashMap::new();
    let mut places: HashMap<Option<&str>, i64> = HashMap::new();
    let mut found = Vec::new();
    let mut has_mission = false;
    for branch in branches {
        let below = branch.parent.as_deref().and_then(|up| stands_for.get(up).copied().flatten());
        let is_mission = branch.parent.is_none();
        let verdict = branch.verdict.filter(|verdict| verdict.goes_on() && branch.depth <= wish.depth);
        let comes = verdict.filter(|_| if is_mission { !has_mission } else { below.is_some() });
        let Some(verdict) = comes else {
            stands_for.insert(&branch.id, below);
            continue;
        };
        has_mission |= is_mission;
        stands_for.insert(&branch.id, Some(&branch.id));
        let place = places.entry(below).or_default();
        found.push(Carried {
            from: branch.id.clone(),
            below: below.map(str::to_owned),
            is_moved: below != branch.parent.as_deref(),
            verdict,
            position: *place,
        });
        *place += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use proptest::prelude::*;

    use super::*;

    /// A node in a line: `depth id verdict`, in the outline's order.
    fn tree(lines: &[(usize, &str, Option<Verdict>)]) -> Vec<Branch> {
        let mut way: Vec<&str> = Vec::new();
        lines
            .iter()
            .map(|(depth, id, verdict)| {
                way.truncate(*depth);
                let parent = way.last().map(|up| (*up).to_owned());
                way.push(id);
                Branch { id: (*id).to_owned(), parent, depth: *depth, verdict: *verdict }
            })
            .collect()
    }

    fn said(found: &[Carried]) -> Vec<String> {
        let below = |one: &Carried| one.below.clone().unwrap_or_default();
        found
            .iter()
            .map(|one| {
                format!("{}<{}{}{}", one.from, below(one), if one.is_moved { " moved " } else { " " }, one.position)
            })
            .collect()
    }

    #[test]
    fn what_comes_over() {
        const KEEP: Option<Verdict> = Some(Verdict::Keep);
        const CHANGE: Option<Verdict> = Some(Verdict::Change);
        const STOP: Option<Verdict> = Some(Verdict::Stop);
        let all = tree(&[
            (0, "m", KEEP),
            (1, "p", KEEP),
            (2, "a", CHANGE),
            (3, "x", KEEP),
            (2, "b", STOP),
            (3, "y", KEEP),
            (1, "q", None),
            (2, "c", KEEP),
            (1, "r", STOP),
            (2, "d", None),
        ]);
        for (depth, expected) in [
            (0, vec!["m< 0"]),
            (1, vec!["m< 0", "p<m 0"]),
            (2, vec!["m< 0", "p<m 0", "a<p 0", "c<m moved 1"]),
            (9, vec!["m< 0", "p<m 0", "a<p 0", "x<a 0", "y<p moved 1", "c<m moved 1"]),
        ] {
            assert_eq!(said(&carry(&all, Wish { depth })), expected, "{depth}");
        }
        let stopped = tree(&[(0, "m", STOP), (1, "p", KEEP)]);
        assert_eq!(carry(&stopped, Wish { depth: 9 }), []);
    }

    proptest! {
        #[test]
        fn the_copy_is_a_tree_of_what_was_said_to_go_on(
            nodes in proptest::collection::vec((any::<prop::sample::Index>(), 0..4_u8), 1..60),
            depth in 0_usize..8,
        ) {
            let verdict = |word: u8| [None, Some(Verdict::Keep), Some(Verdict::Change), Some(Verdict::Stop)][usize::from(word)];
            let mut parents: Vec<Option<usize>> = Vec::new();
            for (at, (index, _)) in nodes.iter().enumerate() {
                parents.push((at > 0).then(|| index.index(at)));
            }
            let mut branches = Vec::new();
            let mut stack = vec![(0_usize, 0_usize)];
            while let Some((at, depth)) = stack.pop() {
                let parent = parents[at].map(|up| up.to_string());
                branches.push(Branch { id: at.to_string(), parent, depth, verdict: verdict(nodes[at].1) });
                stack.extend((0..nodes.len()).rev().filter(|child| parents[*child] == Some(at)).map(|child| (child, depth + 1)));
            }
            let found = carry(&branches, Wish { depth });
            let by_id: HashMap<&str, &Branch> = branches.iter().map(|branch| (branch.id.as_str(), branch)).collect();
            let mut seen = HashSet::new();
            for (at, one) in found.iter().enumerate() {
                let from = by_id[one.from.as_str()];
                prop_assert!(from.verdict.is_some_and(Verdict::goes_on) && from.depth <= depth);
                prop_assert_eq!(Some(one.verdict), from.verdict);
                prop_assert_eq!(one.below.is_none(), at == 0);
                // A parent stands before its child, so there is one root and no cycle.
                prop_assert!(one.below.as_ref().is_none_or(|below| seen.contains(below)));
                prop_assert!(seen.insert(one.from.clone()));
                prop_assert_eq!(one.is_moved, one.below != from.parent);
            }
            let wanted = branches.iter().filter(|one| one.verdict.is_some_and(Verdict::goes_on) && one.depth <= depth);
            let mission_goes_on = branches[0].verdict.is_some_and(Verdict::goes_on);
            prop_assert_eq!(found.len(), if mission_goes_on { wanted.count() } else { 0 });
        }
    }
}
