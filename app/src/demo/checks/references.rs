//! Every key that is named exists, and lists can be loaded in their order.
//!
//! Invariant: a key is unique within its list.

use std::collections::BTreeSet;

use super::unique;
use crate::demo::Owner;

#[test]
fn every_reference_resolves() {
    let demo = crate::demo::organisation();
    let people = unique("person", demo.people.iter().map(|person| person.key));
    let teams = unique("team", demo.teams.iter().map(|team| team.key));
    let lenses = unique("lens", demo.lenses.iter().map(|lens| lens.key));
    let nodes = unique("node", demo.nodes.iter().map(|node| node.key));
    unique("measure", demo.measures.iter().map(|measure| measure.key));
    let person = |key: &str| assert!(people.contains(key), "no person {key}");
    let team = |key: &str| assert!(teams.contains(key), "no team {key}");
    let lens = |key: &str| assert!(lenses.contains(key), "no lens {key}");
    let node = |key: &str| assert!(nodes.contains(key), "no node {key}");
    let owner = |owner: Owner| match owner {
        Owner::Person(key) => person(key),
        Owner::Team(key) => team(key),
    };
    for each in demo.teams {
        lens(each.lens);
        let lead = demo.people.iter().find(|person| person.key == each.lead);
        assert_eq!(lead.map(|lead| lead.team), Some(each.key), "the lead of {}", each.key);
    }
    demo.people.iter().for_each(|each| team(each.team));
    demo.roles.iter().for_each(|(key, _)| person(key));
    unique("role of", demo.roles.iter().map(|(key, _)| key));
    demo.contractors.iter().for_each(|key| person(key));
    for (away, deputy) in demo.on_leave {
        person(away);
        person(deputy);
    }
    owner(demo.mission.owner);
    for each in &demo.nodes {
        if let Some(key) = each.owner {
            owner(key);
        }
        each.also.iter().for_each(|support| node(support.parent));
        let also = each.also.iter().map(|support| support.because_wordings);
        for wordings in [each.wordings, each.because_wordings].into_iter().chain(also) {
            unique(each.key, wordings.iter().map(|wording| wording.lens));
            wordings.iter().for_each(|wording| lens(wording.lens));
        }
    }
    for measure in &demo.measures {
        node(measure.node);
        person(measure.keeper);
    }
    for card in &demo.cards {
        person(card.person);
        node(card.node);
    }
    demo.personas.iter().for_each(|persona| person(persona.person));
    let parts = unique("part of the season before", crate::demo::cycle::PARTS.iter().map(|part| part.key));
    for part in crate::demo::cycle::PARTS {
        assert!(part.parent.is_empty() == (part.key == "mission"), "{}", part.key);
        assert!(part.parent.is_empty() || parts.contains(part.parent), "{}", part.key);
        assert!(part.by.is_empty() || people.contains(part.by), "{}", part.key);
        if !["", "mission"].contains(&part.became) {
            node(part.became);
        }
        let goes_on = ["keep", "change"].contains(&part.verdict);
        assert!(goes_on != part.became.is_empty(), "{} goes on as something or ends", part.key);
        assert!(part.title.is_empty() == (part.verdict == "keep"), "{} says what it says now", part.key);
    }
}

#[test]
fn parents_and_managers_stand_first_so_there_is_no_circle() {
    let demo = crate::demo::organisation();
    let mut seen = BTreeSet::new();
    for person in &demo.people {
        match person.manager {
            Some(manager) => assert!(seen.contains(manager), "{} before {manager}", person.key),
            None => assert!(seen.is_empty(), "{} has no manager", person.key),
        }
        seen.insert(person.key);
    }
    let mut seen = BTreeSet::new();
    for team in demo.teams {
        assert!(team.parent.is_none_or(|parent| seen.contains(parent)), "{}", team.key);
        seen.insert(team.key);
    }
    let mut seen = BTreeSet::from([demo.mission.key]);
    for node in &demo.nodes {
        assert!(seen.contains(node.parent), "{} before {}", node.key, node.parent);
        seen.insert(node.key);
    }
}
