//! The arithmetic of a chart: links upward, loops in them, roots, depth, and the nearest held post above.
//!
//! Invariant: linear in the number of posts and without recursion; after `cut_loops` every way up ends.

/// Says where a post points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// Reports to nobody: a root.
    Nobody,
    /// Names a manager who is not in the file.
    Unknown,
    /// Reports to the post at this index.
    To(usize),
    /// Was part of a loop and has been cut; no root.
    Cut,
}

/// Lists the loops that were found and cut.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Loops {
    /// Posts that pointed at themselves.
    pub own: Vec<usize>,
    /// Longer loops, each beginning with the post whose link was cut.
    pub longer: Vec<Vec<usize>>,
}

/// Cuts every loop at the member with the highest line, and says which there were.
pub(super) fn cut_loops(links: &mut [Link], line: impl Fn(usize) -> usize) -> Loops {
    let mut loops = Loops::default();
    // The walk (from 1) that first met a post; 0 is not met.
    let mut met = vec![0usize; links.len()];
    for start in 0..links.len() {
        let walk = start + 1;
        let mut at = start;
        while met[at] == 0 {
            met[at] = walk;
            match links[at] {
                Link::To(next) if next == at => {
                    loops.own.push(at);
                    links[at] = Link::Cut;
                }
                Link::To(next) if met[next] == walk => {
                    let mut members = vec![next];
                    let mut on = links[next];
                    while let Link::To(member) = on
                        && member != next
                    {
                        members.push(member);
                        on = links[member];
                    }
                    if let Some(last) = (0..members.len()).max_by_key(|&at| line(members[at])) {
                        members.rotate_left(last);
                    }
                    links[members[0]] = Link::Cut;
                    loops.longer.push(members);
                }
                Link::To(next) => at = next,
                Link::Nobody | Link::Unknown | Link::Cut => {}
            }
        }
    }
    loops
}

/// Orders posts so that each comes after the one above it; the links must have no loops.
pub(super) fn top_down(links: &[Link]) -> Vec<usize> {
    let mut order = Vec::with_capacity(links.len());
    let mut placed = vec![false; links.len()];
    let mut way = Vec::new();
    for start in 0..links.len() {
        let mut at = start;
        while !placed[at] {
            placed[at] = true;
            way.push(at);
            if let Link::To(next) = links[at] {
                at = next;
            }
        }
        order.extend(way.drain(..).rev());
    }
    order
}

/// Counts the posts on the longest way down from a root, the root included; 0 where there is no root.
pub(super) fn depth(links: &[Link], order: &[usize]) -> usize {
    let mut depths = vec![0usize; links.len()];
    for &post in order {
        depths[post] = match links[post] {
            Link::Nobody => 1,
            Link::To(above) if depths[above] > 0 => depths[above] + 1,
            _ => 0,
        };
    }
    depths.into_iter().max().unwrap_or(0)
}

/// Finds for each post itself when it is held, else the nearest held one above it.
pub(super) fn nearest_held(links: &[Link], order: &[usize], held: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
    let mut nearest = vec![None; links.len()];
    for &post in order {
        nearest[post] = match links[post] {
            _ if held(post) => Some(post),
            Link::To(above) => nearest[above],
            _ => None,
        };
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_at_the_last_line() {
        let mut links = [Link::To(1), Link::To(2), Link::To(0), Link::To(3), Link::To(0), Link::Nobody];
        let loops = cut_loops(&mut links, |post| post);
        assert_eq!((loops.own, loops.longer), (vec![3], vec![vec![2, 0, 1]]));
        assert_eq!(links, [Link::To(1), Link::To(2), Link::Cut, Link::Cut, Link::To(0), Link::Nobody]);
        assert_eq!(depth(&links, &top_down(&links)), 1);
    }

    #[test]
    fn a_chain_of_a_million_is_no_trouble() {
        let mut links: Vec<Link> = (1..1_000_000).map(Link::To).chain([Link::Nobody]).collect();
        assert_eq!(cut_loops(&mut links, |post| post), Loops::default());
        assert_eq!(depth(&links, &top_down(&links)), 1_000_000);
    }

    proptest! {
        #[test]
        fn every_way_up_ends(raw in prop::collection::vec(prop::option::weighted(0.9, 0usize..30), 1..30)) {
            let count = raw.len();
            let mut links: Vec<Link> = raw.iter().map(|to| to.map_or(Link::Nobody, |to| Link::To(to % count))).collect();
            let before = links.clone();
            let loops = cut_loops(&mut links, |post| post);
            let cut = links.iter().filter(|link| **link == Link::Cut).count();
            prop_assert_eq!(cut, loops.own.len() + loops.longer.len());
            let mut longest = 0;
            for start in 0..count {
                let (mut at, mut steps) = (start, 1);
                while let Link::To(next) = links[at] { at = next; steps += 1; prop_assert!(steps <= count); }
                if links[at] == Link::Nobody { longest = longest.max(steps); }
            }
            let order = top_down(&links);
            prop_assert_eq!(order.len(), count);
            prop_assert_eq!(depth(&links, &order), longest);
            for members in &loops.longer {
                prop_assert!(members.len() > 1);
                for (at, member) in members.iter().enumerate() {
                    prop_assert_eq!(before[*member], Link::To(members[(at + 1) % members.len()]));
                }
            }
        }
    }
}
