//! Makes a plan of rows.
//!
//! Invariant: what somebody changed in a row since it was imported counts before what is kept beside it.

use std::collections::HashMap;

use super::decode_parts::{measures, stakeholders, tenets, wordings};
use super::encode::vision;
use super::extras::{NodeExtras, StrategyExtras, SupportSlot, day_out, direction_out, read};
use super::{MeasureRow, Names, NodeRow, StakeholderRow, Stored, SupportRow, ValueRow, WordingRow, own};
use crate::strategy::files::plan::{Plan, PlanNode, Statement, Support};

/// How deep a tree is followed; no plan is deeper.
const DEPTH_MAX: usize = 64;

/// The rows of a strategy, by what they hang on, each list in its order.
pub(super) struct Rows<'a> {
    pub names: &'a Names,
    children: HashMap<Option<&'a str>, Vec<&'a NodeRow>>,
    supports: HashMap<&'a str, Vec<&'a SupportRow>>,
    pub wordings: HashMap<(&'a str, Option<&'a str>), Vec<&'a WordingRow>>,
    pub measures: HashMap<&'a str, Vec<&'a MeasureRow>>,
    pub values: HashMap<(&'a str, &'a str), Vec<&'a ValueRow>>,
    pub stakeholders: HashMap<Option<&'a str>, Vec<&'a StakeholderRow>>,
    /// Where each lens stands.
    pub lenses: HashMap<&'a str, usize>,
}

/// Makes a plan of rows.
pub(crate) fn decode(stored: &Stored, names: &Names) -> Plan {
    let rows = Rows::of(stored, names);
    let strategy = &stored.strategy;
    let beside: StrategyExtras = read(&strategy.extras);
    let root = rows.children.get(&None).and_then(|all| {
        let in_sight = all.iter().find(|row| row.archived_at.is_none());
        in_sight.or(all.first()).copied()
    });
    let mut organisations = beside.organisations;
    for (at, one) in stakeholders(&rows, None) {
        let at = at.min(organisations.len().saturating_sub(1));
        if organisations.is_empty() {
            organisations.push(crate::strategy::files::plan::Organisation::default());
        }
        if let Some(organisation) = organisations.get_mut(at) {
            organisation.stakeholders.push(one);
        }
    }
    let mut missions = beside.missions;
    if let Some(mission) = root.and_then(|row| mission(&rows, row)) {
        missions.insert(beside.mission_at.min(missions.len()), mission);
    }
    Plan {
        kind: beside.kind,
        name: beside.unnamed.unwrap_or_else(|| strategy.name.clone()),
        description: strategy.description.clone(),
        other_information: beside.other_information,
        lang: beside.lang,
        dir: beside.dir,
        organisations,
        visions: visions(beside.visions, &strategy.vision),
        missions,
        values: tenets(&stored.tenets),
        roots: root.map_or_else(Vec::new, |root| children(&rows, &root.id, root.archived_at.is_some(), 0)),
        identifier: beside.identifier,
        starts_on: day_out(strategy.starts_on.as_deref(), &beside.starts_on),
        ends_on: day_out(strategy.ends_on.as_deref(), &beside.ends_on),
        published_on: beside.published_on,
        source: beside.source,
        submitter: beside.submitter,
        extras: beside.extras,
    }
}

/// The vision that the strategy shows may have been changed since.
fn visions(mut visions: Vec<Statement>, shown: &str) -> Vec<Statement> {
    if vision(&visions).unwrap_or_default() != shown {
        let first = visions.iter().position(|one| !one.text.trim().is_empty());
        match first.or((!visions.is_empty()).then_some(0)).and_then(|at| visions.get_mut(at)) {
            Some(one) => shown.clone_into(&mut one.text),
            None => visions.push(Statement { text: shown.to_owned(), ..Statement::default() }),
        }
    }
    visions
}

fn mission(rows: &Rows<'_>, row: &NodeRow) -> Option<Statement> {
    let mut beside: NodeExtras = read(&row.extras);
    own::put_links(&row.links, &mut beside.extras);
    if beside.stand_in && row.unwritten {
        return None;
    }
    Some(Statement {
        id: row.id.clone(),
        identifier: row.origin_id.clone().unwrap_or_default(),
        text: row.title.clone(),
        unwritten: row.unwritten,
        owner: rows.owner(row, beside.owner),
        lang: row.language.clone(),
        dir: direction_out(&row.direction, &beside.dir),
        wordings: wordings(rows, &row.id, None, beside.wordings),
        extras: beside.extras,
    })
}

