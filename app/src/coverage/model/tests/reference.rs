//! A slow and obvious reading of what a gap is: for each kind, look at everything.
//!
//! Invariant: no index, no early end, no line of the rule; written from the sentences of [`Kind::meaning`].

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use super::super::*;
use crate::id::{NodeId, PersonId, TeamId};
use crate::translation::model::State;

/// Finds all gaps.
pub(super) fn gaps_slowly(all: &Organisation) -> BTreeSet<Gap> {
    let mut found = BTreeSet::new();
    for (id, node) in &all.nodes {
        if !node.is_live {
            continue;
        }
        let team = team_of(all, id);
        if !spoken_of(all, &team) {
            continue;
        }
        let mut add = |kind, subject: String, since| {
            let team = team.clone().filter(|id| all.teams.get(id).is_some_and(|team| team.is_live));
            found.insert(Gap {
                scopes: everybody(all, &team),
                node: Some(id.clone()),
                pillar: pillar(all, id),
                ..bare(all, kind, subject, Source::Node(id.clone()), since, team)
            });
        };
        let parent = node.parent.as_ref().and_then(|id| all.nodes.get(id));
        let is_pillar = parent.is_some_and(|parent| parent.parent.is_none());
        let is_bare = !all.nodes.values().any(|other| other.is_live && other.parent.as_ref() == Some(id));
        let measures: Vec<&Measure> = all.measures.iter().filter(|measure| measure.node == *id).collect();
        if is_pillar && is_bare {
            add(Kind::Empty, id.to_string(), node.changed);
        }
        if node.owner.is_none() && node.owner_team.is_none() {
            add(Kind::Unowned, id.to_string(), node.changed);
        }
        if node.parent.is_some() && !node.has_because {
            add(Kind::Unlinked, id.to_string(), node.changed);
        }
        if node.parent.is_some() && !is_pillar && is_bare && measures.is_empty() {
            add(Kind::Unmeasured, id.to_string(), node.changed);
        }
        for measure in measures {
            if let Some(until) = measure.counts_until {
                add(Kind::Stale, measure.id.to_string(), until.tomorrow().unwrap());
            }
        }
    }
    for (id, team) in &all.teams {
        let (true, Some(on)) = (team.is_live, team.on) else { continue };
        let people = people_on(all, id);
        let theirs: Vec<&Translation> = all.translations.iter().filter(|one| one.team == *id).collect();
        let agreed: Vec<&&Translation> =
            theirs.iter().filter(|one| one.state == State::Agreed || one.state == State::Confirm).collect();
        let own = all.nodes.values().filter(|node| node.is_live && owner_team(all, node).as_ref() == Some(id)).count();
        let mut add = |kind, since| {
            let gap = bare(all, kind, id.to_string(), Source::Team(id.clone()), since, Some(id.clone()));
            found.insert(Gap { scopes: everybody(all, &Some(id.clone())), ..gap });
        };
        if !people.is_empty() && theirs.is_empty() && own == 0 {
            add(Kind::Lineless, on);
        }
        if agreed.len() > team.carries {
            let mut days: Vec<Date> = agreed.iter().map(|one| one.agreed.unwrap_or(one.since)).collect();
            days.sort();
            add(Kind::Overloaded, days[team.carries]);
        }
        let with_a_card = people.iter().filter(|person| {
            all.cards.values().any(|card| {
                card.person == **person
                    && card.node.as_ref().is_some_and(|id| all.nodes.get(id).is_some_and(|node| node.is_live))
            })
        });
        if people.len() >= 10 && with_a_card.count() * 2 < people.len() {
            add(Kind::Few, on);
        }
        for one in theirs {
            let is_idle = || {
                !people.is_empty()
                    && !all
                        .cards
                        .values()
                        .any(|card| people.contains(&card.person) && card.node.as_ref() == Some(&one.node))
            };
            let (kind, since) = match one.state {
                State::Offered | State::Countered | State::Confirm => (Kind::Silent, after_a_working_week(one.since)),
                State::Declined => (Kind::Unanswered, one.since),
                State::Agreed if is_idle() => (Kind::Idle, one.since),
                _ => continue,
            };
            let scopes = if kind == Kind::Idle { over_all(all, &people) } else { everybody(all, &Some(id.clone())) };
            let gap = bare(all, kind, one.id.to_string(), Source::Team(id.clone()), since, Some(id.clone()));
            found.insert(Gap { scopes, node: Some(one.node.clone()), pillar: pillar(all, &one.node), ..gap });
        }
    }
    for (id, card) in &all.cards {
        let author = &all.people[&card.person];
        let Some((on, node)) = card.node.as_ref().and_then(|on| Some((on, all.nodes.get(on)?))) else { continue };
        if !author.is_active || node.is_live || !spoken_of(all, &author.team) {
            continue;
        }
        let team = author.team.clone().filter(|id| all.teams.get(id).is_some_and(|team| team.is_live));
        let gap = bare(all, Kind::Adrift, id.to_string(), Source::Card(id.clone()), node.changed, team);
        let scopes = over_all(all, std::slice::from_ref(&card.person));
        found.insert(Gap { scopes, node: Some(on.clone()), pillar: pillar(all, on), ..gap });
    }
    found
}

