//! Which nodes a picture shows: from one node down, so many levels, with the line above it.
//!
//! Invariant: pure; at most [`MOST`] nodes below the one it opens at, a level is shown whole or not at all where that is possible,
//! and what is not shown is counted at the node it hangs below.

use std::collections::{HashMap, HashSet};

use crate::id::NodeId;

/// How many nodes a picture shows that nobody asked a depth for: what can be taken in.
pub const COMFORT: usize = 150;
/// The most nodes of one picture.
pub const MOST: usize = 1500;
/// The deepest that an address can ask for.
pub const DEEPEST: usize = 24;

/// A node of the whole tree and what it hangs on; siblings stand in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The node.
    pub id: NodeId,
    /// Its parent; none for the mission.
    pub parent: Option<NodeId>,
}

/// What an address asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The node to open at; none, or one that is not there, is the mission.
    pub at: Option<NodeId>,
    /// How many levels below it.
    pub depth: Option<usize>,
    /// The nodes that a filter found with all above them; none where nothing is filtered.
    pub kept: Option<HashSet<NodeId>>,
}

/// A node that is shown. They stand in the order in which they are drawn: depth first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The node.
    pub id: NodeId,
    /// The place of its parent among those shown.
    pub parent: Option<usize>,
    /// How far below the mission it is.
    pub level: usize,
    /// The place of its pillar, from 0; none for the mission.
    pub pillar: Option<usize>,
    /// How many nodes hang below it that are not shown.
    pub below: usize,
}

/// What is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The nodes: the line from the mission down to the node it opens at, then what is below that.
    pub shown: Vec<Shown>,
    /// The node it opens at, where that is not the mission.
    pub at: Option<NodeId>,
    /// How many levels below that are shown.
    pub depth: usize,
    /// How many levels there are below it.
    pub levels: usize,
    /// How many nodes hang below it.
    pub below: usize,
}

/// The tree by place, so that nothing is looked up twice.
struct Tree<'a> {
    spots: &'a [Spot],
    children: Vec<Vec<usize>>,
    parent: Vec<Option<usize>>,
    root: usize,
}

/// Chooses what a picture of `spots` shows; nothing where there is no mission.
pub fn choose(spots: &[Spot], asked: &Asked) -> Choice {
    let Some(tree) = Tree::of(spots) else {
        return Choice::default();
    };
    let at = asked.at.as_ref().and_then(|id| spots.iter().position(|spot| spot.id == *id));
    let line = at.map(|at| tree.line(at)).filter(|line| line.first() == Some(&tree.root));
    let line = line.unwrap_or_else(|| vec![tree.root]);
    let top = line.last().copied().unwrap_or(tree.root);
    let keeps = |node: usize| asked.kept.as_ref().is_none_or(|kept| kept.contains(&spots[node].id));
    let widths = tree.widths(top, &keeps);
    let (levels, below) = (widths.len(), widths.iter().sum());
    let depth = depth(&widths, asked.depth);
    let hidden = tree.counts(&keeps);
    let mut choice =
        Choice { at: (top != tree.root).then(|| spots[top].id.clone()), depth, levels, below, ..Choice::default() };
    for (level, node) in line.iter().enumerate() {
        let pillar = line.get(1).filter(|_| level > 0).and_then(|pillar| tree.place(*pillar));
        let parent = level.checked_sub(1);
        choice.shown.push(Shown { id: spots[*node].id.clone(), parent, level, pillar, below: 0 });
    }
    tree.fill(&mut choice, (top, line.len() - 1), &keeps, &hidden);
    choice
}

/// Returns where in the picture each of `targets` is, and the place of its pillar: its own place, or that of the node below which
/// it is hidden; none where no part of the picture stands for it.
pub fn traced(spots: &[Spot], shown: &[Shown], targets: &[NodeId]) -> Vec<(Option<usize>, Option<usize>)> {
    let Some(tree) = Tree::of(spots) else {
        return vec![(None, None); targets.len()];
    };
    let places: HashMap<&NodeId, usize> = shown.iter().enumerate().map(|(at, shown)| (&shown.id, at)).collect();
    let nodes: HashMap<&NodeId, usize> = spots.iter().enumerate().map(|(at, spot)| (&spot.id, at)).collect();
    let trace = |id: &NodeId| {
        let line = nodes.get(id).map(|node| tree.line(*node)).unwrap_or_default();
        let pillar = line.get(1).and_then(|pillar| tree.place(*pillar));
        let nearest = line.iter().rev().find_map(|node| places.get(&spots[*node].id)).copied();
        // The mission stands for itself alone: every node is below it.
        let stands = |at: &usize| shown[*at].id == *id || (shown[*at].level > 0 && shown[*at].below > 0);
        (nearest.filter(stands), pillar)
    };
    targets.iter().map(trace).collect()
}

