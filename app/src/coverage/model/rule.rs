//! What a gap is: an organisation as values in, the places where its chain breaks out.
//!
//! Invariant: pure, and asks of each subject only what [`Subjects`] says that it depends on. Coverage is silent about teams that
//! are not switched on, and what tells about people's cards is seen only by those in whose chain all of them are.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::days::silent_from;
use super::gap::{Gap, Scope, Source};
use super::kind::Kind;
use super::organisation::{Measure, Node, Organisation, Subjects, Team, Translation};
use crate::id::{ContributionId, NodeId, PersonId, TeamId};
use crate::translation::model::State;

/// From how many people on a team's cards are counted at all, and then only to the half.
pub const COUNTED_FROM: usize = 10;

/// Returns the gaps of `subjects` in `organisation`.
pub fn gaps(organisation: &Organisation, subjects: &Subjects) -> BTreeSet<Gap> {
    let look = Look::of(organisation);
    let nodes = subjects.nodes.iter().flat_map(|id| of_node(&look, id));
    let teams = subjects.teams.iter().flat_map(|id| of_team(&look, id));
    let cards = subjects.cards.iter().filter_map(|id| of_card(organisation, id));
    nodes.chain(teams).chain(cards).collect()
}

/// An organisation with what is asked of it again and again.
struct Look<'a> {
    all: &'a Organisation,
    /// The nodes with something in sight below them.
    above: BTreeSet<&'a NodeId>,
    measures: BTreeMap<&'a NodeId, Vec<&'a Measure>>,
    /// The teams that own something in sight.
    owning: BTreeSet<TeamId>,
    members: BTreeMap<&'a TeamId, Vec<&'a PersonId>>,
    translations: BTreeMap<&'a TeamId, Vec<&'a Translation>>,
    /// What each person's cards are on.
    cards: BTreeMap<&'a PersonId, Vec<&'a NodeId>>,
}

impl<'a> Look<'a> {
    fn of(all: &'a Organisation) -> Self {
        let mut look = Self {
            all,
            above: BTreeSet::new(),
            measures: BTreeMap::new(),
            owning: BTreeSet::new(),
            members: BTreeMap::new(),
            translations: BTreeMap::new(),
            cards: BTreeMap::new(),
        };
        for node in all.nodes.values().filter(|node| node.is_live) {
            look.above.extend(&node.parent);
            look.owning.extend(all.owner_team(node));
        }
        for measure in &all.measures {
            look.measures.entry(&measure.node).or_default().push(measure);
        }
        for (id, person) in all.people.iter().filter(|(_, person)| person.is_active) {
            if let Some(team) = &person.team {
                look.members.entry(team).or_default().push(id);
            }
        }
        for translation in &all.translations {
            look.translations.entry(&translation.team).or_default().push(translation);
        }
        for card in all.cards.values() {
            look.cards.entry(&card.person).or_default().extend(&card.node);
        }
        look
    }

    fn members(&self, team: &TeamId) -> &[&'a PersonId] {
        self.members.get(team).map_or(&[], Vec::as_slice)
    }

    fn cards(&self, person: &PersonId) -> &[&'a NodeId] {
        self.cards.get(person).map_or(&[], Vec::as_slice)
    }
}

fn of_node(look: &Look<'_>, id: &NodeId) -> Vec<Gap> {
    let all = look.all;
    let Some(node) = all.nodes.get(id).filter(|node| node.is_live) else { return Vec::new() };
    let Some(team) = spoken_of(all, all.team_of(id)) else { return Vec::new() };
    let source = Source::Node(id.clone());
    let gap = |kind, subject: &str, since| Gap {
        node: Some(id.clone()),
        pillar: all.pillar(id),
        ..placed(all, kind, subject, &source, team.as_ref(), since)
    };
    let measures = look.measures.get(id).map_or(&[][..], Vec::as_slice);
    let mut found: Vec<Gap> = node_kinds(look, id, node).map(|kind| gap(kind, id.as_str(), node.changed)).collect();
    found.extend(measures.iter().filter_map(|measure| {
        let stale = measure.counts_until?.tomorrow().ok()?;
        Some(gap(Kind::Stale, measure.id.as_str(), stale))
    }));
    found
}

/// Returns how the chain breaks at a node itself. The mission serves nothing and is measured by nothing of its own; a pillar is
/// measured by what hangs below it, and so is an objective that has something there.
fn node_kinds(look: &Look<'_>, id: &NodeId, node: &Node) -> impl Iterator<Item = Kind> {
    let is_mission = node.parent.is_none();
    let is_pillar = node.parent.as_ref().and_then(|id| look.all.nodes.get(id));
    let is_pillar = is_pillar.is_some_and(|above| above.parent.is_none());
    let is_leaf = !look.above.contains(id);
    let unmeasured = !look.measures.contains_key(id);
    [
        (Kind::Empty, is_pillar && is_leaf),
        (Kind::Unowned, node.owner.is_none() && node.owner_team.is_none()),
        (Kind::Unlinked, !is_mission && !node.has_because),
        (Kind::Unmeasured, !is_mission && !is_pillar && is_leaf && unmeasured),
    ]
    .into_iter()
    .filter_map(|(kind, is_so)| is_so.then_some(kind))
}

