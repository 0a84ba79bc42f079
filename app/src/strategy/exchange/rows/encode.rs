//! Makes rows of a plan.
//!
//! Invariant: `decode` of the rows gives the plan again, ids and texts alike; a row that stood before keeps its id.

use std::collections::{HashMap, HashSet};

use super::encode_parts::Lenses;
use super::extras::{NodeExtras, StrategyExtras, SupportSlot, day_in, direction_in, written};
use super::settle::mission_at;
use super::{LensName, Names, NodeRow, Stored, StrategyRow, SupportRow, own};
use crate::strategy::files::plan::{Plan, PlanNode, Statement, Support};

/// What a strategy without a mission shows in its place until somebody writes one.
const NO_MISSION: &str = "The mission is not written yet";

/// What the rows are made with.
pub(crate) struct Encoding<'a> {
    /// The id of the strategy.
    pub strategy: &'a str,
    /// What a plan without a name is called.
    pub unnamed: &'a str,
    /// Who can own, and the lenses.
    pub names: &'a Names,
    /// The rows as they stood; empty for a new strategy.
    pub before: &'a Stored,
    /// The time of the import, in microseconds.
    pub now: i64,
    /// Where new ids come from.
    pub fresh: &'a mut dyn FnMut() -> String,
}

/// The work in hand.
pub(super) struct Encoder<'a> {
    pub(super) with: Encoding<'a>,
    pub(super) known: Known<'a>,
    pub(super) lenses: Lenses,
    pub(super) out: Stored,
    /// The parent of each node of the plan.
    parents: HashMap<&'a str, &'a str>,
}

/// The rows that stood before, by what they are found under.
#[derive(Default)]
pub(super) struct Known<'a> {
    pub nodes: HashMap<&'a str, &'a NodeRow>,
    pub supports: HashMap<(&'a str, &'a str), &'a str>,
    pub wordings: HashMap<(&'a str, Option<&'a str>, &'a str), &'a str>,
    pub measures: HashMap<&'a str, &'a super::MeasureRow>,
    pub values: HashMap<(&'a str, &'a str), Vec<&'a super::ValueRow>>,
    pub tenets: Vec<&'a super::TenetRow>,
    pub stakeholders: HashMap<Option<&'a str>, Vec<&'a super::StakeholderRow>>,
}

/// Makes rows of `plan`, whose ids must be settled. Returns them with the lenses that have to be made first.
pub(crate) fn encode<'a>(plan: &'a Plan, with: Encoding<'a>) -> (Stored, Vec<LensName>) {
    let known = Known::of(with.before);
    let lenses = Lenses::new(&with.names.lenses);
    let mut encoder = Encoder { with, known, lenses, out: Stored::default(), parents: HashMap::new() };
    let root = encoder.mission(plan);
    encoder.strategy(plan);
    encoder.parents = parents(plan);
    encoder.children(&plan.roots, &root, None);
    encoder.tenets(&plan.values);
    for (at, organisation) in plan.organisations.iter().enumerate() {
        encoder.stakeholders(None, at, &organisation.stakeholders);
    }
    (encoder.out, encoder.lenses.made)
}

impl<'a> Encoder<'a> {
    fn strategy(&mut self, plan: &Plan) {
        let (starts_on, starts_beside) = day_in(&plan.starts_on);
        let (ends_on, ends_beside) = day_in(&plan.ends_on);
        let is_unnamed = plan.name.trim().is_empty() && !self.with.unnamed.is_empty();
        let mission_at = mission_at(plan);
        let beside = StrategyExtras {
            kind: plan.kind.clone(),
            unnamed: is_unnamed.then(|| plan.name.clone()),
            other_information: plan.other_information.clone(),
            lang: plan.lang.clone(),
            dir: plan.dir.clone(),
            organisations: plan
                .organisations
                .iter()
                .map(|one| crate::strategy::files::plan::Organisation { stakeholders: Vec::new(), ..one.clone() })
                .collect(),
            visions: plan.visions.clone(),
            missions: plan
                .missions
                .iter()
                .enumerate()
                .filter(|(at, _)| Some(*at) != mission_at)
                .map(|(_, one)| one.clone())
                .collect(),
            mission_at: mission_at.unwrap_or(0),
            identifier: plan.identifier.clone(),
            starts_on: starts_beside,
            ends_on: ends_beside,
            published_on: plan.published_on.clone(),
            source: plan.source.clone(),
            submitter: plan.submitter.clone(),
            extras: plan.extras.clone(),
        };
        // A second file without a name does not rename the strategy after itself.
        let stood = self.with.before.strategy.name.as_str();
        let name = if is_unnamed && !stood.is_empty() {
            stood
        } else if is_unnamed {
            self.with.unnamed
        } else {
            &plan.name
        };
        self.out.strategy = StrategyRow {
            id: self.with.strategy.to_owned(),
            name: name.to_owned(),
            description: plan.description.clone(),
            vision: vision(&plan.visions).unwrap_or_default().to_owned(),
            starts_on,
            ends_on,
            extras: written(&beside),
        };
    }

