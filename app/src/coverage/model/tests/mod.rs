//! The rule of coverage: each kind in a table, and any organisation against a slow and obvious reference.
//!
//! Invariant: the reference shares no line with the rule.

mod reference;
mod shapes;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use self::reference::gaps_slowly;
use self::shapes::{Plan, organisation, plans};
use super::*;
use crate::id::{ContributionId, NodeId, PersonId, TeamId};
use crate::translation::model::State;

const DAY: Date = date(2026, 6, 1);

fn uuid(number: usize) -> String {
    format!("018f2b3c-4d5e-7f60-8192-{number:012x}")
}

/// A mission (1) with a pillar (2) and an objective (3) of team 21, on which person 31 reports to 32 on team 22 above.
fn whole() -> Organisation {
    let mut all = Organisation::default();
    for (id, parent) in [(1, None), (2, Some(1)), (3, Some(2))] {
        let node = Node {
            parent: parent.map(|id| uuid(id).parse().unwrap()),
            is_live: true,
            has_because: true,
            owner: None,
            owner_team: Some(uuid(21).parse().unwrap()),
            changed: DAY,
        };
        all.nodes.insert(uuid(id).parse().unwrap(), node);
    }
    all.measures.push(Measure { id: uuid(4).parse().unwrap(), node: node(3), counts_until: None });
    for (id, parent) in [(21, Some(22)), (22, None)] {
        let parent = parent.map(|id| uuid(id).parse().unwrap());
        let team = Team { parent, is_live: true, lens: None, on: (id == 21).then_some(DAY), carries: 1 };
        all.teams.insert(uuid(id).parse().unwrap(), team);
    }
    for (id, team, manager) in [(31, 21, Some(32)), (32, 22, None)] {
        let manager = manager.map(|id| uuid(id).parse().unwrap());
        let person = Person { team: Some(uuid(team).parse().unwrap()), manager, is_active: true };
        all.people.insert(uuid(id).parse().unwrap(), person);
    }
    all
}

fn node(number: usize) -> NodeId {
    uuid(number).parse().unwrap()
}

fn team(number: usize) -> TeamId {
    uuid(number).parse().unwrap()
}

fn person(number: usize) -> PersonId {
    uuid(number).parse().unwrap()
}

fn offer(state: State) -> Translation {
    let id = uuid(41).parse().unwrap();
    Translation { id, node: node(3), team: team(21), state, since: DAY, agreed: Some(DAY) }
}

fn card(author: usize, on: usize) -> (ContributionId, Card) {
    (uuid(100 + author).parse().unwrap(), Card { person: person(author), node: Some(node(on)) })
}

fn found(all: &Organisation) -> Vec<(Kind, String, Date)> {
    gaps(all, &Subjects::all(all)).into_iter().map(|gap| (gap.kind, gap.subject, gap.since)).collect()
}