/// Returns how many levels are shown, of those that hold `widths` nodes each.
fn depth(widths: &[usize], asked: Option<usize>) -> usize {
    let within = |most: usize| {
        let sums = widths.iter().scan(0, |sum: &mut usize, width| {
            *sum += width;
            Some(*sum)
        });
        sums.take_while(|sum| *sum <= most).count().max(1).min(widths.len())
    };
    match asked {
        Some(asked) => asked.clamp(1, DEEPEST).min(within(MOST)),
        None => within(COMFORT),
    }
}

impl<'a> Tree<'a> {
    fn of(spots: &'a [Spot]) -> Option<Self> {
        let places: HashMap<&NodeId, usize> = spots.iter().enumerate().map(|(at, spot)| (&spot.id, at)).collect();
        let mut children = vec![Vec::new(); spots.len()];
        let mut parents = vec![None; spots.len()];
        for (at, spot) in spots.iter().enumerate() {
            if let Some(parent) = spot.parent.as_ref().and_then(|parent| places.get(parent)) {
                children[*parent].push(at);
                parents[at] = Some(*parent);
            }
        }
        let root = spots.iter().position(|spot| spot.parent.is_none())?;
        Some(Self { spots, children, parent: parents, root })
    }

    /// Returns the line down to a node, from the top of what it hangs on.
    fn line(&self, node: usize) -> Vec<usize> {
        let mut line: Vec<usize> = std::iter::successors(Some(node), |node| self.parent[*node]).collect();
        line.reverse();
        line
    }

    /// Returns the place of a pillar among all of them, kept or not: its hue is the same under every filter.
    fn place(&self, pillar: usize) -> Option<usize> {
        self.children[self.root].iter().position(|other| *other == pillar)
    }

    /// Returns how many kept nodes each level below `top` has.
    fn widths(&self, top: usize, keeps: &impl Fn(usize) -> bool) -> Vec<usize> {
        let mut widths = Vec::new();
        let mut level = vec![top];
        loop {
            level = level.iter().flat_map(|node| &self.children[*node]).copied().filter(|node| keeps(*node)).collect();
            if level.is_empty() {
                return widths;
            }
            widths.push(level.len());
        }
    }

    /// Returns how many kept nodes hang below each.
    fn counts(&self, keeps: &impl Fn(usize) -> bool) -> Vec<usize> {
        let mut order = vec![self.root];
        let mut at = 0;
        while let Some(node) = order.get(at).copied() {
            order.extend(self.children[node].iter().copied().filter(|child| keeps(*child)));
            at += 1;
        }
        let mut counts = vec![0; self.spots.len()];
        for node in order.into_iter().rev() {
            if let Some(parent) = self.parent[node] {
                counts[parent] += counts[node] + 1;
            }
        }
        counts
    }