    /// Writes the root of the tree and returns its id.
    fn mission(&mut self, plan: &'a Plan) -> String {
        let Some(mission) = mission_at(plan).and_then(|at| plan.missions.get(at)) else {
            let stood = self.with.before.nodes.iter().find(|row| row.parent_id.is_none());
            let id = stood.map_or_else(|| (self.with.fresh)(), |row| row.id.clone());
            let beside = NodeExtras { stand_in: true, ..NodeExtras::default() };
            self.out.nodes.push(NodeRow {
                id: id.clone(),
                strategy_id: self.with.strategy.to_owned(),
                title: NO_MISSION.to_owned(),
                unwritten: true,
                extras: written(&beside),
                ..NodeRow::default()
            });
            return id;
        };
        let Statement { id, identifier, text, unwritten, owner, lang, dir, wordings, extras } = mission;
        let (direction, dir) = direction_in(dir);
        let (owner_id, owner_team_id, owner) = self.owner(id, owner);
        let slots = self.wordings(id, None, wordings);
        let mut extras = extras.clone();
        let links = own::take_links(&mut extras);
        let beside = NodeExtras { owner, dir, wordings: slots, extras, ..NodeExtras::default() };
        self.out.nodes.push(NodeRow {
            id: id.clone(),
            strategy_id: self.with.strategy.to_owned(),
            title: text.clone(),
            origin_id: some(identifier),
            owner_id,
            owner_team_id,
            language: lang.clone(),
            direction,
            unwritten: *unwritten,
            extras: written(&beside),
            links,
            ..self.untouched(id)
        });
        id.clone()
    }

    fn children(&mut self, nodes: &'a [PlanNode], parent: &str, archived_at: Option<i64>) {
        let mut position = -1;
        for node in nodes {
            let stood = self.known.nodes.get(node.id.as_str()).copied();
            let at = stood.filter(|row| row.parent_id.as_deref() == Some(parent)).map(|row| row.position);
            position = at.unwrap_or(0).max(position + 1);
            let own_time = node.archived.then(|| stood.and_then(|row| row.archived_at).unwrap_or(self.with.now));
            let time = own_time.or(archived_at);
            self.node(node, parent, position, time);
            self.children(&node.children, &node.id, time);
        }
    }

    fn node(&mut self, node: &'a PlanNode, parent: &str, position: i64, archived_at: Option<i64>) {
        let id = node.id.as_str();
        let (starts_on, starts_beside) = day_in(&node.starts_on);
        let (ends_on, ends_beside) = day_in(&node.ends_on);
        let (direction, dir) = direction_in(&node.dir);
        let (owner_id, owner_team_id, owner) = self.owner(id, &node.owner);
        let wordings = self.wordings(id, None, &node.wordings);
        let supports = self.supports(node);
        let mut extras = node.extras.clone();
        let links = own::take_links(&mut extras);
        let beside = NodeExtras {
            other_information: node.other_information.clone(),
            owner,
            starts_on: starts_beside,
            ends_on: ends_beside,
            dir,
            in_sight: archived_at.is_some() && !node.archived,
            stand_in: false,
            wordings,
            supports,
            extras,
        };
        self.out.nodes.push(NodeRow {
            id: id.to_owned(),
            strategy_id: self.with.strategy.to_owned(),
            parent_id: Some(parent.to_owned()),
            position,
            title: node.title.clone(),
            description: node.description.clone(),
            because: node.because.clone(),
            label: node.sequence.clone(),
            origin_id: some(&node.identifier),
            owner_id,
            owner_team_id,
            starts_on,
            ends_on,
            language: node.lang.clone(),
            direction,
            unwritten: self.known.nodes.get(id).is_some_and(|row| row.unwritten),
            extras: written(&beside),
            archived_at,
            links,
        });
        self.stakeholders(Some(id), 0, &node.stakeholders);
        self.measures(node);
    }

