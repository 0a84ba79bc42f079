//! Makes what hangs on a node of its rows: wordings, measures with their values, stakeholders, and the tenets.
//!
//! Invariant: rows that were made here, without extras, come after those of the file, in their own order.

use super::decode::Rows;
use super::extras::{MeasureExtras, StakeholderExtras, TenetExtras, ValueExtras, WordingSlot, day_out, read};
use super::{MeasureRow, TenetRow, ValueRow, WordingRow, own};
use crate::strategy::files::plan::{PlanMeasure, PlanTenet, PlanValue, Stakeholder, Wording};

/// The wordings of a node, or of its further link.
pub(super) fn wordings(
    rows: &Rows<'_>,
    node: &str,
    support: Option<&str>,
    slots: Option<Vec<WordingSlot>>,
) -> Vec<Wording> {
    let mut left = rows.wordings.get(&(node, support)).cloned().unwrap_or_default();
    left.sort_by_key(|row| rows.lenses.get(row.lens_id.as_str()).copied());
    let wording = |row: &WordingRow, spelled: Option<String>| {
        let place = rows.lenses.get(row.lens_id.as_str()).copied();
        let lens = place.and_then(|at| rows.names.lenses.get(at));
        Wording {
            lens: spelled.unwrap_or_else(|| lens.map(|lens| lens.name.clone()).unwrap_or_default()),
            title: row.title.clone(),
            because: row.because.clone(),
            lang: row.language.clone(),
            dir: row.direction.clone(),
        }
    };
    let mut found = Vec::with_capacity(left.len());
    for slot in slots.unwrap_or_default() {
        match slot {
            WordingSlot::Kept(one) => found.push(one),
            WordingSlot::Row { lens, spelled } => {
                if let Some(at) = left.iter().position(|row| row.lens_id == lens) {
                    found.push(wording(left.remove(at), spelled));
                }
            }
        }
    }
    found.extend(left.into_iter().map(|row| wording(row, None)));
    found
}

/// The measures of a node.
pub(super) fn measures(rows: &Rows<'_>, node: &str) -> Vec<PlanMeasure> {
    let found = rows.measures.get(node);
    found.into_iter().flatten().map(|row| measure(rows, row)).collect()
}

fn measure(rows: &Rows<'_>, row: &MeasureRow) -> PlanMeasure {
    let beside: MeasureExtras = read(&row.extras);
    let targets = values(rows, &row.id, "target");
    let owner = row.owner_id.as_ref().and_then(|id| rows.names.people.get(id));
    let mut extras = beside.extras;
    own::put(row, &targets, &mut extras);
    PlanMeasure {
        id: row.id.clone(),
        identifier: row.origin_id.clone().unwrap_or_default(),
        sequence: beside.sequence,
        name: row.name.clone(),
        unit: row.unit.clone(),
        description: beside.description,
        other_information: beside.other_information,
        owner: owner.cloned().unwrap_or(beside.owner),
        lang: beside.lang,
        dir: beside.dir,
        archived: row.archived_at.is_some(),
        kind: beside.kind,
        value_chain_stage: beside.value_chain_stage,
        relationships: beside.relationships,
        actuals: values(rows, &row.id, "actual"),
        targets,
        wordings: beside.wordings,
        extras,
    }
}

fn values(rows: &Rows<'_>, measure: &str, role: &str) -> Vec<PlanValue> {
    let Some(found) = rows.values.get(&(measure, role)) else {
        return Vec::new();
    };
    let mut list: Vec<(Option<u32>, PlanValue)> = found.iter().map(|row| value(row)).collect();
    let mut next = list.iter().filter_map(|(at, _)| *at).max().map_or(0, |last| last.saturating_add(1));
    for (at, one) in &mut list {
        one.instance = at.unwrap_or_else(|| {
            next = next.saturating_add(1);
            next - 1
        });
    }
    list.into_iter().map(|(_, one)| one).collect()
}

fn value(row: &ValueRow) -> (Option<u32>, PlanValue) {
    let beside: ValueExtras = read(&row.extras);
    let mut extras = beside.extras;
    own::put_confidence(&row.confidence, &mut extras);
    let (amount, descriptor_value) = if beside.in_words {
        (String::new(), row.amount_text.clone())
    } else {
        let number = row.amount.filter(|_| row.amount_text.is_empty());
        let amount = number.map_or_else(|| row.amount_text.clone(), own::plain);
        (amount, beside.descriptor_value)
    };
    let value = PlanValue {
        instance: 0,
        description: row.note.clone(),
        starts_on: day_out(row.starts_on.as_deref(), &beside.starts_on),
        ends_on: day_out(row.measured_on.as_deref(), &beside.ends_on),
        amount,
        descriptor_name: beside.descriptor_name,
        descriptor_value,
        extras,
    };
    (beside.instance, value)
}

/// What the organisation holds dear.
pub(super) fn tenets(rows: &[TenetRow]) -> Vec<PlanTenet> {
    let mut rows: Vec<&TenetRow> = rows.iter().collect();
    rows.sort_by_key(|row| (row.position, &row.id));
    let tenet = |row: &TenetRow| PlanTenet {
        name: row.name.clone(),
        description: row.description.clone(),
        extras: read::<TenetExtras>(&row.extras).extras,
    };
    rows.into_iter().map(tenet).collect()
}

/// Who has a part in a node or, without one, in an organisation of the plan, with the place of that organisation.
pub(super) fn stakeholders(rows: &Rows<'_>, node: Option<&str>) -> Vec<(usize, Stakeholder)> {
    let found = rows.stakeholders.get(&node);
    let stakeholder = |row: &&super::StakeholderRow| {
        let beside: StakeholderExtras = read(&row.extras);
        let one = Stakeholder {
            kind: row.kind.clone(),
            name: row.name.clone(),
            description: row.description.clone(),
            roles: beside.roles,
            extras: beside.extras,
        };
        (beside.organisation, one)
    };
    found.into_iter().flatten().map(stakeholder).collect()
}
