//! Any organisation: trees that may go round in circles, people who left, teams that are off, translations in every state.
//!
//! Invariant: made of numbers, so that a failing one shrinks.

use jiff::ToSpan as _;
use proptest::prelude::*;

use super::super::*;
use super::{DAY, uuid};
use crate::id::PersonId;
use crate::translation::model::State;

/// The numbers that an organisation is made of: each row is one thing, each number one of its choices.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    nodes: Vec<[usize; 5]>,
    teams: Vec<[usize; 4]>,
    people: Vec<[usize; 3]>,
    cards: Vec<[usize; 2]>,
    translations: Vec<[usize; 4]>,
    measures: Vec<[usize; 2]>,
}

/// Makes plans.
pub(super) fn plans() -> impl Strategy<Value = Plan> {
    let number = 0_usize..1_000;
    let rows = |most| prop::collection::vec(prop::array::uniform5(0_usize..1_000), 0..most);
    let four = |most| prop::collection::vec(prop::array::uniform4(0_usize..1_000), 0..most);
    let three = |most| prop::collection::vec(prop::array::uniform3(0_usize..1_000), 0..most);
    let two = |most| prop::collection::vec(prop::array::uniform2(0_usize..1_000), 0..most);
    (rows(14), four(5), three(26), two(20), four(8), two(8), number).prop_map(
        |(nodes, teams, people, cards, translations, measures, _)| Plan {
            nodes,
            teams,
            people,
            cards,
            translations,
            measures,
        },
    )
}

const NODES: usize = 1_000;
const TEAMS: usize = 2_000;
const PEOPLE: usize = 3_000;

/// Returns one of `count` ids from `base` on, or none for one choice in five.
fn some<Id: std::str::FromStr>(base: usize, count: usize, choice: usize) -> Option<Id> {
    (count > 0 && !choice.is_multiple_of(5)).then(|| uuid(base + choice % count).parse().ok()).flatten()
}

/// Builds what a plan says.
pub(super) fn organisation(plan: &Plan) -> Organisation {
    let (nodes, teams, people) = (plan.nodes.len(), plan.teams.len(), plan.people.len());
    let mut all = Organisation::default();
    for (at, [parent, owner, team, flags, day]) in plan.nodes.iter().copied().enumerate() {
        // Mostly a tree with its mission first; now and then a circle.
        let above = if flags % 11 == 0 { nodes } else { at };
        let node = Node {
            parent: some(NODES, above, parent),
            is_live: flags % 4 != 0,
            has_because: flags % 3 != 0,
            owner: if owner % 2 == 0 { None } else { some(PEOPLE, people, owner) },
            owner_team: if team % 2 == 0 { None } else { some(TEAMS, teams, team) },
            changed: DAY + (day as i64 % 9).days(),
        };
        all.nodes.insert(uuid(NODES + at).parse().unwrap(), node);
    }
    for (at, [parent, on, lens, flags]) in plan.teams.iter().copied().enumerate() {
        let above = if flags % 7 == 0 { teams } else { at };
        let team = Team {
            parent: some(TEAMS, above, parent),
            is_live: flags % 6 != 0,
            lens: some(9_000, 2, lens),
            on: (on % 3 != 0).then(|| DAY + (on as i64 % 5).days()),
            carries: flags % 3,
        };
        all.teams.insert(uuid(TEAMS + at).parse().unwrap(), team);
    }
    for (at, [team, manager, flags]) in plan.people.iter().copied().enumerate() {
        // Most are on the first team, so that some team has ten.
        let team = some(TEAMS, if team % 3 == 0 { teams } else { teams.min(1) }, team);
        let manager: Option<PersonId> = some(PEOPLE, if flags % 9 == 0 { people } else { at }, manager);
        let id: PersonId = uuid(PEOPLE + at).parse().unwrap();
        let manager = manager.filter(|manager| *manager != id);
        all.people.insert(id, Person { team, manager, is_active: flags % 8 != 0 });
    }
    for (at, [person, on]) in plan.cards.iter().copied().enumerate() {
        let Some(person) = (people > 0).then(|| uuid(PEOPLE + person % people).parse().unwrap()) else { continue };
        all.cards.insert(uuid(4_000 + at).parse().unwrap(), Card { person, node: some(NODES, nodes, on) });
    }
    let states = [State::Offered, State::Countered, State::Agreed, State::Agreed, State::Declined, State::Confirm];
    for (at, [node, team, state, day]) in plan.translations.iter().copied().enumerate() {
        let (Some(node), Some(team)) = (some(NODES, nodes, node), some(TEAMS, teams, team)) else { continue };
        let since = DAY + (day as i64 % 20).days();
        let agreed = (day % 3 != 0).then(|| DAY + (day as i64 % 7).days());
        let id = uuid(5_000 + at).parse().unwrap();
        all.translations.push(Translation { id, node, team, state: states[state % states.len()], since, agreed });
    }
    for (at, [node, until]) in plan.measures.iter().copied().enumerate() {
        let Some(node) = some(NODES, nodes, node) else { continue };
        let counts_until = (until % 3 != 0).then(|| DAY + (until as i64 % 40).days());
        all.measures.push(Measure { id: uuid(6_000 + at).parse().unwrap(), node, counts_until });
    }
    all
}
