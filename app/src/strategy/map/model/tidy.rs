//! The tidy tree: where on the page each node stands, so that nothing overlaps and no room is wasted.
//!
//! Invariant: pure and linear. A parent stands in line with its first child, so that the picture is read from its top left corner
//! and the main line runs straight; children stand below each other in their order; two nodes of one level keep their distance,
//! whichever subtrees they are in; a subtree looks the same wherever it stands.
//!
//! The algorithm is that of C. Buchheim, M. Jünger and S. Leipert, "Improving Walker's Algorithm to Run in Linear Time" (Graph
//! Drawing 2002, LNCS 2528, pages 344 to 353), on its side: levels are columns and siblings stand below each other. Two things
//! differ. Nodes have extents of their own, so the distance of two neighbours is what the one needs below its axis and the other
//! above its own; and a parent is put beside its first child instead of halfway between the first and the last. The names
//! (`prelim`, `modifier`, `shift`, `change`, threads, contours) are the paper's.

/// What a node needs above and below its axis.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Extent {
    /// Above it.
    pub up: f64,
    /// Below it.
    pub down: f64,
}

/// The empty room between neighbours of one level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gaps {
    /// Between children of one parent.
    pub siblings: f64,
    /// Between children of different parents.
    pub cousins: f64,
}

/// A tree laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Tidy {
    /// The place of each node's axis; the root's is 0.
    pub axes: Vec<f64>,
    /// How many steps along contours it took: at most a few for each node.
    pub steps: usize,
}

/// Lays out a tree whose nodes stand in an order in which parents come before their children; `children` are in order.
pub fn tidy(children: &[Vec<usize>], extents: &[Extent], gaps: Gaps) -> Tidy {
    let mut layout = Layout::new(children, extents, gaps);
    for node in (0..children.len()).rev() {
        layout.place_children(node);
    }
    let mut axes = vec![0.0; children.len()];
    let mut sums = vec![0.0; children.len()];
    for (node, below) in children.iter().enumerate() {
        for child in below {
            sums[*child] = sums[node] + layout.modifier[node];
            axes[*child] = layout.prelim[*child] + sums[*child];
        }
    }
    let root = axes.first().copied().unwrap_or(0.0);
    axes.iter_mut().for_each(|axis| *axis -= root);
    Tidy { axes, steps: layout.steps }
}

struct Layout<'a> {
    children: &'a [Vec<usize>],
    extents: &'a [Extent],
    gaps: Gaps,
    parent: Vec<usize>,
    /// The place among the siblings.
    number: Vec<usize>,
    prelim: Vec<f64>,
    modifier: Vec<f64>,
    shift: Vec<f64>,
    change: Vec<f64>,
    thread: Vec<Option<usize>>,
    ancestor: Vec<usize>,
    steps: usize,
}

impl<'a> Layout<'a> {
    fn new(children: &'a [Vec<usize>], extents: &'a [Extent], gaps: Gaps) -> Self {
        let count = children.len();
        let (mut parent, mut number) = (vec![0; count], vec![0; count]);
        for (node, below) in children.iter().enumerate() {
            for (place, child) in below.iter().enumerate() {
                (parent[*child], number[*child]) = (node, place);
            }
        }
        Self {
            children,
            extents,
            gaps,
            parent,
            number,
            prelim: vec![0.0; count],
            modifier: vec![0.0; count],
            shift: vec![0.0; count],
            change: vec![0.0; count],
            thread: vec![None; count],
            ancestor: (0..count).collect(),
            steps: 0,
        }
    }

    /// Puts the subtrees of a node's children below each other; each is laid out already, with its root at 0.
    fn place_children(&mut self, node: usize) {
        let below = &self.children[node];
        let Some(first) = below.first() else {
            return;
        };
        let mut default_ancestor = *first;
        for pair in below.windows(2) {
            let (above, child) = (pair[0], pair[1]);
            self.prelim[child] = self.prelim[above] + self.distance(above, child);
            self.modifier[child] = self.prelim[child];
            self.apportion(child, above, &mut default_ancestor);
        }
        self.execute_shifts(node);
    }