fn children(rows: &Rows<'_>, parent: &str, is_parent_archived: bool, depth: usize) -> Vec<PlanNode> {
    let found = rows.children.get(&Some(parent)).filter(|_| depth < DEPTH_MAX);
    let node = |row: &&NodeRow| {
        let mut node = node(rows, row, is_parent_archived);
        node.children = children(rows, &row.id, row.archived_at.is_some(), depth + 1);
        node
    };
    found.into_iter().flatten().map(node).collect()
}

fn node(rows: &Rows<'_>, row: &NodeRow, is_parent_archived: bool) -> PlanNode {
    let mut beside: NodeExtras = read(&row.extras);
    own::put_links(&row.links, &mut beside.extras);
    PlanNode {
        id: row.id.clone(),
        identifier: row.origin_id.clone().unwrap_or_default(),
        sequence: row.label.clone(),
        title: row.title.clone(),
        description: row.description.clone(),
        other_information: beside.other_information,
        because: row.because.clone(),
        also_supports: supports(rows, &row.id, beside.supports),
        wordings: wordings(rows, &row.id, None, beside.wordings),
        owner: rows.owner(row, beside.owner),
        starts_on: day_out(row.starts_on.as_deref(), &beside.starts_on),
        ends_on: day_out(row.ends_on.as_deref(), &beside.ends_on),
        lang: row.language.clone(),
        dir: direction_out(&row.direction, &beside.dir),
        archived: row.archived_at.is_some() && !(beside.in_sight && is_parent_archived),
        stakeholders: stakeholders(rows, Some(&row.id)).into_iter().map(|(_, one)| one).collect(),
        measures: measures(rows, &row.id),
        extras: beside.extras,
        children: Vec::new(),
    }
}

fn supports(rows: &Rows<'_>, node: &str, slots: Option<Vec<SupportSlot>>) -> Vec<Support> {
    let mut left = rows.supports.get(node).cloned().unwrap_or_default();
    let link = |row: &SupportRow, slots| Support {
        target: row.parent_id.clone(),
        because: row.because.clone(),
        wordings: wordings(rows, node, Some(&row.id), slots),
    };
    let mut found = Vec::new();
    for slot in slots.unwrap_or_default() {
        match slot {
            SupportSlot::Kept(one) => found.push(one),
            SupportSlot::Row { parent, wordings } => {
                if let Some(at) = left.iter().position(|row| row.parent_id == parent) {
                    found.push(link(left.remove(at), wordings));
                }
            }
        }
    }
    found.extend(left.into_iter().map(|row| link(row, None)));
    found
}

impl<'a> Rows<'a> {
    fn of(stored: &'a Stored, names: &'a Names) -> Self {
        let mut rows = Self {
            names,
            children: HashMap::new(),
            supports: HashMap::new(),
            wordings: HashMap::new(),
            measures: HashMap::new(),
            values: HashMap::new(),
            stakeholders: HashMap::new(),
            lenses: HashMap::new(),
        };
        for (at, lens) in names.lenses.iter().enumerate() {
            rows.lenses.insert(&lens.id, at);
        }
        for row in &stored.nodes {
            rows.children.entry(row.parent_id.as_deref()).or_default().push(row);
        }
        for row in &stored.supports {
            rows.supports.entry(&row.node_id).or_default().push(row);
        }
        for row in &stored.wordings {
            let key = (row.node_id.as_str(), row.support_id.as_deref());
            rows.wordings.entry(key).or_default().push(row);
        }
        for row in &stored.measures {
            rows.measures.entry(&row.node_id).or_default().push(row);
        }
        for row in &stored.values {
            let key = (row.measure_id.as_str(), row.role.as_str());
            rows.values.entry(key).or_default().push(row);
        }
        for row in &stored.stakeholders {
            rows.stakeholders.entry(row.node_id.as_deref()).or_default().push(row);
        }
        rows.children.values_mut().for_each(|all| all.sort_by_key(|row| (row.position, &row.id)));
        rows.measures.values_mut().for_each(|all| all.sort_by_key(|row| (row.position, &row.id)));
        rows.values.values_mut().for_each(|all| all.sort_by_key(|row| (row.position, &row.id)));
        rows.stakeholders.values_mut().for_each(|all| all.sort_by_key(|row| (row.position, &row.id)));
        rows.supports.values_mut().for_each(|all| all.sort_by_key(|row| &row.id));
        rows
    }

    fn owner(&self, row: &NodeRow, beside: String) -> String {
        let person = row.owner_id.as_ref().and_then(|id| self.names.people.get(id));
        let team = row.owner_team_id.as_ref().and_then(|id| self.names.teams.get(id));
        person.or(team).cloned().unwrap_or(beside)
    }
}