#[test]
fn each_kind_of_gap_is_found_where_its_one_cause_is() {
    assert_eq!(found(&whole()), []);
    let node_of = |all: &mut Organisation, number: usize| all.nodes.remove(&node(number)).unwrap();
    type Change<'a> = &'a dyn Fn(&mut Organisation);
    let changes: [(Change<'_>, Kind, usize, Date); 10] = [
        (&|all| drop(node_of(all, 3)), Kind::Empty, 2, DAY),
        (&|all| all.nodes.get_mut(&node(3)).unwrap().owner_team = None, Kind::Unowned, 3, DAY),
        (&|all| all.nodes.get_mut(&node(3)).unwrap().has_because = false, Kind::Unlinked, 3, DAY),
        (&|all| all.measures.clear(), Kind::Unmeasured, 3, DAY),
        (&|all| all.measures[0].counts_until = Some(DAY), Kind::Stale, 4, date(2026, 6, 2)),
        (&|all| all.translations.push(offer(State::Offered)), Kind::Silent, 41, date(2026, 6, 9)),
        (&|all| all.translations.push(offer(State::Declined)), Kind::Unanswered, 41, DAY),
        (&|all| all.translations.push(offer(State::Agreed)), Kind::Idle, 41, DAY),
        (
            &|all| {
                all.nodes.values_mut().for_each(|node| node.owner_team = Some(team(22)));
            },
            Kind::Lineless,
            21,
            DAY,
        ),
        (
            &|all| {
                all.translations = vec![offer(State::Agreed), offer(State::Confirm)];
                all.cards.extend([card(31, 3)]);
                all.translations[1].since = date(2030, 1, 1);
            },
            Kind::Overloaded,
            21,
            DAY,
        ),
    ];
    for (change, kind, subject, since) in changes {
        let mut all = whole();
        change(&mut all);
        let mut found = found(&all);
        // What was once agreed twice is silent about being confirmed until its day.
        found.retain(|(kind, _, since)| *kind != Kind::Silent || since.year() < 2030);
        assert_eq!(found, [(kind, uuid(subject), since)], "{kind:?}");
    }
}

#[test]
fn coverage_is_silent_about_teams_that_are_off() {
    let mut all = whole();
    all.measures.clear();
    all.nodes.values_mut().for_each(|node| node.has_because = false);
    all.translations.push(offer(State::Declined));
    assert_eq!(found(&all).len(), 4);
    all.teams.get_mut(&team(21)).unwrap().on = None;
    assert_eq!(found(&all), []);
    // What is nobody's is no team's.
    all.nodes.values_mut().for_each(|node| node.owner_team = None);
    assert_eq!(found(&all).len(), 6);
}

#[test]
fn what_tells_about_cards_is_seen_by_those_in_whose_chain_all_of_them_are() {
    let scopes = |all: &Organisation| -> Vec<BTreeSet<Scope>> {
        gaps(all, &Subjects::all(all)).into_iter().map(|gap| gap.scopes).collect()
    };
    let of = |people: &[usize]| people.iter().map(|id| Scope::Person(person(*id))).collect::<BTreeSet<_>>();
    let mut all = whole();
    all.translations.push(offer(State::Agreed));
    assert_eq!(scopes(&all), [of(&[31, 32])]);
    // With somebody else on the team, neither of the two may know of the other.
    let colleague = all.people[&person(31)].clone();
    all.people.insert(person(33), colleague);
    assert_eq!(scopes(&all), [of(&[32])]);
    all.people.get_mut(&person(33)).unwrap().manager = None;
    assert_eq!(scopes(&all), [of(&[])]);
    // A card that moves what was put away is its author's, and their chain's.
    let mut all = whole();
    all.nodes.get_mut(&node(3)).unwrap().is_live = false;
    all.cards.extend([card(31, 3)]);
    let adrift: Vec<Gap> =
        gaps(&all, &Subjects::all(&all)).into_iter().filter(|gap| gap.kind == Kind::Adrift).collect();
    assert_eq!(adrift.len(), 1);
    assert_eq!(adrift[0].scopes, of(&[31, 32]));
}

#[test]
fn cards_are_counted_to_the_half_of_ten_or_more_and_no_further() {
    for (people, carded, few) in
        [(9, 0, false), (10, 0, true), (10, 4, true), (10, 5, false), (11, 5, true), (11, 6, false)]
    {
        let mut all = whole();
        for number in 0..people - 1 {
            let colleague = all.people[&person(31)].clone();
            all.people.insert(person(200 + number), colleague);
        }
        let on_the_team: Vec<PersonId> =
            all.people.iter().filter(|(_, one)| one.team == Some(team(21))).map(|(id, _)| id.clone()).collect();
        for (number, id) in on_the_team.into_iter().take(carded).enumerate() {
            all.cards.insert(uuid(300 + number).parse().unwrap(), Card { person: id, node: Some(node(3)) });
        }
        let expected = if few { vec![(Kind::Few, uuid(21), DAY)] } else { Vec::new() };
        assert_eq!(found(&all), expected, "{carded} of {people}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_organisation_has_the_gaps_that_the_slow_reference_finds(plan in plans()) {
        let all = organisation(&plan);
        prop_assert_eq!(gaps(&all, &Subjects::all(&all)), gaps_slowly(&all));
    }

    #[test]
    fn of_a_part_the_rule_says_what_it_says_of_the_whole(plan in plans(), pick in any::<u64>()) {
        let all = organisation(&plan);
        let everything = Subjects::all(&all);
        let mut turn = pick;
        let mut keep = || { turn = turn.rotate_left(7); turn & 1 == 0 };
        let mut part = everything.clone();
        part.nodes.retain(|_| keep());
        part.teams.retain(|_| keep());
        part.cards.retain(|_| keep());
        let is_in = |gap: &Gap| match &gap.source {
            Source::Node(id) => part.nodes.contains(id),
            Source::Team(id) => part.teams.contains(id),
            Source::Card(id) => part.cards.contains(id),
        };
        let expected: BTreeSet<Gap> = gaps(&all, &everything).into_iter().filter(is_in).collect();
        prop_assert_eq!(gaps(&all, &part), expected);
        let _: &Plan = &plan;
    }
}