    /// Moves the subtree of `node` down until it is clear of everything above it on each level that both have.
    fn apportion(&mut self, node: usize, above: usize, default_ancestor: &mut usize) {
        let leftmost = self.children[self.parent[node]][0];
        // The paper's names: i and o for the inner and the outer contour, m and p for the left and the right side.
        let (mut vip, mut vop, mut vim, mut vom) = (node, node, above, leftmost);
        let (mut sip, mut sop) = (self.modifier[vip], self.modifier[vop]);
        let (mut sim, mut som) = (self.modifier[vim], self.modifier[vom]);
        while let (Some(right), Some(left)) = (self.next_right(vim), self.next_left(vip)) {
            self.steps += 1;
            (vim, vip) = (right, left);
            vom = self.next_left(vom).unwrap_or(vom);
            vop = self.next_right(vop).unwrap_or(vop);
            self.ancestor[vop] = node;
            let shift = (self.prelim[vim] + sim) - (self.prelim[vip] + sip) + self.distance(vim, vip);
            if shift > 0.0 {
                let from = self.ancestor_of(vim, node, *default_ancestor);
                self.move_subtree(from, node, shift);
                sip += shift;
                sop += shift;
            }
            sim += self.modifier[vim];
            sip += self.modifier[vip];
            som += self.modifier[vom];
            sop += self.modifier[vop];
        }
        if let Some(right) = self.next_right(vim)
            && self.next_right(vop).is_none()
        {
            self.thread[vop] = Some(right);
            self.modifier[vop] += sim - sop;
        }
        if let Some(left) = self.next_left(vip)
            && self.next_left(vom).is_none()
        {
            self.thread[vom] = Some(left);
            self.modifier[vom] += sip - som;
            *default_ancestor = node;
        }
    }

    fn ancestor_of(&self, vim: usize, node: usize, default_ancestor: usize) -> usize {
        let ancestor = self.ancestor[vim];
        let is_sibling = ancestor != node && self.parent[ancestor] == self.parent[node] && ancestor != 0;
        if is_sibling { ancestor } else { default_ancestor }
    }

    /// Moves the subtree `to` down by `shift`, and notes that those between `from` and it share the room that this makes.
    fn move_subtree(&mut self, from: usize, to: usize, shift: f64) {
        let between = self.number[to].saturating_sub(self.number[from]).max(1);
        let share = shift / f64::from(u32::try_from(between).unwrap_or(u32::MAX));
        self.change[to] -= share;
        self.shift[to] += shift;
        self.change[from] += share;
        self.prelim[to] += shift;
        self.modifier[to] += shift;
    }

    fn execute_shifts(&mut self, node: usize) {
        let (mut shift, mut change) = (0.0, 0.0);
        let children = self.children;
        for child in children[node].iter().rev() {
            self.prelim[*child] += shift;
            self.modifier[*child] += shift;
            change += self.change[*child];
            shift += self.shift[*child] + change;
        }
    }

    fn next_left(&self, node: usize) -> Option<usize> {
        self.children[node].first().copied().or(self.thread[node])
    }

    fn next_right(&self, node: usize) -> Option<usize> {
        self.children[node].last().copied().or(self.thread[node])
    }

