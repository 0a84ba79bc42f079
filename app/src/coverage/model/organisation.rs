//! An organisation as values: all that the rule of coverage looks at.
//!
//! Invariant: pure. A part of an organisation says the same of a subject as the whole, as long as it holds what that subject
//! depends on: see [`Subjects`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::id::{ContributionId, MeasureId, NodeId, PersonId, TeamId, TranslationId};
use crate::translation::model::State;

/// Everything that a gap can depend on.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    /// The nodes that are or were published; a draft's are none.
    pub nodes: BTreeMap<NodeId, Node>,
    /// The measures in use.
    pub measures: Vec<Measure>,
    /// The teams.
    pub teams: BTreeMap<TeamId, Team>,
    /// The people, also those who left.
    pub people: BTreeMap<PersonId, Person>,
    /// The translations that are not over.
    pub translations: Vec<Translation>,
    /// The cards that were not put away.
    pub cards: BTreeMap<ContributionId, Card>,
}

/// A node.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it hangs below; the mission hangs below nothing.
    pub parent: Option<NodeId>,
    /// Whether it is in sight, in the strategy in force.
    pub is_live: bool,
    /// Whether its because is written.
    pub has_because: bool,
    /// The person who owns it.
    pub owner: Option<PersonId>,
    /// The team that owns it.
    pub owner_team: Option<TeamId>,
    /// The day of its last change.
    pub changed: Date,
}

/// A measure.
#[derive(Debug, Clone)]
pub struct Measure {
    /// The measure.
    pub id: MeasureId,
    /// Its node.
    pub node: NodeId,
    /// The last day on which its latest value counts; none if it never grows old.
    pub counts_until: Option<Date>,
}

/// A team.
#[derive(Debug, Clone)]
pub struct Team {
    /// The team above.
    pub parent: Option<TeamId>,
    /// Whether it is there: not put away.
    pub is_live: bool,
    /// In whose words it reads.
    pub lens: Option<crate::id::LensId>,
    /// Since when it is switched on; coverage is silent about the others.
    pub on: Option<Date>,
    /// How many translations it says it carries.
    pub carries: usize,
}

/// A person.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their team.
    pub team: Option<TeamId>,
    /// Their manager.
    pub manager: Option<PersonId>,
    /// Whether they are here.
    pub is_active: bool,
}

/// A translation that is not over.
#[derive(Debug, Clone)]
pub struct Translation {
    /// The translation.
    pub id: TranslationId,
    /// What was offered.
    pub node: NodeId,
    /// To whom.
    pub team: TeamId,
    /// Where it stands.
    pub state: State,
    /// The day on which that began.
    pub since: Date,
    /// The day on which it was agreed last.
    pub agreed: Option<Date>,
}

/// A card.
#[derive(Debug, Clone)]
pub struct Card {
    /// Whose it is.
    pub person: PersonId,
    /// What it moves.
    pub node: Option<NodeId>,
}

/// Whose gaps are asked for. A node depends on its ancestors, on whether something hangs below it, on its measures, its owner
/// and its parent's, and their teams up to the root; a team on those above it, its people with the managers above them and
/// their cards, its translations, and on what it owns; a card on its author with the managers above, and its node.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subjects {
    /// Nodes.
    pub nodes: BTreeSet<NodeId>,
    /// Teams.
    pub teams: BTreeSet<TeamId>,
    /// Cards.
    pub cards: BTreeSet<ContributionId>,
}

impl Subjects {
    /// Returns everything that an organisation holds.
    pub fn all(organisation: &Organisation) -> Self {
        Self {
            nodes: organisation.nodes.keys().cloned().collect(),
            teams: organisation.teams.keys().cloned().collect(),
            cards: organisation.cards.keys().cloned().collect(),
        }
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.nodes.len() + self.teams.len() + self.cards.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Walks from `start` upwards by `next` until it ends or comes back to somewhere.
fn walk<Id: Clone + Ord>(start: Id, next: impl Fn(&Id) -> Option<Id>) -> Vec<Id> {
    let mut way = vec![start];
    let mut seen: BTreeSet<Id> = way.iter().cloned().collect();
    while let Some(id) = way.last().and_then(&next) {
        if !seen.insert(id.clone()) {
            break;
        }
        way.push(id);
    }
    way
}

impl Organisation {
    /// Returns a node with all above it, upwards.
    pub fn up_to_the_mission(&self, id: &NodeId) -> Vec<NodeId> {
        walk(id.clone(), |id| self.nodes.get(id)?.parent.clone())
    }

    /// Returns a team with all above it, upwards.
    pub fn up_to_the_root(&self, id: &TeamId) -> Vec<TeamId> {
        walk(id.clone(), |id| self.teams.get(id)?.parent.clone())
    }

    /// Returns a person with the managers above them who are here, upwards.
    pub fn chain(&self, id: &PersonId) -> Vec<PersonId> {
        walk(id.clone(), |id| {
            let manager = self.people.get(id)?.manager.clone()?;
            self.people.get(&manager).is_some_and(|manager| manager.is_active).then_some(manager)
        })
    }

    /// Returns the pillar of a node: what hangs below the mission; the mission has none.
    pub fn pillar(&self, id: &NodeId) -> Option<NodeId> {
        let way = self.up_to_the_mission(id);
        let at_the_mission = self.nodes.get(way.last()?).is_some_and(|node| node.parent.is_none());
        let pillar = way.len().checked_sub(2)?;
        at_the_mission.then(|| way[pillar].clone())
    }

    /// Returns the team that a node belongs to: its owner's, or, while nobody owns it, that of its parent's owner.
    pub fn team_of(&self, id: &NodeId) -> Option<TeamId> {
        let node = self.nodes.get(id)?;
        if node.owner.is_some() || node.owner_team.is_some() {
            return self.owner_team(node);
        }
        self.owner_team(self.nodes.get(node.parent.as_ref()?)?)
    }

    /// Returns the team of a node's own owner.
    pub fn owner_team(&self, node: &Node) -> Option<TeamId> {
        let persons = || self.people.get(node.owner.as_ref()?)?.team.clone();
        node.owner_team.clone().or_else(persons)
    }
}