    /// What a mission's row has and no plan speaks of.
    fn untouched(&self, id: &str) -> NodeRow {
        self.known.nodes.get(id).map(|row| (*row).clone()).unwrap_or_default()
    }

    fn supports(&mut self, node: &'a PlanNode) -> Option<Vec<SupportSlot>> {
        let mut slots = Vec::with_capacity(node.also_supports.len());
        let mut seen = HashSet::new();
        for link in &node.also_supports {
            if !self.fits(node, link) || !seen.insert(link.target.as_str()) {
                slots.push(SupportSlot::Kept(link.clone()));
                continue;
            }
            let (from, to) = (node.id.as_str(), link.target.as_str());
            let stood = self.known.supports.get(&(from, to)).copied();
            let id = stood.map_or_else(|| (self.with.fresh)(), str::to_owned);
            self.out.supports.push(SupportRow {
                id: id.clone(),
                node_id: from.to_owned(),
                parent_id: to.to_owned(),
                because: link.because.clone(),
            });
            let wordings = self.wordings(from, Some(&id), &link.wordings);
            slots.push(SupportSlot::Row { parent: to.to_owned(), wordings });
        }
        (!slots.is_empty()).then_some(slots)
    }

    /// Tells whether the tree can hold the link: to a node that is neither itself, its parent, nor below it.
    fn fits(&self, node: &PlanNode, link: &Support) -> bool {
        let target = link.target.as_str();
        let root = self.out.nodes.first().map(|row| row.id.as_str());
        let parent = self.parents.get(node.id.as_str()).copied();
        if target == node.id || parent.or(root) == Some(target) {
            return false;
        }
        if root == Some(target) {
            return true;
        }
        let mut place = target;
        if !self.parents.contains_key(place) {
            return false;
        }
        while let Some(above) = self.parents.get(place).copied().filter(|above| !above.is_empty()) {
            if above == node.id {
                return false;
            }
            place = above;
        }
        true
    }
}

impl<'a> Known<'a> {
    fn of(before: &'a Stored) -> Self {
        let mut known = Self::default();
        known.nodes.extend(before.nodes.iter().map(|row| (row.id.as_str(), row)));
        known.measures.extend(before.measures.iter().map(|row| (row.id.as_str(), row)));
        for row in &before.supports {
            let pair = (row.node_id.as_str(), row.parent_id.as_str());
            known.supports.insert(pair, &row.id);
        }
        for row in &before.wordings {
            let key = (row.node_id.as_str(), row.support_id.as_deref(), row.lens_id.as_str());
            known.wordings.insert(key, &row.id);
        }
        for row in &before.values {
            let key = (row.measure_id.as_str(), row.role.as_str());
            known.values.entry(key).or_default().push(row);
        }
        for row in &before.stakeholders {
            known.stakeholders.entry(row.node_id.as_deref()).or_default().push(row);
        }
        known.tenets.extend(&before.tenets);
        known.tenets.sort_by_key(|row| (row.position, &row.id));
        for list in known.values.values_mut() {
            list.sort_by_key(|row| (row.position, &row.id));
        }
        for list in known.stakeholders.values_mut() {
            list.sort_by_key(|row| (row.position, &row.id));
        }
        known
    }
}

/// The id of each node's parent; blank for a pillar.
fn parents(plan: &Plan) -> HashMap<&str, &str> {
    let mut found = HashMap::new();
    for root in &plan.roots {
        found.insert(root.id.as_str(), "");
    }
    plan.visit(|_, node| {
        found.extend(node.children.iter().map(|child| (child.id.as_str(), node.id.as_str())));
    });
    found
}

/// The text that a strategy shows as its vision.
pub(super) fn vision(visions: &[Statement]) -> Option<&str> {
    visions.iter().map(|one| one.text.as_str()).find(|text| !text.trim().is_empty())
}

/// A blank text is stored as none.
pub(super) fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
