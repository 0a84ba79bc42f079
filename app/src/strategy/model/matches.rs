//! What a filter found, in the tree it was found in.
//!
//! Invariant: pure; in the order of the outline, a row only after the rows that lead to it.

use super::order::{Placed, outline_order};
use crate::id::NodeId;

/// A node as a filter looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Knot {
    pub id: NodeId,
    pub parent: Option<NodeId>,
    pub position: i64,
    pub archived: bool,
    /// Whether the filter is true of it, whatever its pillar.
    pub is_hit: bool,
}

/// A node that matches, or that leads to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    /// The node.
    pub id: NodeId,
    /// What it hangs below.
    pub parent: NodeId,
    /// How far below the pillars: a pillar is 0.
    pub depth: usize,
    /// The place of its pillar among those in sight, from 0.
    pub pillar: usize,
    /// Whether it matches; else it only leads to what does.
    pub is_hit: bool,
}

impl Knot {
    fn placed(&self) -> Placed<'_> {
        Placed { id: self.id.as_str(), parent: self.parent.as_ref().map(NodeId::as_str), position: self.position }
    }
}

/// What a filter found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Matches {
    /// The matches and what leads to them, in the order of the outline, without the mission.
    pub tree: Vec<Match>,
    /// How many match.
    pub found: usize,
    /// How many were looked at: every node but the mission.
    pub all: usize,
}

impl Matches {
    /// Puts `knots` in order and keeps what matches within `pillar` (everywhere, where none is given) and what leads there.
    pub fn of(knots: &[Knot], pillar: Option<&NodeId>) -> Self {
        let placed: Vec<Placed<'_>> = knots.iter().map(Knot::placed).collect();
        let mut matches = Self::default();
        let (mut pillars, mut place) = (0, 0);
        // The way from the pillar to the node, each with whether it is kept already.
        let mut way: Vec<(Match, bool)> = Vec::new();
        for (at, level) in outline_order(&placed) {
            let knot = &knots[at];
            let (Some(depth), Some(parent)) = (level.checked_sub(1), &knot.parent) else {
                continue;
            };
            if depth == 0 {
                // What was put away takes no number from those in sight.
                place = pillars;
                pillars += usize::from(!knot.archived);
            }
            way.truncate(depth);
            let own = way.first().map_or(&knot.id, |(first, _)| &first.id);
            let is_hit = knot.is_hit && pillar.is_none_or(|only| only == own);
            way.push((Match { id: knot.id.clone(), parent: parent.clone(), depth, pillar: place, is_hit }, false));
            matches.all += 1;
            matches.found += usize::from(is_hit);
            for (step, is_kept) in way.iter_mut().filter(|(_, is_kept)| is_hit && !is_kept) {
                matches.tree.push(step.clone());
                *is_kept = true;
            }
        }
        matches
    }

    /// Returns the `page`th stretch (from 1) of `most` matches, with what leads to each.
    pub fn page(&self, page: usize, most: usize) -> Vec<&Match> {
        let first = page.saturating_sub(1).saturating_mul(most);
        let wanted = first..first.saturating_add(most);
        let mut kept = Vec::new();
        let mut way: Vec<(&Match, bool)> = Vec::new();
        let mut number = 0;
        for step in &self.tree {
            way.truncate(step.depth);
            way.push((step, false));
            if step.is_hit {
                if wanted.contains(&number) {
                    kept.extend(way.iter_mut().filter(|(_, kept)| !kept).map(|(step, kept)| {
                        *kept = true;
                        *step
                    }));
                }
                number += 1;
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// An id that holds a name of one to six letters.
    fn id(name: &str) -> NodeId {
        let letters: String = name.bytes().map(|letter| format!("{letter:02x}")).collect();
        format!("00000000-0000-7000-8000-{letters:0>12}").parse().unwrap()
    }

    fn name(id: &NodeId) -> String {
        let letters = id.as_str()[24..].trim_start_matches('0');
        let letter = |at| char::from(u8::from_str_radix(&letters[at..at + 2], 16).unwrap());
        (0..letters.len()).step_by(2).map(letter).collect()
    }

    /// A node from "id parent", the mission being `m`; `!` behind it is a match, `~` one that was put away.
    fn knot(position: usize, text: &str) -> Knot {
        let (own, parent) = text.trim_end_matches(['!', '~']).split_once(' ').unwrap();
        Knot {
            id: id(own),
            parent: (!parent.is_empty()).then(|| id(parent)),
            position: i64::try_from(position).unwrap(),
            archived: text.contains('~'),
            is_hit: text.contains('!'),
        }
    }

    fn knots(texts: &[&str]) -> Vec<Knot> {
        texts.iter().enumerate().map(|(position, text)| knot(position, text)).collect()
    }

    fn drawn<'a>(found: impl IntoIterator<Item = &'a Match>) -> Vec<String> {
        let way = |found: &Match| if found.is_hit { "!" } else { "" };
        found.into_iter().map(|m| format!("{}{}{} {}", "-".repeat(m.depth), name(&m.id), way(m), m.pillar)).collect()
    }

    #[test]
    fn matches_stand_below_what_leads_to_them() {
        let tree = knots(&["m ", "b m", "a2 a!", "z m~", "a m", "a1 a", "a11 a1!", "a12 a1", "c m!", "z1 z~!", "b1 b"]);
        let found = Matches::of(&tree, None);
        assert_eq!((found.found, found.all), (4, 10));
        assert_eq!(drawn(&found.tree), ["z 1", "-z1! 1", "a 1", "-a2! 1", "-a1 1", "--a11! 1", "c! 2"]);
        assert_eq!(drawn(&Matches::of(&tree, Some(&id("a"))).tree), ["a 1", "-a2! 1", "-a1 1", "--a11! 1"]);
        assert_eq!(Matches::of(&tree, Some(&id("a1"))).found, 0);
    }

    #[test]
    fn the_mission_is_no_row() {
        assert_eq!(Matches::of(&knots(&["m !"]), None), Matches::default());
        assert_eq!(Matches::of(&[], None), Matches::default());
    }

    proptest! {
        #[test]
        fn pages_hold_every_match_once_and_the_way_to_it(
            parents in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..40),
            most in 1_usize..7,
        ) {
            let mut tree = vec![knot(0, "0 ")];
            for (number, (parent, is_hit)) in parents.iter().enumerate() {
                let parent = parent.index(number + 1);
                let mark = if *is_hit { "!" } else { "" };
                tree.push(knot(number, &format!("{} {parent}{mark}", number + 1)));
            }
            let found = Matches::of(&tree, None);
            prop_assert_eq!(found.found, parents.iter().filter(|(_, is_hit)| *is_hit).count());
            prop_assert_eq!(found.all, parents.len());
            let mut paged = Vec::new();
            for page in 1..=found.found.div_ceil(most) {
                let kept = found.page(page, most);
                for (at, step) in kept.iter().enumerate() {
                    let above = kept[..at].iter().rev().find(|other| other.depth < step.depth);
                    prop_assert_eq!(above.map_or(id("0"), |above| above.id.clone()), step.parent.clone());
                }
                paged.extend(kept.into_iter().filter(|step| step.is_hit).map(|step| step.id.clone()));
            }
            // A match that leads to another stands on the page of that one too.
            let mut once = std::collections::HashSet::new();
            paged.retain(|id| once.insert(id.clone()));
            let hits: Vec<_> = found.tree.iter().filter(|step| step.is_hit).map(|step| step.id.clone()).collect();
            prop_assert_eq!(paged, hits);
            prop_assert!(found.page(found.found.div_ceil(most) + 1, most).is_empty());
        }
    }
}
