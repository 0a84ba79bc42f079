//! How large the demo organisation is, and which gaps it shows on purpose.
//!
//! Invariant: the ranges are those that were asked for.

use std::collections::BTreeMap;

use super::line;
use crate::demo::{
    organisation,
    organisation::{ENGINEERING, OPERATIONS, SALES},
};

#[test]
fn is_the_same_every_time() {
    assert_eq!(organisation(), organisation());
}

#[test]
fn has_the_size_that_was_asked_for() {
    let demo = organisation();
    assert!((170..=190).contains(&demo.people.len()), "{} people", demo.people.len());
    assert!((45..=60).contains(&demo.nodes.len()), "{} nodes", demo.nodes.len());
    assert!((240..=290).contains(&demo.cards.len()), "{} cards", demo.cards.len());
    let root = demo.teams[0];
    assert_eq!(root.parent, None);
    let divisions = demo.teams.iter().filter(|team| team.parent == Some(root.key)).count();
    assert_eq!(divisions, 4);
    let mut largest = 0;
    for team in &demo.teams[1..] {
        let members = demo.people.iter().filter(|person| person.team == team.key).count();
        assert!((4..=40).contains(&members), "{} has {members} members", team.key);
        largest = largest.max(members);
    }
    assert_eq!(largest, 40);
    let pillars = demo.nodes.iter().filter(|node| node.parent == demo.mission.key).count();
    assert!((4..=5).contains(&pillars));
    let depth = demo.nodes.iter().map(|node| line(&demo, node.key).len() - 1).max();
    assert_eq!(depth, Some(demo.levels.len()));
    assert_eq!(depth, Some(4));
    let mut cards: BTreeMap<&str, usize> = BTreeMap::new();
    for card in &demo.cards {
        *cards.entry(card.person).or_default() += 1;
    }
    assert!((140..=160).contains(&cards.len()), "{} people with cards", cards.len());
    assert!(cards.values().all(|count| (1..=3).contains(count)), "{cards:?}");
}

#[test]
fn shows_the_gaps_that_the_pages_are_there_to_show() {
    let demo = organisation();
    let broken = demo.nodes.iter().filter(|node| node.because.is_none()).count();
    assert!((2..=3).contains(&broken), "{broken} links without a because");
    assert_eq!(demo.nodes.iter().filter(|node| node.owner.is_none()).count(), 1);
    let branches: Vec<_> = demo.nodes.iter().filter(|node| !node.also.is_empty()).collect();
    assert_eq!(branches.len(), 2);
    for node in branches {
        for support in node.also {
            assert!(!line(&demo, node.key).contains(&support.parent), "{}", node.key);
        }
    }
    let wordings = demo.nodes.iter().map(|n| n.wordings.len() + n.because_wordings.len());
    assert!(wordings.sum::<usize>() >= 40);
    for lens in [ENGINEERING, SALES, OPERATIONS] {
        let written = demo.nodes.iter().flat_map(|node| node.wordings);
        assert!(written.filter(|wording| wording.lens == lens).count() >= 10, "{lens}");
    }
}