    /// Adds what is below the last node of the line, which is `top` of the tree at `place`, depth first.
    fn fill(
        &self,
        choice: &mut Choice,
        (top, place): (usize, usize),
        keeps: &impl Fn(usize) -> bool,
        counts: &[usize],
    ) {
        let first = choice.shown[place].level;
        let pillar = choice.shown[place].pillar;
        // Node, the place of its parent, its level, its pillar; what comes next stands last.
        let mut open = Vec::new();
        let push = |open: &mut Vec<_>, node: usize, place: usize, level: usize, pillar: Option<usize>, room: usize| {
            let below: Vec<usize> = self.children[node].iter().copied().filter(|child| keeps(*child)).collect();
            let fit = below.len().min(room);
            let rest = below[fit..].iter().map(|child| counts[*child] + 1).sum::<usize>();
            for child in below[..fit].iter().rev() {
                let own = if node == self.root { self.place(*child) } else { pillar };
                open.push((*child, place, level + 1, own));
            }
            rest
        };
        choice.shown[place].below = push(&mut open, top, place, first, pillar, MOST);
        while let Some((node, parent, level, pillar)) = open.pop() {
            let place = choice.shown.len();
            let below = if level - first < choice.depth {
                // A level that is shown is shown whole: `depth` saw to it that it fits.
                push(&mut open, node, place, level, pillar, usize::MAX)
            } else {
                counts[node]
            };
            choice.shown.push(Shown { id: self.spots[node].id.clone(), parent: Some(parent), level, pillar, below });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: usize) -> NodeId {
        format!("018f2b3c-4d5e-7f60-8192-{number:012x}").parse().unwrap()
    }

    /// A tree in which each node but the last level's has `wide` children.
    fn even(wide: usize, deep: usize) -> Vec<Spot> {
        let mut spots = vec![Spot { id: id(0), parent: None }];
        let mut level = vec![0];
        for _ in 0..deep {
            let mut next = Vec::new();
            for parent in level {
                for _ in 0..wide {
                    next.push(spots.len());
                    spots.push(Spot { id: id(spots.len()), parent: Some(id(parent)) });
                }
            }
            level = next;
        }
        spots
    }

    #[test]
    fn a_small_tree_is_shown_whole_and_a_large_one_as_far_as_it_can_be_taken_in() {
        let small = choose(&even(3, 3), &Asked::default());
        assert_eq!((small.shown.len(), small.depth, small.levels, small.below), (40, 3, 3, 39));
        assert!(small.shown.iter().all(|shown| shown.below == 0));
        let large = choose(&even(6, 5), &Asked::default());
        assert_eq!((large.shown.len(), large.depth, large.levels), (43, 2, 5));
        assert_eq!(large.shown[2].below, 6 + 36 + 216);
        let asked = choose(&even(6, 5), &Asked { depth: Some(9), ..Asked::default() });
        assert_eq!((asked.shown.len(), asked.depth), (259, 3), "1,555 are more than one picture holds");
    }

    #[test]
    fn it_opens_at_any_node_with_the_line_above() {
        let spots = even(3, 3);
        let leaf = choose(&spots, &Asked { at: Some(id(39)), ..Asked::default() });
        let levels: Vec<usize> = leaf.shown.iter().map(|shown| shown.level).collect();
        assert_eq!(levels, [0, 1, 2, 3]);
        assert_eq!(leaf.shown[3].pillar, Some(2));
        let pillar = choose(&spots, &Asked { at: Some(id(2)), depth: Some(1), ..Asked::default() });
        assert_eq!(pillar.shown.len(), 2 + 3);
        assert!(pillar.shown[1..].iter().all(|shown| shown.pillar == Some(1)));
        assert_eq!(pillar.shown[2].below, 3);
        let nowhere = choose(&spots, &Asked { at: Some(id(99)), ..Asked::default() });
        assert_eq!(nowhere, choose(&spots, &Asked::default()));
    }

    #[test]
    fn a_filter_keeps_the_hues_and_counts_what_it_found() {
        let spots = even(3, 2);
        let kept = [0, 3, 10, 12].map(id).into_iter().collect();
        let found = choose(&spots, &Asked { kept: Some(kept), ..Asked::default() });
        let ids: Vec<NodeId> = found.shown.iter().map(|shown| shown.id.clone()).collect();
        assert_eq!(ids, [0, 3, 10, 12].map(id));
        assert_eq!(found.shown[1].pillar, Some(2));
        assert_eq!(found.below, 3);
    }

    #[test]
    fn a_further_link_leads_to_what_stands_for_its_end() {
        let spots = even(3, 3);
        let shown = choose(&spots, &Asked { depth: Some(2), ..Asked::default() }).shown;
        let place = |number: usize| shown.iter().position(|shown| shown.id == id(number));
        let found = traced(&spots, &shown, &[0, 2, 4, 13, 99].map(id));
        assert_eq!(
            found,
            [(Some(0), None), (place(2), Some(1)), (place(4), Some(0)), (place(4), Some(0)), (None, None)]
        );
        let elsewhere = choose(&spots, &Asked { at: Some(id(1)), ..Asked::default() }).shown;
        assert_eq!(traced(&spots, &elsewhere, &[id(2)]), [(None, Some(1))]);
    }

    #[test]
    fn more_children_than_fit_are_counted() {
        let wide = choose(&even(MOST + 7, 1), &Asked::default());
        assert_eq!((wide.shown.len(), wide.shown[0].below), (MOST + 1, 7));
        assert!(choose(&[], &Asked::default()).shown.is_empty());
    }
}