fn of_team(look: &Look<'_>, id: &TeamId) -> Vec<Gap> {
    let all = look.all;
    let Some(team) = all.teams.get(id).filter(|team| team.is_live) else { return Vec::new() };
    let Some(on) = team.on else { return Vec::new() };
    let translations = look.translations.get(id).map_or(&[][..], Vec::as_slice);
    let mut found: Vec<Gap> = translations.iter().filter_map(|one| of_translation(look, one)).collect();
    let source = Source::Team(id.clone());
    let gap = |kind, since| placed(all, kind, id.as_str(), &source, Some(id), since);
    if translations.is_empty() && !look.members(id).is_empty() && !look.owning.contains(id) {
        found.push(gap(Kind::Lineless, on));
    }
    if let Some(since) = overloaded_since(team, translations) {
        found.push(gap(Kind::Overloaded, since));
    }
    if has_few_cards(look, id) {
        found.push(gap(Kind::Few, on));
    }
    found
}

fn of_translation(look: &Look<'_>, one: &Translation) -> Option<Gap> {
    let (kind, since) = match one.state {
        State::Offered | State::Countered | State::Confirm => (Kind::Silent, silent_from(one.since)),
        State::Declined => (Kind::Unanswered, one.since),
        State::Agreed if is_idle(look, one) => (Kind::Idle, one.since),
        State::Agreed | State::Withdrawn | State::Ended => return None,
    };
    let all = look.all;
    let mut gap = placed(all, kind, one.id.as_str(), &Source::Team(one.team.clone()), Some(&one.team), since);
    gap.node = Some(one.node.clone());
    gap.pillar = all.pillar(&one.node);
    if kind == Kind::Idle {
        gap.scopes = overseers(all, look.members(&one.team));
    }
    Some(gap)
}

fn of_card(all: &Organisation, id: &ContributionId) -> Option<Gap> {
    let card = all.cards.get(id)?;
    let author = all.people.get(&card.person).filter(|person| person.is_active)?;
    let node = card.node.as_ref()?;
    let put_away = all.nodes.get(node).filter(|node| !node.is_live)?;
    let team = spoken_of(all, author.team.clone())?;
    let source = Source::Card(id.clone());
    Some(Gap {
        node: Some(node.clone()),
        pillar: all.pillar(node),
        scopes: overseers(all, &[&card.person]),
        ..placed(all, Kind::Adrift, id.as_str(), &source, team.as_ref(), put_away.changed)
    })
}

/// Returns a gap with its place among the teams, seen by all of the organisation.
fn placed(all: &Organisation, kind: Kind, subject: &str, source: &Source, team: Option<&TeamId>, since: Date) -> Gap {
    let teams = team.map(|id| all.up_to_the_root(id)).unwrap_or_default();
    let lens = team.and_then(|id| all.teams.get(id)?.lens.clone());
    let mut scopes = BTreeSet::from([Scope::Company]);
    scopes.extend(teams.iter().cloned().map(Scope::Team));
    scopes.extend(lens.iter().cloned().map(Scope::Lens));
    if teams.is_empty() {
        scopes.insert(Scope::NoTeam);
    }
    let (subject, source, team) = (subject.to_owned(), source.clone(), team.cloned());
    Gap { kind, subject, source, since, node: None, pillar: None, team, teams, lens, scopes }
}

/// Returns the team that a gap belongs to, or none where it is no team's; nothing at all where coverage does not speak of it.
fn spoken_of(all: &Organisation, team: Option<TeamId>) -> Option<Option<TeamId>> {
    let Some(found) = team.as_ref().and_then(|id| all.teams.get(id)).filter(|team| team.is_live) else {
        return Some(None);
    };
    found.on.is_some().then_some(team)
}

/// Tells whether a team has people, and none of them has a card on what it agreed to.
fn is_idle(look: &Look<'_>, one: &Translation) -> bool {
    let people = look.members(&one.team);
    !people.is_empty() && !people.iter().any(|id| look.cards(id).contains(&&one.node))
}

/// Returns the day on which a team had agreed to more than it carries.
fn overloaded_since(team: &Team, translations: &[&Translation]) -> Option<Date> {
    let agreed = translations.iter().filter(|one| matches!(one.state, State::Agreed | State::Confirm));
    let mut days: Vec<Date> = agreed.map(|one| one.agreed.unwrap_or(one.since)).collect();
    days.sort_unstable();
    days.get(team.carries).copied()
}

fn has_few_cards(look: &Look<'_>, team: &TeamId) -> bool {
    let is_in_force = |id: &&NodeId| look.all.nodes.get(*id).is_some_and(|node| node.is_live);
    let people = look.members(team);
    let carded = people.iter().filter(|id| look.cards(id).iter().any(is_in_force)).count();
    people.len() >= COUNTED_FROM && carded * 2 < people.len()
}

/// Returns those who have all of `people` in their chain, or are they.
fn overseers(all: &Organisation, people: &[&PersonId]) -> BTreeSet<Scope> {
    let mut chains = people.iter().map(|id| BTreeSet::from_iter(all.chain(id)));
    let first: BTreeSet<PersonId> = chains.next().unwrap_or_default();
    let shared = chains.fold(first, |shared, chain| shared.intersection(&chain).cloned().collect());
    shared.into_iter().map(Scope::Person).collect()
}
