//! The five who may be looked as have something to see.
//!
//! Invariant: the engineer's line is whole, from the mission to their cards.

use super::line;
use crate::demo::{
    Role,
    organisation::{ENGINEERING, SALES},
};

#[test]
fn five_personas_each_have_something_to_see() {
    let demo = crate::demo::organisation();
    let keys: Vec<_> = demo.personas.iter().map(|persona| persona.key).collect();
    assert_eq!(keys, ["engineer", "seller", "manager", "leader", "admin"]);
    let who = |key: &str| demo.personas.iter().find(|persona| persona.key == key).unwrap().person;
    let person = |key: &str| demo.people.iter().find(|person| person.key == who(key)).unwrap();
    let lens = |key: &str| demo.teams.iter().find(|t| t.key == person(key).team).unwrap().lens;
    let role = |key: &str| demo.roles.iter().find(|(person, _)| *person == who(key)).map(|(_, role)| *role);
    assert_eq!([lens("engineer"), lens("seller")], [ENGINEERING, SALES]);
    assert_eq!((role("leader"), role("admin")), (Some(Role::Leadership), Some(Role::Admin)));
    assert_eq!(role("engineer").or(role("seller")).or(role("manager")), None);

    let cards: Vec<_> = demo.cards.iter().filter(|card| card.person == who("engineer")).collect();
    assert_eq!(cards.len(), 3);
    for card in &cards {
        let stations = line(&demo, card.node);
        assert_eq!(stations.len(), 5, "four levels below the mission");
        for key in &stations[..4] {
            let node = demo.nodes.iter().find(|node| node.key == *key).unwrap();
            assert!(node.because.is_some() && node.owner.is_some(), "{key}");
            for wordings in [node.wordings, node.because_wordings] {
                assert!(wordings.iter().any(|wording| wording.lens == ENGINEERING), "{key}");
            }
        }
        assert!(stations[..3].iter().all(|key| demo.measures.iter().any(|m| m.node == *key)));
    }
    let reports = demo.people.iter().filter(|p| p.manager == Some(who("manager"))).count();
    assert!((7..=9).contains(&reports), "{reports} reports");
    let above = person("manager").manager.unwrap();
    let above = demo.people.iter().find(|person| person.key == above).unwrap();
    assert_eq!(above.manager, Some(demo.people[0].key), "two levels below the head");
    for key in keys {
        assert!(demo.cards.iter().any(|card| card.person == who(key)), "{key} has no card");
    }
}