    fn distance(&self, above: usize, below: usize) -> f64 {
        let gap = if self.parent[above] == self.parent[below] { self.gaps.siblings } else { self.gaps.cousins };
        self.extents[above].down + gap + self.extents[below].up
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GAPS: Gaps = Gaps { siblings: 4.0, cousins: 9.0 };

    /// A tree from one number for each further node: whose child it is. The nodes are renumbered so that parents come first and
    /// siblings keep their order.
    fn tree(picks: &[prop::sample::Index]) -> Vec<Vec<usize>> {
        let mut children = vec![Vec::new()];
        for (before, pick) in picks.iter().enumerate() {
            children.push(Vec::new());
            children[pick.index(before + 1)].push(before + 1);
        }
        children
    }

    fn levels(children: &[Vec<usize>]) -> Vec<usize> {
        let mut levels = vec![0; children.len()];
        for (node, below) in children.iter().enumerate() {
            below.iter().for_each(|child| levels[*child] = levels[node] + 1);
        }
        levels
    }

    /// The nodes as they are drawn: depth first.
    fn in_order(children: &[Vec<usize>]) -> Vec<usize> {
        let (mut order, mut open) = (Vec::new(), vec![0]);
        while let Some(node) = open.pop() {
            order.push(node);
            open.extend(children[node].iter().rev());
        }
        order
    }

    fn extents(count: usize, sizes: &[(u8, u8)]) -> Vec<Extent> {
        (0..count)
            .map(|at| sizes.get(at % sizes.len().max(1)).copied().unwrap_or((5, 5)))
            .map(|(up, down)| Extent { up: f64::from(up), down: f64::from(down) })
            .collect()
    }

    proptest! {
        #[test]
        fn nothing_overlaps_order_is_kept_and_children_follow_their_parent(
            picks in prop::collection::vec(any::<prop::sample::Index>(), 0..120),
            sizes in prop::collection::vec((1_u8..60, 1_u8..60), 1..120),
        ) {
            let children = tree(&picks);
            let extents = extents(children.len(), &sizes);
            let found = tidy(&children, &extents, GAPS);
            let levels = levels(&children);
            let mut parents = vec![usize::MAX; children.len()];
            for (node, below) in children.iter().enumerate() {
                below.iter().for_each(|child| parents[*child] = node);
                if let Some(first) = below.first() {
                    prop_assert!((found.axes[*first] - found.axes[node]).abs() < 1e-6, "a parent stands beside its first child");
                }
            }
            let mut last: Vec<Option<usize>> = vec![None; children.len() + 1];
            for node in in_order(&children) {
                if let Some(above) = last[levels[node]].replace(node) {
                    let gap = if parents[above] == parents[node] { GAPS.siblings } else { GAPS.cousins };
                    let room = (found.axes[node] - extents[node].up) - (found.axes[above] + extents[above].down);
                    prop_assert!(room >= gap - 1e-6, "{} and {} are {} apart", above, node, room);
                }
            }
        }

        #[test]
        fn the_steps_grow_with_the_nodes_alone(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..400)) {
            let children = tree(&picks);
            let found = tidy(&children, &extents(children.len(), &[(5, 5)]), GAPS);
            prop_assert!(found.steps <= 2 * children.len(), "{} steps for {}", found.steps, children.len());
        }
    }

    #[test]
    fn a_comb_of_twenty_thousand_takes_no_more_than_its_nodes() {
        // The worst for a walk that goes down whole contours: each child is as deep as all before it together.
        for (count, arms) in [(20_000_usize, 2), (20_000, 141), (20_000, 10_000)] {
            let mut children = vec![Vec::new(); count];
            for node in 1..count {
                let parent = node.saturating_sub(arms);
                children[parent].push(node);
            }
            let found = tidy(&children, &extents(count, &[(5, 5)]), GAPS);
            assert!(found.steps <= 2 * count, "{} steps", found.steps);
        }
    }

    #[test]
    fn a_small_tree_stands_as_drawn() {
        //  0 - 1 - 4
        //        - 5
        //    - 2
        //    - 3 - 6
        let children = vec![vec![1, 2, 3], vec![4, 5], vec![], vec![6], vec![], vec![], vec![]];
        let found = tidy(&children, &[Extent { up: 5.0, down: 5.0 }; 7], GAPS);
        // The third child waits for the grandchildren of the first; the second shares the room that this makes.
        assert_eq!(found.axes, [0.0, 0.0, 16.5, 33.0, 0.0, 14.0, 33.0]);
    }

    #[test]
    fn a_leaf_and_nothing_are_laid_out() {
        assert_eq!(tidy(&[vec![]], &[Extent::default()], GAPS).axes, [0.0]);
        assert!(tidy(&[], &[], GAPS).axes.is_empty());
    }
}
