//! Makes rows of what hangs on a node: wordings, measures and their values, stakeholders; and finds lenses and owners.
//!
//! Invariant: a text that no row can hold is kept in the node's extras, in its place.

use std::collections::{HashMap, HashSet};

use super::encode::{Encoder, some};
use super::extras::{MeasureExtras, StakeholderExtras, TenetExtras, ValueExtras, WordingSlot, day_in, written};
use super::{LensName, MeasureRow, StakeholderRow, TenetRow, ValueRow, WordingRow, own};
use crate::strategy::files::plan::{PlanMeasure, PlanNode, PlanTenet, PlanValue, Stakeholder, Wording};
use crate::text::{Title, folded};

/// How many lenses there may be before a file makes no more of them; an organisation has 3 to 8.
const MOST_LENSES: usize = 40;

/// The lenses, found by their names.
pub(super) struct Lenses {
    exact: HashMap<String, String>,
    folded: HashMap<String, LensName>,
    /// Those that have to be made.
    pub made: Vec<LensName>,
    order: HashMap<String, usize>,
}

impl Lenses {
    pub(super) fn new(known: &[LensName]) -> Self {
        let mut lenses =
            Self { exact: HashMap::new(), folded: HashMap::new(), made: Vec::new(), order: HashMap::new() };
        for lens in known {
            lenses.add(lens);
        }
        lenses
    }

    fn add(&mut self, lens: &LensName) {
        self.order.insert(lens.id.clone(), self.order.len());
        self.exact.entry(lens.name.clone()).or_insert_with(|| lens.id.clone());
        self.folded.entry(folded(&lens.name)).or_insert_with(|| lens.clone());
    }

    /// Returns the lens of that name, and how the file spells it if otherwise.
    fn find(&mut self, name: &str, fresh: &mut dyn FnMut() -> String) -> Option<(String, Option<String>)> {
        if let Some(id) = self.exact.get(name) {
            return Some((id.clone(), None));
        }
        let title = Title::parse("", name).ok()?;
        if let Some(lens) = self.folded.get(&folded(title.as_str())) {
            return Some((lens.id.clone(), Some(name.to_owned())));
        }
        if self.order.len() >= MOST_LENSES {
            return None;
        }
        let lens = LensName { id: fresh(), name: title.as_str().to_owned() };
        self.add(&lens);
        self.made.push(lens.clone());
        Some((lens.id, (lens.name != name).then(|| name.to_owned())))
    }
}

impl<'a> Encoder<'a> {
    /// Writes the wordings of a node or of a further link; returns their order where rows alone would not tell it.
    pub(super) fn wordings(
        &mut self,
        node: &str,
        support: Option<&str>,
        wordings: &[Wording],
    ) -> Option<Vec<WordingSlot>> {
        let mut slots = Vec::with_capacity(wordings.len());
        let mut seen = HashSet::new();
        let mut last = None;
        let mut is_plain = true;
        for one in wordings {
            let known_direction = matches!(one.dir.as_str(), "" | "ltr" | "rtl");
            let found = self
                .lenses
                .find(&one.lens, self.with.fresh)
                .filter(|(lens, _)| known_direction && seen.insert(lens.clone()));
            let Some((lens, spelled)) = found else {
                slots.push(WordingSlot::Kept(one.clone()));
                is_plain = false;
                continue;
            };
            let place = self.lenses.order.get(&lens).copied();
            is_plain &= spelled.is_none() && place > last;
            last = place;
            let stood = self.known.wordings.get(&(node, support, lens.as_str())).copied();
            self.out.wordings.push(WordingRow {
                id: stood.map_or_else(|| (self.with.fresh)(), str::to_owned),
                node_id: node.to_owned(),
                support_id: support.map(str::to_owned),
                lens_id: lens.clone(),
                title: one.title.clone(),
                because: one.because.clone(),
                language: one.lang.clone(),
                direction: one.dir.clone(),
            });
            slots.push(WordingSlot::Row { lens, spelled });
        }
        (!is_plain).then_some(slots)
    }

    /// Finds who owns the node by that name; a name that is nobody's is kept as a text.
    pub(super) fn owner(&self, node: &str, text: &str) -> (Option<String>, Option<String>, String) {
        let stood = self.known.nodes.get(node);
        let names = self.with.names;
        let nobody = String::new();
        if let Some(row) = stood {
            let person = row.owner_id.as_ref().and_then(|id| names.people.get(id));
            let team = row.owner_team_id.as_ref().and_then(|id| names.teams.get(id));
            if person.or(team).is_some_and(|name| name == text) {
                return (row.owner_id.clone(), row.owner_team_id.clone(), nobody);
            }
        }
        if let Some(id) = names.person_named.get(text) {
            return (Some(id.clone()), None, nobody);
        }
        match names.team_named.get(text) {
            Some(id) => (None, Some(id.clone()), nobody),
            None => (None, None, text.to_owned()),
        }
    }

    pub(super) fn measures(&mut self, node: &'a PlanNode) {
        let mut position = -1;
        for one in &node.measures {
            let stood = self.known.measures.get(one.id.as_str()).copied();
            let at = stood.filter(|row| row.node_id == node.id).map(|row| row.position);
            position = at.unwrap_or(0).max(position + 1);
            self.measure(node, one, position);
            self.values(&one.id, "target", &one.targets);
            self.values(&one.id, "actual", &one.actuals);
        }
    }

