//! Adding and changing measures, and recording values.
//!
//! Invariant: a change filters on the revision that its author saw; a value names who recorded it.

use diesel::prelude::*;

use crate::access::{Action, Permit, Tx as _, Viewer, Writer};
use crate::error::Result;
use crate::id::{MeasureId, PersonId};
use crate::measures::model::{MeasureEdit, ValueEdit};
use crate::measures::policy::{AddMeasure, EditMeasure, Measured, RecordValue};
use crate::storage::Conn;
use crate::storage::schema::{measure, measure_value};
use crate::strategy::model::Place;
use crate::strategy::store::{changed_meanwhile, nodes};

impl Action for AddMeasure {
    const NAME: &'static str = "measure.add";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Place>> {
        nodes::place(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for EditMeasure {
    const NAME: &'static str = "measure.edit";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Measured>> {
        measured(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for RecordValue {
    const NAME: &'static str = "measure.record";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Measured>> {
        measured(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Adds a measure after the others of its node.
pub(crate) fn insert(tx: &mut Writer<'_>, permit: &Permit<AddMeasure>, edit: &MeasureEdit) -> Result<MeasureId> {
    let last: Option<i64> = measure::table
        .filter(measure::node_id.eq(permit.id.as_str()))
        .select(diesel::dsl::max(measure::position))
        .first(tx.conn())?;
    let id = tx.new_id();
    diesel::insert_into(measure::table)
        .values((
            measure::id.eq(&id),
            measure::node_id.eq(permit.id.as_str()),
            measure::position.eq(last.map_or(0, |last| last + 1)),
            measure::name.eq(edit.name.as_str()),
            measure::kind.eq(edit.sort.word()),
            measure::unit.eq(&edit.unit),
            measure::direction.eq(edit.toward.word()),
            measure::start_amount.eq(edit.start),
            measure::target_amount.eq(edit.target),
            measure::due_on.eq(edit.due_on.map(|day| day.to_string())),
            measure::stale_after_days.eq(edit.stale_after_days),
        ))
        .execute(tx.conn())?;
    Ok(MeasureId::stored(id))
}

/// Changes what a measure is.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn edit(tx: &mut Writer<'_>, permit: &Permit<EditMeasure>, edit: &MeasureEdit, revision: i64) -> Result<()> {
    let changed = diesel::update(
        measure::table.filter(measure::id.eq(permit.id.as_str())).filter(measure::revision.eq(revision)),
    )
    .set((
        measure::name.eq(edit.name.as_str()),
        measure::kind.eq(edit.sort.word()),
        measure::unit.eq(&edit.unit),
        measure::direction.eq(edit.toward.word()),
        measure::start_amount.eq(edit.start),
        measure::target_amount.eq(edit.target),
        measure::due_on.eq(edit.due_on.map(|day| day.to_string())),
        measure::stale_after_days.eq(edit.stale_after_days),
        measure::revision.eq(revision + 1),
    ))
    .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Puts a measure away; its values are kept.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn archive(tx: &mut Writer<'_>, permit: &Permit<EditMeasure>, revision: i64) -> Result<()> {
    let now = tx.now().0;
    set_archived(tx, permit, Some(now), revision)
}

/// Brings a measure back.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn restore(tx: &mut Writer<'_>, permit: &Permit<EditMeasure>, revision: i64) -> Result<()> {
    set_archived(tx, permit, None, revision)
}

/// Records a value after the others.
pub(crate) fn record(tx: &mut Writer<'_>, permit: &Permit<RecordValue>, value: &ValueEdit) -> Result<()> {
    let last: Option<i64> = measure_value::table
        .filter(measure_value::measure_id.eq(permit.id.as_str()))
        .select(diesel::dsl::max(measure_value::position))
        .first(tx.conn())?;
    let (id, now, by) = (tx.new_id(), tx.now().0, tx.actor());
    diesel::insert_into(measure_value::table)
        .values((
            measure_value::id.eq(id),
            measure_value::measure_id.eq(permit.id.as_str()),
            measure_value::role.eq("actual"),
            measure_value::position.eq(last.map_or(0, |last| last + 1)),
            measure_value::measured_on.eq(value.measured_on.to_string()),
            measure_value::amount.eq(value.amount),
            measure_value::note.eq(value.note.as_str()),
            measure_value::confidence.eq(value.confidence.word()),
            measure_value::made_by.eq(by),
            measure_value::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

fn set_archived(tx: &mut Writer<'_>, permit: &Permit<EditMeasure>, at: Option<i64>, revision: i64) -> Result<()> {
    let changed = diesel::update(
        measure::table.filter(measure::id.eq(permit.id.as_str())).filter(measure::revision.eq(revision)),
    )
    .set((measure::archived_at.eq(at), measure::revision.eq(revision + 1)))
    .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Reads what the rules look at.
pub(crate) fn measured(conn: &mut Conn, id: &MeasureId) -> Result<Option<Measured>> {
    let row: Option<(String, Option<String>, Option<i64>, i64)> = measure::table
        .filter(measure::id.eq(id.as_str()))
        .select((measure::node_id, measure::owner_id, measure::archived_at, measure::revision))
        .first(conn)
        .optional()?;
    let Some((node, owner, archived_at, revision)) = row else {
        return Ok(None);
    };
    let place = nodes::place(conn, &crate::id::NodeId::stored(node))?;
    Ok(place.map(|place| Measured {
        id: id.clone(),
        owner: owner.map(PersonId::stored),
        archived: archived_at.is_some(),
        revision,
        place,
    }))
}