fn bare(all: &Organisation, kind: Kind, subject: String, source: Source, since: Date, team: Option<TeamId>) -> Gap {
    let lens = team.as_ref().and_then(|id| all.teams[id].lens.clone());
    let teams = team.iter().flat_map(|id| above(id, |id| all.teams.get(id)?.parent.clone())).collect();
    Gap { kind, subject, source, since, node: None, pillar: None, team, teams, lens, scopes: BTreeSet::new() }
}

/// Where a gap of a team is seen that everybody may see who looks there.
fn everybody(all: &Organisation, team: &Option<TeamId>) -> BTreeSet<Scope> {
    let mut scopes = BTreeSet::from([Scope::Company]);
    match team {
        None => drop(scopes.insert(Scope::NoTeam)),
        Some(id) => {
            scopes.extend(above(id, |id| all.teams.get(id)?.parent.clone()).into_iter().map(Scope::Team));
            scopes.extend(all.teams[id].lens.clone().map(Scope::Lens));
        }
    }
    scopes
}

/// Everybody in the organisation in whose chain all of `people` are.
fn over_all(all: &Organisation, people: &[PersonId]) -> BTreeSet<Scope> {
    let is_over = |manager: &PersonId, person: &PersonId| {
        let here = |id: &PersonId| all.people.get(id).is_some_and(|one| one.is_active);
        above(person, |id| all.people.get(id)?.manager.clone().filter(here)).contains(manager)
    };
    let over = all.people.keys().filter(|id| !people.is_empty() && people.iter().all(|person| is_over(id, person)));
    over.cloned().map(Scope::Person).collect()
}

fn above<Id: Clone + PartialEq>(start: &Id, up: impl Fn(&Id) -> Option<Id>) -> Vec<Id> {
    let mut way = vec![start.clone()];
    while let Some(next) = up(&way[way.len() - 1]) {
        if way.contains(&next) {
            break;
        }
        way.push(next);
    }
    way
}

fn pillar(all: &Organisation, id: &NodeId) -> Option<NodeId> {
    let way = above(id, |id| all.nodes.get(id)?.parent.clone());
    let mission = all.nodes.get(way.last()?)?;
    (mission.parent.is_none() && way.len() > 1).then(|| way[way.len() - 2].clone())
}

fn owner_team(all: &Organisation, node: &Node) -> Option<TeamId> {
    match (&node.owner_team, &node.owner) {
        (Some(team), _) => Some(team.clone()),
        (None, Some(person)) => all.people.get(person)?.team.clone(),
        (None, None) => None,
    }
}

fn team_of(all: &Organisation, id: &NodeId) -> Option<TeamId> {
    let node = &all.nodes[id];
    if node.owner.is_none() && node.owner_team.is_none() {
        return owner_team(all, all.nodes.get(node.parent.as_ref()?)?);
    }
    owner_team(all, node)
}

/// Coverage speaks of what is no team's that is there, and of teams that are on.
fn spoken_of(all: &Organisation, team: &Option<TeamId>) -> bool {
    match team.as_ref().and_then(|id| all.teams.get(id)) {
        Some(team) if team.is_live => team.on.is_some(),
        _ => true,
    }
}

fn people_on(all: &Organisation, team: &TeamId) -> Vec<PersonId> {
    all.people
        .iter()
        .filter(|(_, one)| one.is_active && one.team.as_ref() == Some(team))
        .map(|(id, _)| id.clone())
        .collect()
}

/// Five working days go by; on the next one somebody has been silent for too long.
fn after_a_working_week(asked: Date) -> Date {
    let mut days = std::iter::successors(asked.tomorrow().ok(), |day| day.tomorrow().ok());
    days.by_ref().filter(|day| day.weekday() != Weekday::Saturday && day.weekday() != Weekday::Sunday).nth(5).unwrap()
}