    fn measure(&mut self, node: &PlanNode, one: &PlanMeasure, position: i64) {
        let stood = self.known.measures.get(one.id.as_str()).copied();
        let (owner_id, owner) = self.measure_owner(stood, &one.owner);
        let mut row = MeasureRow {
            id: one.id.clone(),
            node_id: node.id.clone(),
            position,
            name: one.name.clone(),
            unit: one.unit.clone(),
            owner_id,
            origin_id: some(&one.identifier),
            archived_at: one.archived.then(|| stood.and_then(|row| row.archived_at).unwrap_or(self.with.now)),
            ..MeasureRow::default()
        };
        let mut extras = one.extras.clone();
        own::take(&mut row, &one.targets, &mut extras);
        row.extras = written(&MeasureExtras {
            sequence: one.sequence.clone(),
            description: one.description.clone(),
            other_information: one.other_information.clone(),
            owner,
            lang: one.lang.clone(),
            dir: one.dir.clone(),
            kind: one.kind.clone(),
            value_chain_stage: one.value_chain_stage.clone(),
            relationships: one.relationships.clone(),
            wordings: one.wordings.clone(),
            extras,
        });
        self.out.measures.push(row);
    }

    fn measure_owner(&self, stood: Option<&MeasureRow>, text: &str) -> (Option<String>, String) {
        let names = self.with.names;
        let before = stood.and_then(|row| row.owner_id.as_ref());
        if before.and_then(|id| names.people.get(id)).is_some_and(|name| name == text) {
            return (before.cloned(), String::new());
        }
        match names.person_named.get(text) {
            Some(id) => (Some(id.clone()), String::new()),
            None => (None, text.to_owned()),
        }
    }

    fn values(&mut self, measure: &str, role: &str, values: &[PlanValue]) {
        let stood = self.known.values.get(&(measure, role)).cloned().unwrap_or_default();
        let mut position = -1;
        for (at, one) in values.iter().enumerate() {
            let row = stood.get(at);
            position = row.map_or(0, |row| row.position).max(position + 1);
            let (starts_on, starts_beside) = day_in(&one.starts_on);
            let (measured_on, ends_beside) = day_in(&one.ends_on);
            let in_words = one.amount.is_empty() && !one.descriptor_value.is_empty();
            let (amount_text, descriptor_value) = if in_words {
                (one.descriptor_value.clone(), String::new())
            } else {
                (one.amount.clone(), one.descriptor_value.clone())
            };
            let mut extras = one.extras.clone();
            let confidence = own::take_confidence(&mut extras);
            let beside = ValueExtras {
                instance: Some(one.instance),
                starts_on: starts_beside,
                ends_on: ends_beside,
                in_words,
                descriptor_name: one.descriptor_name.clone(),
                descriptor_value,
                extras,
            };
            self.out.values.push(ValueRow {
                id: row.map_or_else(|| (self.with.fresh)(), |row| row.id.clone()),
                measure_id: measure.to_owned(),
                role: role.to_owned(),
                position,
                starts_on,
                measured_on,
                amount: one.number(),
                amount_text,
                note: one.description.clone(),
                confidence,
                extras: written(&beside),
            });
        }
    }

    pub(super) fn tenets(&mut self, tenets: &[PlanTenet]) {
        let stood = self.known.tenets.clone();
        let mut position = -1;
        for (at, one) in tenets.iter().enumerate() {
            let row = stood.get(at);
            position = row.map_or(0, |row| row.position).max(position + 1);
            self.out.tenets.push(TenetRow {
                id: row.map_or_else(|| (self.with.fresh)(), |row| row.id.clone()),
                strategy_id: self.with.strategy.to_owned(),
                position,
                name: one.name.clone(),
                description: one.description.clone(),
                extras: written(&TenetExtras { extras: one.extras.clone() }),
            });
        }
    }

    /// Writes who has a part in a node, or, without one, in the organisation at that place of the plan.
    pub(super) fn stakeholders(&mut self, node: Option<&str>, organisation: usize, all: &[Stakeholder]) {
        let stood = self.known.stakeholders.get(&node).cloned().unwrap_or_default();
        let of_node = |row: &&StakeholderRow| row.node_id.as_deref() == node;
        // Organisations share one list: the next begins where the last one ended.
        let (begun, last) = match node {
            Some(_) => (0, -1),
            None => {
                let rows = self.out.stakeholders.iter().filter(of_node);
                let count = rows.clone().count();
                (count, rows.map(|row| row.position).max().unwrap_or(-1))
            }
        };
        let mut position = last;
        for (at, one) in all.iter().enumerate() {
            let row = stood.get(begun + at);
            position = row.map_or(0, |row| row.position).max(position + 1);
            self.out.stakeholders.push(StakeholderRow {
                id: row.map_or_else(|| (self.with.fresh)(), |row| row.id.clone()),
                strategy_id: self.with.strategy.to_owned(),
                node_id: node.map(str::to_owned),
                position,
                kind: one.kind.clone(),
                name: one.name.clone(),
                description: one.description.clone(),
                extras: written(&StakeholderExtras {
                    organisation,
                    roles: one.roles.clone(),
                    extras: one.extras.clone(),
                }),
            });
        }
    }
}
